package standard_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/standard"
	"emprise/geo/feature"
	"emprise/geo/reference"
)

// schema is a Table Schema, as much of it as the published ones use.
type schema struct {
	Fields []struct {
		Name, Type, Format string
		Constraints        struct {
			Required bool
			Enum     []string
			Pattern  string
		}
	}
}

func schemaOf(t *testing.T, path string) schema {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var s schema
	if err := json.Unmarshal(text, &s); err != nil {
		t.Fatal(err)
	}
	return s
}

// faults says where rows do not keep to a schema. Geometry stands beside the columns, and patterns that need back references are not
// those of Go.
func (s schema) faults(set *feature.Set, elsewhere ...string) []string {
	var out []string
	names := map[string]bool{}
	for _, f := range s.Fields {
		names[f.Name] = true
		column := set.Column(f.Name)
		if slices.Contains(elsewhere, f.Name) {
			continue
		}
		if column == nil {
			out = append(out, f.Name+" is not there")
			continue
		}
		pattern, err := regexp.Compile(f.Constraints.Pattern)
		if err != nil {
			pattern = regexp.MustCompile("")
		}
		for row := range set.Len() {
			v := column.Text(row)
			wrong := func(why string) { out = append(out, fmt.Sprintf("row %d: %s = %q: %s", row, f.Name, v, why)) }
			if v == "" {
				if f.Constraints.Required {
					wrong("required")
				}
				continue
			}
			if len(f.Constraints.Enum) > 0 && !slices.Contains(f.Constraints.Enum, v) {
				wrong("enum")
			}
			if !pattern.MatchString(v) {
				wrong("pattern")
			}
			switch f.Type {
			case "integer":
				_, err = strconv.Atoi(v)
			case "number":
				_, err = strconv.ParseFloat(v, 64)
			case "date":
				_, err = time.Parse(strings.NewReplacer("%Y", "2006", "%m", "01", "%d", "02").Replace(f.Format), v)
			default:
				err = nil
			}
			if err != nil {
				wrong(f.Type)
			}
		}
	}
	for _, c := range set.Columns {
		if !names[c.Name] {
			out = append(out, c.Name+" is no column of the schema")
		}
	}
	return out
}

// A zone and a plot that are full keep to the published schemas of CNIG Sites économiques, their words to its lists.
func TestSitesEconomiquesKeepToTheirSchemas(t *testing.T) {
	t.Parallel()
	m := func(v float64) *float64 { return &v }
	z := data.Zone{
		ID: "80024_SITE-ECO_00001", Name: "Les Bornes", Commune: "Amiens", INSEE: "80024", Vocation: data.VocationLogistics, PoleID: "80024_POLE-ECO_1",
		Type: data.ZoneActivity, State: data.ZoneActive, Evolution: data.ZoneRenewal, Created: "1975", Updated: "2026-01-01", Developer: data.DeveloperEPCI,
		LedBy: "CC", PlannedBy: "SEM", SoldBy: "Agence", Description: "d", URL: "https://exemple.fr/zone", Networks: data.ZoneNetworks{
			StormWater: data.Yes, DrinkingWater: data.No, Sewer: data.Yes, Gas: data.No, Power: data.Yes, Fibre: data.No, RailSiding: data.Yes,
			Quay: data.No, PublicTransit: data.Yes,
		},
		Access: data.ZoneAccess{
			Road: "RD 1", Motorway: "A77", InterchangeM: m(2000), Station: "Gare", StationM: m(0), FreightStation: "Fret", FreightM: m(3000),
			Airport: "Aéroport", AirportM: m(45000), Port: "Port", PortM: m(1000),
		},
		Shape: orb.MultiPolygon{hectare(2, 50)},
	}
	p := data.Plot{
		ID: "80024_TERRAIN-ECO_00001", ZoneID: z.ID, Status: data.StatusSold, Owner: data.OwnerEPCI, Servicing: data.ServicingDone, Occupancy: data.OccupancyBrownfield,
		Parcels: []string{"80024000ZO0030", "80024000ZO0034"}, PriceEuroPerM2: &data.Fact{Value: 5}, Updated: "2026-11-01", Turnkey: data.Yes,
		Acquirer: "SCI", SaleDate: "2026-01-01", SaleEuro: m(1000), Shape: orb.MultiPolygon{hectare(2, 50)},
	}
	unit := func(id string, use data.LandUse) data.LandUnit {
		return data.LandUnit{ID: id, ZoneID: z.ID, Use: use, LastActivity: "2019-01-01", UnoccupiedSince: "2019-01-01"}
	}
	stock := standard.Stock{
		Territory: data.Territory{Name: "CC d’essai", EPCISiren: "200071223"}, Zones: []data.Zone{z}, Plots: []data.Plot{p}, Internal: true, Year: 2026,
		Units: []data.LandUnit{unit("a", data.LandUsed), unit("b", data.LandUsed), unit("c", data.LandUnused)},
		Works: []data.Establishment{{ID: "e", ZoneID: z.ID}, {ID: "gone", ZoneID: z.ID, Until: "2020-01-01"}},
		// What our nouns do not hold: the day when a zone or a plot was found, and useful land.
		Own: func(_ data.Kind, _, column string) string {
			switch column {
			case "site_identif_date", "terr_identif_date":
				return "2020-01-01"
			case "site_surf_utile":
				return "0.9"
			}
			return ""
		},
	}
	fillings, issues := sitesEconomiques(t).Fill(stock)
	if len(issues) > 0 {
		t.Errorf("%v", issues)
	}
	zones, plots := filling(t, fillings, "site_eco"), filling(t, fillings, "terrain_eco")
	for column, want := range map[string]string{
		"site_type": "zone d'activité économique", "site_etat": "existant et actif", "site_evol_urba": "renouvellement urbain", "site_moa_type": "epci",
		"site_moa_nom": "CC", "site_moa_amngt": "SEM", "site_moa_comm": "Agence", "site_creation_date": "1975", "site_uf_nbre": "3", "site_uf_vacant_nbre": "1",
		"site_taux_vacance": "33", "site_nb_etab": "1", "reseau_eau_potable": "non", "desserte_tc": "oui", "autoroute_nom": "A77", "autoroute_echang_dist": "2",
		"gare_dist": "0", "aeroport_dist": "45", "pole_id": "80024_POLE-ECO_1", "site_url": "https://exemple.fr/zone",
	} {
		if got := zones.Text(column, 0); got != want {
			t.Errorf("%s is %q, not %q", column, got, want)
		}
	}
	for column, want := range map[string]string{
		"terr_cle_en_main": "oui", "terr_acquereur": "SCI", "terr_cession_date": "2026-01-01", "terr_vente_montant": "1000", "terr_m2_prix": "5",
	} {
		if got := plots.Text(column, 0); got != want {
			t.Errorf("%s is %q, not %q", column, got, want)
		}
	}
	at := func(table string) schema {
		return schemaOf(t, reference.Path(t, "fr/sites-economiques-cnig/"+table+"/schema.json"))
	}
	for _, fault := range append(at("site-eco").faults(zones, "site_geomsurf", "site_geompoint"), at("terrain-eco").faults(plots, "terr_geomsurf", "terr_url_cartofriches")...) {
		t.Error(fault)
	}
	// The vacancy of a unit that nobody knows leaves the rate open.
	stock.Units = append(stock.Units, data.LandUnit{ID: "d", ZoneID: z.ID})
	fillings, _ = sitesEconomiques(t).Fill(stock)
	if zones := filling(t, fillings, "site_eco"); zones.Text("site_uf_nbre", 0) != "4" || zones.Text("site_taux_vacance", 0) != "" {
		t.Errorf("%s units, rate %q", zones.Text("site_uf_nbre", 0), zones.Text("site_taux_vacance", 0))
	}
	// Every word of a list is one that the list reads back.
	for _, table := range sitesEconomiques(t).Tables {
		for _, c := range table.Columns {
			if (c.Words == "") != (len(c.Say) == 0) {
				t.Errorf("%s has words to read or to say, not both", c.Name)
			}
		}
	}
}

// Brownfield plots become rows of CNIG Friches that its schema takes; one that lacks what it requires is left out and listed.
func TestFrichesKeepToTheirSchema(t *testing.T) {
	t.Parallel()
	d, ok := standard.DeliveryByID("friches")
	if !ok {
		t.Fatal("no delivery")
	}
	brown := data.Plot{
		ID: "80024_TERRAIN-ECO_00001", Name: "Filature", Commune: "Amiens", INSEE: "80024", Occupancy: data.OccupancyBrownfield, Owner: data.OwnerEPCI,
		Parcels: []string{"80024000ZO0030", "2A004000ZO0034"}, BuildingM2: &data.Fact{Value: 2400.4}, Updated: "2026-11-01", Acquirer: "SCI", Notes: "n",
		Shape: orb.MultiPolygon{hectare(2, 50), hectare(2.1, 50)},
	}
	inside, undated, vacant := brown, brown, brown
	inside.ID, inside.Parcels, inside.BuildingM2, inside.Owner = "80024_TERRAIN-ECO_00002", nil, nil, ""
	undated.ID, undated.Updated = "80024_TERRAIN-ECO_00003", ""
	vacant.ID, vacant.Occupancy = "80024_TERRAIN-ECO_00004", data.OccupancyVacant
	stock := standard.Stock{
		Territory: data.Territory{Name: "CC d’essai"}, Plots: []data.Plot{brown, inside, undated, vacant},
		Projects: []data.Project{
			{ID: "a", PlotIDs: []string{brown.ID}, Status: data.ProjectUnderway},
			{ID: "b", PlotIDs: []string{inside.ID}, Status: data.ProjectUnderway, Internal: true},
		},
	}
	fillings, issues := d.Fill(stock)
	set := filling(t, fillings, "friches")
	if set.Len() != 2 || len(issues) != 1 || issues[0].Rule != "row_unfinished" || issues[0].Detail != "site_identif_date, site_actu_date" {
		t.Fatalf("%d rows, %+v", set.Len(), issues)
	}
	for column, want := range map[string]string{
		"site_id": brown.ID, "site_statut": "friche avec projet", "proprio_personne": "personne morale", "bati_surface": "2400", "urba_zaer": "inconnu",
		"unite_fonciere_refcad": "80024000ZO0030|2A004000ZO0034", "source_nom": "CC d’essai", "proprio_nom": "",
	} {
		if got := set.Text(column, 0); got != want {
			t.Errorf("%s is %q, not %q", column, got, want)
		}
	}
	if got := set.Text("geomsurf", 0); !strings.HasPrefix(got, "MULTIPOLYGON(((2 50,2.0014 50,") {
		t.Errorf("geomsurf is %s", got)
	}
	if got := set.Text("geompoint", 0); !strings.HasPrefix(got, "POINT(2.") && !strings.HasPrefix(got, "POINT(2 ") {
		t.Errorf("geompoint is %s", got)
	}
	if got := set.Text("site_statut", 1); got != "inconnu" {
		t.Errorf("an internal project shows: %q", got)
	}
	for _, fault := range schemaOf(t, filepath.Join("testdata", "friches-schema.json")).faults(set) {
		t.Error(fault)
	}
}
