package ingest

import (
	"emprise/geo/feature"
)

// wanted is how deep the positions of each type lie.
var wanted = map[string]int{
	"Point": 1, "MultiPoint": 2, "LineString": 2, "MultiLineString": 3, "Polygon": 3, "MultiPolygon": 4,
}

// interpret turns the coordinates that were read into rings, now that the type is known. depth is -1 without coordinates,
// members -1 without geometries.
func (g *geometry) interpret(typ string, from, depth, members int) {
	if g.fault.rule != "" {
		return
	}
	switch want := wanted[typ]; {
	case typ == "GeometryCollection":
		if members < 0 {
			g.refuse("coordinates_missing", typ)
		}
	case typ == "" && depth < 0 && members < 0: // an empty object
	case want == 0, members >= 0:
		g.refuse("geometry_type", typ)
	case depth < 0:
		g.refuse("coordinates_missing", typ)
	case depth == 0: // an empty geometry, which RFC 7946 §3.1 allows
	case depth != want:
		g.refuse("geometry_depth", typ)
	default:
		g.runs(typ, from)
	}
	if g.fewest != g.most && g.fewest >= 2 {
		g.note("position_mixed", "")
	}
}

// runs makes rings of the lists of positions that begin at from.
func (g *geometry) runs(typ string, from int) {
	before := len(g.rings)
	switch typ {
	case "Point", "MultiPoint":
		g.rings = append(g.rings, ring{from: from, to: len(g.coords) / 2, kind: feature.Points})
	case "LineString", "MultiLineString":
		for _, to := range g.lines {
			if to-from >= 2 {
				g.rings = append(g.rings, ring{from: from, to: to, kind: feature.Lines})
			} else {
				g.note("line_short", "")
			}
			from = to
		}
		if len(g.rings) == before {
			g.refuse("line_short", "")
		}
	default:
		if len(g.groups) == 0 {
			g.groups = append(g.groups, len(g.lines))
		}
		line := 0
		for _, group := range g.groups {
			g.part(g.lines[line:group], from)
			if group > line {
				from = g.lines[group-1]
			}
			line = group
		}
		if len(g.rings) == before {
			g.refuse("ring_short", "")
		}
	}
}

// part makes the rings of one polygon. A hole too short to be one is left out; so is the part when its shell is.
func (g *geometry) part(ends []int, from int) {
	for k, to := range ends {
		open := g.coords[2*from] != g.coords[2*to-2] || g.coords[2*from+1] != g.coords[2*to-1]
		positions := to - from
		if open {
			positions++
		}
		if positions < 4 {
			g.note("ring_short", "")
			if k == 0 {
				return
			}
		} else {
			if open {
				g.note("ring_unclosed", "")
			}
			g.rings = append(g.rings, ring{from: from, to: to, kind: feature.Areas, hole: k > 0, open: open})
		}
		from = to
	}
}

// settle picks the kind of a collection: the one of most dimensions stays, as a feature has one kind.
func (g *geometry) settle() feature.Kind {
	kind, kept := feature.Highest(g.rings, func(r *ring) feature.Kind { return r.kind })
	if len(kept) < len(g.rings) {
		g.note("collection_mixed", "")
	}
	g.rings = kept
	return kind
}
