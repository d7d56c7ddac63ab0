package mapview

import (
	"math"

	"emprise/geo"
)

// rubber is a box that the hand pulls open.
type rubber struct {
	open     bool
	from, to geo.XY
	least    float64 // plane metres: a smaller one was not meant
}

func (r *rubber) begin(g Gesture) { *r = rubber{open: true, from: g.At, to: g.At, least: g.Reach} }

func (r *rubber) pull(g Gesture) { r.to = g.At }

// cancel drops the box and says whether there was one.
func (r *rubber) cancel() bool {
	was := r.open
	r.open = false
	return was
}

// take gives the box that was pulled and drops it; empty when it is too small.
func (r *rubber) take() geo.Box {
	b := geo.EmptyBox()
	if r.cancel() && max(math.Abs(r.from.X-r.to.X), math.Abs(r.from.Y-r.to.Y)) >= r.least {
		b = b.Extend(r.from).Extend(r.to)
	}
	return b
}

func (r *rubber) draw(p *Pen) {
	if r.open {
		p.Area([]geo.XY{r.from, {X: r.to.X, Y: r.from.Y}, r.to, {X: r.from.X, Y: r.to.Y}}, true)
	}
}

// BoxTool pulls boxes.
type BoxTool struct {
	Bare
	m    *Map
	box  rubber
	done func(geo.Box, How)
}

var _ Tool = (*BoxTool)(nil)

// NewBoxTool makes a tool of a name that hands each box to done, with what to do with the selection.
func NewBoxTool(m *Map, name, hint string, done func(geo.Box, How)) *BoxTool {
	return &BoxTool{Bare: Bare{ID: name, HintKey: hint}, m: m, done: done}
}

// NewZoomTool makes a tool of a name that zooms into each box.
func NewZoomTool(m *Map, name, hint string) *BoxTool {
	return NewBoxTool(m, name, hint, func(b geo.Box, _ How) { m.zoomInto(b) })
}

// Press begins a box.
func (t *BoxTool) Press(g Gesture) bool {
	t.box.begin(g)
	return true
}

// Drag pulls the box.
func (t *BoxTool) Drag(g Gesture) {
	t.box.pull(g)
	t.m.Redraw()
}

// Release ends the box.
func (t *BoxTool) Release(g Gesture) {
	t.box.pull(g)
	b := t.box.take()
	t.m.Redraw()
	if !b.Empty() {
		t.done(b, g.How())
	}
}

// Click drops the box that a press has begun.
func (t *BoxTool) Click(Gesture) { t.box.cancel() }

// Cancel drops the box.
func (t *BoxTool) Cancel() bool { return t.box.cancel() }

// Draw draws the box.
func (t *BoxTool) Draw(p *Pen) { t.box.draw(p) }
