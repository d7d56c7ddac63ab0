package index

import (
	"math"
	"slices"
)

// fanout is how many children a node has: 16 boxes are four cache lines.
const fanout = 16

// Tree answers which boxes meet a box or lie near a point. The zero value, and nil, hold no box.
//
// Leaves come first, in the order of a Hilbert curve; then level upon level of parents, the root last. The children of
// the parent at place p of a level are places p·fanout to p·fanout+fanout−1 of the level below, so no link is stored.
type Tree struct {
	boxes  []Box32
	items  []uint32 // leaf to index given to Build
	levels []int    // start of each level in boxes, and len(boxes) at the end
	total  int
}

// Build indexes boxes; the index that searches yield is the place in the slice, which is not kept. Empty boxes are never
// found.
func Build(boxes []Box32) *Tree {
	t := &Tree{total: len(boxes)}
	all := Empty()
	for _, b := range boxes {
		all = all.Union(b)
	}
	order := make([]uint64, 0, len(boxes))
	for i, b := range boxes {
		if !b.Empty() {
			order = append(order, uint64(curve(b, all))<<32|uint64(uint32(i)))
		}
	}
	sortByCurve(order)
	if len(order) == 0 {
		return t
	}

	t.items = make([]uint32, len(order))
	t.boxes = make([]Box32, len(order), len(order)+len(order)/(fanout-1)+16)
	for at, o := range order {
		t.items[at] = uint32(o)
		t.boxes[at] = boxes[uint32(o)]
	}
	t.levels = []int{0, len(t.boxes)}
	for from, end := 0, len(t.boxes); end-from > 1; from, end = end, len(t.boxes) {
		for at := from; at < end; at += fanout {
			parent := t.boxes[at]
			for _, child := range t.boxes[at:min(at+fanout, end)] {
				parent = parent.Union(child)
			}
			t.boxes = append(t.boxes, parent)
		}
		t.levels = append(t.levels, len(t.boxes))
	}
	return t
}

// Len is the number of boxes given to Build, empty ones included.
func (t *Tree) Len() int {
	if t == nil {
		return 0
	}
	return t.total
}

// Bounds holds all boxes; it is empty when there is none.
func (t *Tree) Bounds() Box32 {
	if t == nil || len(t.boxes) == 0 {
		return Empty()
	}
	return t.boxes[len(t.boxes)-1]
}

// Search yields each box that meets q, edges included, in no useful order, until yield says false.
func (t *Tree) Search(q Box32, yield func(i uint32) bool) {
	if t == nil || len(t.boxes) == 0 || q.Empty() || !t.Bounds().Intersects(q) {
		return
	}
	t.descend(len(t.levels)-2, 0, q, yield)
}

// Collect appends the boxes that meet q, edges included, in no useful order. Asking for many, it is several times as fast
// as Search.
func (t *Tree) Collect(q Box32, into []uint32) []uint32 {
	if t == nil || len(t.boxes) == 0 || q.Empty() || !t.Bounds().Intersects(q) {
		return into
	}
	return t.collect(len(t.levels)-2, 0, q, into)
}

// collect gathers from the subtree of place p of a level, whose box is known to meet q. What lies below a box that is
// wholly in q is taken without a look: its leaves follow each other.
func (t *Tree) collect(level, p int, q Box32, into []uint32) []uint32 {
	if t.boxes[t.levels[level]+p].within(q) {
		span := 1
		for range level {
			span *= fanout
		}
		return append(into, t.items[p*span:min((p+1)*span, len(t.items))]...)
	}
	if level == 0 {
		return append(into, t.items[p])
	}
	below := t.levels[level-1]
	end := min((p+1)*fanout, t.levels[level]-below)
	for child := p * fanout; child < end; child++ {
		if t.boxes[below+child].Intersects(q) {
			into = t.collect(level-1, child, q, into)
		}
	}
	return into
}

// descend visits the subtree of place p of a level, whose box is known to meet q. It says false once yield has.
func (t *Tree) descend(level, p int, q Box32, yield func(i uint32) bool) bool {
	if level == 0 {
		return yield(t.items[p])
	}
	below := t.levels[level-1]
	end := min((p+1)*fanout, t.levels[level]-below)
	for child := p * fanout; child < end; child++ {
		if t.boxes[below+child].Intersects(q) && !t.descend(level-1, child, q, yield) {
			return false
		}
	}
	return true
}

// curve is the place of a box's centre along a Hilbert curve of 2^16 by 2^16 cells over all.
func curve(b, all Box32) uint32 {
	return hilbert(cell(b.MinX, b.MaxX, all.MinX, all.MaxX), cell(b.MinY, b.MaxY, all.MinY, all.MaxY))
}

func cell(low, high, from, to float32) uint32 {
	span := float64(to) - float64(from)
	c := math.MaxUint16 * ((float64(low)+float64(high))/2 - float64(from)) / span
	if !(c > 0) { // also when all boxes stand in one line, or are infinite
		return 0
	}
	return uint32(min(c, math.MaxUint16))
}

// hilbert turns a cell into its distance along the curve (the iterative form of Wikipedia's xy2d, order 16).
func hilbert(x, y uint32) uint32 {
	var d uint32
	for s := uint32(1 << 15); s > 0; s >>= 1 {
		rx, ry := (x&s)/s, (y&s)/s
		d += s * s * ((3 * rx) ^ ry)
		if ry == 0 {
			if rx == 1 {
				x, y = math.MaxUint16-x, math.MaxUint16-y
			}
			x, y = y, x
		}
	}
	return d
}

// sortByCurve sorts by the upper half of the numbers, those that share it as they come: by digits of eleven bits. The
// lower half comes in ascending order, so this is the order of the whole numbers.
func sortByCurve(order []uint64) {
	const bits, digits = 11, 1 << 11
	if len(order) < digits {
		slices.Sort(order)
		return
	}
	from, to := order, make([]uint64, len(order))
	var counts [digits]uint32
	for shift := 32; shift < 64; shift += bits {
		clear(counts[:])
		for _, o := range from {
			counts[o>>shift%digits]++
		}
		sum := uint32(0)
		for d, n := range counts {
			counts[d], sum = sum, sum+n
		}
		for _, o := range from {
			d := o >> shift % digits
			to[counts[d]] = o
			counts[d]++
		}
		from, to = to, from
	}
	copy(order, from)
}
