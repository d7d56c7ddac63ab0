package scene

import (
	"math/bits"

	"emprise/geo"
)

// Region is an area of the plane to look for features in: what a lasso goes around. It is made once and asked for many
// features; it is immutable.
type Region struct {
	Extent Extent

	rings []int32 // x and y of one position of each ring
	edges []edge  // of all rings, by the even-odd rule
	first []int32 // band b has the edges list[first[b]:first[b+1]]
	list  []int32
}

// NewRegion makes a region of closed rings in plane metres; whether the last position repeats the first does not matter.
// What an even number of rings goes around, or a ring twice, is outside. Rings of fewer than three positions hold nothing.
func NewRegion(rings ...[]geo.XY) *Region {
	r := &Region{Extent: emptyExtent()}
	for _, ring := range rings {
		if len(ring) < 3 {
			continue
		}
		ax, ay := ToGrid(ring[len(ring)-1])
		r.rings = append(r.rings, ax, ay)
		for _, p := range ring {
			x, y := ToGrid(p)
			r.Extent.extend(x, y)
			if x != ax || y != ay {
				r.edges = append(r.edges, edge{ax, ay, x, y})
			}
			ax, ay = x, y
		}
	}
	r.sortIntoBands()
	return r
}

// RegionOf is the region of a box of the plane.
func RegionOf(b geo.Box) *Region {
	if b.Empty() {
		return NewRegion()
	}
	return NewRegion([]geo.XY{b.Min, {X: b.Max.X, Y: b.Min.Y}, b.Max, {X: b.Min.X, Y: b.Max.Y}})
}

// Bands cut the region into strips of the same height, each with the edges that meet it: what lies in a strip is compared
// with a few edges only.
const mostBands = 512

func (r *Region) bands() int { return len(r.first) - 1 }

func (r *Region) sortIntoBands() {
	n := max(1, min(mostBands, len(r.edges)))
	r.first = make([]int32, n+1)
	for range 2 { // count, then place
		for i, e := range r.edges {
			for b := r.band(min(e.ay, e.by)); b <= r.band(max(e.ay, e.by)); b++ {
				if r.list != nil {
					r.list[r.first[b]] = int32(i)
				}
				r.first[b]++
			}
		}
		if r.list == nil {
			sum := int32(0)
			for b, count := range r.first {
				r.first[b], sum = sum, sum+count
			}
			r.list = make([]int32, sum)
			continue
		}
		copy(r.first[1:], r.first[:n]) // placing has moved each start to the next one's
		r.first[0] = 0
	}
}

// band is the strip of a height, the nearest one outside of the region.
func (r *Region) band(y int32) int {
	e := r.Extent
	if y <= e.MinY {
		return 0
	}
	if y >= e.MaxY {
		return r.bands() - 1
	}
	return int((int64(y) - int64(e.MinY)) * int64(r.bands()) / (int64(e.MaxY) - int64(e.MinY) + 1))
}

// Contains says whether a position of the grid lies in the region, its border included.
func (r *Region) Contains(x, y int32) bool {
	e := r.Extent
	if x < e.MinX || x > e.MaxX || y < e.MinY || y > e.MaxY {
		return false
	}
	b, inside := r.band(y), false
	for _, i := range r.list[r.first[b]:r.first[b+1]] {
		e := r.edges[i]
		if y < min(e.ay, e.by) || y > max(e.ay, e.by) {
			continue
		}
		side := turn(e.ax, e.ay, e.bx, e.by, x, y)
		if side == 0 && x >= min(e.ax, e.bx) && x <= max(e.ax, e.bx) {
			return true
		}
		if (e.ay > y) != (e.by > y) && (side > 0) == (e.by > e.ay) {
			inside = !inside
		}
	}
	return inside
}

// along gives the edges whose boxes meet an extent, added to a slice; an edge may come twice.
func (r *Region) along(e Extent, edges []edge) []edge {
	if !r.Extent.Intersects(e) {
		return edges
	}
	for b := r.band(e.MinY); b <= r.band(e.MaxY); b++ {
		for _, i := range r.list[r.first[b]:r.first[b+1]] {
			g := r.edges[i]
			if min(g.ax, g.bx) <= e.MaxX && max(g.ax, g.bx) >= e.MinX && min(g.ay, g.by) <= e.MaxY && max(g.ay, g.by) >= e.MinY {
				edges = append(edges, g)
			}
		}
	}
	return edges
}

// turn says on which side of the way from a to b a position lies: 1 left, -1 right, 0 on its line. It is exact.
func turn(ax, ay, bx, by, x, y int32) int {
	left := [2]int64{int64(bx) - int64(ax), int64(y) - int64(ay)}
	right := [2]int64{int64(by) - int64(ay), int64(x) - int64(ax)}
	// Differences take 33 bits; most are small and their products exact in 64.
	const small = 1 << 31
	if fits := func(p [2]int64) bool { return max(p[0], -p[0]) < small && max(p[1], -p[1]) < small }; fits(left) && fits(right) {
		l, r := left[0]*left[1], right[0]*right[1]
		switch {
		case l > r:
			return 1
		case l < r:
			return -1
		}
		return 0
	}
	return compareProducts(left, right)
}

// compareProducts compares the products of two pairs in 128 bits.
func compareProducts(a, b [2]int64) int {
	sign := func(p [2]int64) int {
		switch {
		case p[0] == 0 || p[1] == 0:
			return 0
		case (p[0] > 0) == (p[1] > 0):
			return 1
		}
		return -1
	}
	s, o := sign(a), sign(b)
	if s != o {
		if s > o {
			return 1
		}
		return -1
	}
	size := func(p [2]int64) (uint64, uint64) {
		return bits.Mul64(uint64(max(p[0], -p[0])), uint64(max(p[1], -p[1])))
	}
	ah, al := size(a)
	bh, bl := size(b)
	switch {
	case ah == bh && al == bl:
		return 0
	case ah > bh || ah == bh && al > bl:
		return s
	}
	return -s
}

// meets says whether two edges share a position.
func (e edge) meets(o edge) bool {
	if max(e.ax, e.bx) < min(o.ax, o.bx) || max(o.ax, o.bx) < min(e.ax, e.bx) ||
		max(e.ay, e.by) < min(o.ay, o.by) || max(o.ay, o.by) < min(e.ay, e.by) {
		return false
	}
	return turn(e.ax, e.ay, e.bx, e.by, o.ax, o.ay)*turn(e.ax, e.ay, e.bx, e.by, o.bx, o.by) <= 0 &&
		turn(o.ax, o.ay, o.bx, o.by, e.ax, e.ay)*turn(o.ax, o.ay, o.bx, o.by, e.bx, e.by) <= 0
}
