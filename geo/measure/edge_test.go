package measure_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/measure"

	"github.com/paulmach/orb"
)

// Edges of any length, anywhere, are as long as the geodesic says.
func TestEdgeIsTheGeodesic(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(7, 1))
	worst := 0.0
	for range 20_000 {
		a := geo.LonLat{Lon: -180 + 360*r.Float64(), Lat: -89 + 178*r.Float64()}
		size := math.Pow(10, -6+6*r.Float64()) // degrees
		b := geo.LonLat{Lon: a.Lon + size*(2*r.Float64()-1), Lat: a.Lat + size*(2*r.Float64()-1)}
		want := float64(measure.Distance(a, b))
		if off := math.Abs(float64(measure.Edge(a, b))-want) / want; off > worst {
			worst = off
			if off > 1e-6 {
				t.Errorf("edge %v %v: %v, want %v", a, b, measure.Edge(a, b), want)
			}
		}
	}
	t.Logf("worst: %.2g", worst)
}

func TestPerimeterIsTheLength(t *testing.T) {
	t.Parallel()
	shape := orb.MultiPolygon{
		{{{2, 48}, {2.01, 48}, {2.01, 48.02}, {2, 48}}},
		{{{2.1, 48}, {2.11, 48}, {2.11, 48.02}, {2.1, 48.02}, {2.1, 48}}, {{2.102, 48.002}, {2.102, 48.01}, {2.108, 48.01}, {2.102, 48.002}}},
	}
	var b feature.Builder
	b.Begin(feature.Areas)
	b.Geometry(shape)
	b.End()
	set, err := b.Set()
	if err != nil {
		t.Fatal(err)
	}
	want := float64(measure.Length(shape))
	if got := float64(measure.Perimeter(set, 0)); math.Abs(got-want) > 1e-6*want {
		t.Errorf("perimeter %v, want %v", got, want)
	}
}
