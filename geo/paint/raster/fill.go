package raster

import (
	"image"
	"math"

	"emprise/geo/paint"
)

// Fill paints the inside of a path by the non-zero rule. Edges that two rings of the path share leave no seam.
func (s *Surface) Fill(p paint.Path, f paint.Fill) {
	patterned := f.Pattern != paint.Solid && f.PatternColour.A != 0
	if f.Colour.A == 0 && !patterned {
		return
	}
	window := bounds(p).Intersect(s.clip)
	if window.Empty() {
		return
	}
	s.area.reset(window.Dx(), window.Dy())
	x0, y0 := float64(window.Min.X), float64(window.Min.Y)
	for r := 0; r+1 < len(p.Starts); r++ {
		s.ring(p.XY[2*p.Starts[r]:2*p.Starts[r+1]], x0, y0)
	}
	base, weft := premultiplied(f.Colour), premultiplied(f.PatternColour)
	var k ink
	if patterned {
		k = newInk(f.Pattern, s.unit)
	}
	for y := range window.Dy() {
		from, cover := s.area.row(y)
		if len(cover) == 0 {
			continue
		}
		at := s.img.PixOffset(window.Min.X+from, window.Min.Y+y)
		pix := s.img.Pix[at : at+4*len(cover)]
		if base.a != 0 {
			base.lay(pix, cover)
		}
		if patterned {
			weft.weave(pix, cover, k, s.originX+float64(window.Min.X+from)+0.5, s.originY+float64(window.Min.Y+y)+0.5)
		}
	}
}

// ring marks the edges of one ring; positions that are not numbers are left out.
func (s *Surface) ring(xy []float32, x0, y0 float64) {
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
			s.area.edge(lastX, lastY, x, y)
		}
		lastX, lastY = x, y
	}
	if !first {
		s.area.edge(lastX, lastY, startX, startY)
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
