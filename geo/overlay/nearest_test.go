package overlay_test

import (
	"context"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"

	"emprise/geo"
	"emprise/geo/measure"
	"emprise/geo/overlay"
)

// anything draws a feature of any kind within a square of so many metres.
func anything(r *rand.Rand, side float64) orb.Geometry {
	x, y := side*r.Float64(), side*r.Float64()
	at := func() orb.Point { return place(x+60*r.Float64(), y+60*r.Float64()) }
	switch r.IntN(4) {
	case 0:
		return at()
	case 1:
		return orb.MultiPoint{at(), at()}
	case 2:
		return orb.LineString{at(), at(), at()}
	default:
		return star(r, x, y, 10+90*r.Float64(), 8+r.IntN(8), r.IntN(2) == 0)
	}
}

// Against measure.DistanceTo, one pair after the other.
func TestNearestAgreesWithEveryPair(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	r := rand.New(rand.NewPCG(7, 8))
	for _, c := range []struct {
		rows, targets int
		side          float64
	}{{200, 1, 3000}, {300, 40, 3000}, {300, 200, 1500}, {200, 60, 40_000}} {
		var rows, shapes []orb.Geometry
		for range c.rows {
			rows = append(rows, anything(r, c.side))
		}
		for range c.targets {
			shapes = append(shapes, anything(r, c.side))
		}
		layer, goals := layerOf(t, rows...), layerOf(t, shapes...)
		targets, err := overlay.NewTargets(ctx, all(goals))
		if err != nil {
			t.Fatal(err)
		}
		got, err := targets.Distances(ctx, layer, overlay.Options{Workers: 3})
		if err != nil {
			t.Fatal(err)
		}
		const limit = 250
		counts, err := targets.Counts(ctx, layer, limit, overlay.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for f, row := range rows {
			want, near := math.Inf(1), 0
			for _, s := range shapes {
				d := float64(measure.DistanceTo(row, s))
				want = math.Min(want, d)
				if d <= limit {
					near++
				}
			}
			if math.Abs(got[f]-want) > 1e-3+1e-5*want {
				t.Fatalf("%d targets: row %d is %v m away, want %v", c.targets, f, got[f], want)
			}
			if counts[f] != float64(near) {
				t.Fatalf("%d targets: row %d has %v within reach, want %d", c.targets, f, counts[f], near)
			}
			mp, ok := row.(orb.MultiPolygon)
			if !ok {
				continue
			}
			n, ok := targets.Nearest(mp)
			if !ok || math.Abs(float64(n.Metres)-got[f]) > 1e-9 {
				t.Fatalf("row %d alone is %v, %v", f, n, ok)
			}
			if d := float64(measure.DistanceTo(mp, shapes[n.Target])); math.Abs(d-want) > 1e-3+1e-5*want {
				t.Fatalf("the target of row %d is at %v, want %v", f, d, want)
			}
			if d := float64(measure.DistanceTo(orb.MultiPoint{n.At.Orb()}, shapes[n.Target])); d > 1e-3 {
				t.Fatalf("the place is %v m off the target of row %d", d, f)
			}
			if list := targets.Within(mp, limit); len(list) != near {
				t.Fatalf("row %d alone has %d within reach, want %d", f, len(list), near)
			}
		}
	}
}

func TestNoTargetIsUnknown(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	layer := layerOf(t, rectangle(0, 0, 10, 10))
	none, err := overlay.NewTargets(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, targets := range []*overlay.Targets{none, nil} {
		got, err := targets.Distances(ctx, layer, overlay.Options{})
		if err != nil || !math.IsNaN(got[0]) {
			t.Error(got, err)
		}
		if counts, err := targets.Counts(ctx, layer, 100, overlay.Options{}); err != nil || !math.IsNaN(counts[0]) {
			t.Error(counts, err)
		}
		if n, ok := targets.Nearest(rectangle(0, 0, 10, 10)); ok {
			t.Error(n)
		}
	}
	some, err := overlay.NewTargets(ctx, all(layer))
	if err != nil {
		t.Fatal(err)
	}
	if n, ok := some.Nearest(nil); ok {
		t.Error(n)
	}
	if got := some.Within(rectangle(5, 5, 6, 6), geo.Metres(math.NaN())); got != nil {
		t.Error(got)
	}
}
