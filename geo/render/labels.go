package render

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"emprise/geo/feature"
	"emprise/geo/paint"
	"emprise/geo/style"
)

// Labels writes the names of all layers, placed once for the whole frame: the greatest priority first, then the upper
// layer, then the larger feature. A name that would meet another, the edge or what is covered, in units of the surface, is left out.
func Labels(ctx context.Context, s paint.Surface, f Frame, layers []Dressed, covered ...Rect) error {
	c := &clerk{s: s, f: &f, taken: newCrowd(f.Rect), together: map[int]map[int]bool{}, areas: map[int]*crowd{}}
	for _, r := range covered {
		c.taken.add(plot{r.X, r.Y, r.X + r.Width, r.Y + r.Height})
	}
	for i := range layers {
		if err := c.gather(ctx, i, &layers[i]); err != nil {
			return err
		}
	}
	slices.SortStableFunc(c.names, func(a, b name) int {
		return cmp.Or(cmp.Compare(b.priority, a.priority), cmp.Compare(b.layer, a.layer), cmp.Compare(b.weight, a.weight))
	})
	r := f.Rect
	s.Clip(r.X, r.Y, r.Width, r.Height)
	defer s.Unclip()
	s.Group("")
	for i := range c.names {
		if i%64 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if n := &c.names[i]; !c.write(n) && n.led {
			c.lead(n)
		}
	}
	return ctx.Err()
}

// name is a text that wants a place.
type name struct {
	lines    []string
	style    paint.TextStyle
	shield   style.RGBA
	priority int
	layer    int
	led      bool    // may stand aside, at the end of a line
	from     stand   // where that line begins
	own      plot    // the box of the area
	weight   float64 // greater features are named first
	kind     feature.Kind
	spots    []stand // where it may stand, the best first
}

// stand is a place for a name: the middle of the text and its turn in degrees, counter-clockwise; or a place for each letter.
type stand struct {
	x, y, angle float64
	letters     []letter
}

// clerk gathers and places the names of a frame.
type clerk struct {
	s     paint.Surface
	f     *Frame
	names []name
	taken *crowd
	areas map[int]*crowd // by led layer, what its areas take: a name that stands aside hides none of the others

	together map[int]map[int]bool // by layer, the features that a cluster stands for: they have no name of their own
}

func (c *clerk) gather(ctx context.Context, at int, d *Dressed) error {
	if err := ctx.Err(); err != nil || d.Layer.Box.Empty() {
		return err
	}
	share := d.Rules.Shown.Share(c.f.Resolution)
	c.markers(at, d, share)
	if share < 0.5 {
		return nil
	}
	for k := range d.Rules.Plates {
		if err := c.read(ctx, at, d, &d.Rules.Plates[k]); err != nil {
			return err
		}
	}
	return c.read(ctx, at, d, &d.Rules.Label)
}

// read gathers the names that one label gives.
func (c *clerk) read(ctx context.Context, at int, d *Dressed, l *style.Label) error {
	if l.Size <= 0 || l.Shown.Share(c.f.named()) < 0.5 { // a name is there or not: half seen it is dirt
		return nil
	}
	u := c.f.Unit
	text := paint.TextStyle{
		Size: l.Size * u * l.Sizes.At(c.f.Resolution), Bold: l.Bold, Italic: l.Italic, Colour: l.Colour,
		Halo: l.Halo, HaloWidth: l.Width * u, Anchor: paint.Centre,
	}
	read, kept := l.Read(d.Layer), d.Rules.Kept(d.Layer)
	if d.Led {
		c.keepFree(at, d)
	}
	place := placer{clerk: c, shaper: newShaper(c.f, d.Layer), label: l, led: d.Led}
	place.lone = slices.ContainsFunc(d.Rules.Classes, func(c style.Class) bool { return c.Symbol.Marker.Lone })
	n := 0
	d.Layer.Visit(c.f.Box, func(i int) bool {
		if n++; n%patience == 0 && ctx.Err() != nil {
			return false
		}
		if place.hopeless(i, text.Size) || c.together[at][i] || kept != nil && !kept(i) {
			return true
		}
		t := strings.TrimSpace(read(i))
		if t == "" {
			return true
		}
		if l.Upper {
			t = strings.ToUpper(t)
		}
		box := d.Layer.BoxOf(i)
		nm := name{
			style: text, shield: l.Shield, priority: l.Priority, layer: at, led: d.Led && d.Layer.Features.Kinds[i] == feature.Areas,
			weight: box.Width() * box.Height(), kind: d.Layer.Features.Kinds[i],
		}
		if nm.led {
			nm.own = c.f.plotOf(box)
		}
		if place.stands(&nm, t, i) {
			c.names = append(c.names, nm)
		}
		return true
	})
	return ctx.Err()
}

// markers keeps names off the markers of a layer.
func (c *clerk) markers(at int, d *Dressed, share float64) {
	if share < 0.5 {
		return
	}
	p := painter{f: c.f, l: d.Layer, r: &d.Rules}
	p.gather()
	c.together[at] = p.together
	for i := range p.clusters {
		x, y := c.f.fromPlane(p.clusters[i].At)
		c.taken.add(newSign(&d.Rules, &p.clusters[i]).crowdOf(x, y, c.f.Unit))
	}
	pick := d.Rules.Picker(d.Layer)
	inks := make([]ink, len(d.Rules.Classes))
	any := false
	for i := range inks {
		inks[i] = newInk(c.f, &d.Rules.Classes[i].Symbol, share)
		any = any || inks[i].marker.Drawn()
	}
	if !any {
		return
	}
	d.Layer.Visit(c.f.Box, func(i int) bool {
		kind := d.Layer.Features.Kinds[i]
		if k := pick.Class(i); k >= 0 && inks[k].marks(kind) && !p.together[i] {
			m := &inks[k].marker
			x, y := c.f.fromPlane(d.Layer.Anchor(i).At)
			r := m.Size / 2
			top := y - r
			if m.Pinned() {
				top = y - 3.2*r
			}
			c.taken.add(plot{x - r, top, x + r, y + r/2})
		}
		return true
	})
}

// leading is the distance between the baselines of a name in two lines, in ems.
const leading = 1.12

// size is what the lines of a name take.
func (c *clerk) size(n *name) (width, height float64) {
	for _, t := range n.lines {
		width = max(width, c.s.TextWidth(t, n.style))
	}
	return width, n.style.Size * (0.9 + leading*float64(len(n.lines)-1))
}

// write puts a name on the first of its stands that is free; false when none is.
func (c *clerk) write(n *name) bool {
	u := c.f.Unit
	width, height := c.size(n)
	wide, high := width+4*u, height+2*u
	if n.shield.A > 0 {
		wide, high = width+plateX*2*u, height+plateY*2*u
	}
	for _, at := range n.spots {
		plots := around(at, wide, high)
		if at.letters != nil {
			plots = aroundLetters(at.letters, high)
		}
		if !c.taken.free(plots) || n.kind == feature.Lines && c.taken.repeated(n.lines[0], at.x, at.y, 260*u) {
			continue
		}
		c.taken.add(plots...)
		c.taken.told(n.lines[0], at.x, at.y)
		if n.shield.A > 0 {
			c.plate(at, width, n)
		}
		st := n.style
		if at.letters != nil {
			c.curved(n.lines[0], at, st)
			return true
		}
		st.Angle = at.angle
		c.spell(n, at, st)
		return true
	}
	return false
}

// spell paints the lines of a name around a stand.
func (c *clerk) spell(n *name, at stand, st paint.TextStyle) {
	for i, t := range n.lines {
		off := (float64(i) - float64(len(n.lines)-1)/2) * leading * n.style.Size
		c.s.Text(at.x, at.y+off, t, st)
	}
}

// How far a plate reaches beyond its text on each side, typographic pixels.
const (
	plateX = 3.4
	plateY = 2.4
)

// plate paints what a road number stands on.
func (c *clerk) plate(at stand, width float64, n *name) {
	u := c.f.Unit
	w, h := width/2+plateX*u, n.style.Size*0.45+plateY*u-0.5*u
	x0, y0, x1, y1 := float32(at.x-w), float32(at.y-h), float32(at.x+w), float32(at.y+h)
	k := float32(2.2 * u)
	var p paint.Path
	add(&p, x0+k, y0, x0, y0+k, x0, y1-k, x0+k, y1, x1-k, y1, x1, y1-k, x1, y0+k, x1-k, y0, x0+k, y0)
	c.s.Fill(p, paint.Fill{Colour: n.shield})
	c.s.Stroke(p, paint.Stroke{Colour: n.style.Colour, Width: 0.9 * u})
}
