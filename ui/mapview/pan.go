package mapview

import (
	"math"
	"time"

	"fyne.io/fyne/v2"

	"emprise/geo"
)

// swing is the way of a hand that holds the map.
type swing struct {
	restX, restY float64 // part of a pixel that a drag has not moved the map by yet
	speedX       float64 // device pixels a second, of the end of a drag
	speedY       float64
	moved        time.Time
}

// follow moves the map with the hand, pixel by pixel.
func (m *Map) follow(dx, dy float64) {
	h := &m.mouse.drag
	if !m.mouse.panning {
		m.mouse.panning = true
		h.restX, h.restY, h.speedX, h.speedY = 0, 0, 0, 0
		m.settle()
	}
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

// swing lets the map run on a little when the hand let go of it in full swing.
func (m *Map) swing() {
	h := &m.mouse.drag
	m.mouse.panning = false
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
	m.arrive()
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

// notch is how far Fyne scrolls for one notch of a wheel, in its units; stepsPerNotch the levels that the map zooms then,
// and finePerNotch with Ctrl held.
const (
	notch         = 25
	stepsPerNotch = 2
	finePerNotch  = 1
)

// Scrolled zooms about the pointer. The small moves of a trackpad add up to whole levels.
func (m *Map) Scrolled(e *fyne.ScrollEvent) {
	h := &m.mouse
	per := float64(stepsPerNotch)
	if m.modifiers()&fyne.KeyModifierShortcutDefault != 0 {
		per = finePerNotch
	}
	h.wheel += float64(e.Scrolled.DY) / notch * per
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
