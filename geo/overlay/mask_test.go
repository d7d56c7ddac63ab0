package overlay_test

import (
	"context"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"

	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/feature"
	"emprise/geo/measure"
	"emprise/geo/overlay"
	"emprise/geo/scene"
)

// place puts metres from a corner south of Paris, in Lambert-93, on the Earth.
func place(x, y float64) orb.Point {
	sys, err := crs.Lookup(2154)
	if err != nil {
		panic(err)
	}
	return sys.Inverse(geo.XY{X: 652_000 + x, Y: 6_845_000 + y}).Orb()
}

func ring(xy ...float64) orb.Ring {
	var r orb.Ring
	for i := 0; i < len(xy); i += 2 {
		r = append(r, place(xy[i], xy[i+1]))
	}
	return append(r, r[0])
}

func rectangle(x0, y0, x1, y1 float64) orb.MultiPolygon {
	return orb.MultiPolygon{{ring(x0, y0, x1, y0, x1, y1, x0, y1)}}
}

// star is a star-shaped area about a place, with a hole of half its size when holed.
func star(r *rand.Rand, x, y, size float64, corners int, holed bool) orb.MultiPolygon {
	var outer, inner []float64
	for i := range corners {
		sin, cos := math.Sincos((float64(i) + 0.8*r.Float64()) / float64(corners) * 2 * math.Pi)
		d := size * (0.6 + 0.4*r.Float64())
		outer = append(outer, x+d*cos, y+d*sin)
		inner = append([]float64{x + d/3*cos, y + d/3*sin}, inner...)
	}
	p := orb.Polygon{ring(outer...)}
	if holed {
		p = append(p, ring(inner...))
	}
	return orb.MultiPolygon{p}
}

func layerOf(t testing.TB, shapes ...orb.Geometry) *scene.Layer {
	t.Helper()
	var b feature.Builder
	for _, s := range shapes {
		b.Begin(feature.KindOf(s))
		b.Geometry(s)
		b.End()
	}
	set, err := b.Set()
	if err != nil {
		t.Fatal(err)
	}
	return scene.NewLayer("test", "test", "", 1, set)
}

func all(l *scene.Layer) []overlay.Ground {
	var list []overlay.Ground
	for f := range l.Features.Len() {
		list = append(list, overlay.Ground{Layer: l, Feature: f})
	}
	return list
}

func maskOf(t testing.TB, shapes ...orb.MultiPolygon) *overlay.Mask {
	t.Helper()
	list := make([]orb.Geometry, len(shapes))
	for i, s := range shapes {
		list[i] = s
	}
	m, err := overlay.NewMask(context.Background(), all(layerOf(t, list...)))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestShareByHand(t *testing.T) {
	t.Parallel()
	a := rectangle(0, 0, 100, 100)
	holed := orb.MultiPolygon{{ring(-10, -10, 110, -10, 110, 110, -10, 110), ring(25, 25, 25, 75, 75, 75, 75, 25)}}
	bow := orb.MultiPolygon{{ring(0, 0, 100, 100, 100, 0, 0, 100)}}
	twice := orb.MultiPolygon{{ring(0, 0, 100, 0, 50, 90, 0, 0, 100, 0, 50, 80)}}
	for _, c := range []struct {
		what string
		mask []orb.MultiPolygon
		want float64
	}{
		{"nothing", nil, 0},
		{"itself", []orb.MultiPolygon{a}, 1},
		{"a quarter", []orb.MultiPolygon{rectangle(50, 50, 150, 150)}, 0.25},
		{"a neighbour", []orb.MultiPolygon{rectangle(100, 0, 200, 100)}, 0},
		{"far away", []orb.MultiPolygon{rectangle(5000, 0, 5100, 100)}, 0},
		{"within", []orb.MultiPolygon{rectangle(10, 10, 20, 20)}, 0.01},
		{"around", []orb.MultiPolygon{rectangle(-100, -100, 500, 500)}, 1},
		{"two that overlap", []orb.MultiPolygon{rectangle(0, 0, 60, 100), rectangle(40, 0, 80, 100)}, 0.8},
		{"the same twice", []orb.MultiPolygon{rectangle(0, 0, 60, 100), rectangle(0, 0, 60, 100)}, 0.6},
		{"two that touch", []orb.MultiPolygon{rectangle(0, 0, 50, 100), rectangle(50, 0, 100, 100)}, 1},
		{"a hole", []orb.MultiPolygon{holed}, 0.75},
		{"a hole that another fills", []orb.MultiPolygon{holed, rectangle(20, 20, 80, 80)}, 1},
		{"a bow-tie, whose halves are both meant", []orb.MultiPolygon{bow}, 0.5},
		{"a triangle", []orb.MultiPolygon{{{ring(0, 0, 100, 0, 0, 100)}}}, 0.5},
		{"ground gone round twice", []orb.MultiPolygon{twice}, math.NaN()},
		{"a doubt elsewhere", []orb.MultiPolygon{{{ring(1000, 0, 1100, 0, 1050, 90, 1000, 0, 1100, 0, 1050, 80)}}}, 0},
	} {
		got := maskOf(t, c.mask...).Share(a)
		if math.Abs(got-c.want) > 1e-7 || math.IsNaN(got) != math.IsNaN(c.want) {
			t.Errorf("%s: %v, want %v", c.what, got, c.want)
		}
	}
	if got := maskOf(t, a).Share(bow); math.Abs(got-1) > 1e-7 {
		t.Errorf("a bow-tie under a square: %v", got)
	}
	if got := maskOf(t, rectangle(0, 0, 50, 40)).Share(twice); !math.IsNaN(got) {
		t.Errorf("ground gone round twice, under a square: %v", got)
	}
	if got := maskOf(t, a).Share(nil); !math.IsNaN(got) {
		t.Errorf("nothing under a square: %v", got)
	}
}

// Thousands of stars over stars, with borders on the same positions now and then, against the overlay of simplefeatures.
func TestSharesAgreeWithTheOverlayOfShapes(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 2))
	rounds := 1500
	if testing.Short() {
		rounds = 150
	}
	for round := range rounds {
		subject := star(r, 0, 0, 100, 3+r.IntN(12), round%3 == 0)
		var over []orb.MultiPolygon
		for range 1 + r.IntN(4) {
			o := star(r, 160*r.Float64()-80, 160*r.Float64()-80, 20+120*r.Float64(), 3+r.IntN(20), r.IntN(3) == 0)
			if r.IntN(4) == 0 { // a neighbour that has two corners of the subject
				o = orb.MultiPolygon{{{subject[0][0][0], place(150, 200*r.Float64()-100), subject[0][0][1], subject[0][0][0]}}}
			}
			over = append(over, o)
		}
		want, err := measure.Covered(subject, over)
		if err != nil {
			continue // a neighbour may cross itself; then there is nothing to compare with
		}
		mask := maskOf(t, over...)
		whole := float64(measure.Area(subject))
		if got := mask.Share(subject) * whole; math.Abs(got-float64(want)) > 1e-6*whole {
			t.Fatalf("round %d: covered on %.6f m², want %.6f of %.1f", round, got, want, whole)
		}
		shared := make([]float64, len(over))
		for _, p := range mask.Covers(subject) {
			shared[p.Area] = p.M2
		}
		for i, o := range over {
			want, err := measure.Overlap(subject, o)
			if err != nil || math.Abs(shared[i]-float64(want)) > 1e-6*whole {
				t.Fatalf("round %d: %.6f m² in common with %d, want %.6f, %v", round, shared[i], i, want, err)
			}
		}
	}
}

// A commune is large: the plane stretches from one end to the other.
func TestLargeAreasKeepTheirGround(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(3, 4))
	for round := range 20 {
		subject := star(r, 0, 0, 20_000, 400, round%2 == 0)
		over := []orb.MultiPolygon{star(r, 9_000, 14_000, 15_000, 700, true), star(r, -9_000, 4_000, 9_000, 300, false)}
		want, err := measure.Covered(subject, over)
		if err != nil {
			t.Fatal(err)
		}
		whole := float64(measure.Area(subject))
		if got := maskOf(t, over...).Share(subject) * whole; math.Abs(got-float64(want)) > 1e-6*whole {
			t.Errorf("covered on %.1f m², want %.1f of %.1f: %.2g", got, want, whole, (got-float64(want))/whole)
		}
	}
}

func TestWholeLayers(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	r := rand.New(rand.NewPCG(5, 6))
	var rows []orb.Geometry
	for i := range 3000 {
		switch i % 50 {
		case 7:
			rows = append(rows, place(0, 0))
		default:
			rows = append(rows, star(r, 4000*r.Float64(), 4000*r.Float64(), 60, 3+r.IntN(9), i%5 == 0))
		}
	}
	parcels := layerOf(t, rows...)
	var over []orb.MultiPolygon
	for range 30 {
		over = append(over, star(r, 4000*r.Float64(), 4000*r.Float64(), 500, 30, false))
	}
	mask := maskOf(t, over...)
	var told int64
	one, err := mask.Shares(ctx, parcels, overlay.Options{Workers: 1, Report: func(done, total int64) { told = done }})
	if err != nil || told != 3000 {
		t.Fatal(told, err)
	}
	many, err := mask.Shares(ctx, parcels, overlay.Options{Workers: 7})
	if err != nil {
		t.Fatal(err)
	}
	pieces, err := mask.Pieces(ctx, parcels, overlay.Options{})
	if err != nil {
		t.Fatal(err)
	}
	sum := make([]float64, len(rows))
	for i, p := range pieces {
		sum[p.Row] += p.M2
		if i > 0 && (pieces[i-1].Row > p.Row || pieces[i-1].Row == p.Row && pieces[i-1].Area >= p.Area) {
			t.Fatal("pieces are not in order")
		}
	}
	for f, s := range one {
		mp, ok := rows[f].(orb.MultiPolygon)
		if !ok {
			if !math.IsNaN(s) {
				t.Errorf("a point is covered: %v", s)
			}
			continue
		}
		if math.IsNaN(s) && math.IsNaN(many[f]) {
			continue // a hole of a triangle may lie outside
		}
		if s != many[f] {
			t.Fatalf("row %d is %v with one goroutine, %v with seven", f, s, many[f])
		}
		if single := mask.Share(mp); math.Abs(single-s) > 1e-9 {
			t.Fatalf("row %d is %v, alone %v", f, s, single)
		}
		if whole := float64(measure.FeatureArea(parcels.Features, f)); s*whole > sum[f]+1e-6*whole {
			t.Fatalf("row %d: %v m² covered, %v in pieces", f, s*whole, sum[f])
		}
	}
	ended, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := mask.Shares(ended, parcels, overlay.Options{}); err == nil {
		t.Error("cancelled, and went on")
	}
	var none *overlay.Mask
	if got, err := none.Shares(ctx, parcels, overlay.Options{}); err != nil || got[0] != 0 {
		t.Error(got[0], err)
	}
}

// A layer of the whole country has areas overseas: each place is asked about on its own plane.
func TestAreasOverseas(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	square := func(lon, lat, side float64) orb.MultiPolygon {
		return orb.MultiPolygon{{{{lon, lat}, {lon + side, lat}, {lon + side, lat + side}, {lon, lat + side}, {lon, lat}}}}
	}
	var areas []orb.Geometry
	for _, at := range [][2]float64{{2.3, 48.8}, {55.5, -21.1}, {-61.5, 16.2}, {-53, 4.9}, {166.4, -22.2}} {
		areas = append(areas, square(at[0], at[1], 0.01))
	}
	layer := layerOf(t, areas...)
	mask, err := overlay.NewMask(ctx, all(layer))
	if err != nil {
		t.Fatal(err)
	}
	targets, err := overlay.NewTargets(ctx, all(layer))
	if err != nil {
		t.Fatal(err)
	}
	for i, a := range areas {
		at := a.(orb.MultiPolygon)[0][0][0]
		half := square(at[0]+0.005, at[1], 0.01)
		if got := mask.Share(half); math.Abs(got-0.5) > 1e-3 {
			t.Errorf("area %d covers %v of what it halves", i, got)
		}
		aside := square(at[0]+0.02, at[1], 0.001)
		want := float64(measure.DistanceTo(aside, a))
		if n, ok := targets.Nearest(aside); !ok || n.Target != i || math.Abs(float64(n.Metres)-want) > 1e-3 {
			t.Errorf("area %d: %+v, %v, want %v m", i, n, ok, want)
		}
		shares, err := mask.Shares(ctx, layerOf(t, half), overlay.Options{})
		if err != nil || math.Abs(shares[0]-0.5) > 1e-3 {
			t.Errorf("area %d covers %v of a layer, %v", i, shares, err)
		}
		distances, err := targets.Distances(ctx, layerOf(t, aside), overlay.Options{})
		if err != nil || math.Abs(distances[0]-want) > 1e-3 {
			t.Errorf("area %d is at %v from a layer, want %v, %v", i, distances, want, err)
		}
	}
}
