package standard_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/standard"
	"emprise/geo/feature"
)

// propose detects and maps, as an import does.
func propose(t *testing.T, set *feature.Set, noun data.Kind) standard.Mapping {
	t.Helper()
	columns := standard.Columns(set)
	g := best(columns, standard.KindOf(set))
	m, err := standard.Propose(g.Standard, noun, columns)
	if err != nil {
		t.Fatal(err)
	}
	if err := m.Validate(); err != nil {
		t.Fatal(err)
	}
	return m
}

func rules(issues []standard.Issue) map[string]int {
	n := map[string]int{}
	for _, i := range issues {
		n[i.Rule]++
	}
	return n
}

func TestOfficialPlotIsRead(t *testing.T) {
	t.Parallel()
	set := read(t, "sites-economiques-cnig/terrain-eco/exemple-valide.csv")
	plots, issues := propose(t, set, data.KindPlot).Plots(set)
	if len(plots) != 1 {
		t.Fatalf("%d plots, %v", len(plots), issues)
	}
	p := plots[0]
	if p.ID != "80024_TERRAIN-ECO_00131" || p.Name != "00131" || p.ZoneID != "80024_SITE-ECO_00001" || p.INSEE != "80024" {
		t.Errorf("%+v", p)
	}
	if !slices.Equal(p.Parcels, []string{"80024000ZO0030", "80024000ZO0034", "80024000ZO0035"}) {
		t.Errorf("parcels %v", p.Parcels)
	}
	if p.Status != data.StatusSold || p.Servicing != data.ServicingComplete || p.Occupancy != data.OccupancyUsed || p.Owner != data.OwnerEPCI {
		t.Errorf("%s %s %s %s", p.Status, p.Servicing, p.Occupancy, p.Owner)
	}
	// The schema types the price as an integer and its own example has cents.
	if f := p.PriceEuroPerM2; f == nil || f.Value != 5.35 || f.Confidence != data.Declared || f.Date != "2023-08-29" || f.Source != "terr_m2_prix" {
		t.Errorf("price %+v", f)
	}
	if p.Updated != "2023-08-29" || p.Notes != "terr_usage : bâti productif" {
		t.Errorf("%q %q", p.Updated, p.Notes)
	}
	if len(issues) != 0 {
		t.Errorf("issues %v", issues)
	}
	s, _ := standard.ByID("cnig-terrain-eco")
	if !slices.Contains(s.Confidential, "terr_acquereur") || len(s.Confidential) != 4 {
		t.Errorf("confidential: %v", s.Confidential)
	}
}

// TestShiftedRowIsMended: the official example of SITE-ECO has its vocation cut in two at a separator.
func TestShiftedRowIsMended(t *testing.T) {
	t.Parallel()
	set := read(t, "sites-economiques-cnig/site-eco/exemple-valide.csv")
	zones, issues := propose(t, set, data.KindZone).Zones(set)
	if len(zones) != 1 || zones[0].Vocation != data.VocationLogistics || zones[0].Name != "ZAC Les Bornes du Temps" || zones[0].INSEE != "80024" {
		t.Fatalf("%+v", zones)
	}
	if n := rules(issues); n["cell_split"] != 1 || len(n) != 1 {
		t.Errorf("issues %v", issues)
	}
}

func TestOfficialBrownfieldIsRead(t *testing.T) {
	t.Parallel()
	set := read(t, "friches/cnig-friches-fichier-valide.csv")
	plots, issues := propose(t, set, data.KindPlot).Plots(set)
	if len(plots) != 1 {
		t.Fatal(issues)
	}
	p := plots[0]
	if p.ID != "12083_22-12.0017" || p.Commune != "CRANSAC" || p.INSEE != "12083" || p.Occupancy != data.OccupancyBrownfield || p.Status != "" {
		t.Errorf("%+v", p)
	}
	if len(p.Parcels) != 5 || p.Parcels[4] != "2B2930000D0625" {
		t.Errorf("Corsica is left out of %v", p.Parcels)
	}
	if p.BuildingM2 == nil || p.BuildingM2.Value != 2400 {
		t.Errorf("buildings %+v", p.BuildingM2)
	}
	if p.Owner != "" || !strings.Contains(p.Notes, "proprio_type : P4a|G1a") || !strings.Contains(p.Notes, "sol_pollution_existe : pollution avérée") {
		t.Errorf("several owners are made one: %q %q", p.Owner, p.Notes)
	}
	layer, _ := propose(t, set, "").Layer(set)
	if got := layer.Text("formdomi", 0); got != "0202" {
		t.Errorf("202 is %q", got)
	}
	if got := layer.Text("urba_zone_formdomi", 0); got != "202" {
		t.Errorf("the source's own code is %q", got)
	}
}

func TestRealBrownfields(t *testing.T) {
	t.Parallel()
	set := read(t, "friches/cartofriches-standard-cnig-A.csv.gz")
	plots, issues := propose(t, set, data.KindPlot).Plots(set)
	n := rules(issues)
	if len(plots)+n["identifier_repeated"]+n["row_invalid"] != set.Len() || len(plots) < 1300 {
		t.Errorf("%d of %d plots: %v", len(plots), set.Len(), n)
	}
	for _, p := range plots {
		if p.Occupancy != data.OccupancyBrownfield && p.Occupancy != data.OccupancyUsed || p.Offered() || strings.Contains(p.Notes, "NA\n") {
			t.Fatalf("%+v", p)
		}
		if p.Updated == "" || p.INSEE == "" {
			t.Fatalf("%+v", p)
		}
	}
	t.Log(n)
}

func TestPollutedSitesOfADEME(t *testing.T) {
	t.Parallel()
	set := read(t, "friches/ademe-sites-pollues.geojson.gz")
	plots, issues := propose(t, set, data.KindPlot).Plots(set)
	if len(plots) != 419 {
		t.Fatalf("%d plots: %v", len(plots), rules(issues))
	}
	first := plots[0]
	if first.INSEE != "08190" || first.Occupancy != data.OccupancyBrownfield || first.BuildingM2.Value != 7000 {
		t.Errorf("%+v", first)
	}
	if !slices.Contains(first.Parcels, "08190000AY0064") {
		t.Errorf("parcels %v", first.Parcels)
	}
	if n := rules(issues); n["zero_restored"] == 0 || n["value_refused"] > 200 {
		t.Errorf("%v", n)
	}
}

// TestDriftingWords: the values of the document, of the schema, of the GeoPackage and of the examples mean the same.
func TestDriftingWords(t *testing.T) {
	t.Parallel()
	header := []string{"terr_id", "terr_stade_comm", "terr_stade_amngt", "terr_etat_occup", "terr_maitrise_fonc", "terr_surf_brute"}
	for _, c := range []struct {
		column, words string
		want          string // "" is unknown
		rule          string
	}{
		{"terr_maitrise_fonc", "EPCI, structure intercommunale", "epci", ""},
		{"terr_maitrise_fonc", "structure intercommunale", "epci", ""},
		{"terr_maitrise_fonc", "État", "state", ""},
		{"terr_maitrise_fonc", "ETAT\n", "state", ""},
		{"terr_maitrise_fonc", "region", "", "value_unmapped"},
		{"terr_maitrise_fonc", "inconnu", "", ""},
		{"terr_maitrise_fonc", "99", "", ""}, // sans objet, in the document of Friches
		{"terr_maitrise_fonc", "autre", "", "value_unmapped"},
		{"terr_stade_comm", "réservé par une délibération de l’EPCI", "reserved_by_board", ""},
		{"terr_stade_comm", "Réservé par une délibération de l'epci", "reserved_by_board", ""},
		{"terr_stade_comm", "Vendu", "sold", ""},
		{"terr_stade_comm", "EN VENTE", "for_sale", ""},
		{"terr_stade_comm", "for_sale", "for_sale", ""},
		{"terr_stade_comm", "", "", ""},
		{"terr_stade_amngt", "non aménagé,  non viabilisé", "none", ""},
		{"terr_etat_occup", "occupation en transition", "transition", ""},
		{"terr_etat_occup", "occupation transitoire", "transition", ""},
		{"terr_etat_occup", "sans objet", "", ""},
	} {
		row := make([]string, len(header))
		row[0] = "80024_TERRAIN-ECO_00001"
		row[slices.Index(header, c.column)] = c.words
		set := table(t, feature.None, header, row)
		m, err := standard.Propose("cnig-terrain-eco", data.KindPlot, standard.Columns(set))
		if err != nil {
			t.Fatal(err)
		}
		plots, issues := m.Plots(set)
		if len(plots) != 1 {
			t.Fatal(issues)
		}
		p := plots[0]
		got := map[string]string{"terr_maitrise_fonc": string(p.Owner), "terr_stade_comm": string(p.Status), "terr_stade_amngt": string(p.Servicing), "terr_etat_occup": string(p.Occupancy)}[c.column]
		n := rules(issues)
		if got != c.want || n[c.rule] != min(1, len(c.rule)) || c.rule == "" && len(n) > 0 {
			t.Errorf("%s = %q: %q, %v; want %q, %q", c.column, c.words, got, n, c.want, c.rule)
		}
		if c.rule == "value_unmapped" && !strings.Contains(p.Notes, c.column+" : "+c.words) {
			t.Errorf("the source's words %q are lost: %q", c.words, p.Notes)
		}
		for _, v := range m.Preview(set, 1)[0].Values {
			if v.From == c.column && v.Words != strings.TrimSpace(c.words) {
				t.Errorf("the preview shows %q for %q", v.Words, c.words)
			}
		}
	}
	for words, want := range map[string]data.Vocation{
		"mixte": data.VocationMixed, "mixte, sans dominante": data.VocationMixed, "Entrepôts, logistique": data.VocationLogistics,
		"aéroportuaire, aéronautique": data.VocationAirport, "autre": "",
	} {
		set := table(t, feature.None, []string{"site_id", "site_vocadomi"}, []string{"80024_SITE-ECO_1", words})
		m, err := standard.Propose("cnig-site-eco", data.KindZone, standard.Columns(set))
		if err != nil {
			t.Fatal(err)
		}
		if zones, _ := m.Zones(set); len(zones) != 1 || zones[0].Vocation != want {
			t.Errorf("%s: %v", words, zones)
		}
	}
}

// TestEmptyIsNotNo: a network that nobody filled in is unknown.
func TestEmptyIsNotNo(t *testing.T) {
	t.Parallel()
	set := table(t, feature.None, []string{"id", "rail", "fibre", "prix"},
		[]string{"a", "", "inconnu", ""}, []string{"b", "non", "oui", "0"}, []string{"c", "Oui", "peut-être", "12,50 €"})
	m := standard.Mapping{Format: 1, Noun: data.KindPlot, Fields: []standard.Field{
		{To: "id", From: "id"}, {To: "rail_siding", From: "rail"}, {To: "fibre", From: "fibre"}, {To: "price_eur_m2", From: "prix"},
	}}
	plots, issues := m.Plots(set)
	if len(plots) != 3 {
		t.Fatal(issues)
	}
	a, b, c := plots[0], plots[1], plots[2]
	if a.RailSiding != data.Unknown || a.Fibre != data.Unknown || a.PriceEuroPerM2 != nil {
		t.Errorf("%+v", a)
	}
	if b.RailSiding != data.No || b.Fibre != data.Yes || b.PriceEuroPerM2 == nil || b.PriceEuroPerM2.Value != 0 {
		t.Errorf("%+v", b)
	}
	if c.RailSiding != data.Yes || c.Fibre != data.Unknown || c.PriceEuroPerM2.Value != 12.5 || c.Notes != "fibre : peut-être" {
		t.Errorf("%+v", c)
	}
}

// square is an area of about side × side metres near Amiens.
func square(side float64) orb.Polygon {
	const lon, lat = 2.3, 49.9
	dy := side / 111_200
	dx := dy / math.Cos(lat*math.Pi/180)
	return orb.Polygon{{{lon, lat}, {lon + dx, lat}, {lon + dx, lat + dy}, {lon, lat + dy}, {lon, lat}}}
}

func drawn(t *testing.T, g orb.Geometry, names []string, values ...string) *feature.Set {
	t.Helper()
	var b feature.Builder
	b.Begin(feature.KindOf(g))
	b.Geometry(g)
	for i, n := range names {
		b.Text(n, values[i])
	}
	b.End()
	s, err := b.Set()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestHectaresAndSquareMetres: Sites économiques counts hectares, Friches square metres; files mix them up.
func TestHectaresAndSquareMetres(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ id, from, noun, surface, want string }{
		{"cnig-terrain-eco", "terr_surf_brute", "plot", "1", ""},
		{"cnig-terrain-eco", "terr_surf_brute", "plot", "1,02", ""},
		{"cnig-terrain-eco", "terr_surf_brute", "plot", "1.5", "area_differs"},
		{"cnig-terrain-eco", "terr_surf_brute", "plot", "10000", "area_unit"},
		{"cnig-friches", "unite_fonciere_surface", "plot", "10 000", ""},
		{"cnig-friches", "unite_fonciere_surface", "plot", "1", "area_unit"},
		{"cnig-friches", "unite_fonciere_surface", "plot", "0", ""},
		{"cnig-friches", "unite_fonciere_surface", "plot", "-5", "value_unreadable"},
	} {
		id := map[string]string{"cnig-terrain-eco": "terr_id", "cnig-friches": "site_id"}[c.id]
		set := drawn(t, square(100), []string{id, c.from}, "80024_x", c.surface)
		m, err := standard.Propose(c.id, data.Kind(c.noun), standard.Columns(set))
		if err != nil {
			t.Fatal(err)
		}
		plots, issues := m.Plots(set)
		n := rules(issues)
		if len(plots) != 1 || len(plots[0].Shape) != 1 || n[c.want] != min(1, len(c.want)) || c.want == "" && len(n) > 0 {
			t.Errorf("%s = %s: %v, want %q", c.from, c.surface, n, c.want)
		}
		if len(issues) > 0 && !issues[0].HasPlace {
			t.Errorf("%v is nowhere", issues[0])
		}
	}
	set := table(t, feature.None, []string{"site_id", "site_surf_brute", "autoroute_echang_dist"}, []string{"80024_SITE-ECO_1", "37.2", "17"})
	m, err := standard.Propose("cnig-site-eco", "", standard.Columns(set))
	if err != nil {
		t.Fatal(err)
	}
	layer, _ := m.Layer(set)
	if area, _ := layer.Column("area_m2").Number(0); area != 372_000 {
		t.Errorf("37.2 ha are %v m²", area)
	}
	if far, _ := layer.Column("interchange_m").Number(0); far != 17_000 {
		t.Errorf("17 km are %v m", far)
	}
}

func TestRowsThatCannotBeKept(t *testing.T) {
	t.Parallel()
	set := table(t, feature.Points, []string{"terr_id", "terr_stade_comm", "terr_refcad", "terr_actu_date"},
		[]string{"44003_TERRAIN-ECO_ 000131", "en vente", "44003000AB0001|44003000AB0001", "2023"},
		[]string{"44003_TERRAIN-ECO_000131", "en vente", "", ""},
		[]string{"", "vendu", "44003000AB0002", "31/12/2023"},
		[]string{"b|c", "vendu", "nulle part", "00000000"})
	m, err := standard.Propose("cnig-terrain-eco", data.KindPlot, standard.Columns(set))
	if err != nil {
		t.Fatal(err)
	}
	plots, issues := m.Plots(set)
	n := rules(issues)
	for _, rule := range []string{"identifier_mended", "identifier_repeated", "identifier_missing", "value_unreadable", "value_refused", "shape_not_area"} {
		if n[rule] == 0 {
			t.Errorf("%s is not listed in %v", rule, issues)
		}
	}
	if len(plots) != 3 || plots[0].ID != "44003_TERRAIN-ECO_000131" || len(plots[0].Parcels) != 1 || plots[0].Updated != "" {
		t.Fatalf("%+v", plots)
	}
	if plots[1].ID != "44003_TERRAIN-ECO_00003" || plots[1].INSEE != "44003" || plots[1].Updated != "2023-12-31" {
		t.Errorf("%+v", plots[1])
	}
	if none, _ := m.Zones(set); none != nil {
		t.Error("a mapping of plots makes zones")
	}
}

// TestPlacesOfSIRENE: the system is row by row, and 33 is a place drawn at random in the commune.
func TestPlacesOfSIRENE(t *testing.T) {
	t.Parallel()
	set := table(t, feature.None, []string{"siret", "x", "y", "qualite_xy", "epsg", "plg_code_commune"},
		[]string{"73282932000074", "700000", "6600000", "11", "2154", "1004"},
		[]string{"35600000000048", "340000", "7650000", "33", "2975", "97411"})
	g := best(standard.Columns(set), feature.None)
	s, _ := standard.ByID(g.Standard)
	if g.Standard != "sirene-geoloc" || s.Place == nil || s.Place.EPSG != "epsg" || s.Place.X != "x" || len(s.Cautions) != 2 {
		t.Fatalf("%+v %+v", g, s.Place)
	}
	if n := rules(s.Check(set)); n["place_unsure"] != 1 {
		t.Errorf("%v", n)
	}
	layer, issues := propose(t, set, "").Layer(set)
	if layer.Text("insee", 0) != "01004" || layer.Text("insee", 1) != "97411" || rules(issues)["zero_restored"] != 1 {
		t.Errorf("%q %v", layer.Text("insee", 0), issues)
	}
}

// TestObligatoryIsAdvice: the document and the schema disagree on what must be there, so nothing is refused for it.
func TestObligatoryIsAdvice(t *testing.T) {
	t.Parallel()
	set := read(t, "sites-economiques-cnig/pole-eco/exemple-valide.csv")
	s, _ := standard.ByID("cnig-pole-eco")
	if got := s.Check(set); len(got) != 0 {
		t.Errorf("%v", got)
	}
	s, _ = standard.ByID("cnig-terrain-eco")
	two := orb.MultiPolygon{square(10), {{{3, 49}, {3.1, 49}, {3.1, 49.1}, {3, 49}}}}
	set = drawn(t, two, []string{"terr_id", "site_id"}, "80024_TERRAIN-ECO_1", "")
	n := rules(s.Check(set))
	if n["column_missing"] == 0 || n["column_unfilled"] != 1 || n["parts_several"] != 1 {
		t.Errorf("%v", n)
	}
	m, err := standard.Propose("cnig-terrain-eco", data.KindPlot, standard.Columns(set))
	if err != nil {
		t.Fatal(err)
	}
	if plots, _ := m.Plots(set); len(plots) != 1 || len(plots[0].Shape) != 2 {
		t.Errorf("%+v", plots)
	}
}

func TestOldPlansReadAsNewOnes(t *testing.T) {
	t.Parallel()
	set := read(t, "plu-derived/41175_PLU_20140603-zone_urba-wgs84-rfc7946.geojson")
	layer, issues := propose(t, set, "").Layer(set)
	if layer.Len() != set.Len() || len(layer.Columns) <= len(set.Columns) {
		t.Fatalf("%d columns", len(layer.Columns))
	}
	if layer.Text("typezone", 0) != "N" || layer.Text("TYPEZONE_source", 0) != "Nh" || layer.Text("formdomi", 0) != "0100" || layer.Text("DESTDOMI", 0) != "01" {
		t.Errorf("%q %q %q", layer.Text("typezone", 0), layer.Text("TYPEZONE_source", 0), layer.Text("formdomi", 0))
	}
	if set.Text("TYPEZONE", 0) != "Nh" || layer.Text("libelle", 0) != "Nh" || layer.Column("LIBELLE") != nil {
		t.Error("the set given was changed, or a column was not renamed")
	}
	seen := map[string]bool{}
	for _, c := range layer.Columns {
		if seen[strings.ToLower(c.Name)] {
			t.Errorf("two columns %s, which a database would not keep apart", c.Name)
		}
		seen[strings.ToLower(c.Name)] = true
	}
	if n := rules(issues); n["value_refused"] > 0 {
		t.Errorf("%v", n)
	}
}

// TestOldRiskPlans: COVADIS 05 and 06 are about expropriation; CNIG gives the same numbers to recommendations and grey zones.
func TestOldRiskPlans(t *testing.T) {
	t.Parallel()
	set := table(t, feature.None, []string{"id_zone", "id_gaspar", "nom", "codezone", "typereg"},
		[]string{"1", "38DDT20180003", "interdiction", "RF", "03"}, []string{"2", "38DDT20180003", "délaissement", "De", "05"})
	layer, issues := propose(t, set, "").Layer(set)
	if layer.Text("typereglement", 0) != "03" || layer.Text("typereglement", 1) != "" || layer.Text("libellezonereglement", 1) != "délaissement" {
		t.Errorf("%q %q", layer.Text("typereglement", 0), layer.Text("typereglement", 1))
	}
	if rules(issues)["value_unmapped"] != 1 {
		t.Errorf("%v", issues)
	}
	set = table(t, feature.None, []string{"id_zone", "id_gaspar", "coderisque", "nomrisque", "nivalea"},
		[]string{"1", "38DDT20180003", "1150000", "Inondation", "Fai"}, []string{"2", "38DDT20180003", "9999999", "multirisques", "M"},
		[]string{"3", "38DDT20180003", "1300000", "Séisme", "M"})
	layer, _ = propose(t, set, "").Layer(set)
	if a, b, c := layer.Text("typealea", 0), layer.Text("typealea", 1), layer.Text("typealea", 2); a != "115" || b != "999" || c != "13" {
		t.Errorf("%q %q %q", a, b, c)
	}
}

func TestParcelsOfLegalPersons(t *testing.T) {
	t.Parallel()
	set := table(t, feature.None, []string{"Département", "Code Commune", "Préfixe", "Section", "N° plan", "N° SIREN - par", "Dénomination - par"},
		[]string{"1", "4", "", "A", "12", "732829320", "X"}, []string{"2A", "4", "", "AB", "1234", "U12345678", "Y"},
		[]string{"974", "411", "000", "AB", "7", "", ""})
	layer, issues := propose(t, set, "").Layer(set)
	for f, want := range []string{"010040000A0012", "2A004000AB1234", "97411000AB0007"} {
		if got := layer.Text("parcel", f); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	if layer.Text("siren", 0) != "732829320" || layer.Text("siren", 1) != "" || rules(issues)["value_refused"] != 1 {
		t.Errorf("%v", issues)
	}
}

func TestActivityZonesOnly(t *testing.T) {
	t.Parallel()
	set := table(t, feature.None, []string{"cleabs", "categorie", "nature", "toponyme", "fictif"},
		[]string{"SURFACTI01", "Industriel et commercial", "Zone industrielle", "ZI Nord", "false"},
		[]string{"SURFACTI02", "Religieux", "Culte chrétien", "Église", "false"},
		[]string{"SURFACTI03", "Industriel et commercial", "Haras", "", "false"})
	zones, issues := propose(t, set, data.KindZone).Zones(set)
	if len(zones) != 2 || zones[0].Vocation != data.VocationIndustrial || zones[1].Vocation != "" {
		t.Errorf("%+v", zones)
	}
	if n := rules(issues); n["row_not_selected"] != 1 || n["value_unmapped"] != 1 {
		t.Errorf("%v", issues)
	}
}
