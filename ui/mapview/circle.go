package mapview

import (
	"math"

	"emprise/assets/locale"
	"emprise/geo"
)

// CircleTool pulls circles from their middle, and says how far they reach.
type CircleTool struct {
	Bare
	m      *Map
	loc    *locale.Locale
	open   bool
	centre geo.XY
	edge   geo.XY
	radius geo.Metres
	done   func(centre geo.XY, radius geo.Metres, ring []geo.XY, how How)
}

var _ Tool = (*CircleTool)(nil)

// NewCircleTool makes a tool of a name that hands each circle to done: its middle, its radius on the ground and its ring.
func NewCircleTool(m *Map, loc *locale.Locale, name, hint string, done func(geo.XY, geo.Metres, []geo.XY, How)) *CircleTool {
	return &CircleTool{Bare: Bare{ID: name, HintKey: hint}, m: m, loc: loc, done: done}
}

// Press sets the middle.
func (t *CircleTool) Press(g Gesture) bool {
	t.open, t.centre, t.edge, t.radius = true, g.At, g.At, 0
	return true
}

// Drag pulls the edge.
func (t *CircleTool) Drag(g Gesture) {
	t.pull(g)
	t.m.Redraw()
}

// pull measures the radius: near a place the plane is stretched the same way all around.
func (t *CircleTool) pull(g Gesture) {
	t.edge = g.At
	t.radius = geo.Metres(t.reach() / geo.MercatorStretch(geo.Unmercator(t.centre).Lat))
}

// reach is the radius in plane metres.
func (t *CircleTool) reach() float64 { return math.Hypot(t.edge.X-t.centre.X, t.edge.Y-t.centre.Y) }

// Release ends the circle.
func (t *CircleTool) Release(g Gesture) {
	t.pull(g)
	t.Cancel()
	t.m.Redraw()
	if reach := t.reach(); reach >= g.Reach {
		t.done(t.centre, t.radius, circle(t.centre, reach), g.How())
	}
}

// Click drops the circle that a press has begun.
func (t *CircleTool) Click(Gesture) { t.Cancel() }

// Cancel drops the circle.
func (t *CircleTool) Cancel() bool {
	was := t.open
	t.open = false
	return was
}

// Draw draws the circle, a radius and its length.
func (t *CircleTool) Draw(p *Pen) {
	if !t.open || t.radius == 0 {
		return
	}
	p.Area(circle(t.centre, t.reach()), false)
	p.Line([]geo.XY{t.centre, t.edge}, true)
	p.Corner(t.centre, true)
	p.Note(t.edge, Length(t.loc, t.radius))
}

// circle is a ring of many sides around a place, in plane metres.
func circle(centre geo.XY, radius float64) []geo.XY {
	const sides = 96
	ring := make([]geo.XY, sides)
	for i := range ring {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / sides)
		ring[i] = geo.XY{X: centre.X + radius*cos, Y: centre.Y + radius*sin}
	}
	return ring
}
