package measure

import (
	"math"

	"emprise/geo"
	"emprise/geo/feature"

	"github.com/paulmach/orb"
)

// GRS80, as in EPSG:7019.
const (
	semiMajor     = 6378137.0
	flattening    = 1 / 298.257222101
	eccentricity2 = flattening * (2 - flattening)
	degree        = math.Pi / 180
)

var (
	eccentricity = math.Sqrt(eccentricity2)
	// authalicPole is q at the pole; the sphere of the same surface has radius semiMajor·√(q/2) (Snyder, "Map Projections:
	// A Working Manual", USGS 1395, equations 3-12 and 3-13).
	authalicPole   = authalicQ(1)
	authalicSquare = semiMajor * semiMajor * authalicPole / 2
)

// Area is the area of a multipolygon on the ellipsoid: the first ring of each polygon counts, the others are taken away,
// whatever their direction. Parts that overlap count twice.
func Area(mp orb.MultiPolygon) geo.SquareMetres {
	var sum float64
	for _, p := range mp {
		for i, r := range p {
			a := math.Abs(ringArea(len(r), func(k int) (float64, float64) { return r[k][0], r[k][1] }))
			if i > 0 {
				a = -a
			}
			sum += a
		}
	}
	return geo.SquareMetres(math.Max(0, sum))
}

// FeatureArea is the area of feature f, 0 unless it is an area. It allocates nothing.
func FeatureArea(s *feature.Set, f int) geo.SquareMetres {
	if s.Kinds[f] != feature.Areas {
		return 0
	}
	var sum float64
	first, end := s.RingsOf(f)
	for r := first; r < end; r++ {
		sum += flatRingArea(s.Ring(r))
	}
	return geo.SquareMetres(math.Max(0, sum))
}

func flatRingArea(flat []float64) float64 {
	return ringArea(len(flat)/2, func(k int) (float64, float64) { return flat[2*k], flat[2*k+1] })
}

// ringArea is the area within a closed ring of n positions, positive when it runs counter-clockwise.
//
// The ring goes to the authalic sphere, which keeps areas exactly; there the area between an edge, taken as a great
// circle, and the equator is a closed form, tan(E/2) = tan(Δλ/2)·(t1+t2)/(1+t1·t2) with t = tan(ξ/2). For edges under
// 10 km the sum agrees with geodesic edges to better than 1e-6.
func ringArea(n int, at func(int) (lon, lat float64)) float64 {
	if n < 3 {
		return 0
	}
	lon0, lat0 := at(n - 1)
	t0 := authalicHalfTan(lat0)
	var sum, around float64
	for k := range n {
		lon1, lat1 := at(k)
		t1 := t0
		if lat1 != lat0 {
			t1 = authalicHalfTan(lat1)
		}
		if lon1 != lon0 {
			turn := lon1 - lon0
			if turn > 180 || turn < -180 {
				turn = math.Remainder(turn, 360)
			}
			around += turn
			sum -= 2 * math.Atan(math.Tan(turn*degree/2)*(t0+t1)/(1+t0*t1))
		}
		lon0, lat0, t0 = lon1, lat1, t1
	}
	if math.Abs(around) > 180 { // the ring goes round a pole
		sum += math.Copysign(2*math.Pi, around)
	}
	return sum * authalicSquare
}

// authalicHalfTan is the tangent of half the authalic latitude of a latitude in degrees.
func authalicHalfTan(lat float64) float64 {
	sin := authalicQ(math.Sin(lat*degree)) / authalicPole
	return sin / (1 + math.Sqrt(math.Max(0, 1-sin*sin)))
}

// authalicQ is Snyder's q for the sine of a latitude.
func authalicQ(sin float64) float64 {
	es := eccentricity * sin
	return (1 - eccentricity2) * (sin/(1-es*es) + math.Atanh(es)/eccentricity)
}
