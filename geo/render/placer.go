package render

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"emprise/geo/feature"
	"emprise/geo/paint"
	"emprise/geo/style"
)

// placer finds where the names of one layer may stand.
type placer struct {
	clerk  *clerk
	shaper *shaper
	label  *style.Label
	led    bool
	lone   bool // points of the layer wear markers that areas do not: their names stand beside those
}

// hopeless says whether a feature is far too small for a name of that size, before its text is even read.
func (p *placer) hopeless(i int, size float64) bool {
	kind := p.shaper.l.Features.Kinds[i]
	if kind == feature.None {
		return true
	}
	e := p.shaper.l.Extents[i]
	k := p.clerk.f.perStep
	w, h := (float64(e.MaxX)-float64(e.MinX))*k, (float64(e.MaxY)-float64(e.MinY))*k
	switch {
	case kind == feature.Areas && p.led:
		return max(w, h) < size/8
	case kind == feature.Areas && p.label.Inside:
		return w < size || h < size
	case kind == feature.Areas:
		return max(w, h) < size/2
	case kind == feature.Lines:
		return max(w, h) < 2*size
	}
	return false
}

// stands fills in the lines of a name and its places; false when there is none.
func (p *placer) stands(n *name, text string, i int) bool {
	c := p.clerk
	n.lines = []string{text}
	if n.kind == feature.Lines {
		n.spots = p.along(i, text, n.style)
		return len(n.spots) > 0
	}
	x, y, room := p.middle(i)
	n.from = stand{x: x, y: y}
	y += p.label.Below * c.f.Unit
	width := c.s.TextWidth(text, n.style)
	if width > room || n.kind == feature.Points && width > 130*c.f.Unit {
		n.lines = wrap(text)
		width = 0
		for _, t := range n.lines {
			width = max(width, c.s.TextWidth(t, n.style))
		}
	}
	if n.kind == feature.Areas && p.label.Inside && width+2*c.f.Unit > room {
		return false
	}
	if n.kind == feature.Areas && p.label.Above {
		n.spots = p.over(i, x, n)
	}
	if p.led && n.kind == feature.Areas && width > ledRoom*room {
		return true // it would cover the area and its neighbours
	}
	if n.kind == feature.Points && p.lone {
		n.spots = append(n.spots, stand{x: x, y: y + 2*n.style.Size}, stand{x: x, y: y - 2*n.style.Size})
		return true
	}
	n.spots = append(n.spots, stand{x: x, y: y})
	if n.kind == feature.Areas && !p.label.Inside {
		n.spots = append(n.spots, p.aside(i, x, y, n.style.Size)...)
	}
	return true
}

// aside gives places farther and farther from the middle of an area, above and below before left and right, for a name
// whose best place is taken. Beyond the first lines, those that leave the area's box would no longer be its own.
func (p *placer) aside(i int, x, y, size float64) []stand {
	f := p.clerk.f
	b := p.shaper.l.BoxOf(i)
	x0, y1 := f.fromPlane(b.Min)
	x1, y0 := f.fromPlane(b.Max)
	var spots []stand
	for _, dx := range [...]float64{0, -3, 3, -6, 6} {
		for _, dy := range [...]float64{0, -1.3, 1.3, -2.6, 2.6, -4, 4, -5.5, 5.5} {
			at := stand{x: x + dx*size, y: y + dy*size}
			near := dx == 0 && math.Abs(dy) < 3
			inside := x0 <= at.x && at.x <= x1 && y0 <= at.y && at.y <= y1
			if (dx != 0 || dy != 0) && (near || inside) {
				spots = append(spots, at)
			}
		}
	}
	return spots
}

// over gives the places above and below an area that is seen whole, for a name that should not cover what lies in it.
func (p *placer) over(i int, x float64, n *name) []stand {
	f := p.clerk.f
	b := p.shaper.l.BoxOf(i)
	x0, y1 := f.fromPlane(b.Min)
	x1, y0 := f.fromPlane(b.Max)
	gap := n.style.Size * (0.85 + leading/2*float64(len(n.lines)-1))
	mid := (min(x0, x1) + max(x0, x1)) / 2
	return []stand{{x: x, y: y0 - gap}, {x: mid, y: y0 - gap}, {x: x, y: y1 + gap}, {x: mid, y: y1 + gap}}
}

// middle gives the best place in what is seen of a feature, and the width there is on its two sides together.
func (p *placer) middle(i int) (x, y, room float64) {
	f, l := p.clerk.f, p.shaper.l
	box := l.BoxOf(i)
	a := l.Anchor(i)
	x, y = f.fromPlane(a.At)
	room = a.Width / scenePerUnit(f)
	if l.Features.Kinds[i] != feature.Areas {
		return x, y, math.Inf(1)
	}
	if f.Box.Contains(box.Min) && f.Box.Contains(box.Max) {
		return x, y, room
	}
	var seen paint.Path
	p.shaper.feature(&seen, i, f.window(-6*f.Unit), false)
	if sx, sy, sw, ok := widest(seen); ok {
		return sx, sy, sw
	}
	return x, y, 0
}

// scenePerUnit is how many plane metres a surface unit takes.
func scenePerUnit(f *Frame) float64 { return f.Resolution / f.Unit }

// widest is the middle of the widest level stretch inside a path, preferring the middle heights.
func widest(p paint.Path) (x, y, room float64, ok bool) {
	if len(p.XY) < 6 {
		return 0, 0, 0, false
	}
	top, bottom := math.Inf(1), math.Inf(-1)
	for i := 1; i < len(p.XY); i += 2 {
		top, bottom = min(top, float64(p.XY[i])), max(bottom, float64(p.XY[i]))
	}
	best := -1.0
	const heights = 9
	for k := range heights {
		t := (float64(k) + 0.5) / heights
		at := top + t*(bottom-top)
		xs := crossings(p, at)
		for j := 0; j+1 < len(xs); j += 2 {
			w := xs[j+1] - xs[j]
			if score := w * (1 - 0.8*math.Abs(t-0.5)); score > best {
				best, x, y, room = score, (xs[j]+xs[j+1])/2, at, w
			}
		}
	}
	return x, y, room, best > 0
}

func crossings(p paint.Path, at float64) []float64 {
	var xs []float64
	for r := 0; r+1 < len(p.Starts); r++ {
		ring := p.XY[2*p.Starts[r] : 2*p.Starts[r+1]]
		for i := 0; i+3 < len(ring); i += 2 {
			ay, by := float64(ring[i+1]), float64(ring[i+3])
			if (ay > at) != (by > at) {
				ax, bx := float64(ring[i]), float64(ring[i+2])
				xs = append(xs, ax+(bx-ax)*(at-ay)/(by-ay))
			}
		}
	}
	slices.Sort(xs)
	return xs
}

// wrap breaks a name in two lines at its dash, else at the space nearest to its middle; a short name stays whole.
func wrap(text string) []string {
	if first, second, ok := strings.Cut(text, " — "); ok { // the dash is said by the break
		return []string{first, second}
	}
	n := utf8.RuneCountInString(text)
	if n < 12 {
		return []string{text}
	}
	best, at := n, -1
	count := 0
	for i, r := range text {
		if r == ' ' {
			if d := max(count, n-count-1); d < best {
				best, at = d, i
			}
		}
		count++
	}
	if at < 0 || best > n-4 {
		return []string{text}
	}
	return []string{strings.TrimSpace(text[:at]), strings.TrimSpace(text[at:])}
}
