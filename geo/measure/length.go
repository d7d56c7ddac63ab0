package measure

import (
	"emprise/geo"

	"github.com/paulmach/orb"
	"github.com/tidwall/geodesic"
)

var grs80 = geodesic.NewEllipsoid(semiMajor, flattening)

// Distance is the length of the geodesic between two places.
func Distance(a, b geo.LonLat) geo.Metres {
	var d float64
	grs80.Inverse(a.Lat, a.Lon, b.Lat, b.Lon, &d, nil, nil)
	return geo.Metres(d)
}

// Length is the length of lines, the perimeter of areas with their holes, and 0 for points.
func Length(g orb.Geometry) geo.Metres {
	var sum geo.Metres
	for _, l := range linesOf(g) {
		for i := 1; i < len(l); i++ {
			sum += Distance(geo.FromOrb(l[i-1]), geo.FromOrb(l[i]))
		}
	}
	return sum
}

// linesOf gives the lines and rings of a geometry; nothing for points.
func linesOf(g orb.Geometry) []orb.LineString {
	switch g := g.(type) {
	case orb.LineString:
		return []orb.LineString{g}
	case orb.Ring:
		return []orb.LineString{orb.LineString(g)}
	case orb.MultiLineString:
		return g
	case orb.Polygon:
		var all []orb.LineString
		for _, r := range g {
			all = append(all, orb.LineString(r))
		}
		return all
	case orb.MultiPolygon:
		var all []orb.LineString
		for _, p := range g {
			all = append(all, linesOf(p)...)
		}
		return all
	case orb.Collection:
		var all []orb.LineString
		for _, member := range g {
			all = append(all, linesOf(member)...)
		}
		return all
	default:
		return nil
	}
}
