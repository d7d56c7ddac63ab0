package pdf

import (
	"math"

	"emprise/geo/paint"
)

// weave makes the patterns finer than on screen: paper is read from nearer, and the areas on it are smaller.
const weave = 0.6 * mmPerPixel

// pattern draws the hatch of a fill. Lines run at 45° and start at whole steps from the corner of the page, so that
// neighbours of the same class join without a seam.
func (d *Document) pattern(p paint.Path, f paint.Fill) {
	minX, minY, maxX, maxY := bounds(p)
	minX, minY = math.Max(minX, 0), math.Max(minY, 0)
	maxX, maxY = math.Min(maxX, d.width), math.Min(maxY, d.height)
	if minX >= maxX || minY >= maxY {
		return
	}
	d.saved = append(d.saved, d.now)
	d.write(append(d.path(append(d.buf[:0], 'q'), p, true), " W n"...))
	d.strokeColour(f.PatternColour)
	for _, h := range f.Pattern.Hatches() {
		d.pen(h.Width*weave, nil)
		b := d.hatch(d.buf[:0], minX, minY, maxX, maxY, h.Spacing*weave, !h.Rising)
		d.write(append(b, " S"...))
	}
	if spacing, radius := f.Pattern.DotGrid(); radius > 0 {
		d.pen(2*radius*weave, nil)
		b := d.dots(d.buf[:0], minX, minY, maxX, maxY, spacing*weave)
		d.write(append(b, " S"...))
	}
	d.restore()
}

// hatch appends the lines x+y = k·step√2 (rising to the right on the page), or x−y when falling.
func (d *Document) hatch(b []byte, minX, minY, maxX, maxY, step float64, falling bool) []byte {
	step *= math.Sqrt2
	low, high := minX+minY, maxX+maxY
	if falling {
		low, high = minX-maxY, maxX-minY
	}
	for k := math.Ceil(low / step); k*step <= high; k++ {
		c := k * step
		x0, x1 := math.Max(minX, c-maxY), math.Min(maxX, c-minY)
		y0, y1 := c-x0, c-x1
		if falling {
			x0, x1 = math.Max(minX, c+minY), math.Min(maxX, c+maxY)
			y0, y1 = x0-c, x1-c
		}
		b = d.segment(b, x0, y0, x1, y1)
	}
	return b
}

// dots appends a quincunx of dots: lines too short to see but for their round caps.
func (d *Document) dots(b []byte, minX, minY, maxX, maxY, step float64) []byte {
	row := step / 2
	for j := math.Floor(minY / row); j*row <= maxY+step; j++ {
		shift := 0.0
		if math.Mod(j, 2) != 0 {
			shift = row
		}
		for i := math.Floor((minX - shift) / step); i*step+shift <= maxX+step; i++ {
			x := i*step + shift
			b = d.segment(b, x, j*row, x+0.002, j*row)
		}
	}
	return b
}

func (d *Document) segment(b []byte, x0, y0, x1, y1 float64) []byte {
	if len(b) > 0 {
		b = append(b, ' ')
	}
	b = append(d.point(b, x0, y0), " m "...)
	return append(d.point(b, x1, y1), " l"...)
}
