package crs_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/measure"
)

// The oracle is the geodesic of geo/measure.
func TestALocalPlaneIsTrueToScale(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(5, 1))
	for range 300 {
		at := geo.LonLat{Lon: r.Float64()*358 - 179, Lat: r.Float64()*150 - 75}
		plane := crs.Local(at)
		if q := plane.Forward(at); math.Hypot(q.X, q.Y) > 1e-6 {
			t.Fatalf("%v is at %v of its own plane", at, q)
		}
		from := geo.XY{X: r.Float64()*8000 - 4000, Y: r.Float64()*8000 - 4000}
		turn := r.Float64() * 2 * math.Pi
		to := geo.XY{X: from.X + 500*math.Cos(turn), Y: from.Y + 500*math.Sin(turn)}
		if d := measure.Distance(plane.Inverse(from), plane.Inverse(to)); math.Abs(float64(d)-500) > 500*5e-7 {
			t.Errorf("at %v, 500 m from %v are %.6f m on the ground", at, from, d)
		}
	}
}
