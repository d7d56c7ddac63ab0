package crs

import (
	"fmt"
	"math"

	"emprise/geo"
)

// System is a coordinate reference system. Use it by pointer: Lookup gives the same one each time.
type System struct {
	epsg int
	name string
	plan projection // nil when geographic
}

// projection works in radians and metres.
type projection interface {
	forward(lon, lat float64) geo.XY
	inverse(q geo.XY) (lon, lat float64)
}

// mercator is the spherical Web Mercator of EPSG:3857.
type mercator struct{}

func (mercator) forward(lon, lat float64) geo.XY {
	return geo.Mercator(geo.LonLat{Lon: deg(lon), Lat: deg(lat)})
}

func (mercator) inverse(q geo.XY) (lon, lat float64) {
	p := geo.Unmercator(q)
	return rad(p.Lon), rad(p.Lat)
}

// Lookup finds a system by its EPSG code.
func Lookup(epsg int) (*System, error) {
	if s, ok := byCode[epsg]; ok {
		return s, nil
	}
	return nil, fmt.Errorf("coordinate system EPSG:%d is not known", epsg)
}

// WGS84 is the system of GeoJSON and of all geometries inside the program: EPSG:4326, longitude first.
func WGS84() *System { return byCode[4326] }

// EPSG is the code in the EPSG registry.
func (s *System) EPSG() int { return s.epsg }

// Name is the name in the EPSG registry, for people to read: "RGF93 v1 / Lambert-93".
func (s *System) Name() string { return s.name }

// Geographic says whether positions are degrees rather than metres.
func (s *System) Geographic() bool { return s.plan == nil }

// Forward projects a place. The result may be infinite or NaN far outside the area of use.
func (s *System) Forward(p geo.LonLat) geo.XY {
	if s.plan == nil {
		return geo.XY{X: p.Lon, Y: p.Lat}
	}
	return s.plan.forward(rad(p.Lon), rad(p.Lat))
}

// Inverse finds the place of a projected position; NaN where there is none.
func (s *System) Inverse(q geo.XY) geo.LonLat {
	if s.plan == nil {
		return geo.LonLat{Lon: q.X, Lat: q.Y}
	}
	lon, lat := s.plan.inverse(q)
	return geo.LonLat{Lon: deg(lon), Lat: deg(lat)}
}

func rad(d float64) float64 { return d * (math.Pi / 180) }
func deg(r float64) float64 { return r * (180 / math.Pi) }

// turn brings an angle in radians within half a turn of zero.
func turn(a float64) float64 {
	if a >= -math.Pi && a <= math.Pi {
		return a
	}
	return math.Remainder(a, 2*math.Pi)
}
