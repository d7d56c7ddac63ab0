package mapview

import (
	"math"
	"time"

	"emprise/geo"
	"emprise/geo/tile"
)

// motion brings the camera to the view.
type motion struct {
	from, to tile.Camera
	start    time.Time
	lasts    time.Duration
}

// How long motions last, and how often the camera moves.
const (
	zoomStep = 140 * time.Millisecond
	flight   = 260 * time.Millisecond
	frame    = 16 * time.Millisecond
)

// at is the camera at a moment. The resolution changes evenly in octaves, slower and slower; the centre goes along so that
// the one place that both ends show at the same pixel stays there: under the pointer when a wheel turns.
func (a *motion) at(now time.Time) tile.Camera {
	t := float64(now.Sub(a.start)) / float64(a.lasts)
	if t >= 1 {
		return a.to
	}
	e := 1 - math.Pow(1-max(0, t), 3)
	c := a.to
	c.Resolution = a.from.Resolution * math.Pow(a.to.Resolution/a.from.Resolution, e)
	share := e
	if d := a.from.Resolution - a.to.Resolution; math.Abs(d) > 1e-9*a.to.Resolution {
		share = (a.from.Resolution - c.Resolution) / d
	}
	c.Centre = geo.XY{
		X: a.from.Centre.X + (a.to.Centre.X-a.from.Centre.X)*share,
		Y: a.from.Centre.Y + (a.to.Centre.Y-a.from.Centre.Y)*share,
	}
	return c
}

// near says whether a motion to the view would show anything but a blur: the way is a few windows at most.
func near(c tile.Camera, v geo.View) bool {
	if c.Width == 0 || c.Height == 0 {
		return false
	}
	r := max(c.Resolution, v.Resolution())
	d := math.Hypot(c.Centre.X-v.Centre.X, c.Centre.Y-v.Centre.Y) / r
	octaves := math.Abs(math.Log2(c.Resolution / v.Resolution()))
	return d < 2*float64(c.Width+c.Height) && octaves < 6
}

// travel moves the camera from where it is to the view v.
func (m *Map) travel(v geo.View, lasts time.Duration) {
	m.pending = geo.EmptyBox()
	m.aim(v)
	// The first frame is already on its way: a hand feels a frame that does nothing.
	m.motion = &motion{from: m.camera, to: tile.CameraOf(m.view), start: m.runner.Now().Add(-frame), lasts: lasts}
	m.move()
}

// move shows the motion as it stands, and comes back a frame later until it has arrived.
func (m *Map) move() {
	if m.motion == nil {
		return
	}
	now := m.runner.Now()
	m.camera = m.motion.at(now)
	if now.Sub(m.motion.start) >= m.motion.lasts {
		m.motion = nil
	} else {
		m.runner.After(m.name+"motion", frame, m.move)
	}
	m.raster.Refresh()
	m.lead()
}
