package network_test

import (
	"context"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"

	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/measure"
	"emprise/geo/network"
)

// place puts metres from somewhere on the Earth.
func place(x, y float64) orb.Point {
	return crs.Local(geo.LonLat{Lon: 3.1, Lat: 47}).Inverse(geo.XY{X: x, Y: y}).Orb()
}

func line(ahead, back float64, xy ...float64) network.Line {
	l := network.Line{Ahead: ahead, Back: back}
	for i := 0; i < len(xy); i += 2 {
		l.Positions = append(l.Positions, place(xy[i], xy[i+1]))
	}
	return l
}

func graph(t *testing.T, o network.Options, lines ...network.Line) *network.Graph {
	t.Helper()
	g, err := network.New(context.Background(), lines, o)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func spot(t *testing.T, g *network.Graph, x, y float64) network.Spot {
	t.Helper()
	s, ok := g.Locate(geo.FromOrb(place(x, y)), 50, true)
	if !ok {
		t.Fatalf("nothing near %v, %v", x, y)
	}
	return s
}

// way is how far it is from one place to another; negative when there is no way.
func way(t *testing.T, g *network.Graph, by network.Cost, x0, y0, x1, y1 float64) float64 {
	t.Helper()
	f, err := g.Toward(context.Background(), []network.Spot{spot(t, g, x1, y1)}, by)
	if err != nil {
		t.Fatal(err)
	}
	cost, ok := f.From(spot(t, g, x0, y0))
	if !ok {
		return -1
	}
	return cost
}

func TestWaysByHand(t *testing.T) {
	t.Parallel()
	both := func(xy ...float64) network.Line { return line(36, 36, xy...) }
	for _, c := range []struct {
		what           string
		lines          []network.Line
		options        network.Options
		x0, y0, x1, y1 float64
		want           float64 // metres, negative: no way
	}{
		{"along one line", []network.Line{both(0, 0, 1000, 0)}, network.Options{}, 100, 0, 900, 0, 800},
		{"and back", []network.Line{both(0, 0, 1000, 0)}, network.Options{}, 900, 0, 100, 0, 800},
		{"the same spot", []network.Line{line(36, 0, 0, 0, 1000, 0)}, network.Options{}, 500, 0, 500, 0, 0},
		{"off the line at both ends", []network.Line{both(0, 0, 1000, 0)}, network.Options{}, 100, 30, 900, -20, 850},
		{"against one way", []network.Line{line(36, 0, 0, 0, 1000, 0)}, network.Options{}, 900, 0, 100, 0, -1},
		{"one way against its drawing", []network.Line{line(0, 36, 0, 0, 1000, 0)}, network.Options{}, 900, 0, 100, 0, 800},
		{"round the block, one way", []network.Line{line(36, 0, 0, 0, 100, 0, 100, 100, 0, 100, 0, 0)}, network.Options{}, 50, 0, 20, 0, 370},
		{"over a corner in common", []network.Line{both(0, 0, 100, 0), both(100, 0, 100, 100)}, network.Options{}, 50, 0, 100, 50, 100},
		{"over a position within", []network.Line{both(0, 0, 100, 0, 200, 0), both(100, 0, 100, 100)}, network.Options{}, 50, 0, 100, 50, 100},
		{"over a T that is not quite drawn", []network.Line{both(0, 0, 200, 0), both(100, 0.6, 100, 100)}, network.Options{}, 50, 0, 100, 50.6, 100},
		{"over a gap", []network.Line{both(0, 0, 200, 0), both(100, 3, 100, 100)}, network.Options{}, 50, 0, 100, 50, -1},
		{"over a gap that is allowed", []network.Line{both(0, 0, 200, 0), both(100, 3, 100, 100)}, network.Options{Tolerance: 5}, 50, 0, 100, 53, 100},
		{"no way over a bridge", []network.Line{both(0, 0, 200, 0), both(100, -100, 100, 100)}, network.Options{}, 50, 0, 100, 50, -1},
		{"over a crossing", []network.Line{both(0, 0, 200, 0), both(100, -100, 100, 100)}, network.Options{Crossings: true}, 50, 0, 100, 50, 100},
		{"no way over the crossing of a motorway", []network.Line{both(0, 0, 200, 0), {Positions: both(100, -100, 100, 100).Positions, Ahead: 36, Back: 36, Apart: true}}, network.Options{Crossings: true}, 50, 0, 100, 50, -1},
		{"from a junction of one way out", []network.Line{line(36, 0, 0, 0, 100, 0), line(36, 0, 100, 0, 100, 100)}, network.Options{}, 100, 0, 100, 80, 80},
	} {
		g := graph(t, c.options, c.lines...)
		if got := way(t, g, network.Shortest, c.x0, c.y0, c.x1, c.y1); math.Abs(got-c.want) > 0.01 {
			t.Errorf("%s: %.3f m, want %v", c.what, got, c.want)
		}
		seconds := way(t, g, network.Quickest, c.x0, c.y0, c.x1, c.y1)
		if c.what == "off the line at both ends" { // 800 m at 36 km/h and 50 m at 20
			if math.Abs(seconds-89) > 0.01 {
				t.Errorf("%s: %.3f s", c.what, seconds)
			}
		} else if c.want >= 0 && math.Abs(seconds-c.want/10) > 0.01 {
			t.Errorf("%s: %.3f s, want %v", c.what, seconds, c.want/10)
		}
	}
	fast := graph(t, network.Options{}, line(36, 36, 0, 0, 1000, 0), line(108, 108, 0, 0, 0, 400, 1000, 400, 1000, 0))
	if got := way(t, fast, network.Shortest, 0, 0, 1000, 0); math.Abs(got-1000) > 0.1 {
		t.Errorf("the shortest way is %v m", got)
	}
	if got := way(t, fast, network.Quickest, 0, 0, 1000, 0); math.Abs(got-60) > 0.1 {
		t.Errorf("the quickest way is %v s", got)
	}
}

func TestNothingToDriveOn(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	for _, g := range []*network.Graph{
		graph(t, network.Options{}),
		graph(t, network.Options{}, line(0, 0, 0, 0, 100, 0), line(50, 50, 0, 0), line(50, 50, 7, 7, 7, 7), line(math.NaN(), -3, 0, 0, 1, 1)),
	} {
		if s, ok := g.Locate(geo.FromOrb(place(0, 0)), 1000, true); ok {
			t.Error(s)
		}
		if _, err := g.Toward(ctx, nil, network.Shortest); err != nil {
			t.Error(err)
		}
	}
	g := graph(t, network.Options{}, line(50, 50, 0, 0, 100, 0))
	if s, ok := g.Locate(geo.FromOrb(place(0, 400)), 300, true); ok {
		t.Errorf("400 m away is within 300: %+v", s)
	}
	motorway := line(50, 50, 0, 0, 100, 0)
	motorway.Apart = true
	if s, ok := graph(t, network.Options{}, motorway).Locate(geo.FromOrb(place(50, 5)), 300, false); ok {
		t.Errorf("a motorway is entered from beside: %+v", s)
	}
	f, err := g.Toward(ctx, nil, network.Quickest)
	if err != nil {
		t.Fatal(err)
	}
	if cost, ok := f.From(spot(t, g, 10, 0)); ok {
		t.Errorf("nowhere is at %v", cost)
	}
}

// Random grids with streets that are missing, one way and of all speeds, against Floyd and Warshall.
func TestGridsAgainstFloydWarshall(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(51, 52))
	for round := range 150 {
		side := 2 + r.IntN(5)
		var lines []network.Line
		n := side * side
		metres, seconds := square(n), square(n)
		connect := func(a, b int, speed float64) {
			ax, ay, bx, by := grid(a, side), grid(a/side, 1<<30), grid(b, side), grid(b/side, 1<<30)
			d := float64(measure.Edge(geo.FromOrb(place(ax, ay)), geo.FromOrb(place(bx, by))))
			metres[a][b] = math.Min(metres[a][b], d)
			seconds[a][b] = math.Min(seconds[a][b], d*3.6/speed)
		}
		for a := range n {
			for _, b := range []int{a + 1, a + side} {
				if b >= n || b == a+1 && b%side == 0 || r.IntN(5) == 0 {
					continue
				}
				l := line(20+90*r.Float64(), 20+90*r.Float64(), grid(a, side), grid(a/side, 1<<30), grid(b, side), grid(b/side, 1<<30))
				switch r.IntN(4) {
				case 0:
					l.Ahead = 0
				case 1:
					l.Back = 0
				}
				if l.Ahead > 0 {
					connect(a, b, l.Ahead)
				}
				if l.Back > 0 {
					connect(b, a, l.Back)
				}
				lines = append(lines, l)
			}
		}
		if len(lines) == 0 {
			continue
		}
		r.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
		warshall(metres)
		warshall(seconds)
		g := graph(t, network.Options{}, lines...)
		var goals []int
		var spots []network.Spot
		for range 1 + r.IntN(3) {
			goal := r.IntN(n)
			if s, ok := g.Locate(geo.FromOrb(place(grid(goal, side), grid(goal/side, 1<<30))), 1, true); ok {
				goals, spots = append(goals, goal), append(spots, s)
			}
		}
		for by, table := range map[network.Cost][][]float64{network.Shortest: metres, network.Quickest: seconds} {
			f, err := g.Toward(context.Background(), spots, by)
			if err != nil {
				t.Fatal(err)
			}
			for a := range n {
				s, ok := g.Locate(geo.FromOrb(place(grid(a, side), grid(a/side, 1<<30))), 1, true)
				if !ok {
					continue // all streets there are missing
				}
				want := math.Inf(1)
				for _, goal := range goals {
					want = math.Min(want, table[a][goal])
				}
				got, ok := f.From(s)
				if ok == math.IsInf(want, 1) || ok && math.Abs(got-want) > 0.02+1e-6*want {
					t.Fatalf("round %d, cost %d: from %d to any of %v %v %v, want %v", round, by, a, goals, got, ok, want)
				}
			}
		}
	}
}

// grid is the metre at which a number stands in its row; streets are 100 m apart.
func grid(i, side int) float64 { return float64(i%side) * 100 }

func square(n int) [][]float64 {
	table := make([][]float64, n)
	for i := range table {
		table[i] = make([]float64, n)
		for k := range table[i] {
			if i != k {
				table[i][k] = math.Inf(1)
			}
		}
	}
	return table
}

func warshall(d [][]float64) {
	for k := range d {
		for i := range d {
			for j := range d {
				d[i][j] = math.Min(d[i][j], d[i][k]+d[k][j])
			}
		}
	}
}

// A spot within a street is as good as one at which the street is cut in two.
func TestSpotsWithinStreets(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(53, 54))
	for round := range 100 {
		var whole, halves []network.Line
		var middles [][2]float64
		const side = 4
		for a := range side * side {
			for _, b := range []int{a + 1, a + side} {
				if b >= side*side || b == a+1 && b%side == 0 {
					continue
				}
				ax, ay, bx, by := grid(a, side), grid(a/side, 1<<30), grid(b, side), grid(b/side, 1<<30)
				ahead, back := 20+90*r.Float64(), 20+90*r.Float64()
				if r.IntN(3) == 0 {
					back = 0
				}
				share := 0.2 + 0.6*r.Float64()
				mx, my := ax+share*(bx-ax), ay+share*(by-ay)
				whole = append(whole, line(ahead, back, ax, ay, bx, by))
				halves = append(halves, line(ahead, back, ax, ay, mx, my), line(ahead, back, mx, my, bx, by))
				middles = append(middles, [2]float64{mx, my})
			}
		}
		one, two := graph(t, network.Options{}, whole...), graph(t, network.Options{}, halves...)
		goal := middles[r.IntN(len(middles))]
		for _, m := range middles {
			for _, by := range []network.Cost{network.Shortest, network.Quickest} {
				got, want := way(t, one, by, m[0], m[1], goal[0], goal[1]), way(t, two, by, m[0], m[1], goal[0], goal[1])
				if math.Abs(got-want) > 0.02 {
					t.Fatalf("round %d: from %v to %v %v, cut in two %v", round, m, goal, got, want)
				}
			}
		}
	}
}
