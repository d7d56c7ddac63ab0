package sheet

import (
	"math"

	"emprise/geo/paint"
)

// bar is a graphic scale: lengths on the ground at which its black and white pieces end, and those that are labelled.
type bar struct {
	ends   []float64 // metres, ascending
	labels []float64 // metres, ascending, 0 first
}

// total is the whole length in metres.
func (b bar) total() float64 { return b.ends[len(b.ends)-1] }

// barFor takes the longest of 1, 2 or 5 × 10ⁿ metres that is no longer than limit millimetres on paper. The first part is
// cut finer, as on topographic maps, so that 500 m can be taken off the bar at all the scales of a territory.
func barFor(denominator, limit float64) bar {
	most := limit / 1000 * denominator
	ten := math.Pow(10, math.Floor(math.Log10(most)))
	switch lead := most / ten; {
	case lead >= 5:
		return bar{times(ten, .5, 1, 2, 3, 4, 5), times(ten, 0, .5, 1, 2, 3, 4, 5)}
	case lead >= 2:
		return bar{times(ten, .5, 1, 2), times(ten, 0, .5, 1, 2)}
	case ten > 1000: // 10 km cut in ten would not show 500 m
		return bar{times(ten/10, .5, 1, 2, 3, 4, 5), times(ten/10, 0, .5, 1, 2, 3, 4, 5)}
	default:
		return bar{times(ten, .1, .2, .3, .4, .5, 1), times(ten, 0, .5, 1)}
	}
}

func times(unit float64, shares ...float64) []float64 {
	out := make([]float64, len(shares))
	for i, s := range shares {
		out[i] = s * unit
	}
	return out
}

// scaleBar draws the bar from (x, y) to the right, its labels above it, and gives its width.
func (p *page) scaleBar(x, y, denominator, limit float64) float64 {
	b := barFor(denominator, limit)
	mm := 1000 / denominator
	height := 0.62 * p.size
	from := 0.0
	for i, to := range b.ends {
		piece := Rect{x + from*mm, y, (to - from) * mm, height}
		colour := ink
		if i%2 == 1 {
			colour = white
		}
		p.fill(piece, colour)
		from = to
	}
	p.outline(Rect{x, y, b.total() * mm, height}, ink, 0.15)
	free := math.Inf(-1)
	type label struct {
		x    float64
		text string
	}
	var labels []label
	l := letters{size: 0.82 * p.size, colour: ink, anchor: paint.Middle}
	for i, at := range b.labels {
		text := p.distance(at, b.total(), i == len(b.labels)-1)
		half := p.width(text, l) / 2
		mid := x + at*mm
		last := i == len(b.labels)-1
		for last && len(labels) > 0 && mid-half < free {
			labels = labels[:len(labels)-1]
			free = math.Inf(-1)
			if n := len(labels); n > 0 {
				free = labels[n-1].x + p.width(labels[n-1].text, l)/2 + 0.8
			}
		}
		if mid-half < free {
			continue
		}
		labels = append(labels, label{mid, text})
		free = mid + half + 0.8
	}
	for _, t := range labels {
		p.line(ink, 0.15, t.x, y-0.25*p.size, t.x, y)
		p.text(t.x, y-0.5*p.size, t.text, l)
	}
	return b.total() * mm
}

// distance writes a label of a bar that is total metres long: the unit stands with the last.
func (p *page) distance(at, total float64, last bool) string {
	decimals := 0
	if total >= 1000 {
		at /= 1000
	}
	if at != math.Trunc(at) {
		decimals = 1
	}
	if !last {
		return p.loc.Number(at, decimals)
	}
	if total >= 1000 {
		return p.loc.Unit(at, decimals, "km")
	}
	return p.loc.Unit(at, decimals, "m")
}
