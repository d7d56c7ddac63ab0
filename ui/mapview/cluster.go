package mapview

import (
	"fyne.io/fyne/v2"

	"emprise/geo"
	"emprise/geo/render"
	"emprise/geo/scene"
)

// Gathering is points of a layer that are drawn as one sign because they stand too close to be told apart.
type Gathering struct {
	render.Dressed
	render.Cluster
}

// gatherings are the signs of a view and its surroundings.
type gatherings struct {
	view    geo.View
	version uint64
	all     []Gathering    // topmost first
	inside  map[point]bool // the points that are drawn so
}

type point struct {
	layer   *scene.Layer
	feature int
}

// gathered finds the signs that are drawn within a box of the plane; resolution is plane metres a typographic pixel. It may run
// on a worker.
func (m Model) gathered(b geo.Box, resolution float64) *gatherings {
	g := &gatherings{inside: map[point]bool{}}
	for i := len(m.Dressed) - 1; i >= 0; i-- {
		d := m.Dressed[i]
		if d.Rules.Cluster == nil || d.Rules.Shown.Share(resolution) <= 0 {
			continue
		}
		for _, c := range render.Clusters(d.Layer, d.Rules, b, resolution) {
			if len(c.Features) < 2 {
				continue
			}
			g.all = append(g.all, Gathering{d, c})
			for _, f := range c.Features {
				g.inside[point{d.Layer, f}] = true
			}
		}
	}
	return g
}

// signs are those of the view. They come with its names: a pointer that passes sees none before, a click has them worked out at
// once.
func (m *Map) signs(click bool) *gatherings {
	if g := m.together; g != nil && g.version == m.version && g.view == m.view && m.motion == nil {
		return g
	}
	if !click || m.motion != nil {
		return &gatherings{}
	}
	g := m.model.gathered(m.overlayView().Box(), m.view.Resolution()*m.grain())
	g.view, g.version = m.view, m.version
	m.together = g
	return g
}

// signAt is the one of the signs that lies under a device pixel, nil when none does.
func (m *Map) signAt(g *gatherings, x, y float64) *Gathering {
	p, resolution := m.camera.ToPlane(x, y), m.camera.Resolution*m.grain()
	for i := range g.all {
		if c := &g.all[i]; c.Holds(c.Rules, p, resolution) {
			return c
		}
	}
	return nil
}

// apart leaves out the hits on points that are not drawn by themselves.
func (g *gatherings) apart(hits []scene.Hit) []scene.Hit {
	kept := hits[:0:0]
	for _, h := range hits {
		if !g.inside[point{h.Layer, h.Feature}] {
			kept = append(kept, h)
		}
	}
	return kept
}

// members are the points of a sign as hits.
func (c *Gathering) members() []scene.Hit {
	hits := make([]scene.Hit, len(c.Features))
	for i, f := range c.Features {
		hits[i] = scene.Hit{Layer: c.Layer, Feature: f}
	}
	return hits
}

// box is where the points of a sign stand, plane metres.
func (c *Gathering) box() geo.Box {
	b := geo.EmptyBox()
	for _, f := range c.Features {
		b = b.Union(c.Layer.BoxOf(f))
	}
	return b
}

// How far apart points must stand, plane metres, for a nearer view to part them; and by how much nearer it is at least.
const (
	samePlace = 1.0
	nearer    = 4 // quarter octaves
)

// open goes nearer to the points of a sign, so that they part. Where no view parts them, one of them is to be chosen.
func (m *Map) open(c *Gathering, x, y float64) {
	b := c.box()
	v, ok := m.fit(b)
	if !ok {
		return
	}
	v.Level = min(max(v.Level, m.view.Level+nearer), maxLevel)
	if max(b.Width(), b.Height()) >= samePlace && v.Level >= m.view.Level+nearer {
		m.FlyToView(v)
		return
	}
	if m.OnChoose != nil {
		m.OnChoose(c.members(), fyne.NewPos(float32(x/m.unit), float32(y/m.unit)))
	}
}
