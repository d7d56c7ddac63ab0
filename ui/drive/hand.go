package drive

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"emprise/geo"
	"emprise/ui"
	"emprise/ui/mapview"
)

// Hand is a mouse and a keyboard on a map of the window: it sends the events that the driver of a desktop sends. Each of its
// gestures is made at once, with no time in it, and then waited for.
type Hand struct {
	driver   *Driver
	which    func(*ui.Window) *mapview.Map
	Modifier fyne.KeyModifier // held during what follows

	at fyne.Position
}

// Hand is the hand on the map.
func (d *Driver) Hand() *Hand {
	return &Hand{driver: d, which: func(w *ui.Window) *mapview.Map { return w.Chart() }}
}

// Twin is the hand on the second of two maps side by side.
func (d *Driver) Twin() *Hand {
	return &Hand{driver: d, which: func(w *ui.Window) *mapview.Map { return w.Split()[1] }}
}

// With is the hand with keys held.
func (h *Hand) With(m fyne.KeyModifier) *Hand {
	n := *h
	n.Modifier = m
	return &n
}

// act does something with the map, and waits.
func (h *Hand) act(f func(m *mapview.Map)) {
	_ = h.driver.act(func() error { f(h.which(h.driver.window)); return nil })
}

// position is where a place of the plane lies in the map.
func position(m *mapview.Map, p geo.XY) fyne.Position {
	v := m.View()
	x, y := v.ToPixel(p)
	unit := float64(v.Width) / float64(m.Size().Width)
	return fyne.NewPos(float32(x/unit), float32(y/unit))
}

func (h *Hand) press(m *mapview.Map, at fyne.Position, b desktop.MouseButton) {
	h.at = at
	m.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: b, Modifier: h.Modifier})
}

func (h *Hand) release(m *mapview.Map, b desktop.MouseButton) {
	m.MouseUp(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: h.at}, Button: b, Modifier: h.Modifier})
}

func (h *Hand) click(m *mapview.Map, at fyne.Position) {
	h.press(m, at, desktop.MouseButtonPrimary)
	h.release(m, desktop.MouseButtonPrimary)
	m.Tapped(&fyne.PointEvent{Position: at})
}

// Click clicks at a place of the plane.
func (h *Hand) Click(p geo.XY) { h.act(func(m *mapview.Map) { h.click(m, position(m, p)) }) }

// DoubleClick clicks twice at a place of the plane.
func (h *Hand) DoubleClick(p geo.XY) {
	h.act(func(m *mapview.Map) {
		h.click(m, position(m, p))
		h.click(m, position(m, p))
	})
}

// RightClick clicks at a place of the plane with the other button.
func (h *Hand) RightClick(p geo.XY) {
	h.act(func(m *mapview.Map) {
		h.press(m, position(m, p), desktop.MouseButtonSecondary)
		h.release(m, desktop.MouseButtonSecondary)
		m.TappedSecondary(&fyne.PointEvent{Position: h.at})
	})
}

// LongPress presses at a place of the plane until something happens.
func (h *Hand) LongPress(p geo.XY) {
	h.act(func(m *mapview.Map) { h.press(m, position(m, p), desktop.MouseButtonPrimary) })
	h.act(func(m *mapview.Map) {
		h.release(m, desktop.MouseButtonPrimary)
		m.Tapped(&fyne.PointEvent{Position: h.at})
	})
}

// Drag goes along places of the plane as they lie when it begins, the button down from the first to the last.
func (h *Hand) Drag(way ...geo.XY) { h.drag(true, way) }

// DragAndHold is Drag with the button still down in the end, for a picture of what is under way; Let lets it go.
func (h *Hand) DragAndHold(way ...geo.XY) { h.drag(false, way) }

func (h *Hand) drag(release bool, way []geo.XY) {
	h.act(func(m *mapview.Map) {
		places := make([]fyne.Position, len(way))
		for i, p := range way {
			places[i] = position(m, p)
		}
		h.press(m, places[0], desktop.MouseButtonPrimary)
		for _, to := range places[1:] {
			d := to.Subtract(h.at)
			h.at = to
			m.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: to}, Dragged: fyne.NewDelta(d.X, d.Y)})
		}
		if release {
			h.let(m)
		}
	})
}

// Let lets go of the button.
func (h *Hand) Let() { h.act(h.let) }

func (h *Hand) let(m *mapview.Map) {
	h.release(m, desktop.MouseButtonPrimary)
	m.DragEnd()
}

// Move brings the pointer to a place of the plane.
func (h *Hand) Move(p geo.XY) {
	h.act(func(m *mapview.Map) {
		h.at = position(m, p)
		m.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: h.at}, Modifier: h.Modifier})
	})
}

// Leave takes the pointer off the map.
func (h *Hand) Leave() { h.act(func(m *mapview.Map) { m.MouseOut() }) }

// Wheel turns the wheel by notches at a place of the plane.
func (h *Hand) Wheel(p geo.XY, notches float32) {
	const notch = 25 // as Fyne counts them
	h.act(func(m *mapview.Map) {
		m.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: position(m, p)}, Scrolled: fyne.NewDelta(0, notches*notch)})
	})
}

// Key presses a key as the map gets it when it has the keyboard.
func (h *Hand) Key(name fyne.KeyName) {
	h.act(func(m *mapview.Map) { m.TypedKey(&fyne.KeyEvent{Name: name}) })
}

// Letter types characters as the map gets them when it has the keyboard.
func (h *Hand) Letter(text string) {
	h.act(func(m *mapview.Map) {
		for _, r := range text {
			m.TypedRune(r)
		}
	})
}
