package pdf

import (
	"math"

	"emprise/geo/paint"
)

// Fill paints the inside of the path, and its pattern as lines or dots clipped to it.
func (d *Document) Fill(p paint.Path, f paint.Fill) {
	if len(p.XY) == 0 {
		return
	}
	if f.Colour.A > 0 {
		d.fillColour(f.Colour)
		d.write(append(d.path(d.buf[:0], p, true), " f"...))
	}
	if f.Pattern != paint.Solid && f.PatternColour.A > 0 {
		d.pattern(p, f)
	}
}

// Stroke paints along the path.
func (d *Document) Stroke(p paint.Path, s paint.Stroke) {
	if s.Width <= 0 || s.Colour.A == 0 || len(p.XY) == 0 {
		return
	}
	d.strokeColour(s.Colour)
	d.pen(s.Width, s.Dash)
	d.write(append(d.path(d.buf[:0], p, false), " S"...))
}

// path appends the rings. When filling, every ring is closed; when stroking, one whose last pair repeats the first.
func (d *Document) path(b []byte, p paint.Path, fill bool) []byte {
	for r := 0; r+1 < len(p.Starts); r++ {
		ring := p.XY[2*p.Starts[r] : 2*p.Starts[r+1]]
		n := len(ring)
		if n < 4 {
			continue
		}
		closed := n > 4 && ring[0] == ring[n-2] && ring[1] == ring[n-1]
		if closed {
			n -= 2
		}
		for i := 0; i+1 < n; i += 2 {
			if len(b) > 0 {
				b = append(b, ' ')
			}
			b = d.point(b, float64(ring[i]), float64(ring[i+1]))
			if i == 0 {
				b = append(b, " m"...)
			} else {
				b = append(b, " l"...)
			}
		}
		if fill || closed {
			b = append(b, " h"...)
		}
	}
	return b
}

// bounds is the rectangle around all rings, mm.
func bounds(p paint.Path) (minX, minY, maxX, maxY float64) {
	minX, minY, maxX, maxY = math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for i := 0; i+1 < len(p.XY); i += 2 {
		x, y := float64(p.XY[i]), float64(p.XY[i+1])
		minX, maxX = math.Min(minX, x), math.Max(maxX, x)
		minY, maxY = math.Min(minY, y), math.Max(maxY, y)
	}
	return minX, minY, maxX, maxY
}
