package gpkg_test

import (
	"path/filepath"
	"reflect"
	"strconv"
	"testing"

	"emprise/data/gpkg"
	"emprise/geo/feature"
)

// A layer that is read in several stretches side by side is the one that was stored, whatever its fids: the attribute that
// only the last features have too, and the order.
func TestALargeLayerIsReadAsItWasStored(t *testing.T) {
	t.Parallel()
	const n = 150_000
	var b feature.Builder
	for i := range n {
		b.Begin(feature.Points)
		b.Ring([]float64{float64(i%360) / 2, float64(i%170) / 2}, false)
		b.Text("id", strconv.Itoa(i*7%n))
		b.Number("n", float64(i), feature.Integer)
		if i > n-100 {
			b.Text("late", "late "+strconv.Itoa(i%3))
		}
		b.End()
	}
	set, err := b.Set()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "p.gpkg")
	s := create(t, path)
	w := work(t, s)
	if _, err := w.Import(t.Context(), layer("points"), feed(set)); err != nil {
		t.Fatal(err)
	}
	same := func(got *feature.Set, from, to int) {
		t.Helper()
		if got.Len() != to-from {
			t.Fatalf("%d features of %d", got.Len(), to-from)
		}
		for i := range got.Len() {
			f := from + i
			if !reflect.DeepEqual(got.Geometry(i), set.Geometry(f)) {
				t.Fatalf("feature %d lies at %v, not at %v", f, got.Geometry(i), set.Geometry(f))
			}
			for _, column := range []string{"id", "n", "late"} {
				if a, b := got.Text(column, i), set.Text(column, f); a != b {
					t.Fatalf("feature %d: %s is %q, not %q", f, column, a, b)
				}
			}
		}
	}
	got, err := s.Features(t.Context(), "points")
	if err != nil {
		t.Fatal(err)
	}
	same(got, 0, n)
	closeStore(t, s)

	// Another program has numbered the rows anew, with a gap.
	gpkg.Exec(t, path, "DELETE FROM points WHERE fid <= 10", "UPDATE points SET fid = fid + 1000000 WHERE fid > 75000")
	if got, err = open(t, path).Features(t.Context(), "points"); err != nil {
		t.Fatal(err)
	}
	same(got, 10, n)
}
