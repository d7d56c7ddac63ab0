package raster

import "math"

// area accumulates how much of each pixel lies inside a path: every edge adds, to the pixels it crosses, the part of their
// height times what lies to its right; summing along a row gives the coverage (the scheme of Raph Levien's font-rs). It is
// exact for a shape and for neighbours that share an edge. Cells outside the columns an edge touched are never looked at,
// so that a large window costs what is drawn in it.
type area struct {
	w, h  int
	cells []float32 // rows of w+2, all zero between fills
	low   []int32   // first column touched in each row
	high  []int32   // one past the last
	cover []uint8
}

func (a *area) reset(w, h int) {
	a.w, a.h = w, h
	if n := (w + 2) * h; len(a.cells) < n {
		a.cells = make([]float32, n)
	}
	if len(a.low) < h {
		a.low, a.high = make([]int32, h), make([]int32, h)
	}
	for y := range h {
		a.low[y], a.high[y] = int32(w+2), 0
	}
	if len(a.cover) < w {
		a.cover = make([]uint8, w)
	}
}

// edge marks one edge, in pixels of the window.
func (a *area) edge(ax, ay, bx, by float64) {
	sign := 1.0
	if ay > by {
		ax, ay, bx, by, sign = bx, by, ax, ay, -1
	}
	if by <= 0 || ay >= float64(a.h) || by-ay < 1e-9 || ax >= float64(a.w) && bx >= float64(a.w) {
		return
	}
	slope := (bx - ax) / (by - ay)
	if ay < 0 {
		ax, ay = ax-ay*slope, 0
	}
	end := min(by, float64(a.h))
	x := ax
	for y := int(ay); y < a.h && float64(y) < end; y++ {
		dy := min(float64(y+1), end) - max(float64(y), ay)
		next := x + dy*slope
		a.strip(y, x, next, sign*dy)
		x = next
	}
}

// strip marks the piece of an edge within one row; d is its height with its sign.
func (a *area) strip(y int, x, next, d float64) {
	if x > next {
		x, next = next, x
	}
	w := float64(a.w)
	if next <= 0 {
		a.touch(y, 0, 1)[0] += float32(d)
		return
	}
	if x >= w {
		return
	}
	if x < 0 { // what lies left of the window covers the whole row
		part := -x / (next - x)
		a.touch(y, 0, 1)[0] += float32(d * part)
		d *= 1 - part
		x = 0
	}
	if next > w {
		d *= (w - x) / (next - x)
		next = w
	}
	first := int(x)
	last := int(math.Ceil(next))
	if last <= first+1 {
		c := a.touch(y, first, first+2)
		right := d * ((x+next)/2 - float64(first))
		c[0] += float32(d - right)
		c[1] += float32(right)
		return
	}
	c := a.touch(y, first, last+1)
	per := d / (next - x)
	// The coverage of a column is the integral of the share of it that lies right of the edge.
	before := 0.0
	for i := first; i < last; i++ {
		l, r := max(x, float64(i)), min(next, float64(i+1))
		mid := (l + r) / 2
		piece := per * (r - l)
		full := piece * (float64(i+1) - mid) // lies in this column
		c[i-first] += float32(full + before)
		before = piece - full // the rest of the piece counts from the next column on
	}
	c[last-first] += float32(before)
}

func (a *area) touch(y, from, to int) []float32 {
	a.low[y] = min(a.low[y], int32(from))
	a.high[y] = max(a.high[y], int32(to))
	row := y * (a.w + 2)
	return a.cells[row+from : row+to]
}

// row gives the coverage of a row from a column on, and clears it. It is valid until the next call.
func (a *area) row(y int) (from int, cover []uint8) {
	low, high := int(a.low[y]), int(a.high[y])
	if low >= high {
		return 0, nil
	}
	cells := a.cells[y*(a.w+2)+low : y*(a.w+2)+high]
	sum := float32(0)
	end := min(high, a.w)
	last := uint8(0)
	for i, c := range cells[:end-low] {
		if c != 0 { // where no edge passes the coverage stays
			sum += c
			last = opacity(sum)
		}
		a.cover[low+i] = last
	}
	for _, c := range cells[end-low:] {
		sum += c
	}
	clear(cells)
	if last = opacity(sum); last != 0 && end < a.w {
		for i := end; i < a.w; i++ {
			a.cover[i] = last
		}
		end = a.w
	}
	return low, a.cover[low:end]
}

func opacity(sum float32) uint8 {
	if sum < 0 {
		sum = -sum
	}
	return uint8(min(1, sum)*255 + 0.5)
}
