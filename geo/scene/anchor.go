package scene

import (
	"math"
	"slices"
	"sync/atomic"

	"emprise/geo"
	"emprise/geo/feature"
)

// Anchor is where the name of a feature stands best.
type Anchor struct {
	At    geo.XY  // plane metres; inside the feature when it is an area
	Width float64 // plane metres of the area to the left and to the right of At together; 0 for lines and points
}

type anchors struct{ slots []atomic.Pointer[Anchor] }

func (a *anchors) init(n int) { a.slots = make([]atomic.Pointer[Anchor], n) }

// scanlines is at how many heights an area is looked at for its widest place.
const scanlines = 9

// Anchor gives the place for the name of feature f, computed at the first call: for an area the middle of its widest
// stretch among a few heights, preferring the middle heights; for a line the middle of its length; for points the first.
func (l *Layer) Anchor(f int) Anchor {
	if a := l.anchors.slots[f].Load(); a != nil {
		return *a
	}
	a := l.anchor(f)
	l.anchors.slots[f].Store(&a)
	return a
}

func (l *Layer) anchor(f int) Anchor {
	e := l.Extents[f]
	if e.Empty() {
		return Anchor{}
	}
	first, end := l.Features.RingsOf(f)
	switch l.Features.Kinds[f] {
	case feature.Areas:
		return l.widest(f)
	case feature.Lines:
		longest := first
		for r := first; r < end; r++ {
			if len(l.Ring(r)) > len(l.Ring(longest)) {
				longest = r
			}
		}
		return Anchor{At: middle(l.Ring(longest))}
	default:
		ring := l.Ring(first)
		return Anchor{At: ToPlane(ring[0], ring[1])}
	}
}

func (l *Layer) widest(f int) Anchor {
	e := l.Extents[f]
	height := float64(e.MaxY) - float64(e.MinY)
	best := Anchor{At: e.Box().Centre()}
	score := -1.0
	first, end := l.Features.RingsOf(f)
	var xs []float64
	for i := range scanlines {
		t := (float64(i) + 0.5) / scanlines
		y := float64(e.MinY) + t*height
		xs = xs[:0]
		for r := first; r < end; r++ {
			xs = crossings(xs, l.Ring(r), y)
		}
		slices.Sort(xs)
		for j := 0; j+1 < len(xs); j += 2 {
			w := (xs[j+1] - xs[j]) * GridStep
			if s := w * (1 - 0.8*math.Abs(t-0.5)); s > score {
				score = s
				best = Anchor{At: geo.XY{X: (xs[j] + xs[j+1]) / 2 * GridStep, Y: y * GridStep}, Width: w}
			}
		}
	}
	return best
}

// crossings adds where the ring crosses the height y, on the grid.
func crossings(xs []float64, ring []int32, y float64) []float64 {
	for i := 0; i+3 < len(ring); i += 2 {
		ay, by := float64(ring[i+1]), float64(ring[i+3])
		if (ay > y) == (by > y) {
			continue
		}
		ax, bx := float64(ring[i]), float64(ring[i+2])
		xs = append(xs, ax+(bx-ax)*(y-ay)/(by-ay))
	}
	return xs
}

// middle is the place half way along a line, plane metres.
func middle(line []int32) geo.XY {
	length := func(i int) float64 {
		return math.Hypot(float64(line[i+2])-float64(line[i]), float64(line[i+3])-float64(line[i+1]))
	}
	total := 0.0
	for i := 0; i+3 < len(line); i += 2 {
		total += length(i)
	}
	left := total / 2
	for i := 0; i+3 < len(line); i += 2 {
		d := length(i)
		if left <= d && d > 0 {
			t := left / d
			return geo.XY{
				X: (float64(line[i]) + t*(float64(line[i+2])-float64(line[i]))) * GridStep,
				Y: (float64(line[i+1]) + t*(float64(line[i+3])-float64(line[i+1]))) * GridStep,
			}
		}
		left -= d
	}
	return ToPlane(line[0], line[1])
}
