package raster

import "sync"

// Positions within a window are whole numbers of 256ths of a pixel, so that what is summed is exact: neighbours that share
// an edge cancel to nothing, and a shape is the same whatever window it is painted through.
const (
	fine     = 1 << fineBits
	fineBits = 8
	whole    = 2 * fine * fine // coverage of a whole pixel in a cell
)

// area accumulates how much of each pixel lies inside a path: every edge adds, to the pixels it crosses, the part of their
// height times what lies to its right; summing along a row gives the coverage (the scheme of Raph Levien's font-rs, in whole
// numbers). It is exact for a shape and for neighbours that share an edge. Cells outside the columns an edge touched are
// never looked at, so that a large window costs what is drawn in it. Sums wrap beyond 2^14 shapes one upon the other.
type area struct {
	w, h   int
	stride int
	cells  []int32 // rows of w+2, all zero between fills
	low    []int32 // first column touched in each row
	high   []int32 // one past the last
	cover  []uint8
}

// areas are kept from one fill to the next: their cells are as large as the picture.
var areas = sync.Pool{New: func() any { return new(area) }}

func (a *area) reset(w, h int) {
	a.w, a.h, a.stride = w, h, w+2
	if n := (w + 2) * h; len(a.cells) < n {
		a.cells = make([]int32, n)
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

// edge marks one edge, in pixels of the window, wherever it lies.
func (a *area) edge(ax, ay, bx, by float64) {
	sign := int32(1)
	if ay > by {
		ax, ay, bx, by, sign = bx, by, ax, ay, -1
	}
	w, h := float64(a.w), float64(a.h)
	if by <= 0 || ay >= h || ay == by || ax >= w && bx >= w {
		return
	}
	slope := (bx - ax) / (by - ay)
	if ay < 0 {
		ax, ay = ax-ay*slope, 0
	}
	if by > h {
		bx, by = bx-(by-h)*slope, h
	}
	switch { // what lies left of the window covers its rows whole; what lies right of it, nothing
	case ax < 0 && bx <= 0, bx < 0 && ax <= 0:
		ax, bx = 0, 0
	case ax < 0:
		y := ay - ax/slope
		a.line(0, snap(ay), 0, snap(y), sign)
		ax, ay = 0, y
	case bx < 0:
		y := by - bx/slope
		a.line(0, snap(y), 0, snap(by), sign)
		bx, by = 0, y
	}
	switch {
	case ax > w && bx > w:
		return
	case ax > w:
		ax, ay = w, by-(bx-w)/slope
	case bx > w:
		bx, by = w, ay+(w-ax)/slope
	}
	a.line(snap(ax), snap(ay), snap(bx), snap(by), sign)
}

// snap rounds a position that is not negative.
func snap(v float64) int32 { return int32(v*fine + 0.5) }

// line marks an edge that runs down within the window and keeps the columns it touches in mind.
func (a *area) line(x0, y0, x1, y1, sign int32) {
	limitX, limitY := int32(a.w)<<fineBits, int32(a.h)<<fineBits // rounding in the clipping above may pass them by a hair
	x0, x1 = min(max(x0, 0), limitX), min(max(x1, 0), limitX)
	y0, y1 = min(max(y0, 0), limitY), min(max(y1, 0), limitY)
	if y0 >= y1 {
		return
	}
	a.touch(min(x0, x1), y0, max(x0, x1), y1)
	a.down(x0, y0, x1, y1, sign)
}

// touch keeps in mind that a piece between two corners is marked.
func (a *area) touch(x0, y0, x1, y1 int32) {
	from, to := x0>>fineBits, x1>>fineBits+2
	for y := y0 >> fineBits; y<<fineBits < y1; y++ {
		a.low[y] = min(a.low[y], from)
		a.high[y] = max(a.high[y], to)
	}
}

// down marks an edge that runs down within the window.
func (a *area) down(x0, y0, x1, y1, sign int32) {
	row := int(y0 >> fineBits)
	cells := a.cells[row*a.stride:]
	bottom := (y0 &^ (fine - 1)) + fine
	if y1 <= bottom {
		strip(cells, x0, x1, (y1-y0)*sign)
		return
	}
	slope := float64(x1-x0) / float64(y1-y0)
	x, y := x0, y0
	for bottom < y1 {
		next := x0 + int32(slope*float64(bottom-y0))
		strip(cells, x, next, (bottom-y)*sign)
		x, y = next, bottom
		bottom += fine
		cells = cells[a.stride:]
	}
	strip(cells, x, x1, (y1-y)*sign)
}

// strip marks the piece of an edge within one row; d is its height with its sign.
func strip(cells []int32, x, next, d int32) {
	if x > next {
		x, next = next, x
	}
	first := x >> fineBits
	c := cells[first:]
	left := x & (fine - 1)
	end := left + next - x // from the left side of the first column
	if end <= fine {
		right := d * (left + end)
		c[0] += d<<(fineBits+1) - right
		c[1] += right
		return
	}
	// The height grows evenly along the piece; what a column has of it lies half way between the column's two sides.
	rate := float32(d) / float32(end-left)
	done, before := int32(0), int32(0) // before is what a column leaves to the next
	i := 0
	for at := left; end > fine; i++ {
		upto := int32(rate * float32(int32(i+1)<<fineBits-at))
		here := upto - done
		right := here * (left + fine)
		c[i] += here<<(fineBits+1) - right + before
		before, done, left = right, upto, 0
		end -= fine
	}
	here := d - done
	right := here * end
	c[i] += here<<(fineBits+1) - right + before
	c[i+1] += right
}

// row gives the coverage of a row from a column on, and clears it. It is valid until the next call.
func (a *area) row(y int) (from int, cover []uint8) {
	low, high := int(a.low[y]), int(a.high[y])
	if low >= high {
		return 0, nil
	}
	cells := a.cells[y*a.stride+low : y*a.stride+high]
	sum := int32(0)
	end := min(high, a.w)
	out := a.cover[low:end]
	for i, c := range cells[:len(out)] {
		sum += c
		out[i] = opacity(sum)
	}
	for _, c := range cells[len(out):] {
		sum += c
	}
	clear(cells)
	if last := opacity(sum); last != 0 && end < a.w {
		for i := end; i < a.w; i++ {
			a.cover[i] = last
		}
		end = a.w
	}
	return low, a.cover[low:end]
}

// opacity is a coverage of whole as 0 to 255.
func opacity(sum int32) uint8 {
	sum = min(max(sum, -sum), whole)
	return uint8((sum*255 + whole/2) >> (2*fineBits + 1))
}
