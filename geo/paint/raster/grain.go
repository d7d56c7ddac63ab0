package raster

import (
	"encoding/binary"
	"math"
	"sync"

	"emprise/geo/paint"
)

// Rows and columns of samples that a pixel has in a grain, and samples in all. Rows are long because a row of a stamp costs
// one look at memory; a word has the samples of four pixels.
const (
	rows    = 2
	cols    = 16
	samples = cols * rows
	pixels  = 64 / cols // of a word

	// Areas have a quarter of the columns: lines hide where areas end.
	areaBits   = 2 // of a pixel
	areaPixels = 64 >> areaBits
)

var le = binary.LittleEndian

// grain marks crowds of small features by samples, a bit each: what thousands of lines cover together is their union, whether
// they repeat each other, meet or pass side by side, which no sum of coverages gives; and a sample knows whether a line or an
// area is seen in it.
type grain struct {
	w, h   int    // pixels
	stride int    // words a row of samples
	lines  []byte // rows of samples, the leftmost in the lowest bit
	pace   int    // words a row of samples of areas
	areas  []uint64
	plots  bool // areas has some
	plot   plot
	path   []spot
	stamps *stamps
	reach  int32 // how far the ink lies from a line at most, fine units
	low    int   // first row of pixels touched
	high   int   // one past the last
}

// grains are kept from one stroke to the next, nothing marked: they are as large as the picture.
var grains = sync.Pool{New: func() any { return new(grain) }}

// reset makes room for a window, and for lines of a width in pixels.
func (g *grain) reset(w, h int, width float64) {
	g.w, g.h, g.stride, g.pace = w, h, w/pixels+2, w/areaPixels+2
	if n := h * rows; len(g.lines) < n*g.stride*8 || len(g.areas) < n*g.pace {
		g.lines, g.areas = make([]byte, n*g.stride*8), make([]uint64, n*g.pace)
	}
	g.low, g.high = h, 0
	g.stamps = stampsOf(width)
	g.reach = int32(math.Ceil(width*fine/2)) + 3*fine // stamps have rows to spare
}

// A place is a position on the grid of stamps, in the window of a crowd.
func place(v int32) int { return int(v+toPlace) >> (fineBits - placeBits) }

const toPlace = paint.CrowdMargin*fine + fine>>placeBits/4

// coarse gives positions of a grid at their places, as place does of where they lie on the surface.
type coarse struct{ scaleX, restX, scaleY, restY int64 }

const coarseShift = paint.CrowdShift + fineBits - placeBits

func coarseOf(g paint.CrowdGrid) coarse {
	const rest = toPlace << paint.CrowdShift
	return coarse{g.ScaleX, g.RestX + rest, g.ScaleY, g.RestY + rest}
}

func (c *coarse) spot(x, y int32) spot {
	return spot{int((int64(x)*c.scaleX + c.restX) >> coarseShift), int((int64(y)*c.scaleY + c.restY) >> coarseShift)}
}

// plotted is how large a shape may be for a row of its samples to fit a word, fine units.
const plotted = 62 * fine >> areaBits

// plot is the inside of a shape, row by row of samples, while its border is followed: along a row each piece of it turns what
// lies right of it from outside to inside, or back.
type plot struct {
	col, row int // of the first sample
	inside   [64]uint64
}

// outline marks a line that lies within the window, the reach included, and the inside of it when there is a plot.
func (g *grain) outline(xy []int32, on *coarse, p *plot) {
	path := g.straightened(xy, on)
	a := path[0]
	if len(path) == 1 {
		g.piece(a.x, a.y, a.x, a.y, p)
	}
	for _, b := range path[1:] {
		if far := max(b.x-a.x, a.x-b.x, b.y-a.y, a.y-b.y); far > longest {
			a = g.pieces(a, b, (far+longest-1)/longest, p)
		}
		g.piece(a.x, a.y, b.x, b.y, p)
		a = b
	}
}

// straightened gives the places of a line but for those that are as good as on the straight way from the last one given to the
// next: within a place of it, and not turning back. It is valid until the next call. Which ones these are cannot be foreseen,
// so all are written down, and then kept or written over.
func (g *grain) straightened(xy []int32, grid *coarse) []spot {
	n := len(xy) / 2
	if len(g.path) < n+1 {
		g.path = make([]spot, 2*n+1)
	}
	path, on := g.path, *grid
	a := on.spot(xy[0], xy[1])
	b := a
	path[0] = a
	kept := 1
	for i := 3; i < len(xy); i += 2 {
		c := on.spot(xy[i-1], xy[i])
		bx, by, cx, cy := b.x-a.x, b.y-a.y, c.x-a.x, c.y-a.y
		cross, along, square := bx*cy-by*cx, bx*cx+by*cy, cx*cx+cy*cy
		bent := ((square - cross*cross) | along | (square - along)) >> 63 // all ones, or 0
		path[kept] = b
		kept -= bent
		a.x += bx & bent
		a.y += by & bent
		b = c
	}
	if n > 1 {
		path[kept] = b
		kept++
	}
	return path[:kept]
}

// spot is a place: its column and row.
type spot struct{ x, y int }

// pieces marks all of a long piece but the last of its n parts, and gives the place where this begins.
func (g *grain) pieces(a, b spot, n int, p *plot) spot {
	from, to := a, b
	back := a.y > b.y || a.y == b.y && a.x > b.x
	if back { // the same parts both ways
		from, to = b, a
	}
	at, share := from, 1<<partBits/max(n, len(parts))
	if n < len(parts) {
		share = parts[n]
	}
	dx, dy := (to.x-from.x)*share, (to.y-from.y)*share
	for i := 1; i < n; i++ {
		const half = 1 << (partBits - 1)
		next := spot{from.x + (dx*i+half)>>partBits, from.y + (dy*i+half)>>partBits}
		g.piece(at.x, at.y, next.x, next.y, p)
		at = next
	}
	if back {
		g.piece(at.x, at.y, a.x, a.y, p)
		return b
	}
	return at
}

// parts are the shares of n parts of a piece, in 2^partBits: looked up, as most long pieces have two or three.
var parts = func() (p [16]int) {
	for n := 1; n < len(p); n++ {
		p[n] = 1 << partBits / n
	}
	return p
}()

const partBits = 24

// piece marks a piece of a line. There is nothing in it for the processor to guess.
func (g *grain) piece(ax, ay, bx, by int, p *plot) {
	dx, dy := bx-ax, by-ay
	up := dy >> 63 // all ones when it runs up: then it is taken from its other end
	x, y := ax+dx&up, ay+dy&up
	dx, dy = dx^up-up, dy^up-up
	s := g.stamps
	k := index(x, y, dx, dy)
	h := &s.heads[k]
	col, row := 2*x+int(h.left), y>>2+int(h.top)
	at, shift := row*g.stride*8+col>>3, uint(col&7)
	lines, stride := g.lines, g.stride*8
	for _, mask := range s.masks[k*s.rows : (k+1)*s.rows] {
		word := lines[at : at+8 : at+8]
		le.PutUint64(word, le.Uint64(word)|mask<<shift)
		at += stride
	}
	if p != nil {
		c, r := x>>1-p.col, y>>2-p.row
		for i, turn := range h.turns {
			p.inside[(r+i)&63] ^= ^uint64(0) << uint(c+int(turn))
		}
	}
}

// settle marks what a plot found inside, down to a row of samples.
func (g *grain) settle(p *plot, last int) {
	at, shift := p.row*g.pace+p.col>>6, uint(p.col&63)
	for r := range last - p.row + 1 {
		v := p.inside[r&63]
		p.inside[r&63] = 0
		pair := g.areas[at : at+2 : at+2]
		pair[0] |= v << shift
		pair[1] |= v >> 1 >> (63 - shift)
		at += g.pace
	}
	g.plots = true
}

// seen is the coverage of a pixel by areas that lines leave free, by how many of its samples are lines and how many are areas
// besides, which fill what is free by that share.
var seen = func() (below [64][64]uint8) {
	for lines := range samples + 1 {
		for areas := range samples + 1 - lines {
			if free := samples - lines; free > 0 {
				below[lines][areas] = uint8((areas*255 + free/2) / free)
			}
		}
	}
	return below
}()

// shares gives the coverage of four pixels, a byte each, of which so many samples are marked, a lane of 16 bits each.
func shares(marked uint64) uint32 {
	const half = samples / 2 * lane
	v := (marked*255 + half) / samples & (0xff * lane)
	v |= v >> 8
	return uint32(v&0xffff) | uint32(v>>16&0xffff0000)
}

// lane is one in each lane of 16 bits.
const lane = 0x0001000100010001

// over adds the coverage of the lines in a row of pixels to that of others, of which the first stands in column from, and
// clears them.
func (g *grain) over(y, from int, cover []uint8) {
	at := y * rows * g.stride * 8
	above, below := g.lines[at:at+g.stride*8], g.lines[at+g.stride*8:at+2*g.stride*8]
	for word := range g.stride {
		over, under := above[8*word:8*word+8:8*word+8], below[8*word:8*word+8:8*word+8]
		a, b := le.Uint64(over), le.Uint64(under)
		if a|b == 0 {
			continue
		}
		four := shares(counts(a, b))
		le.PutUint64(over, 0)
		le.PutUint64(under, 0)
		x := word*pixels - from
		if x >= 0 && x+pixels <= len(cover) {
			if out := cover[x : x+pixels : x+pixels]; le.Uint32(out) == 0 { // mostly
				le.PutUint32(out, four)
				continue
			}
		}
		for ; four != 0; x, four = x+1, four>>8 {
			if uint(x) < uint(len(cover)) {
				cover[x] = max(cover[x], uint8(four))
			}
		}
	}
}

// under does so with the areas, as far as lines leave them free.
func (g *grain) under(y, from int, cover []uint8) {
	at, line := y*rows*g.pace, y*rows*g.stride*8
	above, below := g.areas[at:at+g.pace], g.areas[at+g.pace:at+2*g.pace]
	for word, a := range above {
		b := below[word]
		if a|b == 0 {
			continue
		}
		above[word], below[word] = 0, 0
		for part := word * areaPixels / pixels; a|b != 0; part, a, b = part+1, a>>16, b>>16 {
			over, under := uint64(0), uint64(0) // lines
			if i := line + 8*part; part < g.stride {
				over, under = le.Uint64(g.lines[i:]), le.Uint64(g.lines[i+8*g.stride:])
			}
			sum := counts(fourfold(a)&^over, fourfold(b)&^under)
			lines := counts(over, under)
			for x := part*pixels - from; sum != 0; x, sum, lines = x+1, sum>>cols, lines>>cols {
				if uint(x) < uint(len(cover)) {
					cover[x] = uint8(min(255, uint(cover[x])+uint(seen[lines&63][sum&63])))
				}
			}
		}
	}
}

// fourfold writes each of the lower 16 bits four times.
func fourfold(v uint64) uint64 {
	v &= 0xffff
	v = (v | v<<24) & 0x000000ff000000ff
	v = (v | v<<12) & 0x000f000f000f000f
	v = (v | v<<6) & 0x0303030303030303
	v = (v | v<<3) & 0x1111111111111111
	return v * 15
}

// counts gives how many bits each pixel of two words has together, a lane each.
func counts(v, w uint64) uint64 {
	v -= v >> 1 & 0x5555555555555555
	w -= w >> 1 & 0x5555555555555555
	v = v&0x3333333333333333 + v>>2&0x3333333333333333 + w&0x3333333333333333 + w>>2&0x3333333333333333
	v = v&0x0f0f0f0f0f0f0f0f + v>>4&0x0f0f0f0f0f0f0f0f
	return (v + v>>8) & (0x3f * lane)
}
