package mapview

import (
	"math"
	"time"

	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/paint"
	"emprise/geo/scene"
)

// hover is what the pointer rests on while nothing else is done: its outline at once, words about it after a while.
type hover struct {
	hit   scene.Hit // none without a Layer; of a sign, its first point
	sign  *Gathering
	lines []string
	said  bool   // the words are shown
	place geo.XY // where they are shown
	x, y  float64
}

// How long the pointer rests before words come, how far it may go then until they follow, in typographic pixels, and of how
// many corners at most an outline is drawn for each picture.
const (
	hoverDelay   = 380 * time.Millisecond
	hoverStay    = 36
	mostOutlined = 1500
)

// point shows what is under a pixel.
func (m *Map) point(x, y float64) {
	if m.OnHover == nil || m.motion != nil || len(m.model.Dressed) == 0 {
		m.pointAway()
		return
	}
	h := &m.hover
	signs := m.signs(false)
	sign := m.signAt(signs, x, y)
	var hit scene.Hit
	var lines []string
	if sign != nil && m.OnHoverSign != nil {
		hit, lines = sign.members()[0], m.OnHoverSign(*sign)
	} else {
		sign = nil
		hit, lines = m.OnHover(m.within(m.hits(x, y, signs)))
	}
	switch {
	case hit.Layer == nil:
		m.pointAway()
		return
	case hit != h.hit:
		*h = hover{hit: hit, sign: sign}
		m.raster.Refresh()
	case h.said && math.Hypot(x-h.x, y-h.y) <= hoverStay*m.grain():
		return
	}
	if h.said { // the pointer has left the words behind
		h.said = false
		m.raster.Refresh()
	}
	h.lines, h.x, h.y = lines, x, y
	m.runner.After(m.name+"hover", hoverDelay, func() {
		if h.hit != hit || len(h.lines) == 0 {
			return
		}
		h.said, h.place = true, m.camera.ToPlane(h.x, h.y)
		m.raster.Refresh()
	})
}

// Hovered are the words shown beside the pointer, nil when there are none.
func (m *Map) Hovered() []string {
	if !m.hover.said {
		return nil
	}
	return m.hover.lines
}

// Offer has what lies under the pointer told by OnChoose, or what lies in the middle when the pointer is not on the map.
func (m *Map) Offer() {
	x, y := m.mouse.x, m.mouse.y
	if !m.mouse.inside {
		x, y = float64(m.view.Width)/2, float64(m.view.Height)/2
	}
	m.hand.Hold(m.gesture(x, y, 0))
}

// pointAway shows nothing any more.
func (m *Map) pointAway() {
	if m.hover.hit.Layer == nil {
		return
	}
	m.hover = hover{}
	m.runner.Stop(m.name + "hover")
	m.raster.Refresh()
}

// within leaves out what is around all that is seen: a commune is no thing to point at from inside.
func (m *Map) within(hits []scene.Hit) []scene.Hit {
	seen := m.camera.Box()
	kept := hits[:0:0]
	for _, h := range hits {
		if b := h.Layer.BoxOf(h.Feature); b.Width() < seen.Width() || b.Height() < seen.Height() {
			kept = append(kept, h)
		}
	}
	return kept
}

// drawHover draws the outline and the words. Features with very many corners have words only.
func (m *Map) drawHover(p *Pen) {
	h := &m.hover
	if h.hit.Layer == nil {
		return
	}
	if h.sign != nil {
		p.rim(h.sign)
	} else {
		p.outline(h.hit.Layer, h.hit.Feature)
	}
	if h.said {
		p.Note(h.place, h.lines...)
	}
}

// rim draws a line around a sign.
func (p *Pen) rim(c *Gathering) {
	w, h := c.Half(c.Rules)
	const around = 3
	dx, dy := p.Reach(w+around), p.Reach(h+around)
	r := min(dx, dy)
	var line []geo.XY
	for i, corner := range [4]geo.XY{{X: dx - r, Y: dy - r}, {X: r - dx, Y: dy - r}, {X: r - dx, Y: r - dy}, {X: dx - r, Y: r - dy}} {
		const steps = 12
		for k := range steps + 1 {
			a := (float64(i) + float64(k)/steps) * math.Pi / 2
			line = append(line, geo.XY{X: c.At.X + corner.X + r*math.Cos(a), Y: c.At.Y + corner.Y + r*math.Sin(a)})
		}
	}
	p.trace(p.Path(line, true), false)
}

// outline draws the border of a feature, or a ring around a point.
func (p *Pen) outline(l *scene.Layer, f int) {
	unit := p.Unit()
	lines := []paint.Stroke{{Colour: toolLift, Width: 4 * unit}, {Colour: toolInk, Width: 1.8 * unit}}
	first, end := l.Features.RingsOf(f)
	if first == end || l.Features.Rings[end]-l.Features.Rings[first] > mostOutlined {
		return
	}
	var path paint.Path
	for r := first; r < end; r++ {
		ring := l.Ring(r)
		line := make([]geo.XY, 0, len(ring)/2)
		for i := 0; i < len(ring); i += 2 {
			line = append(line, scene.ToPlane(ring[i], ring[i+1]))
		}
		if l.Features.Kinds[f] == feature.Points {
			line = circle(line[0], p.Reach(ringSize/2))
			line = append(line, line[0])
		}
		part := p.Path(line, false)
		if path.Starts == nil {
			path.Starts = part.Starts[:1]
		}
		path.XY = append(path.XY, part.XY...)
		path.Starts = append(path.Starts, int32(len(path.XY)/2))
	}
	for _, s := range lines {
		p.Stroke(path, s)
	}
}
