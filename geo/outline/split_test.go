package outline_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"

	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/measure"
	"emprise/geo/outline"
)

// home is where the tests draw.
var home = crs.Local(geo.LonLat{Lon: 2.3, Lat: 48.6})

// at is a place so many metres east and north of home.
func at(x, y float64) orb.Point { return home.Inverse(geo.XY{X: x, Y: y}).Orb() }

func path(xy ...float64) orb.LineString {
	var line orb.LineString
	for i := 0; i < len(xy); i += 2 {
		line = append(line, at(xy[i], xy[i+1]))
	}
	return line
}

func ring(xy ...float64) orb.Ring {
	r := orb.Ring(path(xy...))
	return append(r, r[0])
}

func square(x, y, side float64) orb.Ring { return ring(x, y, x+side, y, x+side, y+side, x, y+side) }

func area(parts ...orb.MultiPolygon) float64 {
	var sum float64
	for _, p := range parts {
		sum += float64(measure.Area(p))
	}
	return sum
}

func TestSplit(t *testing.T) {
	t.Parallel()
	//  ┌──┐ ┌──┐
	//  │  │ │  │
	//  │  └─┘  │
	//  └───────┘
	u := orb.MultiPolygon{{ring(0, 0, 90, 0, 90, 90, 60, 90, 60, 30, 30, 30, 30, 90, 0, 90)}}
	holed := orb.MultiPolygon{{square(0, 0, 100), square(40, 40, 20)}}
	for _, c := range []struct {
		name  string
		shape orb.MultiPolygon
		line  orb.LineString
		want  []float64 // m², largest first
	}{
		{"in two", orb.MultiPolygon{{square(0, 0, 100)}}, path(30, -10, 30, 110), []float64{7000, 3000}},
		{"from corner to corner", orb.MultiPolygon{{square(0, 0, 100)}}, path(0, 0, 100, 100), []float64{5000, 5000}},
		{"from border to border, no further", orb.MultiPolygon{{square(0, 0, 100)}}, path(25, 0, 25, 100), []float64{7500, 2500}},
		{"two centimetres short", orb.MultiPolygon{{square(0, 0, 100)}}, path(25, 0.02, 25, 99.98), []float64{7500, 2500}},
		{"along a crank", orb.MultiPolygon{{square(0, 0, 100)}}, path(-5, 50, 50, 50, 50, 20, 110, 20), []float64{6500, 3500}},
		{"an end that leads nowhere", orb.MultiPolygon{{square(0, 0, 100)}}, path(50, -5, 50, 105, 200, 105, 200, 50, 80, 50), []float64{5000, 5000}},
		{"both horns of a U", u, path(-10, 60, 100, 60), []float64{4500, 900, 900}},
		{"through a hole", holed, path(50, -10, 50, 110), []float64{4800, 4800}},
		{"beside a hole", holed, path(30, -10, 30, 110), []float64{6600, 3000}},
		{"round a corner", orb.MultiPolygon{{square(0, 0, 100)}}, path(50, -1, 50, 50, 101, 50), []float64{7500, 2500}},
		{"a closed line inside", orb.MultiPolygon{{square(0, 0, 100)}}, path(20, 20, 40, 20, 40, 40, 20, 40, 20, 20), []float64{9600, 400}},
		{"crossing itself", orb.MultiPolygon{{square(0, 0, 100)}}, path(-10, 50, 80, 50, 80, 80, 50, 80, 50, -10), []float64{6600, 2500, 900}},
		{"three strips", orb.MultiPolygon{{square(0, 0, 90)}}, path(30, -10, 30, 100, 60, 100, 60, -10), []float64{2700, 2700, 2700}},
		{
			"one of two polygons",
			orb.MultiPolygon{{square(0, 0, 10)}, {square(50, 0, 40)}},
			path(60, -10, 60, 50),
			[]float64{1200 + 100, 400},
		},
	} {
		parts, err := outline.Split(c.shape, c.line)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if len(parts) != len(c.want) {
			t.Errorf("%s: %d parts, want %d", c.name, len(parts), len(c.want))
			continue
		}
		for i, p := range parts {
			if got := area(p); math.Abs(got-c.want[i]) > 1e-4*c.want[i] {
				t.Errorf("%s: part %d has %.3f m², want %.0f", c.name, i, got, c.want[i])
			}
		}
		if a, b := area(parts...), area(c.shape); math.Abs(a-b) > 1e-9*b {
			t.Errorf("%s: %.6f m² in parts, %.6f in whole", c.name, a, b)
		}
	}
}

func TestWhatIsNotCut(t *testing.T) {
	t.Parallel()
	whole := orb.MultiPolygon{{square(0, 0, 100)}}
	for name, line := range map[string]orb.LineString{
		"outside":         path(-10, -10, 110, -10),
		"ends inside":     path(-10, 50, 50, 50),
		"along an edge":   path(0, 0, 100, 0),
		"no line":         nil,
		"one place":       path(50, 50),
		"a place twice":   path(50, 50, 50, 50),
		"touches at best": path(-10, 0, 0, 0, -10, 100),
	} {
		if parts, err := outline.Split(whole, line); !errors.Is(err, outline.ErrNotCut) {
			t.Errorf("%s: %d parts, %v", name, len(parts), err)
		}
	}
	if _, err := outline.Split(nil, path(0, 0, 1, 1)); !errors.Is(err, outline.ErrNoArea) {
		t.Errorf("nothing: %v", err)
	}
	var doubt *outline.DoubtError
	twice := orb.MultiPolygon{{ring(0, 0, 100, 0, 100, 100, 0, 100, 0, 20, 80, 20, 80, 80, 20, 80, 20, 0)}}
	if _, err := outline.Split(twice, path(50, -10, 50, 110)); !errors.As(err, &doubt) {
		t.Errorf("ground that is gone round twice: %v", err)
	}
}

// star is a polygon around home with corners in all directions, some of them far out.
func star(r *rand.Rand, corners int, size float64) orb.Ring {
	var xy []float64
	for i := range corners {
		turn := 2 * math.Pi * (float64(i) + 0.8*r.Float64()) / float64(corners)
		d := size * (0.2 + 0.8*r.Float64())
		xy = append(xy, d*math.Cos(turn), d*math.Sin(turn))
	}
	return ring(xy...)
}

// The parts of a random area along a random line are disjoint, cover it, and make it again.
func TestPartsMakeTheWhole(t *testing.T) {
	t.Parallel()
	cut := 0
	for seed := range uint64(400) {
		r := rand.New(rand.NewPCG(seed, 9))
		size := math.Exp(r.Float64()*5) * 8 // from a garden to a zone
		whole := orb.MultiPolygon{{star(r, 5+r.IntN(30), size)}}
		if r.IntN(3) == 0 {
			whole[0] = append(whole[0], square(-size*0.04, -size*0.04, size*0.08))
		}
		var xy []float64
		for range 2 + r.IntN(5) {
			xy = append(xy, (r.Float64()*2-1)*size*1.2, (r.Float64()*2-1)*size*1.2)
		}
		line := path(xy...)
		if r.IntN(4) == 0 { // as a hand that was snapped draws
			outer := whole[0][0]
			line[0], line[len(line)-1] = outer[0], outer[len(outer)/2]
		}
		parts, err := outline.Split(whole, line)
		if errors.Is(err, outline.ErrNotCut) {
			continue
		}
		if err != nil {
			t.Errorf("seed %d: %v", seed, err)
			continue
		}
		cut++
		if a, b := area(parts...), area(whole); math.Abs(a-b) > 1e-9*b+1e-6 {
			t.Errorf("seed %d: %.9f m² in %d parts, %.9f in whole", seed, a, len(parts), b)
		}
		for i, a := range parts {
			if faults := outline.Faults(a); len(faults) > 0 {
				t.Errorf("seed %d: part %d: %v", seed, i, faults)
			}
			for _, b := range parts[i+1:] {
				if both, err := measure.Overlap(a, b); err != nil || float64(both) > 1e-6*area(whole) {
					t.Errorf("seed %d: two parts share %g m², %v", seed, both, err)
				}
			}
		}
		again, err := outline.Union(parts, outline.Options{})
		if err != nil {
			t.Errorf("seed %d: %v", seed, err)
			continue
		}
		if a, b := area(again.Shape), area(whole); math.Abs(a-b) > 1e-9*b+1e-6 || len(again.Shape) != 1 {
			t.Errorf("seed %d: %d polygons of %.9f m² made again, %.9f before", seed, len(again.Shape), a, b)
		}
		if lost := missing(whole, again.Shape); lost > 0 {
			t.Errorf("seed %d: %d corners are not what they were", seed, lost)
		}
	}
	if cut < 150 {
		t.Errorf("only %d were cut", cut)
	}
}

// missing counts the corners of an area that another one has not, to the last bit.
func missing(mp, in orb.MultiPolygon) int {
	have := map[orb.Point]bool{}
	for _, p := range in {
		for _, r := range p {
			for _, at := range r {
				have[at] = true
			}
		}
	}
	lost := 0
	for _, p := range mp {
		for _, r := range p {
			for _, at := range r {
				if !have[at] {
					lost++
				}
			}
		}
	}
	return lost
}
