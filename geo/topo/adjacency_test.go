package topo_test

import (
	"bufio"
	"compress/gzip"
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"testing"

	"github.com/paulmach/orb"
	"github.com/peterstace/simplefeatures/geom"

	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/ingest"
	"emprise/geo/reference"
	"emprise/geo/scene"
	"emprise/geo/topo"
)

func adjacency(tb testing.TB, l *scene.Layer, o topo.GraphOptions) *topo.Graph {
	tb.Helper()
	g, err := topo.Adjacency(tb.Context(), l, o, nil)
	if err != nil {
		tb.Fatal(err)
	}
	return g
}

// link is the border of two features, −1 when they are no neighbours; it must be the same both ways.
func link(tb testing.TB, g *topo.Graph, a, b int) (border, gap float64) {
	tb.Helper()
	one := func(a, b int) (float64, float64) {
		i := slices.Index(g.Of(a), int32(b))
		if i < 0 {
			return -1, 0
		}
		at := int(g.Start[a]) + i
		if g.Gap == nil {
			return float64(g.Border[at]), 0
		}
		return float64(g.Border[at]), float64(g.Gap[at])
	}
	border, gap = one(a, b)
	if back, width := one(b, a); back != border || width != gap {
		tb.Errorf("%d and %d: %v (%v) one way, %v (%v) the other", a, b, border, gap, back, width)
	}
	return border, gap
}

func TestAdjacency(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name   string
		a, b   []orb.Point
		border float64 // −1: no neighbours
	}{
		{"the same corners", rectangle(0, 0, 20, 20), rectangle(20, 0, 10, 20), 20},
		{"a sliver of 3 cm", rectangle(0, 0, 20, 20), rectangle(20.03, 0, 10, 20), 20},
		{"an overlap of 3 cm", rectangle(0, 0, 20, 20), rectangle(19.97, 0, 10, 20), 20},
		{"a lane of 8 cm", rectangle(0, 0, 20, 20), rectangle(20.08, 0, 10, 20), -1},
		{"one corner of two", rectangle(0, 0, 20, 20), rectangle(20, 0, 10, 7), 7},
		{"no corner", rectangle(0, 0, 20, 20), rectangle(20, 5, 10, 7), 7},
		{"a corner only", rectangle(0, 0, 20, 20), rectangle(20, 20, 10, 10), -1},
		{"half a metre", rectangle(0, 0, 20, 20), rectangle(20, 19.5, 10, 10), -1},
		{"one metre and a bit", rectangle(0, 0, 20, 20), rectangle(20, 18.9, 10, 10), 1.1},
		{"the same ground", rectangle(0, 0, 20, 20), rectangle(0, 0, 20, 20), -1},
		{"a part of the same ground", rectangle(0, 0, 20, 20), rectangle(0, 0, 10, 20), -1},
		{"corners along the border", rectangle(0, 0, 20, 20), []orb.Point{{20, 0}, {30, 0}, {30, 20}, {20, 20}, {20.02, 15}, {19.98, 10}, {20.01, 5}}, 20},
		{"a curve", arc(0, 40, 7, 0), arc(0, 40, 7, 60), 62.7},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			g := adjacency(t, layer(t, tt.a, tt.b), topo.GraphOptions{})
			got, _ := link(t, g, 0, 1)
			if math.Abs(got-tt.border) > 0.02+0.002*tt.border { // a metre of the plane is not quite one of the ground
				t.Errorf("border %v, want %v", got, tt.border)
			}
		})
	}
}

// arc is a fan of n steps around the origin, from the radius inwards or, with outer, outwards to it.
func arc(from, radius float64, n int, outer float64) []orb.Point {
	var ring []orb.Point
	for i := range n + 1 {
		at := from + math.Pi/2*float64(i)/float64(n)
		ring = append(ring, orb.Point{radius * math.Cos(at), radius * math.Sin(at)})
	}
	if outer == 0 {
		return append(ring, orb.Point{0, 0})
	}
	slices.Reverse(ring)
	return append(ring, orb.Point{outer, 0}, orb.Point{outer, outer}, orb.Point{0, outer})
}

// ┌───────┐
// │ ┌───┐ │     1 fills the hole of 0, 2 is of two parts: one touches 0, the other 1 of another block
// │ │ 1 │ │
// │ └───┘ │2
// └───────┘
func TestAdjacencyOfHolesAndParts(t *testing.T) {
	t.Parallel()
	stretch := geo.MercatorStretch(48.6)
	ring := func(points []orb.Point) orb.Ring {
		var r orb.Ring
		for _, p := range append(points[:len(points):len(points)], points[0]) {
			r = append(r, geo.Unmercator(geo.XY{X: origin.X + p[0]*stretch, Y: origin.Y + p[1]*stretch}).Orb())
		}
		return r
	}
	var b feature.Builder
	for _, mp := range []orb.MultiPolygon{
		{{ring(rectangle(0, 0, 50, 50)), ring(rectangle(10, 10, 20, 20))}},
		{{ring(rectangle(10, 10, 20, 20))}},
		{{ring(rectangle(50, 0, 10, 30))}, {ring(rectangle(60, 0, 10, 30))}, {ring(rectangle(50, 40, 10, 10))}},
	} {
		b.Begin(feature.Areas)
		b.Geometry(mp)
		b.End()
	}
	b.Begin(feature.None)
	b.End()
	set, err := b.Set()
	if err != nil {
		t.Fatal(err)
	}
	g := adjacency(t, scene.NewLayer("l", "l", "l", 1, set), topo.GraphOptions{})
	for _, tt := range []struct {
		a, b int
		want float64
	}{{0, 1, 80}, {0, 2, 40}, {1, 2, -1}} {
		if got, _ := link(t, g, tt.a, tt.b); math.Abs(got-tt.want) > 0.15 {
			t.Errorf("%d and %d: %v, want %v", tt.a, tt.b, got, tt.want)
		}
	}
	if g.Pairs() != 2 || g.Len() != 4 || len(g.Of(3)) != 0 {
		t.Errorf("%d pairs of %d features", g.Pairs(), g.Len())
	}
}

// ┌────┐        ┌────┐┌──┐     0 and 1 face each other over 12 m for 20 m; 2 is behind 1; 3 is beyond the street's end; 4 is a
// │ 0  │        │ 1  ││2 │     strip between 5 and 6; 7 is at right angles to nothing near
// └────┘        └────┘└──┘
func TestAcrossTheStreet(t *testing.T) {
	t.Parallel()
	l := layer(t,
		rectangle(0, 0, 20, 20),
		rectangle(32, 0, 20, 20),
		rectangle(52, 0, 20, 20),
		rectangle(32, 30, 20, 20),
		rectangle(0, -40, 20, 3),
		rectangle(0, -60, 20, 16),
		rectangle(0, -33, 20, 10),
		rectangle(84, 15, 20, 20),
	)
	g := adjacency(t, l, topo.GraphOptions{Street: 15})
	want := map[[2]int][2]float64{
		{0, 1}: {20, 12}, {1, 2}: {20, 0}, {1, 3}: {20, 10}, {4, 5}: {20, 4}, {4, 6}: {20, 4},
	}
	for a := range g.Len() {
		for b := a + 1; b < g.Len(); b++ {
			border, gap := link(t, g, a, b)
			w, ok := want[[2]int{a, b}]
			if !ok {
				w = [2]float64{-1, 0}
			}
			if math.Abs(border-w[0]) > 0.1 || math.Abs(gap-w[1]) > 0.1 {
				t.Errorf("%d and %d: %v over %v, want %v", a, b, border, gap, w)
			}
		}
	}
	if i := slices.Index(g.Of(0), 1); g.Touching(0, i) != 0 {
		t.Error("what is across a street touches")
	}
	if g := adjacency(t, l, topo.GraphOptions{Street: 15, Facing: 25}); g.Pairs() != 1 {
		t.Errorf("%d pairs face each other for 25 m", g.Pairs()-1)
	}
	if g := adjacency(t, l, topo.GraphOptions{}); g.Pairs() != 1 || g.Gap != nil {
		t.Error("streets that were not asked for")
	}
}

// Every edge that two parcels of a commune have in common is as long as GEOS says, through SpatiaLite 5.0.1 on the ellipsoid.
// Where we find more, borders of it run within 5 cm by GEOS as well. A line of the list: two places in the file, metres in
// common, metres of the second within 5 cm of the first.
func TestAdjacencyAgreesWithGEOS(t *testing.T) {
	t.Parallel()
	set, _, err := ingest.All(context.Background(), reference.Path(t, "fr/cadastre/cadastre-91326-parcelles.json.gz"), ingest.Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	g := adjacency(t, scene.NewLayer("l", "l", "l", 1, set), topo.GraphOptions{Least: 0.01})
	file, err := os.Open("testdata/geos-91326.csv.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	zip, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	known := map[[2]int]bool{}
	exact, tolerant := 0, 0
	for lines := bufio.NewScanner(zip); lines.Scan(); {
		var a, b int
		var common, near float64
		if _, err := fmt.Sscanf(lines.Text(), "%d,%d,%f,%f", &a, &b, &common, &near); err != nil {
			t.Fatal(err)
		}
		known[[2]int{a, b}] = true
		got, _ := link(t, g, a, b)
		switch {
		case common > 0.01 && math.Abs(got-common) <= 1e-6*common:
			exact++
		case common > 0.01 && got < common:
			t.Errorf("%d and %d: %v, want %v", a, b, got, common)
		case got > 0.01:
			tolerant++
			if math.Abs(got-near) > 0.7 { // what is within 5 cm of a border goes round its ends
				t.Errorf("%d and %d: %v, within 5 cm: %v", a, b, got, near)
			}
		}
	}
	if exact < 5000 || tolerant > 20 {
		t.Errorf("%d borders are exact, %d are not", exact, tolerant)
	}
	for a := range g.Len() {
		for _, b := range g.Of(a) {
			if !known[[2]int{min(a, int(b)), max(a, int(b))}] {
				t.Errorf("%d and %d do not even touch", a, b)
			}
		}
	}
	t.Logf("%d borders exact, %d by tolerance", exact, tolerant)
}

// On parcels cut at random, each pair has in common what a general library says.
func TestAdjacencyAgreesWithAnotherLibrary(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(3, 4))
	for round := range 12 {
		rings := cut(r, rectangle(0, 0, 400, 300), 5)
		r.Shuffle(len(rings), func(i, k int) { rings[i], rings[k] = rings[k], rings[i] })
		g := adjacency(t, layer(t, rings...), topo.GraphOptions{Least: 0.5})
		lines := make([]geom.Geometry, len(rings))
		for i, ring := range rings {
			var flat []float64
			for _, p := range append(ring[:len(ring):len(ring)], ring[0]) {
				flat = append(flat, p[0], p[1])
			}
			lines[i] = geom.NewLineString(geom.NewSequence(flat, geom.DimXY)).AsGeometry()
		}
		for a := range rings {
			for b := a + 1; b < len(rings); b++ {
				common, err := geom.Intersection(lines[a], lines[b])
				if err != nil {
					t.Fatal(err)
				}
				want := common.Length()
				if want < 0.5 {
					want = -1
				}
				if got, _ := link(t, g, a, b); math.Abs(got-want) > 0.02+0.004*want { // as above
					t.Errorf("round %d: %d and %d: %v, want %v", round, a, b, got, want)
				}
			}
		}
	}
}

// The graph is the same to the last bit whoever works, and however many, streets included.
func TestAdjacencyIsTheSameForAnyNumberOfWorkers(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(5, 6))
	var rings [][]orb.Point
	for block := range 60 {
		x, y := float64(block%10)*220, float64(block/10)*160
		for _, ring := range cut(r, rectangle(0, 0, 200, 150), 7) {
			for i := range ring {
				ring[i] = orb.Point{x + ring[i][0] + 0.04*r.Float64(), y + ring[i][1]}
			}
			rings = append(rings, ring)
		}
	}
	l := layer(t, rings...)
	var first *topo.Graph
	for workers := 1; workers <= 7; workers += 2 {
		g := adjacency(t, l, topo.GraphOptions{Street: 25, Workers: workers})
		if first == nil {
			first = g
		}
		if !reflect.DeepEqual(g, first) {
			t.Fatalf("%d workers find something else", workers)
		}
	}
	across := 0
	for _, gap := range first.Gap {
		if gap > 0 {
			across++
		}
	}
	if len(rings) < 3000 || across < 100 || first.Pairs() < len(rings) {
		t.Errorf("%d parcels, %d pairs, %d across", len(rings), first.Pairs(), across)
	}
}

// Whatever covers the same ground over and over, it ends, and what is beside it has neighbours.
func TestAdjacencyOfHeaps(t *testing.T) {
	t.Parallel()
	var rings [][]orb.Point
	for range 1000 {
		rings = append(rings, rectangle(0, 0, 20, 20))
	}
	rings = append(rings, rectangle(20, 0, 20, 20))
	g := adjacency(t, layer(t, rings...), topo.GraphOptions{})
	if n := len(g.Of(1000)); n == 0 || n > 1000 {
		t.Errorf("%d neighbours", n)
	}
	if none := adjacency(t, layer(t), topo.GraphOptions{}); none.Len() != 0 || none.Pairs() != 0 {
		t.Errorf("neighbours of nothing: %+v", none)
	}
}

func TestAdjacencyTellsAndCanBeStopped(t *testing.T) {
	t.Parallel()
	var rings [][]orb.Point
	for i := range 5000 {
		rings = append(rings, rectangle(float64(i%100)*10, float64(i/100)*10, 10, 10))
	}
	l := layer(t, rings...)
	ctx, cancel := context.WithCancel(t.Context())
	last := int64(0)
	_, err := topo.Adjacency(ctx, l, topo.GraphOptions{Workers: 2}, func(done, total int64) {
		if done <= last || done > total {
			t.Errorf("%d of %d after %d", done, total, last)
		}
		last = done
	})
	if err != nil || last == 0 {
		t.Errorf("told %d: %v", last, err)
	}
	cancel()
	if _, err := topo.Adjacency(ctx, l, topo.GraphOptions{}, nil); err == nil {
		t.Error("it went on")
	}
}

// All neighbours among 40,000 parcels, half of which share no corner with those beside them.
func BenchmarkAdjacency(b *testing.B) {
	var rings [][]orb.Point
	for row := range 200 {
		for column := range 200 {
			rings = append(rings, rectangle(float64(column)*30, float64(row)*30+float64(column%2)*7, 30, 30))
		}
	}
	l := layer(b, rings...)
	b.ReportAllocs()
	for b.Loop() {
		if g := adjacency(b, l, topo.GraphOptions{}); g.Pairs() < 100_000 {
			b.Fatal(g.Pairs())
		}
	}
}
