package mapview

import (
	"emprise/geo"
	"emprise/geo/tile"
)

// Link makes two maps show the same view from now on: where one is moved, the other goes along, frame by frame. The pointer
// on one is shown on the other.
func Link(a, b *Map) {
	a.partner, b.partner = b, a
	b.goAlong(a.view, a.camera)
}

// Unlink lets a map go its own way again.
func (m *Map) Unlink() {
	if p := m.partner; p != nil {
		p.SetEcho(geo.XY{}, false)
		m.SetEcho(geo.XY{}, false)
		p.partner, m.partner = nil, nil
	}
}

// lead takes the partner along to where the camera is.
func (m *Map) lead() {
	if m.partner != nil {
		m.partner.goAlong(m.view, m.camera)
	}
}

// goAlong shows what the partner shows, in the map's own size.
func (m *Map) goAlong(v geo.View, c tile.Camera) {
	if m.view.Width == 0 || v.Width == 0 {
		return
	}
	m.motion, m.pending = nil, geo.EmptyBox()
	m.runner.Stop(m.name + "motion")
	m.pointAway()
	if next := tile.Snap(v.Resized(m.view.Width, m.view.Height)); next != m.view {
		m.view = next
		m.load()
		if m.gauge.show(m.view, m.unit) {
			m.layout()
		}
		m.placeNames(rest)
		if m.OnView != nil {
			m.OnView(m.view)
		}
	}
	c.Width, c.Height = m.view.Width, m.view.Height
	m.camera = c
	if c.Resolution == m.view.Resolution() && c.Centre == v.Centre {
		m.camera = tile.CameraOf(m.view)
	}
	m.raster.Refresh()
}
