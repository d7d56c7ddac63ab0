package demo

import (
	"math"

	"emprise/data/demo/plan"
)

// drawCommunes divides the land between the villages, each point to the nearest (Voronoi), and roughens the borders.
func (c *country) drawCommunes() {
	r := newRandom(c.seed, "communes")
	for _, k := range c.recipe.Communes {
		m := commune{communeRecipe: k, centre: pt(k.X+r.between(-90, 90), k.Y+r.between(-90, 90))}
		m.radius = map[string]float64{"town": 1200, "bourg": 590, "village": 335}[k.Size] * r.between(0.9, 1.12)
		c.communes = append(c.communes, m)
	}
	// Neighbours of whom nothing is drawn but that they are there: their borders with ours make the outline.
	var sites []plan.Point
	for _, m := range c.communes {
		sites = append(sites, m.centre)
	}
	for _, p := range c.recipe.Neighbours {
		sites = append(sites, pt(p[0]+r.between(-150, 150), p[1]+r.between(-150, 150)))
	}
	far := []plan.Point{pt(-16000, -14000), pt(16000, -14000), pt(16000, 14000), pt(-16000, 14000)}
	type key struct{ a, b plan.Point }
	seen := map[key]bool{}
	for i := range c.communes {
		cell := far
		for j := range sites {
			if i == j {
				continue
			}
			a, b := sites[i], sites[j]
			before := len(cell)
			next := half(cell, a.Toward(b, 0.5), a.Sub(b))
			if j >= len(c.communes) && (len(next) != before || next[0] != cell[0]) {
				c.communes[i].rim = true
			}
			cell = next
		}
		for k, p := range cell {
			a, b := round(p), round(cell[(k+1)%len(cell)])
			if b.X < a.X || (b.X == a.X && b.Y < a.Y) {
				a, b = b, a
			}
			if a == b || seen[key{a, b}] {
				continue
			}
			seen[key{a, b}] = true
			rough := []plan.Point{a}
			rough = append(roughen(rough, a, b, 0.13, r), b)
			c.limits = append(c.limits, plan.NewCurve(rough))
		}
	}
}

func round(p plan.Point) plan.Point { return pt(math.Round(p.X*2)/2, math.Round(p.Y*2)/2) }

// half keeps the part of a convex ring on the side of o that n points to.
func half(ring []plan.Point, o, n plan.Point) []plan.Point {
	var out []plan.Point
	for i, p := range ring {
		q := ring[(i+1)%len(ring)]
		a, b := p.Sub(o).Dot(n), q.Sub(o).Dot(n)
		if a >= 0 {
			out = append(out, p)
		}
		if (a >= 0) != (b >= 0) {
			out = append(out, p.Toward(q, a/(a-b)))
		}
	}
	return out
}

// roughen adds points between a and b, each the middle moved sideways by up to k of the length, down to 90 metres.
func roughen(line []plan.Point, a, b plan.Point, k float64, r *random) []plan.Point {
	d := b.Sub(a)
	if d.Len() < 130 {
		return line
	}
	m := a.Toward(b, r.between(0.38, 0.62)).Add(d.Left().Times(k * r.between(-1, 1)))
	line = roughen(line, a, m, k, r)
	line = append(line, m)
	return roughen(line, m, b, k, r)
}

// outside says whether a place is nearer to a village outside the territory than to any inside.
func (c *country) outside(p plan.Point) bool {
	inner, outer := math.Inf(1), math.Inf(1)
	for _, m := range c.communes {
		inner = math.Min(inner, m.centre.Sub(p).Len())
	}
	for _, n := range c.recipe.Neighbours {
		outer = math.Min(outer, pt(n[0], n[1]).Sub(p).Len())
	}
	return outer < inner+250
}

// communeAt is the commune whose village is nearest.
func (c *country) communeAt(p plan.Point) int {
	best := 0
	for i, m := range c.communes {
		if m.centre.Sub(p).Len() < c.communes[best].centre.Sub(p).Len() {
			best = i
		}
	}
	return best
}
