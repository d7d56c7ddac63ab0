package scene

import (
	"cmp"
	"math"
	"slices"

	"emprise/geo"
	"emprise/geo/feature"
)

// Hit is a feature under the pointer.
type Hit struct {
	Layer   *Layer
	Feature int
}

// At gives the features at a place of the plane, topmost layer first; visible says which layers count, nil for all.
// Areas count when they hold the place, lines and points when they lie within tolerance plane metres. Within a layer the
// nearest comes first, then the smallest.
func (s *Scene) At(p geo.XY, tolerance float64, visible func(layerID string) bool) []Hit {
	if s == nil {
		return nil
	}
	var hits []Hit
	for i := len(s.Layers) - 1; i >= 0; i-- {
		l := s.Layers[i]
		if visible == nil || visible(l.ID) {
			hits = append(hits, l.at(p, tolerance)...)
		}
	}
	return hits
}

func (l *Layer) at(p geo.XY, tolerance float64) []Hit {
	type near struct {
		f        int
		distance float64
		size     float64
	}
	var found []near
	l.Visit(geo.Box{Min: p, Max: p}.Padded(tolerance), func(f int) bool {
		d := l.distance(f, p)
		if d <= tolerance {
			b := l.BoxOf(f)
			found = append(found, near{f, d, b.Width() * b.Height()})
		}
		return true
	})
	slices.SortFunc(found, func(a, b near) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(a.size, b.size), cmp.Compare(b.f, a.f))
	})
	hits := make([]Hit, len(found))
	for i, n := range found {
		hits[i] = Hit{l, n.f}
	}
	return hits
}

// distance is how far p lies from feature f in plane metres: 0 inside an area, infinite outside of it.
func (l *Layer) distance(f int, p geo.XY) float64 {
	if l.Features.Kinds[f] == feature.Areas {
		x, y := ToGrid(p)
		if l.Contains(f, x, y) {
			return 0
		}
		return math.Inf(1)
	}
	px, py := p.X/GridStep, p.Y/GridStep
	best := math.Inf(1)
	first, end := l.Features.RingsOf(f)
	for r := first; r < end; r++ {
		ring := l.Ring(r)
		for i := 0; i+1 < len(ring); i += 2 {
			ax, ay := float64(ring[i])-px, float64(ring[i+1])-py
			d := math.Hypot(ax, ay)
			if l.Features.Kinds[f] == feature.Lines && i+3 < len(ring) {
				d = fromSegment(ax, ay, float64(ring[i+2])-px, float64(ring[i+3])-py)
			}
			best = min(best, d)
		}
	}
	return best * GridStep
}

// fromSegment is the distance of the origin from the segment a–b.
func fromSegment(ax, ay, bx, by float64) float64 {
	dx, dy := bx-ax, by-ay
	t := 0.0
	if n := dx*dx + dy*dy; n > 0 {
		t = max(0, min(1, -(ax*dx+ay*dy)/n))
	}
	return math.Hypot(ax+t*dx, ay+t*dy)
}

// Contains says whether the position lies in area f, by the even-odd rule over all its rings: holes are outside whatever
// their direction.
func (l *Layer) Contains(f int, x, y int32) bool {
	inside := false
	first, end := l.Features.RingsOf(f)
	for r := first; r < end; r++ {
		ring := l.Ring(r)
		for i := 0; i+3 < len(ring); i += 2 {
			ay, by := ring[i+1], ring[i+3]
			if (ay > y) == (by > y) {
				continue
			}
			ax, bx := int64(ring[i]), int64(ring[i+2])
			// x < ax + (bx-ax)(y-ay)/(by-ay), without division; the products stay below 2^66 only in a world-wide
			// ring, so they are taken in floating point, exact to a fraction of a step for anything smaller.
			cross := float64(bx-ax)*float64(int64(y)-int64(ay)) - float64(int64(x)-ax)*float64(int64(by)-int64(ay))
			if (cross > 0) == (by > ay) {
				inside = !inside
			}
		}
	}
	return inside
}
