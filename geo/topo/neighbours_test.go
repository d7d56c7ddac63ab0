package topo_test

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/paulmach/orb"
	"github.com/peterstace/simplefeatures/geom"

	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/scene"
	"emprise/geo/topo"
)

var origin = geo.Mercator(geo.LonLat{Lon: 2.4, Lat: 48.6})

// layer makes areas of rings in ground metres around the origin.
func layer(tb testing.TB, rings ...[]orb.Point) *scene.Layer {
	tb.Helper()
	stretch := geo.MercatorStretch(48.6)
	var b feature.Builder
	for _, ring := range rings {
		b.Begin(feature.Areas)
		var flat []float64
		for _, p := range append(ring[:len(ring):len(ring)], ring[0]) {
			at := geo.Unmercator(geo.XY{X: origin.X + p[0]*stretch, Y: origin.Y + p[1]*stretch})
			flat = append(flat, at.Lon, at.Lat)
		}
		b.Ring(flat, false)
		b.End()
	}
	set, err := b.Set()
	if err != nil {
		tb.Fatal(err)
	}
	return scene.NewLayer("l", "l", "l", 1, set)
}

func rectangle(x, y, w, h float64) []orb.Point {
	return []orb.Point{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}}
}

func neighbours(t *testing.T, l *scene.Layer, of ...int) []int {
	t.Helper()
	got, err := topo.Neighbours(t.Context(), l, of, topo.Tolerance, topo.LeastBorder)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// ┌────┬──┐
// │    │2 │      0 and 3 share no vertex with each other; 4 touches 0 at a corner; 5 lies a decimetre off;
// │ 0  ├──┤      6 lies beyond the tolerance; 7 has half a metre in common; 8 is around all of them, with no
// │    │1 │      border in common
// └─┬──┴──┘
//
//	│3 │
func TestNeighbours(t *testing.T) {
	t.Parallel()
	l := layer(t,
		rectangle(0, 0, 20, 20),
		rectangle(20, 0, 10, 10),
		rectangle(20, 10, 10, 10),
		rectangle(5, -10, 9, 10),
		rectangle(-10, 20, 10, 10),
		rectangle(-10.1, 2, 10, 10),
		rectangle(3, 20.5, 10, 10),
		rectangle(19.5, 20, 10, 10),
		rectangle(-100, -100, 300, 300),
	)
	if got := neighbours(t, l, 0); !slices.Equal(got, []int{1, 2, 3, 5}) {
		t.Errorf("neighbours of 0: %v", got)
	}
	if got := neighbours(t, l, 1); !slices.Equal(got, []int{0, 2}) {
		t.Errorf("neighbours of 1: %v", got)
	}
	if got := neighbours(t, l, 0, 1); !slices.Equal(got, []int{2, 3, 5}) {
		t.Errorf("neighbours of 0 and 1: %v", got)
	}
	if got := neighbours(t, l, 8); len(got) != 0 {
		t.Errorf("neighbours of what is around: %v", got)
	}
}

func TestNeighboursCanBeStopped(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := topo.Neighbours(ctx, layer(t, rectangle(0, 0, 1, 1)), []int{0}, 1, 1); err == nil {
		t.Error("it went on")
	}
}

// On parcels cut at random, neighbours are those whose borders have a line in common by a general library.
func TestNeighboursAgreeWithAnotherLibrary(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 2))
	for round := range 12 {
		rings := cut(r, rectangle(0, 0, 400, 300), 5)
		l := layer(t, rings...)
		borders := make([]geom.Geometry, len(rings))
		for i, ring := range rings {
			var flat []float64
			for _, p := range append(ring[:len(ring):len(ring)], ring[0]) {
				flat = append(flat, p[0], p[1])
			}
			borders[i] = geom.NewLineString(geom.NewSequence(flat, geom.DimXY)).AsGeometry()
		}
		for f := range rings {
			var want []int
			for o := range rings {
				if o == f {
					continue
				}
				common, err := geom.Intersection(borders[f], borders[o])
				if err != nil {
					t.Fatal(err)
				}
				if common.Length() > 0.5 { // cut on whole metres, so that it is nothing or a metre at least
					want = append(want, o)
				}
			}
			// The tolerance may add what lies near a border for more than a metre; there is no such thing in this cut.
			got, err := topo.Neighbours(t.Context(), l, []int{f}, 0.02, 0.5)
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(got, want) {
				t.Errorf("round %d: neighbours of %d: %v, want %v", round, f, got, want)
			}
		}
	}
}

// cut divides a rectangle again and again on whole metres, leaving more vertices on one side than on the other.
func cut(r *rand.Rand, ring []orb.Point, depth int) [][]orb.Point {
	w, h := ring[2][0]-ring[0][0], ring[2][1]-ring[0][1]
	if depth == 0 || math.Max(w, h) < 20 {
		return [][]orb.Point{ring}
	}
	x, y := ring[0][0], ring[0][1]
	if w > h {
		at := math.Round(w * (0.3 + 0.4*r.Float64()))
		return append(cut(r, rectangle(x, y, at, h), depth-1), cut(r, rectangle(x+at, y, w-at, h), depth-1)...)
	}
	at := math.Round(h * (0.3 + 0.4*r.Float64()))
	return append(cut(r, rectangle(x, y, w, at), depth-1), cut(r, rectangle(x, y+at, w, h-at), depth-1)...)
}

// The neighbours of 100 parcels among 40,000.
func BenchmarkNeighbours(b *testing.B) {
	var rings [][]orb.Point
	for row := range 200 {
		for column := range 200 {
			rings = append(rings, rectangle(float64(column)*30, float64(row)*30, 30, 30))
		}
	}
	l := layer(b, rings...)
	var of []int
	for row := range 10 {
		for column := range 10 {
			of = append(of, (100+row)*200+100+column)
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		got, err := topo.Neighbours(b.Context(), l, of, topo.Tolerance, topo.LeastBorder)
		if err != nil || len(got) != 40 {
			b.Fatal(len(got), err)
		}
	}
}
