package pdf

import (
	"slices"

	"emprise/geo/paint"
)

var _ paint.Outlined = (*Document)(nil)

// speck is the size of what may be filled without an outline, mm: land too small to be outlined.
const speck = 1

// worth is how many numbers a path must have for a clip to take less room than to write it again.
const worth = 100

// FillAndStroke is Fill, then Stroke. What both paths hold, in the same order, is written once. An area that is filled and not outlined
// must then be a speck: of a larger one a hole might be outlined, which would be filled without its shell.
//
// What is seen through cannot be filled and stroked by one operator: readers do not agree on how much of the fill then shows below its outline.
// Where both are of one colour it does not matter which lies above, so the path is stroked and becomes the clip of a patch of the fill;
// else it is written twice.
func (d *Document) FillAndStroke(areas paint.Path, f paint.Fill, lines paint.Path, s paint.Stroke) {
	alone, ok := apart(areas, lines)
	opaque := f.Colour.A == 255 && s.Colour.A == 255
	alike := len(lines.XY) > worth && f.Colour.A > 0 && s.Colour.A > 0 && f.Colour.R == s.Colour.R && f.Colour.G == s.Colour.G && f.Colour.B == s.Colour.B
	if !ok || f.Pattern != paint.Solid || !opaque && !alike || s.Width <= 0 {
		d.Fill(areas, f)
		d.Stroke(lines, s)
		return
	}
	d.Fill(alone, f)
	if !opaque {
		d.strokeThenFill(lines, f, s)
		return
	}
	d.fillColour(f.Colour)
	d.strokeColour(s.Colour)
	d.pen(s.Width, s.Dash)
	d.write(append(d.path(d.buf[:0], lines, true), " B"...))
}

// strokeThenFill strokes a path and fills it by a patch that is clipped to it: PDF clips after it has painted.
func (d *Document) strokeThenFill(p paint.Path, f paint.Fill, s paint.Stroke) {
	d.strokeColour(s.Colour)
	d.pen(s.Width, s.Dash)
	d.saved = append(d.saved, d.now)
	d.write(append(d.path(append(d.buf[:0], 'q'), p, true), " W S"...))
	d.fillColour(f.Colour)
	minX, minY, maxX, maxY := bounds(p)
	d.write(append(d.rectangle(d.buf[:0], minX, minY, maxX-minX, maxY-minY), " f"...))
	d.restore()
}

// apart gives the areas that are not among the lines; false when there are other lines than areas, or an area alone is no speck.
func apart(areas, lines paint.Path) (alone paint.Path, ok bool) {
	alone.Starts = []int32{0}
	next := 0
	for r := 0; r+1 < len(areas.Starts); r++ {
		ring := areas.XY[2*areas.Starts[r] : 2*areas.Starts[r+1]]
		if next+1 < len(lines.Starts) && slices.Equal(ring, lines.XY[2*lines.Starts[next]:2*lines.Starts[next+1]]) {
			if n := len(ring); n < 6 || ring[0] != ring[n-2] || ring[1] != ring[n-1] {
				return alone, false
			}
			next++
			continue
		}
		alone.XY = append(alone.XY, ring...)
		alone.Starts = append(alone.Starts, int32(len(alone.XY)/2))
		minX, minY, maxX, maxY := bounds(paint.Path{XY: ring})
		if maxX-minX > speck || maxY-minY > speck {
			return alone, false
		}
	}
	return alone, next > 0 && next+1 >= len(lines.Starts)
}
