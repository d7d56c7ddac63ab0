package raster

import (
	"math"
	"sync"
)

// Pieces of lines run between places of a grid of 8 a pixel, so that there are few of them, and the samples that each marks
// are looked up: what takes time in a crowd is to decide, not to mark.
const (
	placeBits = 3  // of a pixel
	longest   = 12 // places that a piece spans at most, either way
	across    = 2*longest + 1
	variants  = 8 // by how the place where a piece begins stands to the pattern of samples
)

// stamps are the samples of pieces of a line of one width, by vector, which runs down, and variant. They never change.
type stamps struct {
	rows  int // of each
	heads [across * (longest + 1) * variants]head
	masks []uint64 // rows of samples, the leftmost in the lowest bit: widest at most
}

// widest is how many samples a row of a stamp has at most: as many as a word has room for that begins at any bit of a byte.
const widest = 57

// head says where a stamp lies.
type head struct {
	left, top int8 // its first column and row, from those of the place where the piece begins
	// turns are the columns of areas, from that of the place, right of which the piece turns outside to inside, in the rows
	// from that of the place on; beyond where it turns nothing.
	turns [longest/4 + 1]int8
}

// beyond is a column that no row of a shape has.
const beyond = 127

// kept are the stamps of the widths that were asked for, few at a time.
var kept = struct {
	sync.Mutex
	widths map[float64]*stamps
}{widths: map[float64]*stamps{}}

// stampsOf gives the stamps of a width in pixels.
func stampsOf(width float64) *stamps {
	kept.Lock()
	defer kept.Unlock()
	s := kept.widths[width]
	if s == nil {
		if len(kept.widths) >= 64 {
			clear(kept.widths)
		}
		s = newStamps(width)
		kept.widths[width] = s
	}
	return s
}

func newStamps(width float64) *stamps {
	// Where neighbours break what they share at different places, these are rounded apart: what that adds is taken off.
	half := max(0, width*(1<<placeBits)/2-0.03)
	s := &stamps{rows: int(2*half+longest)/4 + 2}
	s.masks = make([]uint64, len(s.heads)*s.rows)
	for dy := range longest + 1 {
		for dx := -longest; dx <= longest; dx++ {
			for v := range variants {
				s.draw(dx, dy, v, half)
			}
		}
	}
	return s
}

// sampleAt is where a sample stands, in places. Columns stand half a place apart and rows four; every fourth column has its
// own height in its row, so that level lines meet samples at as many distances as there are places.
func sampleAt(col, row int) (x, y float64) {
	return float64(col)/2 + 0.25, float64(4*row) + [4]float64{0.5, 2.5, 1.5, 3.5}[col&3]
}

// index is where the stamp of a vector and a place is found.
func index(x, y, dx, dy int) int { return (dy*across+dx+longest)*variants | y&3<<1 | x&1 }

// draw makes the stamp of a vector: all samples within half the width of it, in places.
func (s *stamps) draw(dx, dy, variant int, half float64) {
	// The piece begins a quarter of a place off the grid, lest pairs of samples stand at one distance from it.
	px, py := variant&1, variant>>1
	ax, ay, bx, by := float64(px)+0.25, float64(py)+0.25, float64(dx), float64(dy)
	square, near := bx*bx+by*by, half*half
	left := int(math.Ceil(2 * (float64(px+min(0, dx)) - half)))
	right := int(math.Floor(2 * (float64(px+max(0, dx)) + half)))
	top := int(math.Floor((ay - half) / 4))
	k := index(px, py, dx, dy)
	h := &s.heads[k]
	h.left, h.top = int8(left-2*px), int8(top)
	for i := range s.rows {
		mask := uint64(0)
		for col := left; col <= right; col++ {
			x, y := sampleAt(col, top+i)
			x, y = x-ax, y-ay
			along, off := x*bx+y*by, x*x+y*y // squares of distances, from the beginning first
			switch {
			case along >= square:
				off = (x-bx)*(x-bx) + (y-by)*(y-by)
			case along > 0:
				off = (x*by - y*bx) * (x*by - y*bx) / square
			}
			if off <= near {
				mask |= 1 << (col - left)
			}
		}
		s.masks[k*s.rows+i] = mask
	}
	for i := range h.turns {
		h.turns[i] = beyond
		if y := float64(4*i+2) - ay; y >= 0 && y < by { // the middle of the row
			h.turns[i] = int8(math.Ceil((ax+y*bx/by)/2 - 0.5)) // columns stand in the middle of two places
		}
	}
}
