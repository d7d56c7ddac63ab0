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
	Led   bool // names that find no place at their areas stand aside, at the end of a line
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
	p := newPainter(s, &f, l, &r, share)
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
	fill   paint.Fill
	least  float64
	casing paint.Stroke
	stroke paint.Stroke
	marker style.Marker

	features []uint32   // that wear it and are in sight, in the order of the set
	lines    paint.Path // lines, and outlines of areas, but for those that crowd
	areas    paint.Path // that are painted with their lines
	crowd    []uint32   // features whose lines crowd
	markers  []spot
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

// hides says whether nothing is seen through a line.
func (n *ink) hides() bool { return n.stroke.Width > 0 && n.stroke.Colour.A == 255 && !n.dashed() }

// marks says whether a feature of a kind wears the marker.
func (n *ink) marks(kind feature.Kind) bool {
	return n.marker.Drawn() && kind != feature.Lines && (kind == feature.Points || !n.marker.Lone)
}

func (n *ink) dashed() bool { return n.stroke.Dash != nil || n.casing.Dash != nil }

func visible(st paint.Stroke) bool { return st.Width > 0 && st.Colour.A > 0 }

// reach is how far the ink lies from the geometry at most, in surface units; markers stand in rows of a few.
func (n *ink) reach() float64 { return max(n.stroke.Width, n.casing.Width)/2 + 4*n.marker.Size + 1 }

type painter struct {
	s      paint.Surface
	f      *Frame
	l      *scene.Layer
	r      *style.Rules
	inks   []ink
	shaper *shaper
	window window
	crowd  *crowder // nil when the surface takes no crowds, or the frame lies on paper

	together map[int]bool // features that are drawn in a cluster
	clusters []Cluster
	share    float64
}

func newPainter(s paint.Surface, f *Frame, l *scene.Layer, r *style.Rules, share float64) *painter {
	p := &painter{s: s, f: f, l: l, r: r, share: share, inks: make([]ink, len(r.Classes)), shaper: newShaper(f, l)}
	if c, ok := s.(paint.Crowd); ok && f.system == nil {
		p.crowd = newCrowder(c, f, l)
	}
	return p
}

// collect deals the features in sight to the classes they wear.
func (p *painter) collect(ctx context.Context) error {
	reach := 0.0
	for i := range p.inks {
		reach = max(reach, p.inks[i].reach())
	}
	p.window = p.f.window(reach + 8*p.f.Unit)
	p.gather()
	seen := p.l.Meet(p.f.Box.Padded(reach * p.f.Resolution / p.f.Unit))
	if p.r.Uniform() {
		p.inks[0].features = seen
		return ctx.Err()
	}
	pick := p.r.Picker(p.l)
	for n, i := range seen {
		if n%patience == 0 && ctx.Err() != nil {
			break
		}
		if c := pick.Class(int(i)); c >= 0 {
			p.inks[c].features = append(p.inks[c].features, i)
		}
	}
	return ctx.Err()
}

// paint lays the fills of all classes, then what their lines lie on, then the lines, then the markers.
func (p *painter) paint(ctx context.Context) error {
	for i := range p.inks {
		if n := &p.inks[i]; n.filled() {
			if err := p.fill(ctx, n); err != nil {
				return err
			}
		}
	}
	for i := range p.inks {
		if n := &p.inks[i]; n.lined() {
			if err := p.outline(ctx, n); err != nil {
				return err
			}
		}
	}
	if p.r.Shared {
		p.borders()
	}
	for i := range p.inks {
		p.stroke(&p.inks[i], p.inks[i].casing)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	for i := range p.inks {
		p.stroke(&p.inks[i], p.inks[i].stroke)
	}
	for i := range p.inks {
		p.mark(&p.inks[i])
	}
	p.markers()
	p.signs()
	return ctx.Err()
}

// fill paints the areas of a class. What its own outline hides is left out, as it would shine through where outlines cover
// their pixels in part.
func (p *painter) fill(ctx context.Context, n *ink) error {
	var rest paint.Path
	hides := n.hides() && !p.r.Shared && p.crowds(n)
	width := 0.0
	if p.early(n) {
		width = n.stroke.Width
	}
	for k, i := range n.features {
		if k%patience == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		f := int(i)
		switch {
		case p.l.Features.Kinds[f] != feature.Areas:
		case p.crowd != nil && n.least == 0 && p.crowd.area(f, width, hides):
		case p.shaper.minute(f, max(tiny*p.f.Unit, n.least)):
			p.shaper.box(&rest, f, n.least)
		default:
			p.shaper.feature(&rest, f, p.window, false)
		}
	}
	switch {
	case p.crowd != nil:
		p.crowd.s.FillCrowd(rest, n.fill)
	case len(rest.Starts) > 0 && p.outlined(n):
		n.areas = rest
	case len(rest.Starts) > 0:
		p.s.Fill(rest, n.fill)
	}
	return nil
}

// crowds says whether the small features of a class are outlined as a crowd.
func (p *painter) crowds(n *ink) bool {
	return p.crowd != nil && !n.dashed() && max(n.stroke.Width, n.casing.Width) <= paint.CrowdWidth
}

// early says whether the lines of a class that crowd are added while it is filled, which spares a second look at them: no
// other lines may come in between.
func (p *painter) early(n *ink) bool {
	for i := range p.inks {
		if o := &p.inks[i]; visible(o.casing) || o != n && visible(o.stroke) {
			return false
		}
	}
	return n.filled() && n.least == 0 && visible(n.stroke) && !p.r.Shared && p.crowds(n)
}

// outline makes a path of the lines of a class, but for those that crowd.
func (p *painter) outline(ctx context.Context, n *ink) error {
	crowds, early := p.crowds(n), p.early(n)
	for k, i := range n.features {
		if k%patience == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		f := int(i)
		switch kind := p.l.Features.Kinds[f]; {
		case kind != feature.Lines && (kind != feature.Areas || p.r.Shared):
		case crowds && p.crowd.small(f):
			if !early || kind == feature.Lines {
				n.crowd = append(n.crowd, i)
			}
		case kind == feature.Areas && p.shaper.minute(f, tiny*p.f.Unit):
		default:
			p.shaper.feature(&n.lines, f, p.window, n.dashed())
		}
	}
	return nil
}

// borders adds the outlines that areas share, once, to the uppermost class that has lines.
func (p *painter) borders() {
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
			p.shaper.put(&n.lines, p.shaper.run(b.XY), p.window, n.dashed(), false)
		}
	}
}

// stroke paints the lines of a class.
func (p *painter) stroke(n *ink, st paint.Stroke) {
	if !visible(st) {
		return
	}
	for _, i := range n.crowd {
		p.crowd.line(int(i), st.Width)
	}
	switch {
	case p.crowd != nil:
		p.crowd.s.StrokeCrowd(n.lines, st)
	case len(n.areas.Starts) > 0:
		p.s.(paint.Outlined).FillAndStroke(n.areas, n.fill, n.lines, st)
	case len(n.lines.Starts) > 0:
		p.s.Stroke(n.lines, st)
	}
}

// outlined says whether the areas of a class wait for their lines, to be painted with them: nothing else may come in between.
func (p *painter) outlined(n *ink) bool {
	_, ok := p.s.(paint.Outlined)
	for i := range p.inks {
		ok = ok && (&p.inks[i] == n || len(p.inks[i].features) == 0)
	}
	return ok && !p.r.Shared && visible(n.stroke) && !visible(n.casing) && !n.dashed()
}

// mark finds where the markers of a class stand.
func (p *painter) mark(n *ink) {
	if !n.marker.Drawn() {
		return
	}
	for _, i := range n.features {
		if n.marks(p.l.Features.Kinds[i]) && !p.together[int(i)] {
			at := p.l.Anchor(int(i)).At
			x, y := p.f.fromPlane(at)
			n.markers = append(n.markers, spot{x, y, at})
		}
	}
}
