package drive_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/workspace"
	"emprise/geo/feature"
	"emprise/geo/outline"
	"emprise/geo/scene"
	"emprise/ui/reconcileform"
)

// newerCadastre is the parcels of a project a quarter later: one of the first plot is split, two neighbours that the second
// plot has are merged, every fortieth has another declared area, and every ninetieth that no plot has is gone.
func newerCadastre(t *testing.T, snap *workspace.Snapshot, drawn *scene.Layer) (path, split, merged string, into, pair []string) {
	t.Helper()
	set := drawn.Features
	ids := set.Column("id")
	named := map[string]bool{}
	for _, p := range snap.Plots {
		for _, id := range p.Parcels {
			named[id] = true
		}
		if f := drawn.Find("id", slices.Concat(p.Parcels, []string{""})[0]); split == "" && f >= 0 && len(p.Parcels) == 1 {
			split = p.Parcels[0]
		} else if len(p.Parcels) == 2 && len(pair) == 0 && drawn.Find("id", p.Parcels[0]) >= 0 && drawn.Find("id", p.Parcels[1]) >= 0 {
			pair = p.Parcels
		}
	}
	if split == "" || len(pair) == 0 {
		t.Fatal("the demonstration has no plots to follow")
	}
	var b feature.Builder
	put := func(mp orb.MultiPolygon, f int, id string) {
		b.Begin(feature.Areas)
		b.Geometry(mp)
		b.Text("id", id)
		for _, c := range set.Columns {
			v, numeric := c.Number(f)
			switch {
			case c.Name == "id" || !c.Known(f):
			case !numeric:
				b.Text(c.Name, c.Text(f))
			case c.Name == "contenance" && f%40 == 0:
				b.Number(c.Name, v+10, c.Type)
			case c.Type == feature.Boolean:
				b.Bool(c.Name, v != 0)
			default:
				b.Number(c.Name, v, c.Type)
			}
		}
		b.End()
	}
	for f := range set.Len() {
		id, mp := ids.Text(f), set.MultiPolygon(f)
		switch {
		case id == split:
			bound := mp.Bound()
			across := orb.LineString{{bound.Center()[0], bound.Min[1] - 1e-4}, {bound.Center()[0], bound.Max[1] + 1e-4}}
			parts, err := outline.Split(mp, across)
			if err != nil || len(parts) < 2 {
				t.Fatalf("split %s: %d parts, %v", id, len(parts), err)
			}
			for i, part := range parts {
				into = append(into, id[:10]+string(rune('7'+i))+"777")
				put(part, f, into[i])
			}
		case id == pair[0]:
			other := drawn.Find("id", pair[1])
			both, err := outline.Union([]orb.MultiPolygon{mp, set.MultiPolygon(other)}, outline.Options{})
			if err != nil {
				t.Fatal(err)
			}
			merged = id[:10] + "6666"
			put(both.Shape, f, merged)
		case id == pair[1]:
		case f%90 == 0 && !named[id]:
		default:
			put(mp, f, id)
		}
	}
	newer, err := b.Set()
	if err != nil {
		t.Fatal(err)
	}
	text := []byte(`{"type":"FeatureCollection","features":[`)
	for f := range newer.Len() {
		if f > 0 {
			text = append(text, ',')
		}
		text = newer.AppendJSON(text, f)
	}
	path = filepath.Join(t.TempDir(), "cadastre-2026-10.geojson")
	if err := os.WriteFile(path, append(text, "]}"...), 0o600); err != nil {
		t.Fatal(err)
	}
	return path, split, merged, into, pair
}

// plotOf is the plot that names a parcel.
func plotOf(s *workspace.Snapshot, parcel string) data.Plot {
	for _, p := range s.Plots {
		if slices.Contains(p.Parcels, parcel) {
			return p
		}
	}
	return data.Plot{}
}

// row finds the line of a sort whose cells hold a text.
func row(t *testing.T, p *reconcileform.Panel, sort, what string) int32 {
	t.Helper()
	for _, i := range p.Model().Rows {
		if p.Model().Cell(i, 0) == sort && p.Model().Cell(i, 1) == what {
			return i
		}
	}
	t.Fatalf("no line says %s %s", sort, what)
	return -1
}

func TestANewerCadastreIsDecidedAboutAndTakenAsOneStep(t *testing.T) {
	d, w := open(t)
	defer w.Close()
	before := d.Snapshot()
	var parcels data.Layer
	for _, l := range before.Layers {
		if l.Role == data.RoleParcels {
			parcels = l
		}
	}
	path, split, merged, into, pair := newerCadastre(t, before, before.Scene.Layer(parcels.ID))
	if err := d.ImportFile(path); err != nil {
		t.Fatal(err)
	}
	if got, err := d.Field("update"); err != nil || got != parcels.ID {
		t.Fatalf("the file is for %q, %v", got, err)
	}
	photograph(t, d, "reconcile-form")
	for _, step := range []error{d.Fill("date", "2026-10-01"), d.Save()} {
		if step != nil {
			t.Fatal(step)
		}
	}
	panel := w.Comparison()
	if panel == nil {
		t.Fatalf("nothing is to be decided: %s", d.Said())
	}
	photograph(t, d, "reconcile-list")
	if s := d.Snapshot(); s != before {
		t.Error("the project has changed before anything was decided")
	}

	// One thing in hand: the map goes there, Enter turns the decision.
	at := row(t, panel, "Divisé", split)
	panel.Grid().OnChoose(int(at), false, false)
	d.Idle()
	photograph(t, d, "reconcile-split")
	m := panel.Model()
	if m.InHand != at || !m.Taken(at) || m.Detail.What != split {
		t.Errorf("%+v", m.Detail)
	}
	panel.Grid().OnOpen(int(at))
	if d.Idle(); panel.Model().Taken(at) {
		t.Error("Enter does not turn the decision")
	}
	panel.Grid().OnOpen(int(at))

	// What is gone is kept, by its sort.
	panel.OnSort("gone")
	d.Idle()
	gone := len(panel.Model().Rows)
	if gone == 0 {
		t.Fatal("nothing is gone")
	}
	panel.OnTake(panel.Model().Rows, false)
	panel.OnSort("followed")
	d.Idle()
	photograph(t, d, "reconcile-followed")
	if n := len(panel.Model().Rows); n != 2 {
		t.Errorf("%d plots are to follow their parcels", n)
	}
	one, two := plotOf(before, split), plotOf(before, pair[0])
	if err := d.Press("reconcile.apply"); err != nil {
		t.Fatal(err)
	}
	after := d.Snapshot()
	l, _ := after.Layer(parcels.ID)
	if l.Date != "2026-10-01" || l.Source != filepath.Base(path) || l.Order != parcels.Order || l.Style != parcels.Style || len(after.Layers) != len(before.Layers) {
		t.Errorf("%+v", l)
	}
	if want := parcels.Count + len(into) - 1 - 1; l.Count != want { // one split, two merged, what is gone kept
		t.Errorf("%d parcels, %d before", l.Count, parcels.Count)
	}
	got, _ := after.Plot(one.ID)
	if !slices.Equal(got.Parcels, into) {
		t.Errorf("the plot of %s has %v", split, got.Parcels)
	}
	if got.Status != one.Status || got.PriceEuroPerM2 != nil && got.PriceEuroPerM2.Value != one.PriceEuroPerM2.Value || got.Notes != one.Notes {
		t.Errorf("what was entered has changed: %+v", got)
	}
	if got, _ = after.Plot(two.ID); !slices.Equal(got.Parcels, []string{merged}) {
		t.Errorf("the plot of the merged parcels has %v", got.Parcels)
	}
	if w.Comparison() != nil {
		t.Error("the panel is still there")
	}
	photograph(t, d, "reconcile-done")
	if err := d.Press("undo"); err != nil {
		t.Fatal(err)
	}
	back := d.Snapshot()
	if l, _ := back.Layer(parcels.ID); l != parcels || back.Scene.Layer(parcels.ID).Features.Len() != parcels.Count {
		t.Errorf("%+v", l)
	}
	if got, _ := back.Plot(one.ID); !slices.Equal(got.Parcels, one.Parcels) {
		t.Errorf("the plot has %v", got.Parcels)
	}
}

func TestTheSameFileIsNoUpdate(t *testing.T) {
	d, w := open(t)
	defer w.Close()
	before := d.Snapshot()
	for _, l := range before.Layers {
		if l.Role != data.RoleParcels {
			continue
		}
		text := []byte(`{"type":"FeatureCollection","features":[`)
		set := before.Scene.Layer(l.ID).Features
		for f := range set.Len() {
			if f > 0 {
				text = append(text, ',')
			}
			text = set.AppendJSON(text, f)
		}
		path := filepath.Join(t.TempDir(), "parcelles.geojson")
		if err := os.WriteFile(path, append(text, "]}"...), 0o600); err != nil {
			t.Fatal(err)
		}
		for _, step := range []error{d.ImportFile(path), d.Fill("date", l.Date), d.Save()} {
			if step != nil {
				t.Fatal(step)
			}
		}
		if w.Comparison() != nil {
			t.Errorf("%s", w.Comparison().Model().Count)
		}
		// As another layer, it is one.
		for _, step := range []error{d.ImportFile(path), d.Fill("update", ""), d.Save()} {
			if step != nil {
				t.Fatal(step)
			}
		}
		if got := newLayers(before, d.Snapshot()); len(got) != 1 || got[0].Count != l.Count {
			t.Errorf("%+v", got)
		}
	}
}
