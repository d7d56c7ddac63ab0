package mapview

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"emprise/geo"
)

// Hand is the tool that a map begins with: it moves the map, selects what is clicked, zooms at a double click and, with
// Shift, into a box.
type Hand struct {
	Bare
	m    *Map
	box  rubber
	deaf time.Time // until then a click is the rest of the one that opened a sign
}

var (
	_ Tool   = (*Hand)(nil)
	_ Holder = (*Hand)(nil)
	_ Leaver = (*Hand)(nil)
)

// HandName is the Name of the Hand.
const HandName = "tool.hand"

func newHand(m *Map) *Hand { return &Hand{Bare: Bare{ID: HandName, HintKey: "hint.hand"}, m: m} }

// Move outlines what the pointer is on.
func (h *Hand) Move(g Gesture) { h.m.point(g.X, g.Y) }

// Leave outlines nothing.
func (h *Hand) Leave() { h.m.pointAway() }

// Hold offers all that lies under the pointer.
func (h *Hand) Hold(g Gesture) {
	m := h.m
	m.pointAway()
	if m.OnChoose != nil && m.model.Scene != nil {
		signs := m.signs(true)
		hits := m.hits(g.X, g.Y, signs)
		if c := m.signAt(signs, g.X, g.Y); c != nil {
			hits = append(c.members(), hits...)
		}
		m.OnChoose(hits, fyne.NewPos(float32(g.X/m.unit), float32(g.Y/m.unit)))
	}
}

// Press begins a box with Shift; otherwise the map follows the hand.
func (h *Hand) Press(g Gesture) bool {
	h.m.pointAway()
	if g.How() != Add {
		return false
	}
	h.box.begin(g)
	return true
}

// Drag pulls the box.
func (h *Hand) Drag(g Gesture) {
	h.box.pull(g)
	h.m.Redraw()
}

// Release zooms into the box.
func (h *Hand) Release(g Gesture) {
	h.box.pull(g)
	h.m.zoomInto(h.box.take())
}

// Cancel drops the box.
func (h *Hand) Cancel() bool { return h.box.cancel() }

// Draw draws the box.
func (h *Hand) Draw(p *Pen) { h.box.draw(p) }

// Click selects what lies under the pointer, and opens a sign that several points share.
func (h *Hand) Click(g Gesture) {
	h.box.cancel()
	m := h.m
	if m.OnSelect == nil || m.runner.Now().Before(h.deaf) {
		return
	}
	if m.model.Scene == nil {
		m.OnSelect(nil, g.How())
		return
	}
	signs := m.signs(true)
	if c := m.signAt(signs, g.X, g.Y); c != nil {
		m.pointAway()
		if how := g.How(); how == Replace {
			h.deaf = m.runner.Now().Add(doubleTime)
			m.open(c, g.X, g.Y)
		} else if m.OnGather != nil {
			m.OnGather(c.Layer, c.Features, how)
		}
		return
	}
	m.OnSelect(m.hits(g.X, g.Y, signs), g.How())
}

// Double zooms where the pointer is, unless its first click has already gone nearer.
func (h *Hand) Double(g Gesture) {
	if g.How() != Replace {
		h.Click(g)
		return
	}
	if h.m.runner.Now().Before(h.deaf) {
		return
	}
	h.m.zoom(2*stepsPerNotch, g.X, g.Y)
}

// Cursor is the arrow.
func (h *Hand) Cursor() desktop.Cursor { return desktop.DefaultCursor }

// zoomInto shows a box of the plane as large as it fits, with nothing around it.
func (m *Map) zoomInto(b geo.Box) {
	if b.Empty() || m.view.Width == 0 {
		m.Redraw()
		return
	}
	v := geo.Fit(b, m.view.Width, m.view.Height, 0)
	v.Level = min(v.Level, maxLevel)
	m.FlyToView(v)
}
