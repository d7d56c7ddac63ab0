package measure_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"

	"emprise/geo"
	"emprise/geo/measure"
)

// A place comes back to a nanometre, and a position on the straight line between two others does not change an area.
func TestEdgesOfATangentPlaneAreThoseOfArea(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(3, 1))
	for range 400 {
		at := geo.LonLat{Lon: r.Float64()*360 - 180, Lat: r.Float64()*140 - 70}
		plane := measure.TangentAt(at)
		size := math.Exp(r.Float64()*8) * 10 // to some 30 km
		place := func(x, y float64) orb.Point { return plane.Inverse(geo.XY{X: x * size, Y: y * size}).Orb() }
		for range 4 {
			x, y := (r.Float64()-0.5)*size, (r.Float64()-0.5)*size
			back := plane.Forward(plane.Inverse(geo.XY{X: x, Y: y}))
			if d := math.Hypot(back.X-x, back.Y-y); d > 1e-8 {
				t.Fatalf("at %v, (%g, %g) came back %g m away", at, x, y, d)
			}
		}
		ring := orb.Ring{place(0, 0), place(1, 0.1), place(0.9, 1.2), place(-0.2, 0.7), place(0, 0)}
		k := r.Float64()
		between := place(k, 0.1*k)
		more := orb.Ring{ring[0], between, ring[1], ring[2], ring[3], ring[4]}
		a, b := measure.Area(orb.MultiPolygon{{ring}}), measure.Area(orb.MultiPolygon{{more}})
		// A degree of 64 bits ends at a nanometre.
		if gap := math.Abs(float64(a - b)); gap > 1e-10*float64(a)+4e-9*size {
			t.Errorf("at %v, %g m: the area changed by %g of %g m²", at, size, gap, a)
		}
		if plane := measure.TangentAt(at); math.Abs(float64(a)/planeArea(plane, ring)-1) > 1e-4 {
			t.Errorf("at %v: %g m² on the plane, %g on the ground", at, planeArea(plane, ring), a)
		}
	}
}

func planeArea(plane measure.Tangent, ring orb.Ring) float64 {
	var twice float64
	for i := 1; i < len(ring); i++ {
		p, q := plane.Forward(geo.FromOrb(ring[i-1])), plane.Forward(geo.FromOrb(ring[i]))
		twice += p.X*q.Y - q.X*p.Y
	}
	return math.Abs(twice) / 2
}

func TestATangentPlaneEndsAtAQuarterOfTheEarth(t *testing.T) {
	t.Parallel()
	plane := measure.TangentAt(geo.LonLat{Lon: 2, Lat: 48})
	if q := plane.Forward(geo.LonLat{Lon: -178, Lat: -48}); !math.IsNaN(q.X) || !math.IsNaN(q.Y) {
		t.Errorf("the other side of the Earth is at %v", q)
	}
	if q := plane.Forward(geo.LonLat{Lon: 2, Lat: 48}); math.Hypot(q.X, q.Y) > 1e-8 {
		t.Errorf("the place itself is at %v", q)
	}
}
