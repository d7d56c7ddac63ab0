package scene

import (
	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/index"
)

// Inside gives the features that lie wholly within a ring of the plane, in the order of the set. The ring may be open or
// closed; where it crosses itself, the even-odd rule says what is within. What touches the ring is not inside.
func (l *Layer) Inside(ring []geo.XY) []int {
	return l.caught(ring, func(n *noose, f int) bool { return !n.crossed(l, f) && !n.any(l, f, false) })
}

// Meeting gives the features that share at least a position with what lies within a ring of the plane, the ring itself
// included, in the order of the set. The ring is read as Inside reads it.
func (l *Layer) Meeting(ring []geo.XY) []int {
	return l.caught(ring, func(n *noose, f int) bool {
		return n.crossed(l, f) || n.any(l, f, true) ||
			l.Features.Kinds[f] == feature.Areas && l.Contains(f, n.xy[0], n.xy[1])
	})
}

// caught are the features near the ring for which the test holds.
func (l *Layer) caught(ring []geo.XY, test func(n *noose, f int) bool) []int {
	if len(ring) < 3 {
		return nil
	}
	n := newNoose(ring)
	var out []int
	l.Visit(n.box, func(f int) bool {
		if test(n, f) {
			out = append(out, f)
		}
		return true
	})
	return out
}

// noose is a closed ring on the grid with an index of its edges. It belongs to one goroutine.
type noose struct {
	xy    []int32 // x and y interleaved, the first position repeated at the end
	box   geo.Box
	edges *index.Tree // boxes of the edges in steps of the grid
	found []uint32
}

func newNoose(ring []geo.XY) *noose {
	n := &noose{box: geo.EmptyBox()}
	put := func(p geo.XY) {
		x, y := ToGrid(p)
		n.xy = append(n.xy, x, y)
		n.box = n.box.Extend(ToPlane(x, y))
	}
	for _, p := range ring {
		put(p)
	}
	put(ring[0])
	boxes := make([]index.Box32, len(n.xy)/2-1)
	for i := range boxes {
		e := emptyExtent()
		e.extend(n.xy[2*i], n.xy[2*i+1])
		e.extend(n.xy[2*i+2], n.xy[2*i+3])
		boxes[i] = rounded(e)
	}
	n.edges = index.Build(boxes)
	return n
}

// rounded is an extent as a box of an index, in steps.
func rounded(e Extent) index.Box32 {
	return index.Round(float64(e.MinX), float64(e.MinY), float64(e.MaxX), float64(e.MaxY))
}

// holds says whether the position at the head of xy lies within.
func (n *noose) holds(xy []int32) bool {
	inside := false
	ray := Extent{MinX: xy[0], MinY: xy[1], MaxX: int32(1<<31 - 1), MaxY: xy[1]}
	n.edges.Search(rounded(ray), func(i uint32) bool {
		inside = inside != under(n.edge(i), xy[0], xy[1])
		return true
	})
	return inside
}

func (n *noose) edge(i uint32) []int32 { return n.xy[2*i : 2*i+4] }

// crossed says whether an edge of the feature meets the ring.
func (n *noose) crossed(l *Layer, f int) bool {
	n.found = n.edges.Collect(rounded(l.Extents[f]), n.found[:0])
	if len(n.found) == 0 {
		return false
	}
	first, end := l.Features.RingsOf(f)
	for r := first; r < end; r++ {
		ring := l.Ring(r)
		for i := 0; i+1 < len(ring); i += 2 {
			a := ring[i : i+2]
			b := a
			if l.Features.Kinds[f] != feature.Points && i+3 < len(ring) {
				b = ring[i+2 : i+4]
			}
			for _, e := range n.found {
				if e := n.edge(e); meet(a, b, e[:2], e[2:]) {
					return true
				}
			}
		}
	}
	return false
}

// any says whether some part of a feature that no edge of the ring meets lies within it, or outside.
func (n *noose) any(l *Layer, f int, within bool) bool {
	first, end := l.Features.RingsOf(f)
	for r := first; r < end; r++ {
		ring := l.Ring(r)
		for i := 0; i+1 < len(ring); i += 2 {
			if n.holds(ring[i:]) == within {
				return true
			}
			if l.Features.Kinds[f] != feature.Points { // where the first position lies, all of the part does
				break
			}
		}
	}
	return false
}

// under says whether a ray to the east of a position passes an edge; edges hold their lower end.
func under(e []int32, x, y int32) bool {
	if (e[1] > y) == (e[3] > y) {
		return false
	}
	return (turn(e[:2], e[2:], []int32{x, y}) > 0) == (e[3] > e[1])
}

// meet says whether two segments share a position.
func meet(a, b, c, d []int32) bool {
	if max(a[0], b[0]) < min(c[0], d[0]) || max(c[0], d[0]) < min(a[0], b[0]) ||
		max(a[1], b[1]) < min(c[1], d[1]) || max(c[1], d[1]) < min(a[1], b[1]) {
		return false
	}
	return turn(a, b, c)*turn(a, b, d) <= 0 && turn(c, d, a)*turn(c, d, b) <= 0
}

// turn is the sign of the area of a triangle, positive when it runs counter-clockwise; exact where its sides are shorter
// than 2^26 steps, 600 km.
func turn(a, b, c []int32) float64 {
	abx, aby := float64(b[0])-float64(a[0]), float64(b[1])-float64(a[1])
	acx, acy := float64(c[0])-float64(a[0]), float64(c[1])-float64(a[1])
	switch area := abx*acy - aby*acx; {
	case area > 0:
		return 1
	case area < 0:
		return -1
	}
	return 0
}
