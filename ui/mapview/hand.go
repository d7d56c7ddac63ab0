package mapview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"emprise/geo"
)

// Hand is the tool that a map begins with: it moves the map, selects what is clicked, zooms at a double click and, with
// Shift, into a box.
type Hand struct {
	Bare
	m   *Map
	box rubber
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
		m.OnChoose(m.hits(g.X, g.Y), fyne.NewPos(float32(g.X/m.unit), float32(g.Y/m.unit)))
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

// Click selects what lies under the pointer.
func (h *Hand) Click(g Gesture) {
	h.box.cancel()
	m := h.m
	if m.OnSelect == nil {
		return
	}
	if m.model.Scene == nil {
		m.OnSelect(nil, g.How())
		return
	}
	m.OnSelect(m.hits(g.X, g.Y), g.How())
}

// Double zooms where the pointer is.
func (h *Hand) Double(g Gesture) {
	if g.How() != Replace {
		h.Click(g)
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
