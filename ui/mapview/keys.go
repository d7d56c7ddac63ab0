package mapview

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// keyStep is how far an arrow key moves the map, in typographic pixels.
const keyStep = 120

// TypedKey lets the tool have the key, else moves the map with the arrows, shows everything with Home, and zooms with Page
// up and Page down.
func (m *Map) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyEscape {
		if !m.Escape() && m.OnEscape != nil {
			m.OnEscape()
		}
		return
	}
	if m.tool.Key(e) {
		m.Redraw()
		return
	}
	switch e.Name {
	case fyne.KeyLeft:
		m.step(1, 0)
	case fyne.KeyRight:
		m.step(-1, 0)
	case fyne.KeyUp:
		m.step(0, 1)
	case fyne.KeyDown:
		m.step(0, -1)
	case fyne.KeyHome:
		m.ZoomAll()
	case fyne.KeyPageUp:
		m.ZoomIn()
	case fyne.KeyPageDown:
		m.ZoomOut()
	default:
		if m.OnKey != nil {
			m.OnKey(e)
		}
	}
}

func (m *Map) step(dx, dy float64) {
	d := math.Round(keyStep * m.unit)
	m.travel(m.view.Panned(dx*d, dy*d), zoomStep)
}

// TypedRune lets the tool have the character, else zooms with + and −; = is the key of + without Shift on many keyboards.
// What nobody takes is told by OnRune.
func (m *Map) TypedRune(r rune) {
	if t, ok := m.tool.(Typist); ok && t.Rune(r) {
		m.Redraw()
		return
	}
	switch r {
	case '+', '=':
		m.ZoomIn()
	case '-', '−':
		m.ZoomOut()
	default:
		if m.OnRune != nil {
			m.OnRune(r)
		}
	}
}

// KeyDown notes the keys that change what a gesture means.
func (m *Map) KeyDown(e *fyne.KeyEvent) { m.mouse.keys |= modifierOf(e.Name) }

// KeyUp notes that such a key is let go.
func (m *Map) KeyUp(e *fyne.KeyEvent) { m.mouse.keys &^= modifierOf(e.Name) }

func modifierOf(k fyne.KeyName) fyne.KeyModifier {
	switch k {
	case desktop.KeyShiftLeft, desktop.KeyShiftRight:
		return fyne.KeyModifierShift
	case desktop.KeyControlLeft, desktop.KeyControlRight:
		return fyne.KeyModifierControl
	case desktop.KeyAltLeft, desktop.KeyAltRight:
		return fyne.KeyModifierAlt
	case desktop.KeySuperLeft, desktop.KeySuperRight:
		return fyne.KeyModifierSuper
	}
	return 0
}

// modifiers are the keys held now: as the screen says where there is one, else as the keyboard told.
func (m *Map) modifiers() fyne.KeyModifier {
	if app := fyne.CurrentApp(); app != nil {
		if d, ok := app.Driver().(desktop.Driver); ok {
			return d.CurrentKeyModifiers()
		}
	}
	return m.mouse.keys
}

// FocusGained tells it: the map shows no frame of its own when it has the keyboard.
func (m *Map) FocusGained() { m.tellFocus(true) }

// FocusLost forgets the keys that were held.
func (m *Map) FocusLost() {
	m.mouse.keys = 0
	m.tellFocus(false)
}

func (m *Map) tellFocus(on bool) {
	if m.OnFocus != nil {
		m.OnFocus(on)
	}
}
