package crs

import (
	"math"

	"emprise/geo"
)

// conic is the Lambert conformal conic, with two standard parallels (EPSG method 9802) or one and a scale (9801).
type conic struct {
	e             *ellipsoid
	lon0          float64 // radians
	n, c          float64 // cone constant; radius of the equator in metres
	falseE, poleN float64 // metres; poleN is the y of the pole
}

// newConic takes degrees and metres: the origin, the standard parallels, and x and y of the origin.
func newConic(e *ellipsoid, lat0, lon0, lat1, lat2, falseE, falseN float64) conic {
	psi0, psi1, psi2 := e.isometric(rad(lat0)), e.isometric(rad(lat1)), e.isometric(rad(lat2))
	m := func(lat float64) float64 {
		s, c := math.Sincos(rad(lat))
		return c / math.Sqrt(1-e.e*e.e*s*s)
	}
	n := math.Sin(rad(lat1))
	if lat1 != lat2 {
		n = math.Log(m(lat1)/m(lat2)) / (psi2 - psi1)
	}
	c := e.a * m(lat1) * math.Exp(n*psi1) / n
	return conic{e: e, lon0: rad(lon0), n: n, c: c, falseE: falseE, poleN: falseN + c*math.Exp(-n*psi0)}
}

// newConic1 takes degrees and metres: the origin, the scale on its parallel, and x and y of the origin.
func newConic1(e *ellipsoid, lat0, lon0, scale, falseE, falseN float64) conic {
	sin, cos := math.Sincos(rad(lat0))
	psi0 := e.isometric(rad(lat0))
	c := scale * e.a * cos / math.Sqrt(1-e.e*e.e*sin*sin) * math.Exp(sin*psi0) / sin
	return conic{e: e, lon0: rad(lon0), n: sin, c: c, falseE: falseE, poleN: falseN + c*math.Exp(-sin*psi0)}
}

func (p conic) forward(lon, lat float64) geo.XY {
	rho := p.c * math.Exp(-p.n*p.e.isometric(lat))
	sin, cos := math.Sincos(p.n * turn(lon-p.lon0))
	return geo.XY{X: p.falseE + rho*sin, Y: p.poleN - rho*cos}
}

func (p conic) inverse(q geo.XY) (lon, lat float64) {
	x, y := q.X-p.falseE, p.poleN-q.Y
	psi := -math.Log(math.Hypot(x, y)/p.c) / p.n
	return turn(p.lon0 + math.Atan2(x, y)/p.n), p.e.geodetic(psi)
}
