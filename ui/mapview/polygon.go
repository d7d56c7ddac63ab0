package mapview

import (
	"fyne.io/fyne/v2"

	"emprise/geo"
)

// PolygonTool goes around what is meant corner by corner; a double click, Enter or a click on the first corner closes it.
type PolygonTool struct {
	Bare
	m    *Map
	way  trace
	done func([]geo.XY, How)
}

var _ Tool = (*PolygonTool)(nil)

// NewPolygonTool makes a tool of a name that hands each ring, in plane metres and not closed, to done.
func NewPolygonTool(m *Map, name, hint string, done func([]geo.XY, How)) *PolygonTool {
	return &PolygonTool{Bare: Bare{ID: name, HintKey: hint}, m: m, done: done}
}

// Move leads the loose end.
func (t *PolygonTool) Move(g Gesture) {
	t.way.move(g)
	if t.way.held {
		t.m.Redraw()
	}
}

// Click sets a corner; on the first one it closes the ring.
func (t *PolygonTool) Click(g Gesture) {
	if c := t.way.corners; len(c) > 2 && g.Near(c[0]) {
		t.close(g.How())
		return
	}
	t.way.set(g)
	t.m.Redraw()
}

// Double closes the ring.
func (t *PolygonTool) Double(g Gesture) { t.close(g.How()) }

// Key takes the last corner back with Backspace and closes the ring with Enter.
func (t *PolygonTool) Key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyBackspace, fyne.KeyDelete:
		return t.way.back()
	case fyne.KeyReturn, fyne.KeyEnter:
		if len(t.way.corners) < 3 {
			return false
		}
		t.close(howOf(t.m.modifiers()))
		return true
	}
	return false
}

func (t *PolygonTool) close(how How) {
	ring := t.way.corners
	t.way.drop()
	t.m.Redraw()
	if len(ring) > 2 {
		t.done(ring, how)
	}
}

// Cancel drops the ring.
func (t *PolygonTool) Cancel() bool { return t.way.drop() }

// Draw draws the ring, as it would close now.
func (t *PolygonTool) Draw(p *Pen) {
	p.Area(t.way.line(), false)
	for _, c := range t.way.corners {
		p.Corner(c, false)
	}
}
