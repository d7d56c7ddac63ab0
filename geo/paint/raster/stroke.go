package raster

import (
	"image"
	"math"
	"sync"

	"emprise/geo/paint"
)

// Stroke paints along a path. All lines of the path are one shape, so that where they overlap they get no darker.
func (s *Surface) Stroke(p paint.Path, st paint.Stroke) {
	if st.Width <= 0 || st.Colour.A == 0 || s.clip.Empty() {
		return
	}
	s.mask = newMask(s.img.Rect)
	s.mark(p, st)
	s.ink(premultiplied(st.Colour))
}

// mark draws the lines of a path into the mask.
func (s *Surface) mark(p paint.Path, st paint.Stroke) {
	pen := newPen(s, st.Width)
	for r := 0; r+1 < len(p.Starts); r++ {
		line := p.XY[2*p.Starts[r] : 2*p.Starts[r+1]]
		if period := sum(st.Dash); period > 0.5 {
			pen.dashed(line, st.Dash, period)
		} else {
			pen.line(line)
		}
	}
}

func sum(dash []float64) float64 {
	total := 0.0
	for _, d := range dash {
		if !(d >= 0) {
			return 0
		}
		total += d
	}
	return total
}

// mask is the coverage of a stroke, one byte a pixel of the picture.
type mask struct {
	cover []uint8 // rows of the width of the picture
	dirty image.Rectangle
}

// masks are kept from one stroke to the next, all zero: they are as large as the picture.
var masks = sync.Pool{New: func() any { return new(mask) }}

func newMask(r image.Rectangle) *mask {
	m := masks.Get().(*mask)
	if n := r.Dx() * r.Dy(); len(m.cover) < n {
		m.cover = make([]uint8, n)
	}
	return m
}

// ink lays a colour through the mask and gives it back.
func (s *Surface) ink(p pigment) {
	d, w := s.mask.dirty, s.img.Rect.Dx()
	for y := d.Min.Y; y < d.Max.Y; y++ {
		cover := s.mask.cover[y*w+d.Min.X : y*w+d.Max.X]
		p.lay(s.img.Pix[s.img.PixOffset(d.Min.X, y):], cover)
		clear(cover)
	}
	s.mask.dirty = image.Rectangle{}
	masks.Put(s.mask)
	s.mask = nil
}

// pen marks in the mask how much of each pixel lies under a line of its width.
type pen struct {
	s    *Surface
	half float32 // half the width
	most float32 // coverage on the line itself: less than 1 for a line thinner than a pixel
	clip image.Rectangle

	minX, minY, maxX, maxY float32 // what a segment must reach to touch the clip
}

func newPen(s *Surface, width float64) *pen {
	p := &pen{s: s, half: float32(width / 2), most: float32(min(1, width)), clip: s.clip}
	m := p.half + 1
	p.minX, p.minY = float32(s.clip.Min.X)-m, float32(s.clip.Min.Y)-m
	p.maxX, p.maxY = float32(s.clip.Max.X)+m, float32(s.clip.Max.Y)+m
	return p
}

func (p *pen) line(xy []float32) {
	if len(xy) == 2 {
		p.segment(xy[0], xy[1], xy[0], xy[1], false, false)
	}
	for i := 0; i+3 < len(xy); i += 2 {
		p.segment(xy[i], xy[i+1], xy[i+2], xy[i+3], false, false)
	}
}

// dashed walks the line from its first vertex, so that the dashes do not depend on what part of it is seen.
func (p *pen) dashed(xy []float32, dash []float64, period float64) {
	at, left, on := 0, dash[0], true
	next := func() {
		at = (at + 1) % len(dash)
		left, on = dash[at], !on
	}
	if len(dash)%2 == 1 { // an odd list repeats with on and off exchanged, as in PDF
		dash = append(append([]float64{}, dash...), dash...)
		period *= 2
	}
	fresh := true // the next piece begins a dash
	for i := 0; i+3 < len(xy); i += 2 {
		ax, ay, bx, by := float64(xy[i]), float64(xy[i+1]), float64(xy[i+2]), float64(xy[i+3])
		length := math.Hypot(bx-ax, by-ay)
		if !(length < 1e9) || length == 0 {
			continue
		}
		if !p.near(xy[i], xy[i+1], xy[i+2], xy[i+3]) { // out of sight: only the phase matters
			for skip := math.Mod(length, period); skip > 0; {
				d := min(skip, left)
				skip, left = skip-d, left-d
				if left <= 1e-9 {
					next()
				}
			}
			fresh = left == dash[at]
			continue
		}
		ux, uy := (bx-ax)/length, (by-ay)/length
		for t := 0.0; t < length; {
			d := min(length-t, left)
			ends := d == left
			last := i+5 >= len(xy) && t+d >= length
			if on && d > 0 {
				p.segment(float32(ax+ux*t), float32(ay+uy*t), float32(ax+ux*(t+d)), float32(ay+uy*(t+d)), fresh, ends || last)
				fresh = false
			}
			t, left = t+d, left-d
			if ends || left <= 1e-9 {
				next()
				fresh = true
			}
		}
	}
}

// near says whether a segment may touch the clip; it does not when a coordinate is not a number.
func (p *pen) near(ax, ay, bx, by float32) bool {
	if ax > bx {
		ax, bx = bx, ax
	}
	if ay > by {
		ay, by = by, ay
	}
	return bx >= p.minX && ax <= p.maxX && by >= p.minY && ay <= p.maxY &&
		finite(ax+ay+bx+by)
}
