package mapview

import (
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"emprise/geo"
	"emprise/geo/tile"
)

// The widget answers the mouse and the keys. DoubleTappable is left out on purpose: Fyne would hold back each click until
// it is sure that no second one follows. The map selects at the first click and zooms at the second.
var (
	_ fyne.Draggable     = (*Map)(nil)
	_ fyne.Scrollable    = (*Map)(nil)
	_ fyne.Tappable      = (*Map)(nil)
	_ fyne.Focusable     = (*Map)(nil)
	_ desktop.Hoverable  = (*Map)(nil)
	_ desktop.Mouseable  = (*Map)(nil)
	_ desktop.Cursorable = (*Map)(nil)
)

// hand is what the map remembers of the gestures under way.
type hand struct {
	dragging     bool
	restX, restY float64 // part of a pixel that a drag has not moved the map by yet
	speedX       float64 // device pixels a second, of the end of a drag
	speedY       float64
	moved        time.Time
	wheel        float64 // part of a level that the wheel has not zoomed by yet
	add          bool    // the button went down with Ctrl or Shift
	tapped       time.Time
	tappedX      float64
	tappedY      float64
}

// pixel is the device pixel of a position in the widget.
func (m *Map) pixel(p fyne.Position) (x, y float64) {
	return float64(p.X) * m.unit, float64(p.Y) * m.unit
}

// Dragged moves the map with the hand, pixel by pixel.
func (m *Map) Dragged(e *fyne.DragEvent) {
	h := &m.hand
	if !h.dragging {
		h.dragging, h.restX, h.restY, h.speedX, h.speedY = true, 0, 0, 0, 0
		m.settle()
	}
	dx, dy := float64(e.Dragged.DX)*m.unit, float64(e.Dragged.DY)*m.unit
	now := m.runner.Now()
	if dt := now.Sub(h.moved).Seconds(); dt > 0 && dt < 0.1 {
		const fresh = 0.6 // share of the newest move in the speed
		h.speedX += fresh * (dx/dt - h.speedX)
		h.speedY += fresh * (dy/dt - h.speedY)
	} else {
		h.speedX, h.speedY = 0, 0
	}
	h.moved = now
	dx, dy = dx+h.restX, dy+h.restY
	wholeX, wholeY := math.Round(dx), math.Round(dy)
	h.restX, h.restY = dx-wholeX, dy-wholeY
	m.pan(wholeX, wholeY)
}

// DragEnd lets the map run on a little when the hand let go of it in full swing.
func (m *Map) DragEnd() {
	h := &m.hand
	h.dragging = false
	const still, slow, reach = 0.05, 250.0, 0.12 // seconds; typographic pixels a second; seconds of way
	if m.runner.Now().Sub(h.moved).Seconds() > still || math.Hypot(h.speedX, h.speedY) < slow*m.unit {
		return
	}
	m.travel(m.view.Panned(math.Round(h.speedX*reach), math.Round(h.speedY*reach)), glide)
}

// glide is how long the map runs on.
const glide = 320 * time.Millisecond

// pan moves the map by whole device pixels at once.
func (m *Map) pan(dx, dy float64) {
	if dx == 0 && dy == 0 {
		return
	}
	m.pending = geo.EmptyBox()
	m.aim(m.view.Panned(dx, dy))
	m.camera = tile.CameraOf(m.view)
	m.raster.Refresh()
}

// settle ends a motion where it stands: on the view, or, when the hand takes the map during a run, at this very place.
func (m *Map) settle() {
	if m.motion == nil {
		return
	}
	running := m.motion.from.Resolution == m.motion.to.Resolution
	m.motion = nil
	m.runner.Stop(m.name + "motion")
	if running {
		v := m.view
		v.Centre = m.camera.Centre
		m.aim(v)
	}
	m.arrive()
}

// notch is how far Fyne scrolls for one notch of a wheel, in its units; stepsPerNotch the levels that the map zooms then.
const (
	notch         = 25
	stepsPerNotch = 2
)

// Scrolled zooms about the pointer.
func (m *Map) Scrolled(e *fyne.ScrollEvent) {
	h := &m.hand
	h.wheel += float64(e.Scrolled.DY) / notch * stepsPerNotch
	steps := math.Trunc(h.wheel)
	h.wheel -= steps
	x, y := m.pixel(e.Position)
	m.zoom(int(steps), x, y)
}

// zoom zooms by levels about a pixel, by a short motion.
func (m *Map) zoom(levels int, x, y float64) {
	levels = max(int(minLevel-m.view.Level), min(int(maxLevel-m.view.Level), levels))
	if levels == 0 || m.view.Width == 0 {
		return
	}
	// The place that must stay under the pointer is the one shown there now, which the camera knows.
	fixed := m.camera.ToPlane(x, y)
	v := m.view
	v.Level += geo.Level(levels)
	r := v.Resolution()
	v.Centre = geo.XY{X: fixed.X - (x-float64(v.Width)/2)*r, Y: fixed.Y + (y-float64(v.Height)/2)*r}
	m.travel(v, zoomStep)
}

// ZoomIn and ZoomOut zoom by half an octave about the middle.
func (m *Map) ZoomIn() { m.zoom(stepsPerNotch, float64(m.view.Width)/2, float64(m.view.Height)/2) }

// ZoomOut is the opposite of ZoomIn.
func (m *Map) ZoomOut() { m.zoom(-stepsPerNotch, float64(m.view.Width)/2, float64(m.view.Height)/2) }

// ZoomAll shows all that is visible.
func (m *Map) ZoomAll() { m.FlyTo(m.model.box()) }

// MouseDown takes the keyboard, and notes whether the click will add to the selection.
func (m *Map) MouseDown(e *desktop.MouseEvent) {
	m.hand.add = e.Modifier&(fyne.KeyModifierShift|fyne.KeyModifierShortcutDefault) != 0
	if app := fyne.CurrentApp(); app != nil {
		if c := app.Driver().CanvasForObject(m); c != nil && c.Focused() != m {
			c.Focus(m)
		}
	}
}

// MouseUp does nothing: a click is told by Tapped.
func (m *Map) MouseUp(*desktop.MouseEvent) {}

// Tolerances of a click: how near counts as hit, in typographic pixels, and what makes two clicks a double one.
const (
	hitTolerance   = 5
	doubleDistance = 5
	doubleTime     = 350 * time.Millisecond
)

// Tapped selects what lies under the pointer; a second click soon after zooms there.
func (m *Map) Tapped(e *fyne.PointEvent) {
	h := &m.hand
	x, y := m.pixel(e.Position)
	now := m.runner.Now()
	double := now.Sub(h.tapped) < doubleTime && math.Hypot(x-h.tappedX, y-h.tappedY) < doubleDistance*m.unit
	h.tapped, h.tappedX, h.tappedY = now, x, y
	if double && !h.add {
		h.tapped = time.Time{}
		m.zoom(2*stepsPerNotch, x, y)
		return
	}
	if m.OnSelect == nil {
		return
	}
	if m.model.Scene == nil {
		m.OnSelect(nil, h.add)
		return
	}
	m.OnSelect(m.hits(x, y), h.add)
}

// visible says whether a layer is drawn at the scale shown.
func (m *Map) visible(layerID string) bool {
	for _, d := range m.model.Dressed {
		if d.Layer.ID == layerID {
			return d.Rules.Shown.Share(m.camera.Resolution*m.unit) > 0
		}
	}
	return false
}

// MouseIn tells where the pointer is.
func (m *Map) MouseIn(e *desktop.MouseEvent) { m.MouseMoved(e) }

// MouseMoved tells where the pointer is.
func (m *Map) MouseMoved(e *desktop.MouseEvent) {
	if m.OnPointer != nil && m.view.Width > 0 {
		x, y := m.pixel(e.Position)
		m.OnPointer(geo.Unmercator(m.camera.ToPlane(x, y)), true)
	}
}

// MouseOut tells that the pointer is gone.
func (m *Map) MouseOut() {
	if m.OnPointer != nil {
		m.OnPointer(geo.LonLat{}, false)
	}
}

// Cursor is the arrow, and a hand while it holds the map.
func (m *Map) Cursor() desktop.Cursor {
	if m.hand.dragging {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}
