package mapview

import (
	"math"
	"time"

	"emprise/geo"
)

// history is the views where the map has stood, so that one can go back as in a browser.
type history struct {
	views []geo.View
	here  int // which of them is shown, or was left last
	aimed time.Time
}

// Where the map stands for so long it has been, and so many of these places are kept.
const (
	stand      = 400 * time.Millisecond
	mostStands = 100
)

// same says whether two views show the same to a pixel, whatever the size of the window: a view that is shown is moved onto
// the pixels of its tiles.
func same(a, b geo.View) bool {
	d := math.Hypot(a.Centre.X-b.Centre.X, a.Centre.Y-b.Centre.Y)
	return a.Level == b.Level && d <= a.Resolution()
}

// note adds a view after the one that is here, unless it is that one; what came after is forgotten.
func (h *history) note(v geo.View) {
	if len(h.views) > 0 && same(h.views[h.here], v) {
		return
	}
	h.views = append(h.views[:min(len(h.views), h.here+1)], v)
	if len(h.views) > mostStands {
		h.views = h.views[len(h.views)-mostStands:]
	}
	h.here = len(h.views) - 1
}

// leave is called before the map goes elsewhere.
func (m *Map) leave() {
	h := &m.history
	now := m.runner.Now()
	if m.view.Width > 0 && now.Sub(h.aimed) >= stand {
		h.note(m.view)
	}
	h.aimed = now
}

// jump is leave for a command, which leaves where the map stands however short.
func (m *Map) jump() {
	if m.view.Width > 0 {
		m.history.note(m.view)
	}
}

// Back goes to where the map stood before, by a motion; it says whether there is such a place.
func (m *Map) Back() bool {
	m.jump()
	return m.visit(m.history.here - 1)
}

// Forward goes to where the map stood before Back.
func (m *Map) Forward() bool { return m.visit(m.history.here + 1) }

// CanGoBack and CanGoForward say whether there is a place to go to.
func (m *Map) CanGoBack() bool {
	h := &m.history
	return len(h.views) > 0 && (h.here > 0 || !same(h.views[h.here], m.view))
}

// CanGoForward says whether Back went from somewhere.
func (m *Map) CanGoForward() bool {
	h := &m.history
	return h.here+1 < len(h.views) && same(h.views[h.here], m.view)
}

func (m *Map) visit(i int) bool {
	h := &m.history
	if i < 0 || i >= len(h.views) {
		return false
	}
	h.here, h.aimed = i, m.runner.Now() // where the map leaves from is noted already
	m.goTo(h.views[i].Resized(m.view.Width, m.view.Height))
	return true
}

// ForgetViews forgets where the map stood: it shows another territory.
func (m *Map) ForgetViews() { m.history = history{} }

// FlyToView shows a view by a short motion, when it is near enough for a motion to explain something.
func (m *Map) FlyToView(v geo.View) {
	m.jump()
	m.goTo(v.Resized(m.view.Width, m.view.Height))
}

// goTo moves the camera to a view, or puts it there when it is far.
func (m *Map) goTo(v geo.View) {
	if near(m.camera, v) {
		m.travel(v, flight)
		return
	}
	m.motion = nil
	m.pending = geo.EmptyBox()
	m.aim(v)
	m.arrive()
}
