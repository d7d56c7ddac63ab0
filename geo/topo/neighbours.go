package topo

import (
	"context"
	"math"
	"slices"

	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/scene"
)

// Tolerance is how far apart the borders of neighbours may lie, and LeastBorder how long what they have in common must be,
// where nothing else is said: cadastral sheets are good to a few decimetres at best, and a contact of half a metre is a
// corner.
const (
	Tolerance   geo.Metres = 0.2
	LeastBorder geo.Metres = 1
)

// Neighbours gives the areas of a layer, by their numbers in order, that have at least so much border in common with any of
// the given ones, which are left out. Its time is that of looking at the surroundings of each given feature.
func Neighbours(ctx context.Context, l *scene.Layer, of []int, tolerance, least geo.Metres) ([]int, error) {
	given := make(map[int]bool, len(of))
	for _, f := range of {
		given[f] = true
	}
	found := map[int]bool{}
	for _, f := range of {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if l.Features.Kinds[f] != feature.Areas || l.Extents[f].Empty() {
			continue
		}
		stretch := geo.MercatorStretch(geo.Unmercator(l.BoxOf(f).Centre()).Lat)
		reach := float64(tolerance) * stretch
		b := border{reach: reach / scene.GridStep}
		b.take(l, f)
		enough := float64(least) * stretch / scene.GridStep
		l.Visit(l.BoxOf(f).Padded(reach), func(o int) bool {
			if !given[o] && !found[o] && l.Features.Kinds[o] == feature.Areas && b.common(l, o, enough) >= enough {
				found[o] = true
			}
			return true
		})
	}
	all := make([]int, 0, len(found))
	for f := range found {
		all = append(all, f)
	}
	slices.Sort(all)
	return all, nil
}

// border is the sides of one area, sorted by their lower end, so that those near a height are found at once. Lengths are
// steps of the grid.
type border struct {
	reach   float64
	sides   []side
	tallest float64
}

type side struct{ ax, ay, bx, by float64 }

func (s side) low() float64 { return min(s.ay, s.by) }

func (b *border) take(l *scene.Layer, f int) {
	b.reset(b.reach)
	eachSide(l, f, func(s side) bool {
		b.add(s)
		return true
	})
	b.sort()
}

func (b *border) reset(reach float64) { b.reach, b.sides, b.tallest = reach, b.sides[:0], 0 }

func (b *border) add(s side) {
	b.sides = append(b.sides, s)
	b.tallest = max(b.tallest, math.Abs(s.by-s.ay))
}

func (b *border) sort() {
	slices.SortFunc(b.sides, func(s, t side) int {
		switch {
		case s.low() < t.low():
			return -1
		case s.low() > t.low():
			return 1
		}
		return 0
	})
}

// eachSide visits the sides of an area until yield says false.
func eachSide(l *scene.Layer, f int, yield func(side) bool) {
	first, end := l.Features.RingsOf(f)
	for r := first; r < end; r++ {
		ring := l.Ring(r)
		for i := 0; i+3 < len(ring); i += 2 {
			s := side{float64(ring[i]), float64(ring[i+1]), float64(ring[i+2]), float64(ring[i+3])}
			if (s.ax != s.bx || s.ay != s.by) && !yield(s) {
				return
			}
		}
	}
}

// common is the length of the sides of area o that run along the border; it stops counting at enough.
func (b *border) common(l *scene.Layer, o int, enough float64) float64 {
	total := 0.0
	eachSide(l, o, func(s side) bool {
		total += b.along(s)
		return total < enough
	})
	return total
}

// along is how much of a side runs along the border, each part of it counted once.
func (b *border) along(s side) float64 {
	var parts []part
	b.near(s, b.reach, func(t side) {
		if p, ok := s.beside(t, b.reach); ok {
			parts = append(parts, p)
		}
	})
	return covered(parts) * s.length()
}

// near visits the sides whose boxes lie no farther than reach from that of a side.
func (b *border) near(s side, reach float64, visit func(side)) {
	low, high := s.low()-reach, max(s.ay, s.by)+reach
	west, east := min(s.ax, s.bx)-reach, max(s.ax, s.bx)+reach
	from, _ := slices.BinarySearchFunc(b.sides, low-b.tallest, func(t side, y float64) int {
		if t.low() < y {
			return -1
		}
		return 1
	})
	for _, t := range b.sides[from:] {
		if t.low() > high {
			break
		}
		if max(t.ay, t.by) >= low && min(t.ax, t.bx) <= east && max(t.ax, t.bx) >= west {
			visit(t)
		}
	}
}

// part is a stretch of a side, as shares of its length.
type part struct{ from, to float64 }

// sine is how far from parallel two sides may run and still be one border: about 20 degrees, for short sides of two surveys
// of a curve.
const sine = 0.34

// beside is the stretch of s that runs along t, no farther than reach from it.
func (s side) beside(t side, reach float64) (part, bool) {
	dx, dy := s.bx-s.ax, s.by-s.ay
	ex, ey := t.bx-t.ax, t.by-t.ay
	long, wide := math.Hypot(dx, dy), math.Hypot(ex, ey)
	if math.Abs(dx*ey-dy*ex) > sine*long*wide {
		return part{}, false
	}
	// In the frame of t: u along it, v across.
	u := func(x, y float64) float64 { return ((x-t.ax)*ex + (y-t.ay)*ey) / wide }
	v := func(x, y float64) float64 { return ((x-t.ax)*ey - (y-t.ay)*ex) / wide }
	p := part{0, 1}
	clip := func(a, b, low, high float64) bool {
		if a == b {
			return low <= a && a <= high
		}
		one, two := (low-a)/(b-a), (high-a)/(b-a)
		p.from, p.to = max(p.from, min(one, two)), min(p.to, max(one, two))
		return p.from < p.to
	}
	ok := clip(v(s.ax, s.ay), v(s.bx, s.by), -reach, reach) && clip(u(s.ax, s.ay), u(s.bx, s.by), 0, wide)
	return p, ok && p.from < p.to
}

// covered is the length of the union of parts.
func covered(parts []part) float64 {
	slices.SortFunc(parts, func(a, b part) int {
		switch {
		case a.from < b.from:
			return -1
		case a.from > b.from:
			return 1
		}
		return 0
	})
	total, end := 0.0, 0.0
	for _, p := range parts {
		if p.to > end {
			total += p.to - max(p.from, end)
			end = p.to
		}
	}
	return total
}
