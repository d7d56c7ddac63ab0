package ui

import (
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"emprise/data/workspace"
	"emprise/geo/feature"
	"emprise/geo/scene"
	"emprise/ui/mapview"
)

// pointsOf makes a layer of points with the given ids; "" is a feature without one.
func pointsOf(t *testing.T, id string, ids ...string) *scene.Layer {
	t.Helper()
	var b feature.Builder
	for i, name := range ids {
		b.Begin(feature.Points)
		b.Ring([]float64{float64(i), 0}, false)
		if name != "" {
			b.Text("id", name)
		}
		b.End()
	}
	set, err := b.Set()
	if err != nil {
		t.Fatal(err)
	}
	return scene.NewLayer(id, id, "parcels", 1, set)
}

// What gestures make of a crowd is what they make of sets.
func TestACrowdIsSets(t *testing.T) {
	layers := []*scene.Layer{pointsOf(t, "a", make([]string, 9)...), pointsOf(t, "b", make([]string, 9)...)}
	draw := func(t *rapid.T, what string) (crowd, map[[2]int]bool) {
		var c crowd
		set := map[[2]int]bool{}
		for i, l := range layers {
			features := rapid.SliceOfDistinct(rapid.IntRange(0, 8), rapid.ID[int]).Draw(t, what)
			slices.Sort(features)
			for _, f := range features {
				set[[2]int{i, f}] = true
			}
			if len(features) > 0 {
				c = append(c, group{l, features})
			}
		}
		return c, set
	}
	rapid.Check(t, func(t *rapid.T) {
		have, set := draw(t, "have")
		met, other := draw(t, "met")
		how := mapview.How(rapid.IntRange(0, 2).Draw(t, "how"))
		want := maps.Clone(set)
		switch how {
		case mapview.Replace:
			want = other
		case mapview.Add:
			maps.Copy(want, other)
		case mapview.Remove:
			maps.DeleteFunc(want, func(k [2]int, _ bool) bool { return other[k] })
		}
		got := map[[2]int]bool{}
		for _, g := range have.with(met, how) {
			if !slices.IsSorted(g.features) {
				t.Fatalf("not in order: %v", g.features)
			}
			for _, f := range g.features {
				got[[2]int{slices.Index(layers, g.layer), f}] = true
			}
		}
		if !maps.Equal(got, want) {
			t.Fatalf("%v, want %v", got, want)
		}
	})
}

// After a change the same things are selected, by their ids where their layer was made anew.
func TestACrowdFollowsAChange(t *testing.T) {
	plots, parcels, gone := pointsOf(t, "plots", "p1", "p2", "p3"), pointsOf(t, "parcels", "", ""), pointsOf(t, "gone", "x")
	c := crowd{{plots, []int{0, 2}}, {parcels, []int{1}}, {gone, []int{0}}}
	again := pointsOf(t, "plots", "p3", "p2", "new", "p1")
	snap := &workspace.Snapshot{Scene: &scene.Scene{Layers: []*scene.Layer{parcels.Renamed("other name"), again}}}
	got := c.follow(snap)
	if len(got) != 2 || got[0].layer != again || !slices.Equal(got[0].features, []int{0, 3}) || !slices.Equal(got[1].features, []int{1}) {
		t.Errorf("%v", got)
	}
	without := pointsOf(t, "plots", "p2")
	if got := c.follow(&workspace.Snapshot{Scene: &scene.Scene{Layers: []*scene.Layer{without}}}); got.count() != 0 {
		t.Errorf("what is gone is still selected: %v", got)
	}
}

// Features are found by their ids as one by one.
func TestFeaturesAreFoundByTheirIDs(t *testing.T) {
	names := []string{"", "a", "b", "c", "d", "e"}
	rapid.Check(t, func(r *rapid.T) {
		l := pointsOf(t, "plots", rapid.Permutation(names).Draw(r, "ids")...)
		var want []int
		ids := map[string]bool{}
		for _, id := range rapid.SliceOfDistinct(rapid.SampledFrom([]string{"a", "b", "c", "d", "e", "gone"}), rapid.ID[string]).Draw(r, "wanted") {
			ids[id] = true
			if f := l.Find("id", id); f >= 0 {
				want = append(want, f)
			}
		}
		slices.Sort(want)
		if got := withIDs(l, ids); !slices.Equal(got, want) {
			r.Fatalf("%v, want %v", got, want)
		}
	})
}
