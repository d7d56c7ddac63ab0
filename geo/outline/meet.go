package outline

import (
	"slices"

	"github.com/paulmach/orb"
	"github.com/peterstace/simplefeatures/geom"
)

// touching is how far from a border, in metres, a place still lies on it: what was one border before is one to far less than
// that, and what was drawn apart is farther.
const touching = 1e-3

// Meet makes places corners of an area where they lie on its border, so that a neighbour that has them as corners leaves no gap
// whatever the border is drawn by. They are taken to the last bit; what is a corner already, or lies elsewhere, changes nothing.
// changed is false when nothing did, and the area is the one that came in.
//
//	      │               │
//	──────┼──────   ──────●──────   the cut ends at the border of the neighbour below,
//	  neighbour       neighbour     which gets the corner ●
func Meet(shape orb.MultiPolygon, places []orb.Point) (met orb.MultiPolygon, changed bool) {
	bound := shape.Bound().Pad(1e-7)
	p := over(shape)
	for _, place := range places {
		if len(shape) == 0 || !bound.Contains(place) {
			continue
		}
		if polygon, ring, after := p.edgeAt(shape, place); after > 0 {
			if !changed {
				shape, changed = shape.Clone(), true
			}
			shape[polygon][ring] = slices.Insert(shape[polygon][ring], after, place)
		}
	}
	return shape, changed
}

// edgeAt finds the edge on which a place lies, by its polygon, its ring and the number of its second end; 0 when there is none
// or the place is a corner.
func (p *plane) edgeAt(shape orb.MultiPolygon, place orb.Point) (polygon, ring, after int) {
	best, at := touching, p.at(place)
	for i, rings := range shape {
		for j, r := range rings {
			if slices.Contains(r, place) {
				return 0, 0, 0
			}
			var before geom.XY
			for k, corner := range r {
				xy := p.at(corner)
				if k > 0 {
					if d := gap(nearest(at, before, xy), at); d < best {
						best, polygon, ring, after = d, i, j, k
					}
				}
				before = xy
			}
		}
	}
	return polygon, ring, after
}

// NewCorners lists the corners of parts that are none of the whole that they were cut from, each once.
func NewCorners(whole orb.MultiPolygon, parts []orb.MultiPolygon) []orb.Point {
	known := map[orb.Point]bool{}
	for _, at := range corners(whole) {
		known[at] = true
	}
	var fresh []orb.Point
	for _, part := range parts {
		for _, at := range corners(part) {
			if !known[at] {
				known[at] = true
				fresh = append(fresh, at)
			}
		}
	}
	return fresh
}

func corners(mp orb.MultiPolygon) (all []orb.Point) {
	for _, polygon := range mp {
		for _, r := range polygon {
			all = append(all, r...)
		}
	}
	return all
}
