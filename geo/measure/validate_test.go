package measure_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"emprise/geo/feature"
	"emprise/geo/measure"

	"github.com/paulmach/orb"
	"github.com/peterstace/simplefeatures/geom"
)

func set(t *testing.T, mp orb.MultiPolygon) *feature.Set {
	t.Helper()
	var b feature.Builder
	b.Begin(feature.Areas)
	b.Geometry(mp)
	b.End()
	s, err := b.Set()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func ringOf(flat ...float64) orb.Ring {
	var r orb.Ring
	for i := 0; i < len(flat); i += 2 {
		r = append(r, orb.Point{flat[i], flat[i+1]})
	}
	return append(r, r[0])
}

func TestValidate(t *testing.T) {
	t.Parallel()
	square := ringOf(0, 0, 8, 0, 8, 8, 0, 8)
	for _, c := range []struct {
		what string
		mp   orb.MultiPolygon
		want []string
	}{
		{"a square", orb.MultiPolygon{{square}}, nil},
		{"repeated positions", orb.MultiPolygon{{ringOf(0, 0, 0, 0, 8, 0, 8, 8, 8, 8, 0, 8)}}, nil},
		{"positions along an edge", orb.MultiPolygon{{ringOf(0, 0, 2, 0, 4, 0, 8, 0, 8, 8, 0, 8, 0, 3)}}, nil},
		{"a bow-tie", orb.MultiPolygon{{ringOf(0, 0, 8, 8, 8, 0, 0, 8)}}, []string{"ring_flat", "self_crossing"}},
		{"an uneven bow-tie", orb.MultiPolygon{{ringOf(0, 0, 8, 8, 8, 0, 0, 4)}}, []string{"self_crossing"}},
		{"an eight", orb.MultiPolygon{{ringOf(0, 0, 4, 4, 8, 0, 8, 8, 4, 4, 0, 8)}}, []string{"ring_touches_itself"}},
		{"a corner on an edge", orb.MultiPolygon{{ringOf(0, 0, 8, 0, 8, 8, 4, 0, 0, 8)}}, []string{"ring_touches_itself"}},
		{"a spike", orb.MultiPolygon{{ringOf(0, 0, 8, 0, 8, 8, 4, 8, 4, 12, 4, 8, 0, 8)}}, []string{"ring_spike", "ring_touches_itself"}},
		{"a line", orb.MultiPolygon{{ringOf(0, 0, 4, 4, 8, 8)}}, []string{"ring_flat", "ring_spike"}},
		{"a hole", orb.MultiPolygon{{square, ringOf(2, 2, 2, 4, 4, 4, 4, 2)}}, nil},
		{"a hole that touches", orb.MultiPolygon{{square, ringOf(0, 4, 2, 6, 2, 2)}}, nil},
		{"a hole along the shell", orb.MultiPolygon{{square, ringOf(0, 2, 0, 4, 4, 4, 4, 2)}}, []string{"rings_share_edge"}},
		{"the shell as its hole", orb.MultiPolygon{{square, square.Clone()}}, []string{"rings_share_edge"}},
		{"a hole across", orb.MultiPolygon{{square, ringOf(6, 2, 6, 4, 10, 4, 10, 2)}}, []string{"rings_cross"}},
		{"a hole outside", orb.MultiPolygon{{square, ringOf(20, 2, 20, 4, 24, 4, 24, 2)}}, []string{"hole_outside"}},
		{"a hole in a hole", orb.MultiPolygon{{square, ringOf(1, 1, 1, 7, 7, 7, 7, 1), ringOf(2, 2, 2, 4, 4, 4, 4, 2)}}, []string{"holes_nested"}},
		{"two parts", orb.MultiPolygon{{square}, {ringOf(10, 0, 12, 0, 12, 2)}}, nil},
		{"parts that touch", orb.MultiPolygon{{square}, {ringOf(8, 8, 12, 8, 12, 12)}}, nil},
		{"neighbours", orb.MultiPolygon{{square}, {ringOf(8, 0, 16, 0, 16, 8, 8, 8)}}, []string{"parts_share_edge"}},
		{"parts that overlap", orb.MultiPolygon{{square}, {ringOf(4, 4, 12, 4, 12, 12, 4, 12)}}, []string{"parts_overlap"}},
		{"the same part twice", orb.MultiPolygon{{square}, {square.Clone()}}, []string{"parts_overlap"}},
		{"a part in a part", orb.MultiPolygon{{square}, {ringOf(2, 2, 4, 2, 4, 4, 2, 4)}}, []string{"parts_nested"}},
		{"an island in a lake", orb.MultiPolygon{{square, ringOf(1, 1, 1, 7, 7, 7, 7, 1)}, {ringOf(2, 2, 4, 2, 4, 4, 2, 4)}}, nil},
	} {
		// Real places, with fractions that binary numbers do not hold.
		moved := orb.MultiPolygon{}
		for _, p := range c.mp {
			var q orb.Polygon
			for _, r := range p {
				var ring orb.Ring
				for _, at := range r {
					ring = append(ring, orb.Point{2 + at[0]/1024, 48 + at[1]/1024})
				}
				q = append(q, ring)
			}
			moved = append(moved, q)
		}
		var got []string
		for _, v := range measure.Validate(set(t, moved), 0) {
			got = append(got, v.Rule)
			if v.At.Lon < 2 || v.At.Lon > 2.1 || v.At.Lat < 48 || v.At.Lat > 48.1 {
				t.Errorf("%s: %s is said to be at %v", c.what, v.Rule, v.At)
			}
		}
		slices.Sort(got)
		if !slices.Equal(slices.Compact(got), c.want) {
			t.Errorf("%s: %v, want %v", c.what, got, c.want)
		}
	}
}

// TestValidateAgreesWithJTS: on random rings, small enough to be looked at pair by pair and large enough to be sorted.
func TestValidateAgreesWithJTS(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(6, 6))
	valid := 0
	for range 3000 {
		n := 3 + r.IntN(8)
		if r.IntN(3) == 0 {
			n = 30 + r.IntN(60)
		}
		var ring orb.Ring
		if r.IntN(2) == 0 {
			ring = star(r, orb.Point{2, 48}, 0.01, n)
		} else {
			grid := 4 + float64(r.IntN(20)) // touches and overlaps happen on a coarse grid
			for range n {
				ring = append(ring, orb.Point{math.Floor(grid*r.Float64()) / 64, math.Floor(grid*r.Float64()) / 64})
			}
			ring = append(ring, ring[0])
		}
		var flat []float64
		for _, at := range ring {
			flat = append(flat, at[0], at[1])
		}
		want := geom.NewPolygonXY(flat).Validate() == nil
		got := len(measure.Validate(set(t, orb.MultiPolygon{{ring}}), 0)) == 0
		if got != want {
			t.Fatalf("%v: sound is %v, want %v", ring, got, want)
		}
		if want {
			valid++
		}
	}
	if valid < 300 || valid > 2700 {
		t.Errorf("%d of 3000 are sound: the test has lost its point", valid)
	}
}

func BenchmarkValidate(b *testing.B) {
	var fb feature.Builder
	fb.Begin(feature.Areas)
	fb.Geometry(orb.Polygon{star(rand.New(rand.NewPCG(1, 1)), orb.Point{2, 47}, 0.001, 8)})
	fb.End()
	s, _ := fb.Set()
	b.ReportAllocs()
	for b.Loop() {
		measure.Validate(s, 0)
	}
}
