package report_test

import (
	"cmp"
	"math"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/demo"
	"emprise/data/gpkg"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/ingest"
	"emprise/geo/measure"
	"emprise/geo/reference"
)

// opened is a project file as a workspace.
func opened(tb testing.TB, path string) *workspace.Workspace {
	tb.Helper()
	store, err := gpkg.Open(tb.Context(), path, gpkg.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	w, err := workspace.Open(tb.Context(), store, workspace.Options{Clock: func() time.Time { return noon }})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := w.Close(); err != nil {
			tb.Error(err)
		}
	})
	return w
}

// demonstration is the demonstration territory.
func demonstration(tb testing.TB) *workspace.Snapshot {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "demo.gpkg")
	if err := demo.WriteProject(tb.Context(), path, demo.Generate(demo.DefaultSeed)); err != nil {
		tb.Fatal(err)
	}
	return opened(tb, path).Snapshot()
}

// commune is a project on the real cadastre of a commune: eight of its parcels, side by side, are plots of all statuses in a zone.
func commune(t *testing.T, insee string) *workspace.Snapshot {
	t.Helper()
	set, _, err := ingest.All(t.Context(), reference.Path(t, "fr/cadastre/cadastre-"+insee+"-parcelles.json.gz"), ingest.Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), insee+".gpkg")
	territory := data.Territory{Name: "Commune " + insee, EPSG: 2154, Authority: "Communauté d’agglomération d’essai", Language: "fr"}
	store, err := gpkg.Create(t.Context(), path, territory, gpkg.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	w := opened(t, path)
	about := data.Layer{
		ID: "parcelles", Name: "Parcelles cadastrales", Role: data.RoleParcels, Producer: "DGFiP, traitement Etalab", Licence: "Licence Ouverte 2.0",
		Date: "2026-07-01", Visible: true,
	}
	if _, err := w.Import(t.Context(), about, func(sink func(*feature.Set) error) error { return sink(set) }); err != nil {
		t.Fatal(err)
	}
	const id = "91000_SITE-ECO_00001"
	var rows []data.Row
	var land orb.MultiPolygon
	statuses := data.Statuses()
	for i, f := range sideBySide(set, 8) {
		shape := set.MultiPolygon(f)
		land = append(land, shape...)
		rows = append(rows, data.Plot{
			ID: "91000_TERRAIN-ECO_0000" + string(rune('1'+i)), Name: "Terrain " + set.Text("id", f), ZoneID: id, Commune: "Commune " + insee, INSEE: insee,
			Status: statuses[i%len(statuses)], Shape: shape, Parcels: []string{set.Text("id", f)},
		})
	}
	least, most := 10_000.0, 30_000.0
	rows = append(
		rows,
		data.Zone{ID: id, Name: "Zone d’activités de l’Éperon", Commune: "Commune " + insee, INSEE: insee, Vocation: data.VocationMixed, Shape: around(land)},
		data.Company{ID: "ENT-0001", Name: "Ateliers de l’Œuvre"},
		data.Need{ID: "BES-0001", CompanyID: "ENT-0001", Title: "Atelier de 10 000 m²", Criteria: []data.Criterion{
			{Measure: data.MeasureArea, Hard: true, Weight: 1, Min: &least, Ideal: &most},
			{Measure: data.MeasurePower, Hard: true, Weight: 1, Min: &least},
		}},
	)
	jobs, avoided := 12, 340.0
	rows = append(
		rows,
		data.Project{ID: "PRJ-0001", Type: data.Recruitment, Title: "Recruter douze soudeurs", Status: data.ProjectStudied, PlotIDs: []string{"91000_TERRAIN-ECO_00001"}, Jobs: &jobs},
		data.Project{ID: "PRJ-0002", Type: data.Innovation, Title: "Atelier d’essais partagé", Status: data.ProjectIdea, ZoneIDs: []string{id}},
		data.Project{
			ID: "PRJ-0003", Type: data.Decarbonation, Title: "Récupérer la chaleur fatale", Status: data.ProjectFunded, PlotIDs: []string{"91000_TERRAIN-ECO_00003"}, AvoidedTCO2: &avoided,
		},
	)
	if _, err := w.Do(t.Context(), data.Edit{Put: rows}); err != nil {
		t.Fatal(err)
	}
	return w.Snapshot()
}

// around is a rectangle around land, with a little air.
func around(land orb.MultiPolygon) orb.MultiPolygon {
	b := land.Bound().Pad(0.0003)
	return orb.MultiPolygon{{b.ToRing()}}
}

// sideBySide are n parcels of half a hectare to five hectares around the one that has n such nearest to it.
func sideBySide(set *feature.Set, n int) []int {
	var large []int
	at := map[int]geo.LonLat{}
	for f := range set.Len() {
		if a := measure.FeatureArea(set, f); a > 5000 && a < 50_000 {
			large = append(large, f)
			at[f] = measure.InteriorPoint(set.MultiPolygon(f))
		}
	}
	far := func(a, b int) float64 {
		return math.Hypot((at[a].Lon-at[b].Lon)*math.Cos(at[a].Lat*math.Pi/180), at[a].Lat-at[b].Lat)
	}
	var best []int
	reach := math.Inf(1)
	for _, f := range large {
		by := slices.Clone(large)
		slices.SortFunc(by, func(a, b int) int { return cmp.Or(cmp.Compare(far(f, a), far(f, b)), cmp.Compare(a, b)) })
		if d := far(f, by[n-1]); d < reach {
			reach, best = d, by[:n]
		}
	}
	return best
}
