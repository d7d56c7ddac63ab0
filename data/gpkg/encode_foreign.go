package gpkg

import (
	"encoding/binary"
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkb"

	"emprise/geo"
	"emprise/geo/crs"
)

// encodeForeign writes a lon/lat geometry as the layer of another program takes it: in its coordinate system, of its kind.
// It gives nil for no geometry, and nil and false for one of another kind. The bound is in the units of the layer.
func encodeForeign(l ForeignLayer, g orb.Geometry) (blob []byte, bound orb.Bound, ok bool) {
	if g == nil {
		return nil, bound, true
	}
	g = fitting(l.Geometry, project(l.CRS, g))
	if g == nil {
		return nil, bound, false
	}
	bound = g.Bound()
	body, err := wkb.Marshal(g, binary.LittleEndian)
	if err != nil || !finite(bound) {
		return nil, bound, false
	}
	blob = append(blob, 'G', 'P', 0, flagsEnvelope)
	blob = le.AppendUint32(blob, uint32(l.srs))
	for _, v := range [...]float64{bound.Min[0], bound.Max[0], bound.Min[1], bound.Max[1]} {
		blob = le.AppendUint64(blob, math.Float64bits(v))
	}
	return append(blob, body...), bound, true
}

func finite(b orb.Bound) bool {
	sum := b.Min[0] + b.Min[1] + b.Max[0] + b.Max[1]
	return !math.IsNaN(sum) && !math.IsInf(sum, 0)
}

// fitting makes of a geometry the single or multiple one that a column declares, nil when it is of another kind.
func fitting(declared string, g orb.Geometry) orb.Geometry {
	switch g := g.(type) {
	case orb.Point:
		switch declared {
		case "POINT", "GEOMETRY":
			return g
		case "MULTIPOINT":
			return orb.MultiPoint{g}
		}
	case orb.MultiPoint:
		switch {
		case declared == "MULTIPOINT", declared == "GEOMETRY":
			return g
		case declared == "POINT" && len(g) == 1:
			return g[0]
		}
	case orb.MultiLineString:
		switch {
		case declared == "MULTILINESTRING", declared == "GEOMETRY":
			return g
		case declared == "LINESTRING" && len(g) == 1:
			return g[0]
		}
	case orb.LineString:
		return fitting(declared, orb.MultiLineString{g})
	case orb.Polygon:
		return fitting(declared, orb.MultiPolygon{g})
	case orb.MultiPolygon:
		switch {
		case declared == "MULTIPOLYGON", declared == "GEOMETRY":
			return g
		case declared == "POLYGON" && len(g) == 1:
			return g[0]
		}
	}
	return nil
}

// project takes lon/lat positions to a system, in a geometry of its own.
func project(sys *crs.System, g orb.Geometry) orb.Geometry {
	to := func(p orb.Point) orb.Point {
		q := sys.Forward(geo.FromOrb(p))
		return orb.Point{q.X, q.Y}
	}
	line := func(ls []orb.Point) []orb.Point {
		out := make([]orb.Point, len(ls))
		for i, p := range ls {
			out[i] = to(p)
		}
		return out
	}
	switch g := g.(type) {
	case orb.Point:
		return to(g)
	case orb.MultiPoint:
		return orb.MultiPoint(line(g))
	case orb.LineString:
		return orb.LineString(line(g))
	case orb.MultiLineString:
		out := make(orb.MultiLineString, len(g))
		for i, ls := range g {
			out[i] = line(ls)
		}
		return out
	case orb.Polygon:
		out := make(orb.Polygon, len(g))
		for i, ring := range g {
			out[i] = line(ring)
		}
		return out
	case orb.MultiPolygon:
		out := make(orb.MultiPolygon, len(g))
		for i, polygon := range g {
			out[i] = project(sys, polygon).(orb.Polygon)
		}
		return out
	}
	return nil
}
