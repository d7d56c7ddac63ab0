package render

import (
	"math"

	"emprise/geo"
	"emprise/geo/paint"
	"emprise/geo/scene"
)

// crowded is how large a feature may be, both ways, to be painted without a path of its own, in surface units: its fill is
// exact then, its lines are drawn by samples. It depends on the feature alone, so that all tiles treat it alike.
const crowded = 24

// crowder hands small features to a surface as they stand in the layer: no path, no thinning.
type crowder struct {
	s     paint.Crowd
	l     *scene.Layer
	reach scene.Extent // what the surface takes
	most  uint32       // steps of the grid: crowded
	on    paint.CrowdGrid
}

func newCrowder(s paint.Crowd, f *Frame, l *scene.Layer) *crowder {
	w, h := s.Size()
	if max(w, h) > 1<<14 {
		return nil
	}
	const one = 1 << paint.CrowdShift
	scale := f.perStep * paint.CrowdFine * one
	whole := int64(math.Round(scale))
	left, top := math.Floor(f.origin.X), math.Floor(f.origin.Y)
	steps := func(units float64) uint32 { return uint32(min(units/f.perStep, math.MaxInt32)) }
	at := func(x, y float64) geo.XY { // of the surface, on the plane
		return geo.XY{
			X: (f.origin.X + (x-f.Rect.X)/f.perStep) * scene.GridStep, Y: (f.origin.Y - (y-f.Rect.Y)/f.perStep) * scene.GridStep,
		}
	}
	const brim = paint.CrowdMargin - 0.5 // half a unit for the rounding
	reach := geo.Box{Min: at(-brim, h+brim), Max: at(w+brim, -brim)}
	on := paint.CrowdGrid{
		ScaleX: whole, RestX: int64(f.Rect.X*paint.CrowdFine*one-(f.origin.X-left)*scale) + one/2 - int64(left)*whole,
		ScaleY: -whole, RestY: int64(f.Rect.Y*paint.CrowdFine*one+(f.origin.Y-top)*scale) + one/2 + int64(top)*whole,
	}
	s.CrowdOn(on)
	return &crowder{s: s, l: l, reach: scene.ExtentOf(reach), most: steps(crowded), on: on}
}

// small says whether a feature is at most so many steps wide and high.
func small(e scene.Extent, steps uint32) bool {
	return uint32(e.MaxX-e.MinX) <= steps && uint32(e.MaxY-e.MinY) <= steps
}

// area adds the inside of a small area and says false for one that is not. Its outline is added too when it has a width;
// when nothing is seen through outlines, what they hide is left out.
func (c *crowder) area(f int, width float64, hides bool) bool {
	e := c.l.Extents[f]
	if !small(e, c.most) {
		return false
	}
	if e.Within(c.reach) { // else out of sight
		c.put(f, true, width, hides)
	}
	return true
}

// small says whether a feature is so small that line draws its lines.
func (c *crowder) small(f int) bool { return small(c.l.Extents[f], c.most) }

// line adds the lines of a small feature.
func (c *crowder) line(f int, width float64) {
	if c.l.Extents[f].Within(c.reach) {
		c.put(f, false, width, false)
	}
}

// put adds a small feature: its inside, its lines of a width, or both; what the lines hide is left out.
func (c *crowder) put(f int, inside bool, width float64, hides bool) {
	first, end := c.l.Features.RingsOf(f)
	whole := inside && hides && width >= paint.CrowdLeast && end == first+1
	span := c.span(c.l.Extents[f])
	for r := first; r < end; r++ {
		xy := c.l.Ring(r)
		if whole {
			c.s.CrowdOutlined(xy, span, width)
			return
		}
		if inside {
			c.s.CrowdArea(xy, span)
		}
		if width > 0 {
			c.s.CrowdLine(xy, span, width)
		}
	}
}

// span gives an extent of the grid on the surface: that of its positions.
func (c *crowder) span(e scene.Extent) (s paint.CrowdSpan) {
	s.MinX, s.MinY = c.on.Place(e.MinX, e.MaxY)
	s.MaxX, s.MaxY = c.on.Place(e.MaxX, e.MinY)
	return s
}
