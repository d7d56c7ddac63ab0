package report

import (
	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/render"
	"emprise/geo/scene"
)

// drawn says which classes of a layer show at least one feature within a box of the plane. A box of a feature that meets
// it is not enough: that of a river meets half of the territory.
func drawn(l render.Dressed, within geo.Box) []bool {
	out := make([]bool, len(l.Rules.Classes))
	left := len(out)
	e := scene.ExtentOf(within)
	pick := l.Rules.Picker(l.Layer)
	l.Layer.Visit(within, func(f int) bool {
		if c := pick.Class(f); c >= 0 && !out[c] && meets(l.Layer, f, e) {
			out[c] = true
			left--
		}
		return left > 0
	})
	return out
}

// meets says whether a feature has a point in the rectangle.
func meets(l *scene.Layer, f int, e scene.Extent) bool {
	if l.Extents[f].Within(e) {
		return true
	}
	first, end := l.Features.RingsOf(f)
	inside := false // the middle of the rectangle lies in the area, by the even-odd rule
	midX, midY := (float64(e.MinX)+float64(e.MaxX))/2, (float64(e.MinY)+float64(e.MaxY))/2
	for r := first; r < end; r++ {
		ring := l.Ring(r)
		for i := 0; i+1 < len(ring); i += 2 {
			x1, y1 := float64(ring[i]), float64(ring[i+1])
			if crosses(x1, y1, x1, y1, e) {
				return true
			}
			if i == 0 || l.Features.Kinds[f] == feature.Points {
				continue
			}
			x0, y0 := float64(ring[i-2]), float64(ring[i-1])
			if crosses(x0, y0, x1, y1, e) {
				return true
			}
			if (y0 > midY) != (y1 > midY) && midX < x0+(midY-y0)/(y1-y0)*(x1-x0) {
				inside = !inside
			}
		}
	}
	return inside && l.Features.Kinds[f] == feature.Areas
}

// crosses clips a segment to the rectangle (Liang and Barsky, 1984) and says whether something is left.
func crosses(x0, y0, x1, y1 float64, e scene.Extent) bool {
	from, to := 0.0, 1.0
	for _, side := range [4][2]float64{
		{x0 - x1, x0 - float64(e.MinX)},
		{x1 - x0, float64(e.MaxX) - x0},
		{y0 - y1, y0 - float64(e.MinY)},
		{y1 - y0, float64(e.MaxY) - y0},
	} {
		step, room := side[0], side[1]
		switch {
		case step == 0 && room < 0:
			return false
		case step < 0:
			from = max(from, room/step)
		case step > 0:
			to = min(to, room/step)
		}
	}
	return from <= to
}
