package crs

import "math"

// ellipsoid carries the series that lead to and from the conformal sphere. n is the third flattening; coefficients are
// those of L. Krüger (1912) to order 6, as in C. Karney, "Transverse Mercator with an accuracy of a few nanometers",
// J. Geodesy 85 (2011), equations 35 and 36, and K. Kawase, Bulletin of the GSI 59 (2011) for delta.
type ellipsoid struct {
	a     float64    // semi-major axis, metres
	e     float64    // first eccentricity
	r     float64    // rectifying radius, metres
	alpha [6]float64 // conformal sphere to transverse Mercator
	beta  [6]float64 // and back
	delta [6]float64 // conformal latitude to geodetic latitude
}

// The ellipsoids, by semi-major axis in metres and inverse flattening (EPSG 7019, 7030, 7011).
var (
	grs80      = newEllipsoid(6378137, 298.257222101)
	wgs84      = newEllipsoid(6378137, 298.257223563)
	clarke1880 = newEllipsoid(6378249.2, 293.4660212936269)
)

func newEllipsoid(a, inverseFlattening float64) *ellipsoid {
	f := 1 / inverseFlattening
	n := f / (2 - f)
	n2, n3, n4, n5, n6 := n*n, n*n*n, n*n*n*n, n*n*n*n*n, n*n*n*n*n*n
	return &ellipsoid{
		a: a,
		e: math.Sqrt(f * (2 - f)),
		r: a / (1 + n) * (1 + n2/4 + n4/64 + n6/256),
		alpha: [6]float64{
			n/2 - 2*n2/3 + 5*n3/16 + 41*n4/180 - 127*n5/288 + 7891*n6/37800,
			13*n2/48 - 3*n3/5 + 557*n4/1440 + 281*n5/630 - 1983433*n6/1935360,
			61*n3/240 - 103*n4/140 + 15061*n5/26880 + 167603*n6/181440,
			49561*n4/161280 - 179*n5/168 + 6601661*n6/7257600,
			34729*n5/80640 - 3418889*n6/1995840,
			212378941 * n6 / 319334400,
		},
		beta: [6]float64{
			n/2 - 2*n2/3 + 37*n3/96 - n4/360 - 81*n5/512 + 96199*n6/604800,
			n2/48 + n3/15 - 437*n4/1440 + 46*n5/105 - 1118711*n6/3870720,
			17*n3/480 - 37*n4/840 - 209*n5/4480 + 5569*n6/90720,
			4397*n4/161280 - 11*n5/504 - 830251*n6/7257600,
			4583*n5/161280 - 108847*n6/3991680,
			20648693 * n6 / 638668800,
		},
		delta: [6]float64{
			2*n - 2*n2/3 - 2*n3 + 116*n4/45 + 26*n5/45 - 2854*n6/675,
			7*n2/3 - 8*n3/5 - 227*n4/45 + 2704*n5/315 + 2323*n6/945,
			56*n3/15 - 136*n4/35 - 1262*n5/105 + 73814*n6/2835,
			4279*n4/630 - 332*n5/35 - 399572*n6/14175,
			4174*n5/315 - 144838*n6/6237,
			601676 * n6 / 22275,
		},
	}
}

// isometric is the isometric latitude of a geodetic latitude, both in radians.
func (e *ellipsoid) isometric(phi float64) float64 {
	s := math.Sin(phi)
	return math.Atanh(s) - e.e*math.Atanh(e.e*s)
}

// geodetic is the inverse of isometric.
func (e *ellipsoid) geodetic(psi float64) float64 {
	chi := math.Atan(math.Sinh(psi))
	// Clenshaw's sum of delta[j]·sin(2(j+1)chi).
	sin, cos := math.Sincos(2 * chi)
	var b1, b2 float64
	for j := len(e.delta) - 1; j >= 0; j-- {
		b1, b2 = e.delta[j]+2*cos*b1-b2, b1
	}
	return chi + b1*sin
}
