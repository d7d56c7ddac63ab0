package measure

import (
	"math"

	"emprise/geo"
)

// Tangent is the plane at a place on which an edge is straight exactly as Area takes it: the gnomonic projection of the
// authalic sphere (Snyder, "Map Projections: A Working Manual", USGS 1395, chapters 3 and 22), the place at (0, 0), x
// eastwards and y northwards in metres. What is cut on it keeps its area to the last bits: the parts of a plot add up to it.
// It is good for some hundred kilometres around the place. Build nothing at right angles on it, and measure nothing: the
// authalic sphere turns angles by up to 0.2°.
type Tangent struct {
	lon0   float64 // degrees
	lat    float64 // authalic latitude, radians
	sinLat float64
	cosLat float64
}

// TangentAt gives the plane at a place.
func TangentAt(at geo.LonLat) Tangent {
	lat := 2 * math.Atan(authalicHalfTan(at.Lat))
	return Tangent{lon0: at.Lon, lat: lat, sinLat: math.Sin(lat), cosLat: math.Cos(lat)}
}

var authalicRadius = math.Sqrt(authalicSquare)

// Forward gives the position of a place, NaN for one a quarter of the Earth away or more.
func (t Tangent) Forward(p geo.LonLat) geo.XY {
	lat := 2 * math.Atan(authalicHalfTan(p.Lat))
	sin, cos := math.Sincos(lat)
	half, sinLon := math.Sincos(math.Remainder(p.Lon-t.lon0, 360) * degree / 2)
	short := 2 * half * half // 1 − cos Δλ, with all its bits
	sinLon *= 2 * half
	out := t.sinLat*sin + t.cosLat*cos*(1-short)
	if !(out > 0) {
		return geo.XY{X: math.NaN(), Y: math.NaN()}
	}
	north := math.Sin(lat-t.lat) + t.sinLat*cos*short
	return geo.XY{X: authalicRadius * cos * sinLon / out, Y: authalicRadius * north / out}
}

// Inverse finds the place of a position.
func (t Tangent) Inverse(q geo.XY) geo.LonLat {
	x, y := q.X/authalicRadius, q.Y/authalicRadius
	// The direction in space: out of the plane, to the east, along the axis of the Earth.
	out, north := t.cosLat-y*t.sinLat, t.sinLat+y*t.cosLat
	lon := math.Atan2(x, out)
	lat := math.Atan2(north, math.Hypot(out, x))
	return geo.LonLat{Lon: math.Remainder(t.lon0+lon/degree, 360), Lat: geodetic(lat) / degree}
}

// geodetic is the latitude of an authalic one, radians, by Newton's method on Snyder's q.
func geodetic(authalic float64) float64 {
	wanted := math.Sin(authalic) * authalicPole
	lat := authalic
	for range 6 {
		sin, cos := math.Sincos(lat)
		if cos < 1e-9 { // at the pole they are one
			return authalic
		}
		es := eccentricity * sin
		step := (wanted - authalicQ(sin)) * (1 - es*es) * (1 - es*es) / (2 * (1 - eccentricity2) * cos)
		lat += step
		if math.Abs(step) < 1e-17 {
			break
		}
	}
	return lat
}
