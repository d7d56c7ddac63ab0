package reconcile_test

import (
	"fmt"
	"testing"

	"emprise/data/reconcile"
	"emprise/geo/feature"
)

// one is a set of squares, each with an identifier and what else is known of it.
func squares(t *testing.T, rows ...map[string]any) *feature.Set {
	t.Helper()
	var b feature.Builder
	for _, r := range rows {
		x := r["at"].(float64) * side * 2
		b.Begin(feature.Areas)
		b.Ring([]float64{x, 45, x + side, 45, x + side, 45 + side, x, 45 + side, x, 45}, false)
		for _, name := range []string{"id", "section", "contenance", "note"} {
			switch v := r[name].(type) {
			case string:
				b.Text(name, v)
			case float64:
				b.Number(name, v, feature.Integer)
			}
		}
		b.End()
	}
	set, err := b.Set()
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func TestWhatTheFileDoesNotKnowErasesNothing(t *testing.T) {
	t.Parallel()
	old := squares(t,
		map[string]any{"id": "a", "at": 0.0, "section": "AB", "contenance": 10.0, "note": "entered in QGIS"},
		map[string]any{"id": "b", "at": 1.0, "section": "AB", "contenance": 20.0, "note": "this too"},
		map[string]any{"id": "c", "at": 2.0, "section": "AB", "contenance": 30.0})
	now := squares(t,
		map[string]any{"id": "c", "at": 2.0, "section": "AC", "contenance": 30.0},
		map[string]any{"id": "a", "at": 0.0, "section": "AB"}, // its area is not known any more
		map[string]any{"id": "b", "at": 1.5, "section": "AB"}, // and of one that moved the old one is worth nothing
		map[string]any{"id": "d", "at": 4.0, "section": "AB", "contenance": 40.0})
	d := compare(t, old, now)
	counts := d.Counts()
	if counts[reconcile.Changed] != 1 || counts[reconcile.Redrawn] != 1 || counts[reconcile.New] != 1 || len(d.Items) != 3 || d.Same != 1 {
		t.Fatalf("%v, %d the same", counts, d.Same)
	}
	set, same, err := d.Features(t.Context(), d.Proposed())
	if err != nil || same || set.Len() != 4 {
		t.Fatalf("%d, %v", set.Len(), err)
	}
	for i, want := range []map[string]string{
		{"id": "c", "section": "AC", "contenance": "30", "note": ""},
		{"id": "a", "section": "AB", "contenance": "10", "note": "entered in QGIS"},
		{"id": "b", "section": "AB", "contenance": "", "note": "this too"},
		{"id": "d", "section": "AB", "contenance": "40", "note": ""},
	} {
		for name, value := range want {
			if got := set.Text(name, i); got != value {
				t.Errorf("%s of %s is %q, not %q", name, want["id"], got, value)
			}
		}
	}
	// Taken again, it is no difference.
	if again := compare(t, set, now); len(again.Items) != 0 {
		t.Errorf("%+v", again.Items)
	}
}

func TestWhatIsKeptStaysAsItWas(t *testing.T) {
	t.Parallel()
	old := squares(t, map[string]any{"id": "a", "at": 0.0, "section": "AB"}, map[string]any{"id": "b", "at": 1.0, "section": "AB"}, map[string]any{"id": "c", "at": 2.0, "section": "AB"})
	now := squares(t, map[string]any{"id": "a", "at": 0.0, "section": "AC"}, map[string]any{"id": "b", "at": 1.2, "section": "AB"}, map[string]any{"id": "d", "at": 4.0, "section": "AB"})
	d := compare(t, old, now)
	set, same, err := d.Features(t.Context(), make(reconcile.Decision, len(d.Items)))
	if err != nil || !same || set != old {
		t.Errorf("nothing was taken: %v", err)
	}
	for _, only := range reconcile.Sorts() {
		set, _, err := d.Features(t.Context(), d.Only(map[reconcile.Sort]bool{only: true}))
		if err != nil {
			t.Fatal(err)
		}
		rest := compare(t, set, now).Counts()
		for sort, n := range d.Counts() {
			if sort == only {
				n = 0
			}
			if rest[sort] != n {
				t.Errorf("with %s taken, %d are %s, not %d", only, rest[sort], sort, n)
			}
		}
	}
}

func TestWithoutIdentifiersOutlinesTell(t *testing.T) {
	t.Parallel()
	old := squares(t, map[string]any{"at": 0.0, "section": "U"}, map[string]any{"at": 1.0, "section": "U"}, map[string]any{"at": 2.0, "section": "A"}, map[string]any{"at": 3.0, "section": "A"})
	now := squares(t, map[string]any{"at": 3.0, "section": "A"}, map[string]any{"at": 0.0, "section": "AU"}, map[string]any{"at": 1.02, "section": "U"}, map[string]any{"at": 9.0, "section": "A"})
	d := compare(t, old, now)
	if c := d.Counts(); d.Key != "" || d.Same != 1 || c[reconcile.Changed] != 1 || c[reconcile.Redrawn] != 1 || c[reconcile.Gone] != 1 || c[reconcile.New] != 1 {
		t.Errorf("by %q: %d the same, %v", d.Key, d.Same, c)
	}
}

// A number that each export gives anew is no identifier.
func TestANumberOfTheExportIsNoIdentifier(t *testing.T) {
	t.Parallel()
	make := func(from int) *feature.Set {
		var b feature.Builder
		for i := range 40 {
			k := (i + from) % 40
			x := float64(k) * side * 3
			b.Begin(feature.Areas)
			b.Ring([]float64{x, 45, x + side, 45, x + side, 45 + side, x, 45 + side, x, 45}, false)
			b.Number("objectid", float64(i), feature.Integer)
			b.Text("name", string(rune('a'+k%26)))
			b.End()
		}
		set, err := b.Set()
		if err != nil {
			t.Fatal(err)
		}
		return set
	}
	d := compare(t, make(0), make(13))
	if d.Key == "objectid" {
		t.Errorf("matched by %q", d.Key)
	}
	if c := d.Counts(); c[reconcile.Redrawn]+c[reconcile.New]+c[reconcile.Gone] != 0 {
		t.Errorf("%v", c)
	}
}

// The cadastre of one commune is no news of its neighbours.
func TestAFileOfOneCommuneTellsNothingOfTheOthers(t *testing.T) {
	t.Parallel()
	id := func(commune string, n int) string { return fmt.Sprintf("%s000AB%04d", commune, n) }
	old, now := cells{}, cells{}
	for n := range 20 {
		old[id("91432", n)] = [][2]int{{2 * n, 0}}
		old[id("91326", n)] = [][2]int{{2 * n, 1}} // beside, within the same box
		old[id("2A004", n)] = [][2]int{{2 * n, 90}}
		if n != 7 {
			now[id("91432", n)] = [][2]int{{2 * n, 0}}
		}
	}
	now[id("91432", 0)] = [][2]int{{0, 0}, {1, 0}, {1, 1}} // so that the box holds the row above
	before, after := old.set(t, nil), now.set(t, nil)
	d := compare(t, before, after)
	if c := d.Counts(); c[reconcile.Gone] != 1 || c[reconcile.Redrawn] != 1 || len(d.Items) != 2 || len(d.Outside) != 40 {
		t.Fatalf("%v, %d outside", c, len(d.Outside))
	}
	set, _, err := d.Features(t.Context(), d.Proposed())
	if err != nil || set.Len() != 59 {
		t.Errorf("%d parcels, %v", set.Len(), err)
	}
	if again := compare(t, set, after); len(again.Items) != 0 || again.Same != 19 {
		t.Errorf("%+v", again.Items)
	}

	// Of its own commune, a file that lacks nearly all is not believed without a word.
	few := cells{id("91432", 0): old[id("91432", 0)], id("91432", 19): old[id("91432", 19)]}
	own := cells{}
	for n := range 20 {
		own[id("91432", n)] = old[id("91432", n)]
	}
	d = compare(t, own.set(t, nil), few.set(t, nil))
	if set, same, err := d.Features(t.Context(), d.Proposed()); err != nil || !same || set.Len() != 20 || d.Counts()[reconcile.Gone] != 18 {
		t.Errorf("%d parcels, %v", set.Len(), err)
	}
}
