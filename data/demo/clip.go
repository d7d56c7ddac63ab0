package demo

import (
	"slices"

	"emprise/data/demo/plan"
)

// frame is the upright rectangle of the recipe, a little larger than the territory: what a surveyor would have cut out.
func (c *country) frame() plan.Poly {
	e := c.recipe.Extent
	return plan.Quad(pt(e[0], e[1]), pt(e[2], e[1]), pt(e[2], e[3]), pt(e[0], e[3]))
}

// shown says whether a place lies in the frame.
func (c *country) shown(p plan.Point) bool {
	e := c.recipe.Extent
	return p.X > e[0] && p.X < e[2] && p.Y > e[1] && p.Y < e[3]
}

// clip keeps what of a line lies in the frame.
func (c *country) clip(line []plan.Point) []plan.Curve {
	curve := plan.NewCurve(line)
	all := true
	for _, p := range line {
		all = all && c.shown(p)
	}
	if all {
		return []plan.Curve{curve}
	}
	var out []plan.Curve
	on, _ := curve.Crossings(plan.NewCurve(closed(corners(c.frame()))))
	slices.Sort(on)
	last := 0.0
	for _, s := range append(on, curve.Len()) {
		if mid, _ := curve.At((s + last) / 2); s-last > 1 && c.shown(mid) {
			out = append(out, plan.NewCurve(curve.Part(last, s)))
		}
		last = s
	}
	return out
}

func corners(p plan.Poly) []plan.Point {
	out := make([]plan.Point, len(p))
	for i := range p {
		out[i] = p[i].Point
	}
	return out
}
