package mapview

import (
	"math"

	"fyne.io/fyne/v2"
	"github.com/paulmach/orb"

	"emprise/assets/locale"
	"emprise/geo"
	"emprise/geo/measure"
)

// Ruler measures lengths and areas on the ground, by geodesics on the ellipsoid. What was measured stays until the next click or
// Escape.
type Ruler struct {
	Bare
	m    *Map
	loc  *locale.Locale
	area bool
	done func(text string)

	way    trace
	fixed  bool     // the end is set
	sides  []string // lengths of the sides, "" for one that is too short on the screen to be labelled
	result []string // lines beside the pointer
}

var _ Tool = (*Ruler)(nil)

// NewRuler makes a tool of a name that measures lengths, or areas, and hands the words of each result to done.
func NewRuler(m *Map, loc *locale.Locale, name, hint string, area bool, done func(text string)) *Ruler {
	return &Ruler{Bare: Bare{ID: name, HintKey: hint}, m: m, loc: loc, area: area, done: done}
}

// Move leads the loose end, and measures.
func (t *Ruler) Move(g Gesture) {
	if t.fixed || len(t.way.corners) == 0 {
		return
	}
	t.way.move(g)
	t.measure()
	t.m.Redraw()
}

// Click sets a corner; after a result it begins anew.
func (t *Ruler) Click(g Gesture) {
	if t.fixed {
		t.Cancel()
	}
	t.way.set(g)
	t.measure()
	t.m.Redraw()
}

// Double ends.
func (t *Ruler) Double(Gesture) { t.end() }

// Key takes the last corner back with Backspace and ends with Enter.
func (t *Ruler) Key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyBackspace, fyne.KeyDelete:
		t.fixed = false
		if !t.way.back() {
			return false
		}
		t.measure()
		return true
	case fyne.KeyReturn, fyne.KeyEnter:
		t.end()
		return true
	}
	return false
}

func (t *Ruler) end() {
	least := 2
	if t.area {
		least = 3
	}
	if t.fixed || len(t.way.corners) < least {
		return
	}
	t.way.held, t.fixed = false, true
	t.measure()
	t.m.Redraw()
	if len(t.result) > 0 {
		t.done(t.result[0])
	}
}

// Cancel forgets all.
func (t *Ruler) Cancel() bool {
	t.fixed, t.sides, t.result = false, nil, nil
	return t.way.drop()
}

func (t *Ruler) measure() {
	line := t.way.line()
	t.sides, t.result = t.sides[:0], t.result[:0]
	if len(line) < 2 {
		return
	}
	if t.area && len(line) > 2 {
		line = append(line[:len(line):len(line)], line[0])
	}
	places := make(orb.Ring, len(line))
	for i, p := range line {
		places[i] = geo.Unmercator(p).Orb()
	}
	total, last := geo.Metres(0), geo.Metres(0)
	for i := 1; i < len(places); i++ {
		last = measure.Distance(geo.FromOrb(places[i-1]), geo.FromOrb(places[i]))
		total += last
		t.sides = append(t.sides, Length(t.loc, last))
	}
	switch {
	case t.area && len(line) < 4:
		t.result = append(t.result, t.sides[0])
	case t.area && crossed(line):
		t.result = append(t.result, t.loc.T("measure.crossed"))
	case t.area:
		t.result = append(t.result, Area(t.loc, measure.Area(orb.MultiPolygon{{places}})), t.loc.T("measure.around", "length", Length(t.loc, total)))
	case len(t.sides) > 1:
		t.result = append(t.result, Length(t.loc, total), t.loc.T("measure.last", "length", Length(t.loc, last)))
	default:
		t.result = append(t.result, t.sides[0])
	}
}

// Draw draws the way, the length of each side and the result beside its end.
func (t *Ruler) Draw(p *Pen) {
	line := t.way.line()
	if len(line) == 0 {
		return
	}
	ring := line
	if t.area && len(line) > 2 {
		p.Area(line, !t.fixed)
		ring = append(line[:len(line):len(line)], line[0])
	} else {
		p.Line(line, !t.fixed)
	}
	for _, c := range t.way.corners {
		p.Corner(c, false)
	}
	const room = 70 // typographic pixels that a label needs along its side
	if len(line) > 2 {
		for i := 1; i < len(ring) && i <= len(t.sides); i++ {
			a, b := ring[i-1], ring[i]
			if math.Hypot(a.X-b.X, a.Y-b.Y) > p.Reach(room) {
				p.Label(geo.XY{X: (a.X + b.X) / 2, Y: (a.Y + b.Y) / 2}, t.sides[i-1])
			}
		}
	}
	if len(t.result) > 0 {
		p.Note(line[len(line)-1], t.result...)
	}
}

// crossed says whether a closed way crosses itself: what it goes around then has no one area.
func crossed(line []geo.XY) bool {
	side := func(a, b, p geo.XY) float64 { return (b.X-a.X)*(p.Y-a.Y) - (b.Y-a.Y)*(p.X-a.X) }
	n := len(line) - 1
	for i := range n {
		for j := i + 2; j < n; j++ {
			if i == 0 && j == n-1 {
				continue
			}
			a, b, c, d := line[i], line[i+1], line[j], line[j+1]
			if side(a, b, c)*side(a, b, d) < 0 && side(c, d, a)*side(c, d, b) < 0 {
				return true
			}
		}
	}
	return false
}
