package measure_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"

	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/measure"
)

var somewhere = geo.LonLat{Lon: 3.12, Lat: 47.08}

// onGround puts metres from a place on the Earth, turned by so many radians.
func onGround(turn float64, xy ...float64) orb.Ring {
	sys := crs.Local(somewhere)
	sin, cos := math.Sincos(turn)
	var r orb.Ring
	for i := 0; i < len(xy); i += 2 {
		r = append(r, sys.Inverse(geo.XY{X: xy[i]*cos - xy[i+1]*sin, Y: xy[i]*sin + xy[i+1]*cos}).Orb())
	}
	return append(r, r[0])
}

func TestLargestRectangleByHand(t *testing.T) {
	t.Parallel()
	square := []float64{0, 0, 100, 0, 100, 60, 0, 60}
	for _, turn := range []float64{0, 0.3, 1, 2.2} {
		for _, c := range []struct {
			what          string
			shape         orb.MultiPolygon
			length, width float64
		}{
			{"itself", orb.MultiPolygon{{onGround(turn, square...)}}, 100, 60},
			{"an L", orb.MultiPolygon{{onGround(turn, 0, 0, 100, 0, 100, 30, 40, 30, 40, 90, 0, 90)}}, 90, 40},
			{"beside a hole", orb.MultiPolygon{{onGround(turn, square...), onGround(turn, 45, 20, 45, 40, 50, 40, 50, 20)}}, 60, 50},
			{"the larger part", orb.MultiPolygon{{onGround(turn, square...)}, {onGround(turn, 200, 0, 280, 0, 280, 80, 200, 80)}}, 80, 80},
			{"a right triangle", orb.MultiPolygon{{onGround(turn, 0, 0, 120, 0, 0, 80)}}, 60, 40},
		} {
			got, ok := measure.LargestRectangle(c.shape)
			if want := c.length * c.width; !ok || float64(got.Length*got.Width) < 0.995*want || float64(got.Length*got.Width) > 1.001*want {
				t.Errorf("%s, turned by %v: %+v, %v", c.what, turn, got, ok)
			}
			if c.what != "a right triangle" && (math.Abs(float64(got.Length)-c.length) > 0.01 || math.Abs(float64(got.Width)-c.width) > 0.01) {
				t.Errorf("%s, turned by %v: %v by %v, want %v by %v", c.what, turn, got.Length, got.Width, c.length, c.width)
			}
		}
	}
	for _, none := range []orb.MultiPolygon{nil, {{}}, {{onGround(0, 0, 0, 50, 0, 100, 0)}}, {{onGround(0, 0, 0, 0.05, 0, 0.05, 9, 0, 9)}}} {
		if got, ok := measure.LargestRectangle(none); ok {
			t.Errorf("%v holds %+v", none, got)
		}
	}
}

// The rectangle lies within, and is nearly as large as the best of a far denser search, and as the best known of a polygon.
func TestLargestRectangleAgainstBruteForce(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(21, 22))
	rounds := 30
	if testing.Short() {
		rounds = 5
	}
	worst := 1.0
	for round := range rounds {
		corners := 3 + r.IntN(14)
		var outer, inner []float64
		for i := range corners {
			sin, cos := math.Sincos((float64(i) + 0.7*r.Float64()) / float64(corners) * 2 * math.Pi)
			d := 40 + 60*r.Float64()
			outer = append(outer, d*cos, d*sin)
		}
		shape := orb.Polygon{onGround(0, outer...)}
		if corners > 8 && round%2 == 0 {
			x, y := 20*r.Float64()-10, 20*r.Float64()-10
			inner = []float64{x, y, x, y + 6, x + 9, y + 7, x + 8, y - 2}
			shape = append(shape, onGround(0, inner...))
		}
		got, ok := measure.LargestRectangle(orb.MultiPolygon{shape})
		if !ok {
			t.Fatalf("round %d: none", round)
		}
		rectangle := orb.MultiPolygon{{got.Ring}}
		area := float64(measure.Area(rectangle))
		if math.Abs(area-float64(got.Length*got.Width)) > 1e-5*area {
			t.Fatalf("round %d: %v by %v is not %v", round, got.Length, got.Width, area)
		}
		under, err := measure.Overlap(orb.MultiPolygon{shape}, rectangle)
		if err != nil {
			continue // the hole may cross the outline
		}
		// Edges that are straight in a plane are not quite in another: 100 m bend by a fraction of a millimetre.
		if float64(under) < area-0.05 {
			t.Fatalf("round %d: %v m² of %v lie within", round, under, area)
		}
		want := brute(outer, inner)
		worst = min(worst, area/want)
		if area < 0.99*want {
			t.Errorf("round %d, %d corners: %.1f m², brute force finds %.1f: %.3f", round, corners, area, want, area/want)
		}
	}
	t.Logf("the worst is %.4f of brute force", worst)
}

// brute finds the largest rectangle of cells a 120th of the extent apart, at every degree.
func brute(outer, inner []float64) float64 {
	const n = 120
	best := 0.0
	inside := make([]bool, n*n)
	tall := make([]int, n)
	for k := range 90 {
		sin, cos := math.Sincos(-float64(k) * math.Pi / 180)
		turn := func(xy []float64) [][2]float64 {
			var ring [][2]float64
			for i := 0; i < len(xy); i += 2 {
				ring = append(ring, [2]float64{xy[i]*cos - xy[i+1]*sin, xy[i]*sin + xy[i+1]*cos})
			}
			return ring
		}
		rings := [][][2]float64{turn(outer), turn(inner)}
		x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
		for _, p := range rings[0] {
			x0, y0, x1, y1 = min(x0, p[0]), min(y0, p[1]), max(x1, p[0]), max(y1, p[1])
		}
		w, h := (x1-x0)/n, (y1-y0)/n
		for row := range n {
			for c := range n {
				cx, cy := x0+(float64(c)+0.5)*w, y0+(float64(row)+0.5)*h
				in := false
				for _, ring := range rings {
					for i := range ring {
						a, b := ring[i], ring[(i+1)%len(ring)]
						if (a[1] > cy) != (b[1] > cy) && cx < a[0]+(cy-a[1])/(b[1]-a[1])*(b[0]-a[0]) {
							in = !in
						}
					}
				}
				inside[row*n+c] = in
			}
		}
		for _, ring := range rings { // a cell that an edge passes is out: walk the edge in small steps
			for i := range ring {
				a, b := ring[i], ring[(i+1)%len(ring)]
				steps := int(4*math.Max(math.Abs(b[0]-a[0])/w, math.Abs(b[1]-a[1])/h)) + 1
				for s := range steps + 1 {
					share := float64(s) / float64(steps)
					c, row := int((a[0]+share*(b[0]-a[0])-x0)/w), int((a[1]+share*(b[1]-a[1])-y0)/h)
					inside[min(n-1, row)*n+min(n-1, c)] = false
				}
			}
		}
		clear(tall)
		for row := range n {
			for c := range n {
				if tall[c]++; !inside[row*n+c] {
					tall[c] = 0
				}
			}
			for c := range n {
				low := tall[c]
				for from := c; from >= 0 && tall[from] > 0; from-- {
					low = min(low, tall[from])
					best = max(best, float64(low*(c-from+1))*w*h)
				}
			}
		}
	}
	return best
}

func BenchmarkLargestRectangle(b *testing.B) {
	shape := orb.MultiPolygon{{onGround(0.2, 0, 0, 120, 5, 180, 60, 140, 130, 60, 140, 30, 90, 5, 60)}}
	for b.Loop() {
		measure.LargestRectangle(shape)
	}
}
