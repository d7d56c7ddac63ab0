package relation_test

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"emprise/data"
	"emprise/data/gpkg"
	"emprise/data/incoming"
	"emprise/data/relation"
	"emprise/data/standard"
	"emprise/data/workspace"
	"emprise/geo/feature"
	"emprise/geo/ingest"
	"emprise/geo/reference"
)

// Files as they come from three services, which cite one another.
const (
	sites = `site_id;site_nom;site_type;site_vocadomi;site_etat;site_surf_brute;site_comm_insee;site_comm_nom;pole_id
80024_SITE-ECO_00001;Les Bornes;zone d'activité économique;industrielle;existant et actif;12;80024;Argoeuves;80024_POLE-ECO_00001
`
	terrains = `terr_id;site_id;terr_refcad;terr_surf_brute;terr_stade_amngt;terr_stade_comm;terr_etat_occup;terr_maitrise_fonc
80024_TERRAIN-ECO_00001;80024_SITE-ECO_00001;"[""000ZO30 000ZO34""]";1;viabilisé;en vente;inoccupé;région
80024_TERRAIN-ECO_00002;80024_SITE-ECO_00009;80024000ZO0031,80024000ZO0032;2;viabilisé;vendu;occupé;commune
80024_TERRAIN-ECO_00003;;80024000ZO0099|80025000AB0001;2;viabilisé;vendu;occupé;commune
`
	firms = `SIRET;SIREN;terr_id;etab_raison_sociale;etab_nom;etab_activite_code;comm_insee
34749951900010;347499519;80024_TERRAIN-ECO_ 00001|80024_TERRAIN-ECO_00002;Picardie service;MAN TRUCK;4520B;80024
73282932000074;732829320;80024_TERRAIN-ECO_00077;Ailleurs;Ailleurs;4520B;80024
`
	located = `siret;x;y;qualite_xy;epsg;plg_code_commune;y_latitude;x_longitude
34749951900010;656600;6425800;11;2154;80024;49.92;2.2
`
	icpe = `codeAiot;raisonSociale;codeInsee;commune;longitude;latitude;regimeVigueur;statutSeveso;numeroSiret
0005100001;MAN TRUCK;80024;ARGOEUVES;2.2;49.92;Enregistrement;Non Seveso;34749951900010
0005100002;INCONNUE;80024;ARGOEUVES;2.2;49.92;Enregistrement;Non Seveso;35600000000048
`
	parcels = `{"type":"FeatureCollection","features":[` +
		`{"type":"Feature","properties":{"id":"80024000ZO0030","commune":"80024","prefixe":"000","section":"ZO","numero":"30"},"geometry":{"type":"Polygon","coordinates":[[[2.2,49.9],[2.201,49.9],[2.201,49.901],[2.2,49.9]]]}},` +
		`{"type":"Feature","properties":{"id":"80024000ZO0031","commune":"80024","prefixe":"000","section":"ZO","numero":"31"},"geometry":{"type":"Polygon","coordinates":[[[2.21,49.9],[2.211,49.9],[2.211,49.901],[2.21,49.9]]]}},` +
		`{"type":"Feature","properties":{"id":"80024000ZO0031","commune":"80024","prefixe":"000","section":"ZO","numero":"31"},"geometry":{"type":"Polygon","coordinates":[[[2.22,49.9],[2.221,49.9],[2.221,49.901],[2.22,49.9]]]}}]}`
)

var files = map[string]string{
	"site_eco.csv": sites, "terrain_eco.csv": terrains, "etablissement.csv": firms, "geolocalisation.csv": located, "icpe.csv": icpe,
	"parcelles.geojson": parcels,
}

func project(t *testing.T) *workspace.Workspace {
	t.Helper()
	s, err := gpkg.Create(t.Context(), filepath.Join(t.TempDir(), "p.gpkg"), data.Territory{Name: "CC d’essai", EPSG: 2154}, gpkg.Options{})
	if err != nil {
		t.Fatal(err)
	}
	w, err := workspace.Open(t.Context(), s, workspace.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	})
	return w
}

// bring imports a file as the programs do: as it is recognised.
func bring(t *testing.T, w *workspace.Workspace, path string) relation.Brought {
	t.Helper()
	parts, err := incoming.Contents(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	box := w.Snapshot().Scene.Box().LonLatBound()
	look, err := incoming.At(t.Context(), path, parts[0], ingest.Options{}, box)
	if err != nil {
		t.Fatal(err)
	}
	if !look.Recognised() {
		t.Fatalf("%s: %+v", path, look.Guess())
	}
	opt := ingest.Options{Part: parts[0].Name}
	if look.Unknown != nil {
		opt.CRS = look.Proposals[0].System
	}
	l := data.Layer{ID: w.NewID(data.KindLayer, parts[0].Layer), Name: parts[0].Layer, Role: look.Guess().Role, Visible: true}
	var rows *standard.Harvest
	set, err := workspace.Gather(t.Context(), func(sink func(*feature.Set) error) error {
		_, rows, err = incoming.Harvest(t.Context(), path, opt, look.Plan(l.Role), sink, nil)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return store(t, w, l, set, rows)
}

func store(t *testing.T, w *workspace.Workspace, l data.Layer, set *feature.Set, rows *standard.Harvest) relation.Brought {
	t.Helper()
	a, err := w.Arrive(l)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Leave()
	_, done, err := relation.Bring(t.Context(), w, a, set, rows, nil)
	if err != nil {
		t.Fatal(err)
	}
	return done
}

func written(t *testing.T, name string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(files[name]), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func rules(issues []standard.Issue) map[string]int {
	n := map[string]int{}
	for _, i := range issues {
		n[i.Rule]++
	}
	return n
}

// It does not matter which file comes first.
func TestFilesAreJoinedInAnyOrder(t *testing.T) {
	t.Parallel()
	names := []string{"site_eco.csv", "terrain_eco.csv", "etablissement.csv", "geolocalisation.csv", "icpe.csv", "parcelles.geojson"}
	back := slices.Clone(names)
	slices.Reverse(back)
	for _, order := range [][]string{names, back, {"terrain_eco.csv", "icpe.csv", "site_eco.csv", "parcelles.geojson", "geolocalisation.csv", "etablissement.csv"}} {
		w := project(t)
		for _, name := range order {
			bring(t, w, written(t, name))
		}
		snap := w.Snapshot()
		p, _ := snap.Plot("80024_TERRAIN-ECO_00001")
		if p.ZoneID != "80024_SITE-ECO_00001" || !slices.Equal(p.Parcels, []string{"80024000ZO0030", "80024000ZO0034"}) {
			t.Errorf("%v: %+v", order, p)
		}
		ties := relation.Of(snap)
		for k, want := range map[relation.Kind]relation.Count{
			relation.Zone: {Resolved: 1, Unresolved: 1}, relation.Parcel: {Resolved: 2, Unresolved: 3, Unchecked: 1},
			relation.Plot: {Resolved: 2, Unresolved: 1}, relation.SIRET: {Resolved: 1, Unresolved: 1},
			relation.Commune: {Unchecked: 4}, relation.Pole: {Unchecked: 1},
		} {
			if got := ties.Counts[k]; got != want {
				t.Errorf("%v: %s %+v, not %+v", order, k, got, want)
			}
		}
		if n := rules(ties.Issues); n["zone_unknown"] != 1 || n["parcel_unknown"] != 3 || n["plot_unknown"] != 1 || n["siret_unknown"] != 1 || n["reference_ambiguous"] != 1 {
			t.Errorf("%v: %v", order, n)
		}
		first := ties.OfPlot(p.ID)
		if len(first.Establishments) != 1 || first.Establishments[0].Name != "MAN TRUCK" || len(first.Establishments[0].At) != 3 {
			t.Errorf("%v: establishments %+v", order, first.Establishments)
		}
		if len(first.Parcels) != 2 || len(first.Parcels[0].At) != 1 || len(first.Parcels[1].At) != 0 {
			t.Errorf("%v: parcels %+v", order, first.Parcels)
		}
		if got := ties.OfPlot("80024_TERRAIN-ECO_00002").WaitsForZone; got != "80024_SITE-ECO_00009" {
			t.Errorf("%v: it waits for %q", order, got)
		}
	}
}

// The examples of CNIG cite one another: the plot names the site.
func TestTheExamplesOfCNIGAreJoined(t *testing.T) {
	t.Parallel()
	for _, order := range [][]string{{"site-eco", "terrain-eco"}, {"terrain-eco", "site-eco"}} {
		w := project(t)
		for _, name := range append(order, "etablissement", "pole-eco") {
			bring(t, w, reference.Path(t, "fr/sites-economiques-cnig/"+name+"/exemple-valide.csv"))
		}
		p, ok := w.Snapshot().Plot("80024_TERRAIN-ECO_00131")
		if !ok || p.ZoneID != "80024_SITE-ECO_00001" || len(p.Parcels) != 3 {
			t.Errorf("%v: %+v", order, p)
		}
		ties := relation.Of(w.Snapshot())
		// Its establishment stands on plots of Loire-Atlantique, one of them written with a space inside.
		if c := ties.Counts[relation.Plot]; c.Unresolved != 2 {
			t.Errorf("%v: %+v", order, c)
		}
		if !slices.ContainsFunc(ties.Issues, func(i standard.Issue) bool {
			return i.Rule == "plot_unknown" && i.Detail == "44003_TERRAIN-ECO_000131" && i.FeatureID == "34749951900010"
		}) {
			t.Errorf("%v: %+v", order, ties.Issues)
		}
	}
}

// What people entered is kept; what was missing is filled in; the words of the source stay beside.
func TestARowThatIsThereKeepsWhatIsEntered(t *testing.T) {
	t.Parallel()
	w := project(t)
	mine := data.Plot{ID: "80024_TERRAIN-ECO_00001", Name: "Mon lot", Status: data.StatusOption, Notes: "à revoir"}
	if _, err := w.Do(t.Context(), data.Edit{Note: data.Note{Key: "edit.plot"}, Put: []data.Row{mine}}); err != nil {
		t.Fatal(err)
	}
	done := bring(t, w, written(t, "terrain_eco.csv"))
	if done.Plots != 2 || done.Known != 1 || done.Linked != 1 {
		t.Errorf("%+v", done)
	}
	if n := rules(done.Issues); n["row_known"] != 1 || n["value_kept"] != 1 || n["zone_unknown"] != 2 {
		t.Errorf("%v", done.Issues)
	}
	p, _ := w.Snapshot().Plot(mine.ID)
	if p.Name != "Mon lot" || p.Status != data.StatusOption || p.Notes != "à revoir" || p.Occupancy != data.OccupancyNever || len(p.Parcels) != 2 {
		t.Errorf("%+v", p)
	}
	own := relation.Own(w.Snapshot())
	if got := own(data.KindPlot, mine.ID, "terr_maitrise_fonc"); got != "région" {
		t.Errorf("the source's word is %q", got)
	}
	if l, _ := w.Snapshot().Layer("terrain_eco"); l.Visible {
		t.Error("land is drawn twice")
	}
	// All of it is one step back, and the file brought in again changes nothing.
	if again := bring(t, w, written(t, "terrain_eco.csv")); again.Plots != 0 || again.Known != 3 || again.Linked != 0 {
		t.Errorf("again: %+v", again)
	}
	if entries, err := w.Journal(t.Context(), workspace.Asked{Limit: 2}); err != nil || entries[0].Note.Key != "edit.import" || entries[1].Note.Key != "edit.rows" {
		t.Errorf("journal %+v, %v", entries, err)
	}
	full := w.Snapshot()
	for range 2 {
		if _, err := w.Undo(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	defer func() {
		for range 2 {
			if _, err := w.Redo(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		if now := w.Snapshot(); !reflect.DeepEqual(now.All(), full.All()) {
			t.Errorf("redone to %+v, not to %+v", now.All(), full.All())
		}
	}()
	if snap := w.Snapshot(); len(snap.Plots) != 1 || len(snap.Layers) != 0 || snap.Plots[0].Occupancy != "" {
		t.Errorf("after undo: %+v", snap.Plots)
	}
}

// Identifiers that are made for a file mean nothing in another one.
func TestMadeIdentifiersAreGivenAnew(t *testing.T) {
	t.Parallel()
	w := project(t)
	land := func(lon float64) (*feature.Set, *standard.Harvest) {
		m, err := standard.Propose("", data.KindPlot, nil)
		if err != nil {
			t.Fatal(err)
		}
		var b feature.Builder
		b.Begin(feature.Areas)
		b.Ring([]float64{lon, 50, lon + 1, 50, lon + 1, 51, lon, 50}, false)
		b.End()
		set, err := b.Set()
		if err != nil {
			t.Fatal(err)
		}
		h := m.Harvest()
		h.Take(set)
		return set, h
	}
	for _, lon := range []float64{1, 3, 1} {
		set, rows := land(lon)
		store(t, w, data.Layer{ID: w.NewID(data.KindLayer, "l"), Name: "L", Role: data.RolePlots}, set, rows)
	}
	plots := w.Snapshot().Plots
	if len(plots) != 2 || plots[0].ID == plots[1].ID || !strings.Contains(plots[0].ID, "_TERRAIN-ECO_") {
		t.Errorf("%+v", plots)
	}
}
