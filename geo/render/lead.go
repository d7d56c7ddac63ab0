package render

import (
	"math"

	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/paint"
)

// ledRoom is how many times wider than its area a name may be to stand on it, where it may stand aside as well.
const ledRoom = 1.4

// The rings on which a name that stands aside is tried, ems from its area, and the directions on each.
var leadRings = [...]float64{1.6, 2.4, 3.4, 4.6, 6, 7.6, 9.4, 11.5, 14}

const leadDirections = 16

// lead writes a name beside its area, at the end of a line, on the nearest place where neither meets what is there, if there is
// one.
func (c *clerk) lead(n *name) {
	u, em := c.f.Unit, n.style.Size
	width, height := c.size(n)
	wide, high := width/2+2*u, height/2+1.5*u
	for _, ring := range leadRings {
		for k := range leadDirections {
			// To the sides first, where lines of text are read most easily; then up and down.
			sin, cos := math.Sincos(2 * math.Pi * float64((k%2)*leadDirections/2+alternate(k/2)) / leadDirections)
			end := stand{x: n.from.x + ring*em*cos, y: n.from.y + ring*em*sin}
			at := stand{x: end.x + cos*wide, y: end.y + sin*high}
			box := plot{at.x - wide, at.y - high, at.x + wide, at.y + high}
			tip := stand{x: min(max(n.from.x, box.x0), box.x1), y: min(max(n.from.y, box.y0), box.y1)}
			line := along(n.from, tip, 1.2*u)
			if !c.taken.free([]plot{box}) || !c.taken.free(line) || !c.areas[n.layer].freeBut(box, n.own) {
				continue
			}
			c.taken.add(box)
			c.taken.add(line...)
			c.line(n, tip)
			c.spell(n, at, n.style)
			return
		}
	}
}

// keepFree notes what the areas of a layer take.
func (c *clerk) keepFree(at int, d *Dressed) {
	if c.areas[at] != nil {
		return
	}
	c.areas[at] = newCrowd(c.f.Rect)
	kept := d.Rules.Kept(d.Layer)
	d.Layer.Visit(c.f.Box, func(i int) bool {
		if d.Layer.Features.Kinds[i] == feature.Areas && (kept == nil || kept(i)) {
			c.areas[at].add(c.f.plotOf(d.Layer.BoxOf(i)))
		}
		return true
	})
}

// freeBut says whether a plot meets none that is taken but one.
func (c *crowd) freeBut(p, but plot) bool {
	return c.over(p, func(key [2]int) bool {
		for _, o := range c.cells[key] {
			if o != but && p.x0 < o.x1 && o.x0 < p.x1 && p.y0 < o.y1 && o.y0 < p.y1 {
				return false
			}
		}
		return true
	})
}

// plotOf is a box of the plane on the surface. Where the drawing is turned against the plane it is that of its corners.
func (f *Frame) plotOf(b geo.Box) plot {
	out := plot{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, q := range []geo.XY{b.Min, b.Max, {X: b.Min.X, Y: b.Max.Y}, {X: b.Max.X, Y: b.Min.Y}} {
		x, y := f.fromPlane(q)
		out = plot{min(out.x0, x), min(out.y0, y), max(out.x1, x), max(out.y1, y)}
	}
	return out
}

// alternate gives 0, 1, -1, 2, -2 and so on.
func alternate(k int) int {
	if k%2 == 1 {
		return (k + 1) / 2
	}
	return -k / 2
}

// along is the way of a line as a chain of small plots.
func along(from, to stand, half float64) []plot {
	dx, dy := to.x-from.x, to.y-from.y
	n := max(1, int(math.Ceil(math.Hypot(dx, dy)/(2*half))))
	out := make([]plot, 0, n+1)
	for i := range n + 1 {
		t := float64(i) / float64(n)
		x, y := from.x+t*dx, from.y+t*dy
		out = append(out, plot{x - half, y - half, x + half, y + half})
	}
	return out
}

// line paints the line of a name from a dot in its area, with the halo of the name below it.
func (c *clerk) line(n *name, tip stand) {
	u := c.f.Unit
	p := paint.Path{
		XY:     []float32{float32(n.from.x), float32(n.from.y), float32(tip.x), float32(tip.y)},
		Starts: []int32{0, 2},
	}
	if n.style.Halo.A > 0 {
		c.s.Stroke(p, paint.Stroke{Colour: n.style.Halo, Width: 2.6 * u})
	}
	c.s.Stroke(p, paint.Stroke{Colour: n.style.Colour, Width: 0.8 * u})
	c.s.Fill(dot(n.from, 1.5*u), paint.Fill{Colour: n.style.Colour})
}

func dot(at stand, radius float64) paint.Path {
	const sides = 16
	p := paint.Path{Starts: []int32{0, sides + 1}}
	for i := range sides + 1 {
		sin, cos := math.Sincos(2 * math.Pi * float64(i%sides) / sides)
		p.XY = append(p.XY, float32(at.x+radius*cos), float32(at.y+radius*sin))
	}
	return p
}
