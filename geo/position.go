package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// LonLat is a place on the Earth: degrees of WGS 84, longitude first.
type LonLat struct{ Lon, Lat float64 }

// Orb gives the same place as an orb point.
func (p LonLat) Orb() orb.Point { return orb.Point{p.Lon, p.Lat} }

// FromOrb reads a lon/lat orb point.
func FromOrb(p orb.Point) LonLat { return LonLat{p[0], p[1]} }

// XY is a position on a drawing plane, in metres of that plane, y upwards.
type XY struct{ X, Y float64 }

// mercatorRadius is the sphere of EPSG:3857, the WGS 84 semi-major axis in metres.
const mercatorRadius = 6378137.0

// MercatorHalfWorld is half the side of the square world of EPSG:3857, in plane metres.
const MercatorHalfWorld = math.Pi * mercatorRadius

// maxMercatorLat is where the square world of the tile services ends.
const maxMercatorLat = 85.05112877980659

// Mercator projects a place to the Web Mercator plane (EPSG:3857), clamped to the square world.
func Mercator(p LonLat) XY {
	sin := math.Sin(max(-maxMercatorLat, min(maxMercatorLat, p.Lat)) * math.Pi / 180)
	return XY{
		X: mercatorRadius * p.Lon * math.Pi / 180,
		Y: mercatorRadius / 2 * math.Log((1+sin)/(1-sin)), // atanh(sin), to a nanometre
	}
}

// Unmercator is the inverse of Mercator.
func Unmercator(p XY) LonLat {
	return LonLat{
		Lon: p.X / mercatorRadius * 180 / math.Pi,
		Lat: math.Asin(math.Tanh(p.Y/mercatorRadius)) * 180 / math.Pi,
	}
}

// MercatorStretch is how many plane metres one ground metre takes at a latitude: 1/cos(latitude).
func MercatorStretch(lat float64) float64 { return 1 / math.Cos(lat*math.Pi/180) }
