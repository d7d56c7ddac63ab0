package measure_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/feature"
	"emprise/geo/measure"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
	"github.com/tidwall/geodesic"
)

var grs80 = geodesic.NewEllipsoid(6378137, 1/298.257222101)

// star is a ring of n positions around a place, some degrees wide, that does not cross itself.
func star(r *rand.Rand, at orb.Point, width float64, n int) orb.Ring {
	ring := make(orb.Ring, 0, n+1)
	for k := range n {
		a := 2 * math.Pi * (float64(k) + 0.5*r.Float64()) / float64(n)
		d := width * (0.3 + 0.7*r.Float64())
		ring = append(ring, orb.Point{at[0] + d*math.Cos(a), at[1] + d*math.Sin(a)})
	}
	return append(ring, ring[0])
}

func geodesicArea(ring orb.Ring) float64 {
	p := grs80.PolygonInit(false)
	for _, at := range ring[:len(ring)-1] {
		p.AddPoint(at[1], at[0])
	}
	var area float64
	p.Compute(false, true, &area, nil)
	return math.Abs(area)
}

func TestAreaAgreesWithGeodesics(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(4, 2))
	for _, c := range []struct{ width, tolerance float64 }{
		{0.0001, 0}, {0.001, 0}, {0.01, 2e-7}, {0.1, 2e-5}, {1, 2e-3},
	} {
		for range 200 {
			at := orb.Point{360*r.Float64() - 180, 120*r.Float64() - 60}
			ring := star(r, at, c.width, 5+r.IntN(20))
			want := geodesicArea(ring)
			got := float64(measure.Area(orb.MultiPolygon{{ring}}))
			if math.Abs(got-want) > 0.001+c.tolerance*want { // rounding takes some square centimetres
				t.Errorf("%v degrees wide at %v: %.6g m², want %.6g: off by %.2g", c.width, at, got, want, math.Abs(got-want)/want)
			}
		}
	}
}

func TestAreaOfTheWholeEarth(t *testing.T) {
	t.Parallel()
	// The surface of GRS80 is 510 065 621.7 km² (Moritz, "Geodetic Reference System 1980").
	world := orb.Ring{{-180, -90}, {0, -90}, {180, -90}, {180, 90}, {0, 90}, {-180, 90}, {-180, -90}}
	got := float64(measure.Area(orb.MultiPolygon{{world}})) / 1e6
	if math.Abs(got-510065621.7) > 0.1 {
		t.Errorf("%.1f km²", got)
	}
	cap := orb.Ring{{0, 60}, {90, 60}, {180, 60}, {-90, 60}, {0, 60}}
	if got, want := float64(measure.Area(orb.MultiPolygon{{cap}})), geodesicArea(cap); math.Abs(got-want) > 0.01*want {
		t.Errorf("the cap of the pole has %.4g m², want %.4g", got, want)
	}
}

func TestHolesAndTurnedRings(t *testing.T) {
	t.Parallel()
	shell := orb.Ring{{2, 48}, {2.01, 48}, {2.01, 48.01}, {2, 48.01}, {2, 48}}
	hole := orb.Ring{{2.002, 48.002}, {2.008, 48.002}, {2.008, 48.008}, {2.002, 48.008}, {2.002, 48.002}}
	full, empty := measure.Area(orb.MultiPolygon{{shell}}), measure.Area(orb.MultiPolygon{{hole}})
	turned := hole.Clone()
	turned.Reverse()
	for _, p := range []orb.Polygon{{shell, hole}, {shell, turned}} {
		if got := measure.Area(orb.MultiPolygon{p}); math.Abs(float64(got-(full-empty))) > 1e-6 {
			t.Errorf("%v m², want %v", got, full-empty)
		}
		var b feature.Builder
		b.Begin(feature.Areas)
		b.Geometry(p)
		b.End()
		set, err := b.Set()
		if err != nil {
			t.Fatal(err)
		}
		if got := measure.FeatureArea(set, 0); math.Abs(float64(got-(full-empty))) > 1e-6 {
			t.Errorf("as a feature: %v m², want %v", got, full-empty)
		}
	}
}

func TestLengths(t *testing.T) {
	t.Parallel()
	a, b := geo.LonLat{Lon: 2, Lat: 48}, geo.LonLat{Lon: 2.5, Lat: 48.4}
	d := measure.Distance(a, b)
	line := orb.LineString{a.Orb(), b.Orb()}
	if got := measure.Length(line); got != d {
		t.Errorf("line of %v, want %v", got, d)
	}
	if got := measure.Length(orb.Collection{orb.MultiLineString{line, line}, orb.Point{2, 48}}); got != 2*d {
		t.Errorf("two lines of %v, want %v", got, 2*d)
	}
	// One minute of the meridian at 45° is 1852 m to a metre.
	if d := measure.Distance(geo.LonLat{Lon: 3, Lat: 45}, geo.LonLat{Lon: 3, Lat: 45 + 1.0/60}); math.Abs(float64(d)-1852) > 1 {
		t.Errorf("a minute of the meridian is %v", d)
	}
	square := orb.Ring{{2, 48}, {2.01, 48}, {2.01, 48.01}, {2, 48.01}, {2, 48}}
	if got, want := measure.Length(orb.MultiPolygon{{square}}), measure.Length(orb.LineString(square)); got != want {
		t.Errorf("perimeter %v, want %v", got, want)
	}
}

// ground makes lon/lat of Lambert-93 metres around a place where its scale is known.
func ground(t *testing.T, points ...[2]float64) []orb.Point {
	t.Helper()
	l93, err := crs.Lookup(2154)
	if err != nil {
		t.Fatal(err)
	}
	var out []orb.Point
	for _, p := range points {
		out = append(out, l93.Inverse(geo.XY{X: 700000 + p[0], Y: 6400000 + p[1]}).Orb())
	}
	return out
}

func TestDistanceToNearestPoints(t *testing.T) {
	t.Parallel()
	ring := func(points ...[2]float64) orb.Ring { return orb.Ring(ground(t, points...)) }
	plot := orb.Polygon{
		ring([2]float64{0, 0}, [2]float64{100, 0}, [2]float64{100, 100}, [2]float64{0, 100}, [2]float64{0, 0}),
		ring([2]float64{40, 40}, [2]float64{40, 60}, [2]float64{60, 60}, [2]float64{60, 40}, [2]float64{40, 40}),
	}
	line := func(points ...[2]float64) orb.LineString { return orb.LineString(ground(t, points...)) }
	for _, c := range []struct {
		what string
		to   orb.Geometry
		want float64 // metres of the plane
	}{
		{"a point beside", ground(t, [2]float64{150, 50})[0], 50},
		{"a point off a corner", ground(t, [2]float64{103, 104})[0], 5},
		{"a point inside", ground(t, [2]float64{20, 20})[0], 0},
		{"a point in the hole", ground(t, [2]float64{50, 55})[0], 5},
		{"a line beside", line([2]float64{-30, -500}, [2]float64{-30, 500}), 30},
		{"a line through", line([2]float64{-30, 50}, [2]float64{200, 51}), 0},
		{"a line inside", line([2]float64{10, 10}, [2]float64{20, 20}), 0},
		{"a line in the hole", line([2]float64{45, 50}, [2]float64{55, 50}), 5},
		{"an area around", orb.Polygon{ring([2]float64{-9, -9}, [2]float64{200, -9}, [2]float64{200, 200}, [2]float64{-9, 200}, [2]float64{-9, -9})}, 0},
		{"an area within the hole", orb.MultiPolygon{{ring([2]float64{49, 49}, [2]float64{51, 49}, [2]float64{51, 51}, [2]float64{49, 49})}}, 9},
		{"the nearer of two points", orb.MultiPoint(ground(t, [2]float64{900, 50}, [2]float64{50, 180})), 80},
		{"two points, of which the second is inside", orb.MultiPoint(ground(t, [2]float64{900, 50}, [2]float64{50, 20})), 0},
		{"the far end of a road", line([2]float64{10000, 0}, [2]float64{20000, 0}), 9900},
	} {
		// The scale of Lambert-93 at a northing of 6 400 000 m is within 0.1 % of 1.
		for _, got := range []geo.Metres{measure.DistanceTo(plot, c.to), measure.DistanceTo(c.to, plot)} {
			if math.Abs(float64(got)-c.want) > 0.001*c.want+1e-6 {
				t.Errorf("%s: %v m, want %v", c.what, got, c.want)
			}
		}
	}
	if d := measure.DistanceTo(plot, orb.MultiPoint{}); !math.IsInf(float64(d), 1) {
		t.Errorf("nothing is at %v", d)
	}
}

func TestDistanceToIsTheGeodesicBetweenNearestPoints(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(8, 8))
	for range 200 {
		a := orb.MultiPoint{{2 + r.Float64(), 46 + r.Float64()}, {2 + r.Float64(), 46 + r.Float64()}}
		b := orb.MultiPoint{{2 + r.Float64(), 46 + r.Float64()}, {2 + r.Float64(), 46 + r.Float64()}}
		want := math.Inf(1)
		for _, p := range a {
			for _, q := range b {
				want = math.Min(want, float64(measure.Distance(geo.FromOrb(p), geo.FromOrb(q))))
			}
		}
		if got := float64(measure.DistanceTo(a, b)); math.Abs(got-want) > 0.002*want {
			t.Errorf("%v to %v: %v, want %v", a, b, got, want)
		}
	}
}

func TestInteriorPointLiesWellInside(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(5, 5))
	for range 300 {
		p := orb.Polygon{star(r, orb.Point{2, 47}, 0.01, 3+r.IntN(40))}
		if at := measure.InteriorPoint(orb.MultiPolygon{p}).Orb(); !planar.PolygonContains(p, at) {
			t.Fatalf("%v is outside %v", at, p)
		}
	}
	// A crescent: the centroid is outside.
	u := orb.Polygon{{{0, 0}, {10, 0}, {10, 10}, {9, 10}, {9, 1}, {1, 1}, {1, 10}, {0, 10}, {0, 0}}}
	if at := measure.InteriorPoint(orb.MultiPolygon{u}).Orb(); !planar.PolygonContains(u, at) {
		t.Errorf("%v is outside the crescent", at)
	}
	ring := orb.Polygon{
		{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}},
		{{1, 1}, {1, 9}, {9, 9}, {9, 1}, {1, 1}},
	}
	if at := measure.InteriorPoint(orb.MultiPolygon{ring}).Orb(); !planar.PolygonContains(ring, at) {
		t.Errorf("%v is in the hole", at)
	}
	largest := orb.MultiPolygon{u, {{{20, 0}, {40, 0}, {40, 20}, {20, 20}, {20, 0}}}}
	if at := measure.InteriorPoint(largest); at.Lon < 20 {
		t.Errorf("%v is not in the largest part", at)
	}
	flat := orb.MultiPolygon{{{{2, 48}, {3, 49}, {4, 50}, {2, 48}}}}
	if at := measure.InteriorPoint(flat); math.IsNaN(at.Lon) {
		t.Errorf("a flat area answers %v", at)
	}
	if at := measure.InteriorPoint(nil); !math.IsNaN(at.Lon) {
		t.Errorf("nothing answers %v", at)
	}
}

func BenchmarkFeatureArea(b *testing.B) {
	var fb feature.Builder
	fb.Begin(feature.Areas)
	fb.Geometry(orb.Polygon{star(rand.New(rand.NewPCG(1, 1)), orb.Point{2, 47}, 0.001, 8)})
	fb.End()
	set, _ := fb.Set()
	b.ReportAllocs()
	for b.Loop() {
		measure.FeatureArea(set, 0)
	}
}

func BenchmarkInteriorPoint(b *testing.B) {
	p := orb.MultiPolygon{{star(rand.New(rand.NewPCG(1, 1)), orb.Point{2, 47}, 0.001, 12)}}
	for b.Loop() {
		measure.InteriorPoint(p)
	}
}
