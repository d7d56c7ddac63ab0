package draft

import (
	"slices"

	"github.com/paulmach/orb"

	"emprise/geo"
	"emprise/geo/measure"
)

// Trace gives the corners of the border between two places that were snapped to one ring of a feature, the shorter way
// round, both places left out; nil when they are not of one ring, or when nothing lies between them.
func Trace(from, to Snap) orb.LineString {
	if from.On == Nothing || to.On == Nothing || from.Layer == nil || from.Layer != to.Layer || from.Ring != to.Ring || from.At == to.At {
		return nil
	}
	flat := from.Layer.Features.Ring(from.Ring)
	n := len(flat)/2 - 1 // of a closed ring: the last position is the first
	if n < 3 || flat[0] != flat[2*n] || flat[1] != flat[2*n+1] {
		return nil
	}
	corner := func(i int) orb.Point { return orb.Point{flat[2*(i%n)], flat[2*(i%n)+1]} }
	// Ahead, the first corner met after a place is the one behind its edge.
	walk := func(a, b Snap) orb.LineString {
		var way orb.LineString
		first := a.Edge + 1
		count := b.Edge - first
		if b.On == ABorder {
			count++ // the corner at the beginning of its edge is met too
		}
		count = (count + 2*n) % n
		if a.On == b.On && a.On == ABorder && a.Edge == b.Edge {
			// On one edge: straight on, or all round.
			if ahead(corner(a.Edge), a.At, b.At) {
				return way
			}
			count = n
		}
		for i := range count {
			way = append(way, corner(first+i))
		}
		return way
	}
	one, other := walk(from, to), walk(to, from)
	slices.Reverse(other)
	if length(from.At, one, to.At) <= length(from.At, other, to.At) {
		return one
	}
	return other
}

// ahead says whether b comes after a on the way from the beginning of an edge.
func ahead(start, a, b orb.Point) bool {
	from := geo.FromOrb(start)
	return measure.Distance(from, geo.FromOrb(b)) >= measure.Distance(from, geo.FromOrb(a))
}

func length(from orb.Point, way orb.LineString, to orb.Point) geo.Metres {
	return measure.Length(slices.Concat(orb.LineString{from}, way, orb.LineString{to}))
}
