package mapview

import "emprise/geo"

// Lasso goes freely around what is meant, with the button down.
type Lasso struct {
	Bare
	m    *Map
	ring []geo.XY
	done func([]geo.XY, How)
}

var _ Tool = (*Lasso)(nil)

// NewLasso makes a lasso of a name that hands each ring, in plane metres and not closed, to done.
func NewLasso(m *Map, name, hint string, done func([]geo.XY, How)) *Lasso {
	return &Lasso{Bare: Bare{ID: name, HintKey: hint}, m: m, done: done}
}

// Press begins a ring.
func (t *Lasso) Press(g Gesture) bool {
	t.ring = append(t.ring[:0:0], g.At)
	return true
}

// Drag draws the ring on. What is nearer than the eye sees is left out.
func (t *Lasso) Drag(g Gesture) {
	g.Reach /= 2
	if n := len(t.ring); n > 0 && !g.Near(t.ring[n-1]) {
		t.ring = append(t.ring, g.At)
		t.m.Redraw()
	}
}

// Release closes the ring.
func (t *Lasso) Release(g Gesture) {
	ring := t.ring
	t.Cancel()
	t.m.Redraw()
	if len(ring) > 2 {
		t.done(ring, g.How())
	}
}

// Click drops the ring that a press has begun.
func (t *Lasso) Click(Gesture) { t.Cancel() }

// Cancel drops the ring.
func (t *Lasso) Cancel() bool {
	was := len(t.ring) > 0
	t.ring = nil
	return was
}

// Draw draws the ring, as it would close now.
func (t *Lasso) Draw(p *Pen) {
	if len(t.ring) > 1 {
		p.Area(t.ring, false)
	}
}
