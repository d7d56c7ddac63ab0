package raster

import (
	"image"
	"math"

	"emprise/geo/paint"
)

// Fill paints the inside of a path by the non-zero rule. Edges that two rings of the path share leave no seam.
func (s *Surface) Fill(p paint.Path, f paint.Fill) {
	if f.Colour.A == 0 && !patterned(f) {
		return
	}
	window := bounds(p).Intersect(s.clip)
	if window.Empty() {
		return
	}
	a := areas.Get().(*area)
	a.reset(window.Dx(), window.Dy())
	a.path(p, float64(window.Min.X), float64(window.Min.Y))
	s.lay(a, window.Min, f)
	areas.Put(a)
}

func patterned(f paint.Fill) bool { return f.Pattern != paint.Solid && f.PatternColour.A != 0 }

// lay paints what is accumulated in a window with its corner at a place of the picture, and clears it.
func (s *Surface) lay(a *area, at image.Point, f paint.Fill) {
	d := s.dyer(f)
	for y := range a.h {
		if from, cover := a.row(y); len(cover) > 0 {
			d.row(at.X+from, at.Y+y, cover)
		}
	}
}

// dyer lays a fill on rows of pixels through their coverage.
type dyer struct {
	s          *Surface
	base, weft pigment
	ink        ink
}

func (s *Surface) dyer(f paint.Fill) *dyer {
	d := &dyer{s: s, base: premultiplied(f.Colour)}
	if patterned(f) {
		d.weft, d.ink = premultiplied(f.PatternColour), newInk(f.Pattern, s.unit)
	}
	return d
}

// row lays it from a pixel on, within the clip.
func (d *dyer) row(x, y int, cover []uint8) {
	s := d.s
	if left := s.clip.Min.X - x; left > 0 {
		x, cover = s.clip.Min.X, cover[min(left, len(cover)):]
	}
	cover = cover[:max(0, min(len(cover), s.clip.Max.X-x))]
	if len(cover) == 0 || y < s.clip.Min.Y || y >= s.clip.Max.Y {
		return
	}
	first := s.img.PixOffset(x, y)
	pix := s.img.Pix[first : first+4*len(cover)]
	if d.base != 0 {
		d.base.lay(pix, cover)
	}
	if d.weft != 0 {
		d.weft.weave(pix, cover, d.ink, s.originX+float64(x)+0.5, s.originY+float64(y)+0.5)
	}
}

// path marks the edges of a path, the window's corner at a place of the surface.
func (a *area) path(p paint.Path, x0, y0 float64) {
	for r := 0; r+1 < len(p.Starts); r++ {
		a.ring(p.XY[2*p.Starts[r]:2*p.Starts[r+1]], x0, y0)
	}
}

// ring marks the edges of one ring; positions that are not numbers are left out.
func (a *area) ring(xy []float32, x0, y0 float64) {
	first := true
	var startX, startY, lastX, lastY float64
	for i := 0; i+1 < len(xy); i += 2 {
		if !finite(xy[i]) || !finite(xy[i+1]) {
			continue
		}
		x, y := float64(xy[i])-x0, float64(xy[i+1])-y0
		if first {
			first, startX, startY = false, x, y
		} else {
			a.edge(lastX, lastY, x, y)
		}
		lastX, lastY = x, y
	}
	if !first {
		a.edge(lastX, lastY, startX, startY)
	}
}

// bounds is the rectangle of whole pixels that the path touches.
func bounds(p paint.Path) image.Rectangle {
	minX, minY := float32(math.Inf(1)), float32(math.Inf(1))
	maxX, maxY := -minX, -minY
	for i := 0; i+1 < len(p.XY); i += 2 {
		x, y := p.XY[i], p.XY[i+1]
		if x < minX {
			minX = x
		}
		if x > maxX {
			maxX = x
		}
		if y < minY {
			minY = y
		}
		if y > maxY {
			maxY = y
		}
	}
	if !(minX <= maxX && minY <= maxY) {
		return image.Rectangle{}
	}
	return image.Rect(pixel(minX), pixel(minY), pixel(maxX)+1, pixel(maxY)+1)
}

// pixel is the whole pixel that holds a coordinate, however far.
func pixel(v float32) int { return int(math.Floor(float64(max(-1e9, min(1e9, v))))) }

func finite(v float32) bool { return v-v == 0 }
