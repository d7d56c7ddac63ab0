package reconcile_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/reconcile"
	"emprise/geo/feature"
	"emprise/geo/ingest"
	"emprise/geo/measure"
	"emprise/geo/outline"
	"emprise/geo/reference"
	"emprise/geo/scene"
	"emprise/geo/topo"
)

// derived is a real cadastre as it might be a quarter later, and what was done to it, by the identifiers that it concerns.
type derived struct {
	set  *feature.Set
	done map[string]reconcile.Sort // by a parcel that was there, or is new
}

// copyFeature appends a feature with another outline, identifier or declared area.
func copyFeature(b *feature.Builder, s *feature.Set, f int, mp orb.MultiPolygon, id string, more float64) {
	b.Begin(feature.Areas)
	b.Geometry(mp)
	for _, c := range s.Columns {
		v, numeric := c.Number(f)
		switch {
		case !c.Known(f):
		case c.Name == "id":
			b.Text("id", id)
		case c.Name == "contenance" && numeric:
			b.Number(c.Name, v+more, c.Type)
		case c.Type == feature.Boolean:
			b.Bool(c.Name, v != 0)
		case numeric:
			b.Number(c.Name, v, c.Type)
		default:
			b.Text(c.Name, c.Text(f))
		}
	}
	b.End()
}

// later derives it: parcels that are valid, large enough and overlap no other are split across, merged with a neighbour, moved
// by three metres, renumbered, given another area or taken off. What is next to one that was changed stays.
func later(t *testing.T, s *feature.Set, seed uint64) derived {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 7))
	l := scene.NewLayer("p", "p", "parcels", 1, s)
	ids := s.Column("id")
	twice := map[string]bool{} // identifiers that are there twice
	seen := map[string]bool{}
	for f := range s.Len() {
		twice[ids.Text(f)] = seen[ids.Text(f)]
		seen[ids.Text(f)] = true
	}
	free := make([]bool, s.Len())
	for f := range free {
		free[f] = true
	}
	taken := map[int]bool{} // written otherwise, or not
	var b feature.Builder
	out := derived{done: map[string]reconcile.Sort{}}
	number := 5000
	fresh := func(id string) string {
		for {
			number++
			if next := fmt.Sprintf("%s%04d", id[:10], number); !seen[next] {
				return next
			}
		}
	}
	for tries := 0; len(out.done) < 160 && tries < 4000; tries++ {
		f := r.IntN(s.Len())
		mp, id := s.MultiPolygon(f), ids.Text(f)
		if !free[f] || twice[id] || len(mp) != 1 || len(outline.Faults(mp)) > 0 || measure.FeatureArea(s, f) < 400 {
			continue
		}
		around, err := topo.Neighbours(context.Background(), l, []int{f}, 0.5, 0.5)
		if err != nil {
			t.Fatal(err)
		}
		all := l.Meet(l.BoxOf(f))
		clean := true
		for _, g := range all {
			if int(g) != f && free[f] {
				common, err := measure.Overlap(mp, s.MultiPolygon(int(g)))
				clean = clean && err == nil && common < 1 && free[g]
			}
		}
		if !clean {
			continue
		}
		use := func(g int) {
			taken[g] = true
			for _, h := range l.Meet(l.BoxOf(g)) {
				free[h] = false
			}
		}
		switch r.IntN(6) {
		case 0:
			bound := mp.Bound()
			parts, err := outline.Split(mp, orb.LineString{{bound.Center()[0], bound.Min[1] - 1e-4}, {bound.Center()[0], bound.Max[1] + 1e-4}})
			if err != nil || slices.ContainsFunc(parts, func(part orb.MultiPolygon) bool { return measure.Area(part) < 20 }) {
				continue
			}
			for _, part := range parts {
				copyFeature(&b, s, f, part, fresh(id), 0)
			}
			out.done[id] = reconcile.Split
			use(f)
		case 1:
			i := slices.IndexFunc(around, func(g int) bool {
				return free[g] && !twice[ids.Text(g)] && len(s.MultiPolygon(g)) == 1 && len(outline.Faults(s.MultiPolygon(g))) == 0 && measure.FeatureArea(s, g) > 400 &&
					!slices.ContainsFunc(l.Meet(l.BoxOf(g)), func(h uint32) bool { return !free[h] })
			})
			if i < 0 {
				continue
			}
			both, err := outline.Union([]orb.MultiPolygon{mp, s.MultiPolygon(around[i])}, outline.Options{})
			if err != nil {
				continue
			}
			copyFeature(&b, s, f, both.Shape, fresh(id), 0)
			out.done[id], out.done[ids.Text(around[i])] = reconcile.Merged, reconcile.Merged
			use(f)
			use(around[i])
		case 2:
			moved := mp.Clone()
			for _, polygon := range moved {
				for _, ring := range polygon {
					for k := range ring {
						ring[k][0] += 4e-5
					}
				}
			}
			copyFeature(&b, s, f, moved, id, 0)
			out.done[id] = reconcile.Redrawn
			use(f)
		case 3:
			copyFeature(&b, s, f, mp, fresh(id), 0)
			out.done[id] = reconcile.Renamed
			use(f)
		case 4:
			if !s.Column("contenance").Known(f) {
				continue
			}
			copyFeature(&b, s, f, mp, id, 7)
			out.done[id] = reconcile.Changed
			use(f)
		case 5:
			out.done[id] = reconcile.Gone
			use(f)
		}
	}
	for f := range s.Len() {
		if !taken[f] {
			b.Begin(s.Kinds[f])
			if mp := s.MultiPolygon(f); mp != nil {
				b.Geometry(mp)
			}
			for _, c := range s.Columns {
				if v, numeric := c.Number(f); !c.Known(f) {
					continue
				} else if c.Type == feature.Boolean {
					b.Bool(c.Name, v != 0)
				} else if numeric {
					b.Number(c.Name, v, c.Type)
				} else {
					b.Text(c.Name, c.Text(f))
				}
			}
			b.End()
		}
	}
	set, err := b.Set()
	if err != nil {
		t.Fatal(err)
	}
	out.set = set
	return out
}

func cadastre(t *testing.T, commune string) *feature.Set {
	t.Helper()
	set, _, err := ingest.All(t.Context(), reference.Path(t, "fr/cadastre/cadastre-"+commune+"-parcelles.json.gz"), ingest.Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func TestARealCadastreAQuarterLater(t *testing.T) {
	t.Parallel()
	for _, commune := range []string{"91326", "91432"} {
		for seed := range uint64(3) {
			old := cadastre(t, commune)
			want := later(t, old, seed)
			if len(want.done) < 100 {
				t.Fatalf("%s: only %d parcels were changed", commune, len(want.done))
			}
			d := compare(t, old, want.set)
			got := map[string]reconcile.Sort{}
			for _, i := range d.Items {
				for _, f := range i.Old {
					got[d.OldID(f)] = i.Sort
				}
				if i.Sort == reconcile.New {
					t.Errorf("%s, seed %d: %s is new", commune, seed, d.NewID(i.New[0]))
				}
				if i.Sort == reconcile.Split || i.Sort == reconcile.Merged {
					if gap := float64(i.After - i.Before); gap > 1 || gap < -1 {
						t.Errorf("%s, seed %d: %s has %.1f m² more", commune, seed, d.OldID(i.Old[0]), gap)
					}
				}
			}
			for id, sort := range want.done {
				if got[id] != sort {
					t.Errorf("%s, seed %d: %s is %s, not %q", commune, seed, id, sort, got[id])
				}
			}
			for id, sort := range got {
				if want.done[id] == "" {
					t.Errorf("%s, seed %d: %s is %s and was not touched", commune, seed, id, sort)
				}
			}

			// All of it taken is the newer file; nothing is the layer; and the way back is as long.
			taken, _, err := d.Features(t.Context(), d.Proposed())
			if err != nil {
				t.Fatal(err)
			}
			if again := compare(t, want.set, taken); len(again.Items) != 0 || taken.Len() != want.set.Len() {
				t.Errorf("%s, seed %d: %d differences from the file that was taken", commune, seed, len(again.Items))
			}
			if back := compare(t, taken, old); len(back.Items) == 0 || back.Same != d.Same {
				t.Errorf("%s, seed %d: %d and %d are the same", commune, seed, d.Same, back.Same)
			}
		}
	}
}

// Plots that name parcels of all of France follow what became of them.
func TestPlotsFollowTheirParcels(t *testing.T) {
	t.Parallel()
	for _, commune := range []string{"91432000AB", "2A004000OC", "2B0330000B", "97411000AX", "97608000AC"} {
		id := func(n int) string { return fmt.Sprintf("%s%04d", commune, n) }
		old := cells{
			id(1): {{0, 0}, {1, 0}, {2, 0}, {3, 0}}, id(2): {{5, 0}, {6, 0}}, id(3): {{7, 0}, {8, 0}}, id(4): {{10, 0}}, id(5): {{12, 0}}, id(6): {{14, 0}, {15, 0}},
		}
		now := cells{
			id(11): {{0, 0}, {1, 0}, {2, 0}}, id(12): {{3, 0}}, // 1 is split
			id(13): {{5, 0}, {6, 0}, {7, 0}, {8, 0}}, // 2 and 3 are merged
			id(14): {{10, 0}},                        // 4 has another number, 5 is gone
			id(6):  {{14, 0}}, id(15): {{15, 0}},     // 6 keeps its number and half of its land
		}
		d := compare(t, old.set(t, nil), now.set(t, nil))
		half := cells{"x": {{0, 0}, {1, 0}, {2, 0}}}.set(t, nil).MultiPolygon(0)
		plots := []data.Row{
			data.Plot{ID: "whole", Name: "whole", Parcels: []string{id(1)}},
			data.Plot{ID: "part", Name: "part", Parcels: []string{id(1)}, Shape: half},
			data.Plot{ID: "both", Name: "both", Parcels: []string{id(2), id(3), id(4)}},
			data.Plot{ID: "one", Name: "one", Parcels: []string{id(2)}},
			data.Plot{ID: "lost", Name: "lost", Parcels: []string{id(5)}},
			data.Plot{ID: "same", Name: "same", Parcels: []string{"91432000AB9999"}},
			data.LandUnit{ID: "UF-0001", Parcels: []string{id(6)}},
		}
		if err := d.Follow(t.Context(), plots); err != nil {
			t.Fatal(err)
		}
		type follows struct {
			to   []string
			sure bool
		}
		got := map[string]follows{}
		for _, i := range d.Items {
			if i.Sort == reconcile.Followed {
				got[i.Row.Ref.ID] = follows{i.Row.Theirs.Value.([]string), i.Row.Sure}
			}
		}
		for row, want := range map[string]follows{
			"whole": {[]string{id(11), id(12)}, true}, "part": {[]string{id(11)}, true}, "both": {[]string{id(13), id(14)}, true},
			"one": {[]string{id(13)}, false}, "UF-0001": {[]string{id(6), id(15)}, true}, // what is merged with another's land is for a person to say
		} {
			if g := got[row]; !slices.Equal(g.to, want.to) || g.sure != want.sure {
				t.Errorf("%s: %s goes to %v (%v), not %v", commune, row, g.to, g.sure, want.to)
			}
			delete(got, row)
		}
		if len(got) > 0 {
			t.Errorf("%s: %v", commune, got)
		}

		// A plot does not follow what is kept as it was.
		taken := d.Proposed()
		for i, item := range d.Items {
			if item.Sort == reconcile.Split {
				taken[i] = false
			}
		}
		put, _, err := d.Edit(taken, func(r data.Ref) (data.Row, bool) {
			i := slices.IndexFunc(plots, func(p data.Row) bool { return p.Ref() == r })
			return plots[max(i, 0)], i >= 0
		}, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		if len(put) != 1 || put[0].Ref().ID != "both" {
			t.Errorf("%s: %v", commune, put)
		}
	}
}
