package mapview

import (
	"math"

	"fyne.io/fyne/v2"
)

// keyStep is how far an arrow key moves the map, in typographic pixels.
const keyStep = 120

// TypedKey moves the map with the arrows, shows everything with Home, and zooms with Page up and Page down.
func (m *Map) TypedKey(e *fyne.KeyEvent) {
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
	}
}

func (m *Map) step(dx, dy float64) {
	d := math.Round(keyStep * m.unit)
	m.travel(m.view.Panned(dx*d, dy*d), zoomStep)
}

// TypedRune zooms with + and −; = is the key of + without Shift on many keyboards.
func (m *Map) TypedRune(r rune) {
	switch r {
	case '+', '=':
		m.ZoomIn()
	case '-', '−':
		m.ZoomOut()
	}
}

// FocusGained does nothing: the map shows no frame when it has the keyboard.
func (m *Map) FocusGained() {}

// FocusLost does nothing.
func (m *Map) FocusLost() {}
