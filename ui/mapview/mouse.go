package mapview

import (
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"emprise/geo"
)

// The widget answers the mouse and the keys. DoubleTappable is left out on purpose: Fyne would hold back each click until
// it is sure that no second one follows. The map selects at the first click and zooms at the second.
var (
	_ fyne.Draggable         = (*Map)(nil)
	_ fyne.Scrollable        = (*Map)(nil)
	_ fyne.Tappable          = (*Map)(nil)
	_ fyne.SecondaryTappable = (*Map)(nil)
	_ fyne.Focusable         = (*Map)(nil)
	_ desktop.Hoverable      = (*Map)(nil)
	_ desktop.Mouseable      = (*Map)(nil)
	_ desktop.Keyable        = (*Map)(nil)
	_ desktop.Cursorable     = (*Map)(nil)
)

// mouse is what the map remembers of the gestures under way.
type mouse struct {
	down     bool // the button that the tool is told of
	held     bool // the tool took the way of the button
	dropped  bool // and dropped it before the button went up
	panning  bool // the map follows the hand
	silent   bool // the press was long: its click has been told by Hold
	modifier fyne.KeyModifier
	keys     fyne.KeyModifier // that the keyboard says are down
	last     Gesture          // of the way that the tool took
	drag     swing
	inside   bool
	x, y     float64 // device pixel of the pointer
	wheel    float64 // part of a level that the wheel has not zoomed by yet
	tapped   time.Time
	tappedX  float64
	tappedY  float64
}

// Tolerances of a click: how near counts as hit, in typographic pixels, what makes two clicks a double one, and a press a
// long one.
const (
	hitTolerance   = 5
	doubleDistance = 5
	doubleTime     = 350 * time.Millisecond
	longPress      = 550 * time.Millisecond
)

// pixel is the device pixel of a position in the widget.
func (m *Map) pixel(p fyne.Position) (x, y float64) {
	return float64(p.X) * m.unit, float64(p.Y) * m.unit
}

// MouseDown takes the keyboard, and lets the tool take the way of the button.
func (m *Map) MouseDown(e *desktop.MouseEvent) {
	m.used()
	m.focus()
	if e.Button != desktop.MouseButtonPrimary {
		return
	}
	h := &m.mouse
	x, y := m.pixel(e.Position)
	g := m.gesture(x, y, e.Modifier)
	h.down, h.silent, h.dropped, h.modifier, h.last = true, false, false, e.Modifier, g
	h.held = m.tool.Press(g)
	if holder, ok := m.tool.(Holder); ok && !h.held {
		m.runner.After(m.name+"hold", longPress, func() {
			if h.down && !h.panning {
				h.silent = true
				holder.Hold(g)
			}
		})
	}
}

func (m *Map) used() {
	if m.OnUsed != nil {
		m.OnUsed()
	}
}

func (m *Map) focus() {
	if app := fyne.CurrentApp(); app != nil {
		if c := app.Driver().CanvasForObject(m); c != nil && c.Focused() != m {
			c.Focus(m)
		}
	}
}

// MouseUp ends a press: what it was is told by Tapped or DragEnd.
func (m *Map) MouseUp(e *desktop.MouseEvent) {
	if e.Button == desktop.MouseButtonPrimary {
		m.mouse.down = false
		m.runner.Stop(m.name + "hold")
	}
}

// Dragged tells the tool of the way that it took, and else moves the map with the hand.
func (m *Map) Dragged(e *fyne.DragEvent) {
	h := &m.mouse
	if h.dropped {
		return
	}
	if !h.held {
		m.follow(float64(e.Dragged.DX)*m.unit, float64(e.Dragged.DY)*m.unit)
		return
	}
	x, y := m.pixel(e.Position)
	h.last = m.gesture(x, y, h.modifier|m.modifiers())
	m.tool.Drag(h.last)
	m.tellPointer(x, y)
}

// DragEnd ends what Dragged did.
func (m *Map) DragEnd() {
	h := &m.mouse
	h.down = false
	m.runner.Stop(m.name + "hold")
	switch {
	case h.dropped:
		h.dropped = false
	case h.held:
		h.held = false
		m.tool.Release(h.last)
	default:
		m.swing()
	}
}

// Tapped tells the tool of a click, and of a second one soon after.
func (m *Map) Tapped(e *fyne.PointEvent) {
	h := &m.mouse
	x, y := m.pixel(e.Position)
	g := m.gesture(x, y, h.modifier)
	ignored := h.silent || h.dropped
	h.down, h.held, h.silent, h.dropped, h.modifier = false, false, false, false, 0
	m.runner.Stop(m.name + "hold")
	if ignored {
		return
	}
	if holder, ok := m.tool.(Holder); ok && g.Modifier&fyne.KeyModifierAlt != 0 {
		holder.Hold(g)
		return
	}
	now := m.runner.Now()
	double := now.Sub(h.tapped) < doubleTime && math.Hypot(x-h.tappedX, y-h.tappedY) < doubleDistance*m.unit
	h.tapped, h.tappedX, h.tappedY = now, x, y
	if double {
		h.tapped = time.Time{}
		m.tool.Double(g)
		return
	}
	m.tool.Click(g)
}

// TappedSecondary tells the tool of the right button.
func (m *Map) TappedSecondary(e *fyne.PointEvent) {
	if holder, ok := m.tool.(Holder); ok {
		x, y := m.pixel(e.Position)
		holder.Hold(m.gesture(x, y, m.modifiers()))
	}
}

// MouseIn tells where the pointer is.
func (m *Map) MouseIn(e *desktop.MouseEvent) { m.MouseMoved(e) }

// MouseMoved tells where the pointer is.
func (m *Map) MouseMoved(e *desktop.MouseEvent) {
	if m.view.Width == 0 {
		return
	}
	m.used()
	x, y := m.pixel(e.Position)
	m.tellPointer(x, y)
	if e.Button == 0 {
		m.tool.Move(m.gesture(x, y, e.Modifier|m.modifiers()))
	}
}

func (m *Map) tellPointer(x, y float64) {
	m.mouse.inside, m.mouse.x, m.mouse.y = true, x, y
	if m.partner != nil {
		m.partner.SetEcho(m.camera.ToPlane(x, y), true)
	}
	if m.OnPointer != nil {
		m.OnPointer(geo.Unmercator(m.camera.ToPlane(x, y)), true)
	}
}

// MouseOut tells that the pointer is gone.
func (m *Map) MouseOut() {
	m.mouse.inside = false
	if m.partner != nil {
		m.partner.SetEcho(geo.XY{}, false)
	}
	if l, ok := m.tool.(Leaver); ok {
		l.Leave()
	}
	if m.OnPointer != nil {
		m.OnPointer(geo.LonLat{}, false)
	}
}

// Cursor is a hand while it holds the map, else what the tool wants.
func (m *Map) Cursor() desktop.Cursor {
	if m.mouse.panning {
		return desktop.PointerCursor
	}
	return m.tool.Cursor()
}
