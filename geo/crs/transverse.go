package crs

import (
	"math"

	"emprise/geo"
)

// transverse is the transverse Mercator of UTM zones (EPSG method 9807), by Krüger's series.
type transverse struct {
	e      *ellipsoid
	lon0   float64 // radians
	falseN float64 // metres
}

// The scale on the central meridian and the false easting in metres of every UTM zone.
const (
	utmScale  = 0.9996
	utmFalseE = 500000
)

func newUTM(e *ellipsoid, zone int, south bool) transverse {
	t := transverse{e: e, lon0: rad(float64(6*zone - 183))}
	if south {
		t.falseN = 10000000
	}
	return t
}

func (p transverse) forward(lon, lat float64) geo.XY {
	sinLon, cosLon := math.Sincos(turn(lon - p.lon0))
	tan := math.Sinh(p.e.isometric(lat))
	xi := math.Atan2(tan, cosLon)
	eta := math.Asinh(sinLon / math.Hypot(tan, cosLon))
	dXi, dEta := series(p.e.alpha, xi, eta)
	k := utmScale * p.e.r
	return geo.XY{X: utmFalseE + k*(eta+dEta), Y: p.falseN + k*(xi+dXi)}
}

func (p transverse) inverse(q geo.XY) (lon, lat float64) {
	k := utmScale * p.e.r
	xi, eta := (q.Y-p.falseN)/k, (q.X-utmFalseE)/k
	dXi, dEta := series(p.e.beta, xi, eta)
	xi, eta = xi-dXi, eta-dEta
	sinXi, cosXi := math.Sincos(xi)
	sinhEta := math.Sinh(eta)
	psi := math.Asinh(sinXi / math.Hypot(sinhEta, cosXi))
	return turn(p.lon0 + math.Atan2(sinhEta, cosXi)), p.e.geodetic(psi)
}

// series sums c[j]·sin(2(j+1)(xi + i·eta)) and gives its real and imaginary parts, by Clenshaw in complex numbers.
func series(c [6]float64, xi, eta float64) (re, im float64) {
	sin, cos := math.Sincos(2 * xi)
	sinh, cosh := math.Sinh(2*eta), math.Cosh(2*eta)
	twice := complex(2*cos*cosh, -2*sin*sinh) // 2·cos(2ζ)
	var b1, b2 complex128
	for j := len(c) - 1; j >= 0; j-- {
		b1, b2 = complex(c[j], 0)+twice*b1-b2, b1
	}
	sum := b1 * complex(sin*cosh, cos*sinh) // sin(2ζ)
	return real(sum), imag(sum)
}
