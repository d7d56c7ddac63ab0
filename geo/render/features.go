package render

import (
	"context"

	"emprise/geo/feature"
	"emprise/geo/paint"
	"emprise/geo/scene"
	"emprise/geo/style"
)

// Dressed is a layer in the style it wears.
type Dressed struct {
	Layer *scene.Layer
	Rules style.Rules
}

// patience is how many features are prepared between two looks at the context.
const patience = 1024

// Features paints one layer: fills, then casings, then strokes, then markers, each class in the order of the rules.
func Features(ctx context.Context, s paint.Surface, f Frame, l *scene.Layer, r style.Rules) error {
	share := r.Shown.Share(f.Resolution)
	if r.Opacity > 0 {
		share *= r.Opacity
	}
	if share <= 0 || len(r.Classes) == 0 || l.Box.Empty() {
		return ctx.Err()
	}
	if o, ok := s.(interface{ SetOrigin(x, y float64) }); ok {
		o.SetOrigin(f.pixelOrigin())
	}
	p := &painter{s: s, f: &f, l: l, r: &r, inks: make([]ink, len(r.Classes)), share: share}
	for i := range p.inks {
		p.inks[i] = newInk(&f, &r.Classes[i].Symbol, share)
	}
	if err := p.collect(ctx); err != nil {
		return err
	}
	return p.paint(ctx)
}

// ink is what one class has to paint: a symbol in surface units, and where.
type ink struct {
	fill    paint.Fill
	least   float64
	casing  paint.Stroke
	stroke  paint.Stroke
	marker  style.Marker
	fills   paint.Path
	lines   paint.Path // lines, and outlines of areas
	markers []spot
}

func newInk(f *Frame, sym *style.Symbol, share float64) ink {
	share *= sym.Shown.Share(f.Resolution)
	if sym.Opacity > 0 {
		share *= sym.Opacity
	}
	k := sym.Widths.At(f.Resolution)
	u := f.Unit
	n := ink{fill: sym.Fill, least: sym.Least * u, stroke: scaled(sym.Stroke, k*u, u, share), marker: sym.Marker}
	n.fill.Colour, n.fill.PatternColour = style.Faded(n.fill.Colour, share), style.Faded(n.fill.PatternColour, share)
	if sym.Casing.Width > 0 {
		n.casing = scaled(sym.Casing, u, u, share)
		n.casing.Width = n.stroke.Width + 2*n.casing.Width
	}
	n.marker.Size *= k * u
	n.marker.Stroke = scaled(n.marker.Stroke, u, u, share)
	n.marker.Fill, n.marker.Core = style.Faded(n.marker.Fill, share), style.Faded(n.marker.Core, share)
	return n
}

func scaled(st paint.Stroke, width, dash, share float64) paint.Stroke {
	st.Width *= width
	st.Colour = style.Faded(st.Colour, share)
	if st.Dash != nil {
		long := make([]float64, len(st.Dash))
		for i, d := range st.Dash {
			long[i] = d * dash
		}
		st.Dash = long
	}
	return st
}

func (n *ink) lined() bool { return visible(n.stroke) || visible(n.casing) }
func (n *ink) filled() bool {
	return n.fill.Colour.A > 0 || n.fill.Pattern != paint.Solid && n.fill.PatternColour.A > 0
}
func (n *ink) dashed() bool { return n.stroke.Dash != nil || n.casing.Dash != nil }

func visible(st paint.Stroke) bool { return st.Width > 0 && st.Colour.A > 0 }

// reach is how far the ink lies from the geometry at most, in surface units; markers stand in rows of a few.
func (n *ink) reach() float64 { return max(n.stroke.Width, n.casing.Width)/2 + 4*n.marker.Size + 1 }

type painter struct {
	s    paint.Surface
	f    *Frame
	l    *scene.Layer
	r    *style.Rules
	inks []ink

	together map[int]bool // features that are drawn in a cluster
	clusters []Cluster
	share    float64
}

// collect turns the features in sight into one path a class and part.
func (p *painter) collect(ctx context.Context) error {
	reach := 0.0
	for i := range p.inks {
		reach = max(reach, p.inks[i].reach())
	}
	w := p.f.window(reach + 8*p.f.Unit)
	perUnit := p.f.Resolution / p.f.Unit // plane metres
	p.gather()
	pick := p.r.Picker(p.l)
	sh := newShaper(p.f, p.l)
	n := 0
	p.l.Visit(p.f.Box.Padded(reach*perUnit), func(i int) bool {
		if n++; n%patience == 0 && ctx.Err() != nil {
			return false
		}
		if c := pick.Class(i); c >= 0 {
			p.add(sh, &p.inks[c], i, w)
		}
		return true
	})
	if p.r.Shared {
		p.borders(sh, w)
	}
	return ctx.Err()
}

func (p *painter) add(sh *shaper, n *ink, i int, w window) {
	kind := p.l.Features.Kinds[i]
	if n.marker.Drawn() && kind != feature.Lines && !p.together[i] {
		at := p.l.Anchor(i).At
		x, y := p.f.fromPlane(at)
		n.markers = append(n.markers, spot{x, y, at})
	}
	switch kind {
	case feature.Areas:
		if n.filled() {
			if sh.minute(i, max(tiny*p.f.Unit, n.least)) {
				sh.box(&n.fills, i, n.least)
				return
			}
			sh.feature(&n.fills, i, w, false)
		}
		if n.lined() && !p.r.Shared && !sh.minute(i, tiny*p.f.Unit) {
			sh.feature(&n.lines, i, w, n.dashed())
		}
	case feature.Lines:
		if n.lined() {
			sh.feature(&n.lines, i, w, n.dashed())
		}
	}
}

// borders adds the outlines that areas share, once.
func (p *painter) borders(sh *shaper, w window) {
	n := &p.inks[0]
	for i := range p.inks {
		if p.inks[i].lined() {
			n = &p.inks[i]
		}
	}
	if !n.lined() {
		return
	}
	near := scene.ExtentOf(p.f.Box.Padded(n.reach() * p.f.Resolution / p.f.Unit))
	for _, b := range p.l.Borders() {
		if b.Extent.Intersects(near) {
			sh.put(&n.lines, sh.run(b.XY), w, n.dashed(), false)
		}
	}
}

func (p *painter) paint(ctx context.Context) error {
	for i := range p.inks {
		if n := &p.inks[i]; len(n.fills.Starts) > 0 {
			p.s.Fill(n.fills, n.fill)
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	for i := range p.inks {
		if n := &p.inks[i]; len(n.lines.Starts) > 0 && visible(n.casing) {
			p.s.Stroke(n.lines, n.casing)
		}
	}
	for i := range p.inks {
		if n := &p.inks[i]; len(n.lines.Starts) > 0 && visible(n.stroke) {
			p.s.Stroke(n.lines, n.stroke)
		}
	}
	p.markers()
	p.signs()
	return ctx.Err()
}
