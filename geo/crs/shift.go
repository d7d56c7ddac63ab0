package crs

import (
	"math"

	"emprise/geo"
)

// shifted is a projection of another datum than RGF93: plan works on its own ellipsoid and meridian, and positions go to
// WGS 84 by three geocentric translations (EPSG method 9603) with the place on the ellipsoid.
type shifted struct {
	plan       projection
	from       *ellipsoid
	dx, dy, dz float64 // metres, to WGS 84
}

// ntf carries a projection of the Nouvelle Triangulation de la France. The translations are those of IGN for the whole
// of metropolitan France, EPSG transformation 1193 (accuracy 2 m); IGN's grid GR3DF97A reaches some centimetres.
func ntf(plan projection) shifted {
	return shifted{plan: plan, from: clarke1880, dx: -168, dy: -60, dz: 320}
}

func (s shifted) inverse(q geo.XY) (lon, lat float64) { return s.toWGS84(s.plan.inverse(q)) }

// forward looks for the place on the other datum that inverse would bring here: the shift is so even that each round
// divides the error by some ten thousand.
func (s shifted) forward(lon, lat float64) geo.XY {
	ownLon, ownLat := lon, lat
	for range 4 {
		l, p := s.toWGS84(ownLon, ownLat)
		ownLon, ownLat = ownLon+turn(lon-l), ownLat+lat-p
	}
	return s.plan.forward(ownLon, ownLat)
}

func (s shifted) toWGS84(lon, lat float64) (float64, float64) {
	x, y, z := s.from.geocentric(lon, lat)
	return grs80.geographic(x+s.dx, y+s.dy, z+s.dz)
}

// geocentric is the position of a place on the ellipsoid, metres.
func (e *ellipsoid) geocentric(lon, lat float64) (x, y, z float64) {
	sin, cos := math.Sincos(lat)
	n := e.a / math.Sqrt(1-e.e*e.e*sin*sin)
	sinLon, cosLon := math.Sincos(lon)
	return n * cos * cosLon, n * cos * sinLon, n * (1 - e.e*e.e) * sin
}

// geographic is the place below a geocentric position: B. Bowring, "Transformation from spatial to geographical
// coordinates", Survey Review 23 (1976). Near the ground it errs by less than a micrometre.
func (e *ellipsoid) geographic(x, y, z float64) (lon, lat float64) {
	e2 := e.e * e.e
	b := e.a * math.Sqrt(1-e2)
	p := math.Hypot(x, y)
	sin, cos := math.Sincos(math.Atan2(z*e.a, p*b))
	return math.Atan2(y, x), math.Atan2(z+e2/(1-e2)*b*sin*sin*sin, p-e2*e.a*cos*cos*cos)
}
