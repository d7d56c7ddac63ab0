package scene

import "emprise/geo/feature"

// Inside gives the features of the layer that share a position with the region or, when whole, that lie in it and do not
// meet its border, in the order of the set. The order of work is one look at the index and, for a feature that the border
// of the region passes, its edges against those of the border near it.
func (l *Layer) Inside(r *Region, whole bool) []int {
	if r.Extent.Empty() || len(r.edges) == 0 {
		return nil
	}
	var found []int
	var near []edge
	l.Visit(r.Extent.Box(), func(f int) bool {
		near = r.along(l.Extents[f], near[:0])
		if l.inside(f, r, near, whole) {
			found = append(found, f)
		}
		return true
	})
	return found
}

// inside decides about one feature; near are the edges of the region that its box meets.
func (l *Layer) inside(f int, r *Region, near []edge, whole bool) bool {
	first, end := l.Features.RingsOf(f)
	if len(near) == 0 { // all of its box is in or all is out
		return first < end && r.Contains(l.Extents[f].MinX, l.Extents[f].MinY)
	}
	points := l.Features.Kinds[f] == feature.Points
	for k := first; k < end; k++ {
		if ring := l.Ring(k); meetsAny(ring, near, points) {
			return !whole
		}
	}
	// No border meets the other, so that each ring is in or out as its first position is. Points are each for themselves.
	for k := first; k < end; k++ {
		ring := l.Ring(k)
		for i := 0; i+1 < len(ring); i += 2 {
			if in := r.Contains(ring[i], ring[i+1]); in != whole {
				return in
			}
			if !points {
				break
			}
		}
	}
	if whole || l.Features.Kinds[f] != feature.Areas {
		return whole
	}
	// The region may lie in the area.
	for i := 0; i < len(r.rings); i += 2 {
		if l.Contains(f, r.rings[i], r.rings[i+1]) {
			return true
		}
	}
	return false
}

// meetsAny says whether a line, or one of the points, meets an edge.
func meetsAny(ring []int32, edges []edge, points bool) bool {
	for i := 0; i+1 < len(ring); i += 2 {
		have := edge{ring[i], ring[i+1], ring[i], ring[i+1]}
		if !points && i+3 < len(ring) {
			have.bx, have.by = ring[i+2], ring[i+3]
		} else if !points && i > 0 {
			break
		}
		for _, e := range edges {
			if have.meets(e) {
				return true
			}
		}
	}
	return false
}
