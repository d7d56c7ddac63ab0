package land_test

import (
	"context"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/demo"
	"emprise/data/gpkg"
	"emprise/data/land"
	"emprise/data/workspace"
	"emprise/geo/measure"
	"emprise/geo/outline"
)

var territory = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "emprise-land-")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	path := filepath.Join(dir, "demo.gpkg")
	if err := demo.WriteProject(context.Background(), path, demo.Generate(demo.DefaultSeed)); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

// open gives a workspace on a fresh copy of the demonstration territory.
func open(t *testing.T) *workspace.Workspace {
	t.Helper()
	file, err := territory()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "demo.gpkg")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	store, err := gpkg.Open(context.Background(), path, gpkg.Options{})
	if err != nil {
		t.Fatal(err)
	}
	w, err := workspace.Open(context.Background(), store, workspace.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() })
	return w
}

// rows is all that people entered, to compare.
func rows(t *testing.T, s *workspace.Snapshot) string {
	t.Helper()
	var e data.Edit
	for _, p := range s.Plots {
		e.Put = append(e.Put, p)
	}
	for _, z := range s.Zones {
		e.Put = append(e.Put, z)
	}
	for _, p := range s.Projects {
		e.Put = append(e.Put, p)
	}
	text, err := json.Marshal(e)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// do makes an edit, takes it back, looks that nothing is different, and makes it again.
func do(t *testing.T, w *workspace.Workspace, e data.Edit) *workspace.Snapshot {
	t.Helper()
	before := rows(t, w.Snapshot())
	for _, step := range []func() (data.Change, error){
		func() (data.Change, error) { return w.Do(context.Background(), e) },
		func() (data.Change, error) { return w.Undo(context.Background()) },
	} {
		if _, err := step(); err != nil {
			t.Fatal(err)
		}
	}
	if rows(t, w.Snapshot()) != before {
		t.Fatal("undo did not bring everything back")
	}
	if _, err := w.Redo(context.Background()); err != nil {
		t.Fatal(err)
	}
	return w.Snapshot()
}

func look(t *testing.T, s *workspace.Snapshot, shape orb.MultiPolygon, instead ...string) land.Ground {
	t.Helper()
	g, err := land.Look(context.Background(), s, shape, instead...)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func area(mp orb.MultiPolygon) float64 { return float64(measure.Area(mp)) }

// A plot of the demonstration is made of whole parcels: what is found under it is what it says of itself.
func TestWhatLiesUnderAPlotIsWhatItSays(t *testing.T) {
	t.Parallel()
	s := open(t).Snapshot()
	for _, p := range s.Plots {
		g := look(t, s, p.Shape, p.ID)
		want := slices.Sorted(slices.Values(p.Parcels))
		if !slices.Equal(g.IDs(), want) {
			t.Errorf("%s: parcels %v, want %v", p.ID, g.IDs(), want)
		}
		if g.ZoneID != p.ZoneID || g.INSEE != p.INSEE || g.Commune != p.Commune {
			t.Errorf("%s: zone %q in %s %q, want %q in %s %q", p.ID, g.ZoneID, g.INSEE, g.Commune, p.ZoneID, p.INSEE, p.Commune)
		}
		if len(g.Over) > 0 {
			t.Errorf("%s overlaps %v", p.ID, g.Over)
		}
		for _, parcel := range g.Parcels {
			if parcel.Of < 0.999 {
				t.Errorf("%s: %.4f of parcel %s", p.ID, parcel.Of, parcel.ID)
			}
		}
	}
	if over := look(t, s, s.Plots[0].Shape).Over; len(over) != 1 || over[0].ID != s.Plots[0].ID {
		t.Errorf("a plot over another one: %v", over)
	}
}

func TestAPlotIsMadeOfParcels(t *testing.T) {
	t.Parallel()
	w := open(t)
	s := w.Snapshot()
	p := s.Plots[0]
	shapes, missing := land.Outlines(s, append([]string{"00000000000000", p.Parcels[0]}, p.Parcels...))
	if len(shapes) != len(p.Parcels) || len(missing) != 1 || missing[0] != "00000000000000" {
		t.Fatalf("%d outlines, missing %v", len(shapes), missing)
	}
	joined, err := outline.Union(shapes, outline.Options{})
	if err != nil || math.Abs(area(joined.Shape)-area(p.Shape)) > 1e-6*area(p.Shape) {
		t.Fatalf("%.3f m², want %.3f, %v", area(joined.Shape), area(p.Shape), err)
	}
	g := look(t, s, joined.Shape)
	made := land.Place(data.Plot{ID: w.NewID(data.KindPlot, g.INSEE), Name: "Essai", Status: data.StatusForSale}, joined.Shape, g)
	after := do(t, w, land.Add(made))
	got, ok := after.Plot(made.ID)
	if !ok || got.ZoneID != p.ZoneID || !slices.Equal(got.Parcels, g.IDs()) || len(after.Plots) != len(s.Plots)+1 {
		t.Errorf("%+v", got)
	}
}

// Whatever a plot can say that a person enters has a field, and each field says what the plot says.
func TestEveryEntryOfAPlotHasAField(t *testing.T) {
	t.Parallel()
	others := []string{"id", "name", "commune", "insee", "parcels", "notes", "updated", "provenance"} // told elsewhere, or by the ground
	for _, name := range data.Fields(data.KindPlot) {
		f, ok := land.FieldNamed(name)
		if ok == slices.Contains(others, name) {
			t.Errorf("%s has a field: %v", name, ok)
		}
		if inside := data.ReachOf(data.KindPlot, name) == data.Kept; ok && inside != (f.Topic == land.OfSale) {
			t.Errorf("%s stays inside: %v, and is told under %s", name, inside, f.Topic)
		}
		if m := data.Measure(name); ok && slices.Contains(data.Measures(), m) && f.Sort == land.Numbered && m.Unit() != f.Unit {
			t.Errorf("%s is in %s, its measure in %s", name, f.Unit, m.Unit())
		}
	}
}

// across is a line through the middle of a shape, from west to east.
func across(mp orb.MultiPolygon) orb.LineString {
	b, at := mp.Bound(), measure.InteriorPoint(mp)
	return orb.LineString{{b.Min[0] - 1e-4, at.Lat}, {b.Max[0] + 1e-4, at.Lat}}
}

func TestASplitPlotKeepsItsProjectsAndMergesAgain(t *testing.T) {
	t.Parallel()
	w := open(t)
	s := w.Snapshot()
	i := slices.IndexFunc(s.Plots, func(p data.Plot) bool { return len(s.ProjectsOf(p.ID)) > 0 && p.PowerKVA != nil })
	if i < 0 {
		t.Fatal("no plot has a project")
	}
	p := s.Plots[i]
	parts, err := outline.Split(p.Shape, across(p.Shape))
	if err != nil {
		t.Fatal(err)
	}
	kept := land.Place(p, parts[0], look(t, s, parts[0], p.ID))
	var others []data.Plot
	for _, part := range parts[1:] {
		other := land.Part(p, w.NewID(data.KindPlot, p.INSEE), p.Name+" (2)")
		others = append(others, land.Place(other, part, look(t, s, part, p.ID)))
	}
	after := do(t, w, land.Split(kept, others, "2026-11-23"))
	if len(after.Plots) != len(s.Plots)+len(others) || len(after.ProjectsOf(p.ID)) != len(s.ProjectsOf(p.ID)) {
		t.Fatalf("%d plots, %d projects", len(after.Plots), len(after.ProjectsOf(p.ID)))
	}
	sum := 0.0
	gone := []string{}
	for _, id := range append([]string{p.ID}, ids(others)...) {
		part, ok := after.Plot(id)
		if !ok {
			t.Fatalf("%s is not there", id)
		}
		sum += area(part.Shape)
		if id != p.ID {
			gone = append(gone, id)
			if part.PowerKVA != nil || part.Status != p.Status || part.PriceEuroPerM2 == nil != (p.PriceEuroPerM2 == nil) {
				t.Errorf("the new part is %+v", part)
			}
		}
	}
	if math.Abs(sum-area(p.Shape)) > 1e-9*area(p.Shape)+1e-6 {
		t.Errorf("%.6f m² in parts, %.6f in whole", sum, area(p.Shape))
	}

	// A project on the part that goes is tied to the one that stays.
	project := data.Project{ID: w.NewID(data.KindProject, ""), Type: data.Recruitment, Title: "T", Status: data.ProjectIdea, PlotIDs: append([]string{p.ID}, gone...)}
	if _, err := w.Do(context.Background(), data.Edit{Note: data.Note{Key: "edit.project"}, Put: []data.Row{project}}); err != nil {
		t.Fatal(err)
	}
	now := w.Snapshot()
	joined, err := outline.Union(parts, outline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	whole, _ := now.Plot(p.ID)
	whole = land.Place(whole, joined.Shape, look(t, now, joined.Shape, append(gone, p.ID)...))
	merged := do(t, w, land.Merge(now, whole, gone, "2026-11-24"))
	got, _ := merged.Plot(p.ID)
	tied, _ := merged.Project(project.ID)
	if len(merged.Plots) != len(s.Plots) || math.Abs(area(got.Shape)-area(p.Shape)) > 1e-9*area(p.Shape)+1e-6 || !slices.Equal(tied.PlotIDs, []string{p.ID}) {
		t.Errorf("%d plots, %.6f m², project at %v", len(merged.Plots), area(got.Shape), tied.PlotIDs)
	}
	if !slices.Equal(got.Parcels, slices.Sorted(slices.Values(p.Parcels))) {
		t.Errorf("parcels %v, before %v", got.Parcels, p.Parcels)
	}
}

func ids(plots []data.Plot) []string {
	var all []string
	for _, p := range plots {
		all = append(all, p.ID)
	}
	return all
}

func TestReshapingKeepsWhatWasEntered(t *testing.T) {
	t.Parallel()
	w := open(t)
	s := w.Snapshot()
	p := s.Plots[2]
	parts, err := outline.Split(p.Shape, across(p.Shape))
	if err != nil {
		t.Fatal(err)
	}
	after := do(t, w, land.Reshape(land.Place(p, parts[0], look(t, s, parts[0], p.ID)), "2026-11-23"))
	got, _ := after.Plot(p.ID)
	if area(got.Shape) >= area(p.Shape) || got.Updated != "2026-11-23" {
		t.Errorf("%+v", got)
	}
	got.Shape, got.Parcels, got.Updated, p.Shape, p.Parcels, p.Updated = nil, nil, "", nil, nil, ""
	a, _ := json.Marshal(got)
	b, _ := json.Marshal(p)
	if string(a) != string(b) {
		t.Errorf("what was entered is %s, was %s", a, b)
	}

	z := after.Zones[0]
	z.Shape = orb.MultiPolygon{z.Shape[0]}
	z.Name = "Autre"
	if got, _ := do(t, w, land.ReshapeZone(z)).Zone(z.ID); got.Name != "Autre" {
		t.Errorf("%+v", got)
	}
	fresh := data.Zone{ID: w.NewID(data.KindZone, z.INSEE), Name: "Neuve", Vocation: data.VocationMixed, Shape: z.Shape}
	if _, ok := do(t, w, land.AddZone(fresh)).Zone(fresh.ID); !ok {
		t.Error("the zone is not there")
	}
}
