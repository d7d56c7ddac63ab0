package demo

import (
	"fmt"
	"math"

	"emprise/data/demo/plan"
)

func (c *country) woodland(g *ground) *sheet {
	s := &sheet{g: g}
	n := 0
	add := func(p plan.Poly, nature, name string) {
		n++
		s.area(p)
		s.text("id", fmt.Sprintf("ZONEVEGE%08d", n), "nature", nature, "nom", name)
		s.b.End()
	}
	named := c.nameForests()
	for i := range c.parcels {
		if p := &c.parcels[i]; p.wood {
			add(p.shape, "Bois", named[i])
		}
	}
	for _, p := range c.riparian {
		add(p, "Haie", "")
	}
	return s
}

// nameForests gives each forest's name to the largest wooded parcel near its middle, so that a map writes it once.
func (c *country) nameForests() map[int]string {
	named := map[int]string{}
	for _, f := range c.recipe.Forests {
		best, size := -1, 0.0
		for i := range c.parcels {
			p := &c.parcels[i]
			if !p.wood || p.shape[0].Sub(pt(f.X, f.Y)).Len() > 0.5*f.R {
				continue
			}
			if a := p.shape.Area(); a > size {
				best, size = i, a
			}
		}
		if best >= 0 {
			named[best] = f.Name
		}
	}
	return named
}

func (c *country) waterAreas(g *ground) *sheet {
	s := &sheet{g: g}
	river := c.clip(c.river.Points)[0]
	l := river.Beside(func(q float64) float64 { return c.width(q) / 2 })
	r := river.Beside(func(q float64) float64 { return -c.width(q) / 2 })
	for i := len(l) - 1; i >= 0; i-- {
		r = append(r, l[i])
	}
	s.area(plan.Quad(r...))
	s.text("id", "SURFHYDR00000001", "nature", "Ecoulement naturel", "nom", c.recipe.River.Name)
	s.b.End()
	for i, p := range c.ponds {
		s.area(p)
		s.text("id", fmt.Sprintf("SURFHYDR%08d", i+2), "nature", "Plan d’eau")
		s.b.End()
	}
	return s
}

func (c *country) waterLines(g *ground) *sheet {
	s := &sheet{g: g}
	for i, st := range c.streams {
		s.line(st.Points)
		s.text("id", fmt.Sprintf("TRON_EAU%08d", i+1), "nature", "Ecoulement naturel", "nom", c.recipe.Streams[i].Name)
		s.b.End()
	}
	return s
}

// valley is how far the flood reaches on each side of the valley's axis, at points along it.
type valley struct {
	axis  plan.Curve
	inner [2][]float64 // left, right: forbidden
	outer [2][]float64 // left, right: with conditions
	step  float64
}

// drawValley finds how far the river wanders from its axis, and floods that and some more.
func (c *country) drawValley() {
	v := valley{axis: plan.Spline(knots(c.recipe.River.Axis), 40), step: 60}
	n := int(v.axis.Len()/v.step) + 1
	reach := [2][]float64{make([]float64, n), make([]float64, n)}
	for _, p := range c.river.Points {
		u, left := v.axis.Nearest(p)
		i := min(int(u/v.step), n-1)
		reach[0][i] = math.Max(reach[0][i], left)
		reach[1][i] = math.Max(reach[1][i], -left)
	}
	for side := range 2 {
		wide := spread(reach[side], 5)
		close := spread(reach[side], 2)
		v.inner[side], v.outer[side] = make([]float64, n), make([]float64, n)
		for i := range n {
			u := float64(i) * v.step
			k := float64(side)
			v.inner[side][i] = close[i] + 38 + 55*noise(c.seed+21, u, 9000*k, 600)
			v.outer[side][i] = wide[i] + 95 + 210*noise(c.seed+23, u, 9000*k, 900)
		}
		v.inner[side] = smooth(smooth(v.inner[side]))
		v.outer[side] = smooth(smooth(smooth(v.outer[side])))
		for i := range n {
			v.outer[side][i] = math.Max(v.outer[side][i], v.inner[side][i]+18)
		}
	}
	c.valley = v
}

// spread gives each place the largest value within k places.
func spread(x []float64, k int) []float64 {
	out := make([]float64, len(x))
	for i := range x {
		for j := max(0, i-k); j <= min(len(x)-1, i+k); j++ {
			out[i] = math.Max(out[i], x[j])
		}
	}
	return out
}

func smooth(x []float64) []float64 {
	out := make([]float64, len(x))
	for i := range x {
		out[i] = (x[max(0, i-1)] + 2*x[i] + x[min(len(x)-1, i+1)]) / 4
	}
	return out
}

// beside is the line at the given distances to the left (sign 1) or right (−1) of the axis, over part of it.
func (v valley) beside(distance []float64, sign float64, from, to int) []plan.Point {
	var out []plan.Point
	for i := from; i < to; i++ {
		p, t := v.axis.At(float64(i) * v.step)
		out = append(out, p.Add(t.Left().Times(sign*distance[i])))
	}
	return out
}

// hazards has the columns of the CNIG standard of risk-prevention plans: 03 forbids building, 02 sets conditions.
func (c *country) hazards(g *ground) *sheet {
	s := &sheet{g: g}
	v := c.valley
	first, n := 0, len(v.inner[0])
	for k := range n {
		if p, _ := v.axis.At(float64(k) * v.step); c.shown(p) {
			if first == 0 {
				first = k
			}
			continue
		}
		if first > 0 {
			n = k
			break
		}
	}
	add := func(p plan.Poly, code, label, kind, must string) {
		s.area(p)
		s.text("idzonereglementaire", fmt.Sprintf("PPRI-OMB-%s-%d", code, s.b.Len()), "codeprocedure", "58DDT20140012", "codezonereglement", code,
			"libellezonereglement", label, "typereglement", kind, "existemesuresobligatoires", must)
		s.b.End()
	}
	ring := func(a, b []plan.Point) plan.Poly {
		for i := len(b) - 1; i >= 0; i-- {
			a = append(a, b[i])
		}
		return plan.Quad(a...)
	}
	add(ring(v.beside(v.outer[0], 1, first, n), v.beside(v.inner[0], 1, first, n)), "B", "Zone bleue : constructible sous prescriptions", "02", "oui")
	add(ring(v.beside(v.outer[1], -1, first, n), v.beside(v.inner[1], -1, first, n)), "B", "Zone bleue : constructible sous prescriptions", "02", "oui")
	add(ring(v.beside(v.inner[0], 1, first, n), v.beside(v.inner[1], -1, first, n)), "R", "Zone rouge : champ d’expansion des crues", "03", "oui")
	return s
}

func (c *country) protected(g *ground) *sheet {
	s := &sheet{g: g}
	v := c.valley
	n := len(v.inner[0])
	a, b := v.beside(v.outer[0], 1, n/6, n*2/5), v.beside(v.outer[1], -1, n/6, n*2/5)
	for i := len(b) - 1; i >= 0; i-- {
		a = append(a, b[i])
	}
	s.area(plan.Quad(a...))
	s.text("id", "580099001", "nom", "Vallée de l’Ombrelle aval, prairies et ripisylves", "type", "ZNIEFF de type 2")
	s.b.End()
	r := newRandom(c.seed, "protected")
	f := c.recipe.Forests[2]
	s.area(plan.Quad(blob(pt(f.X, f.Y), f.R*0.75, 22, nil, 0.9, r)...))
	s.text("id", "580099002", "nom", "Hêtraies et mares de la Garenne", "type", "ZNIEFF de type 1")
	s.b.End()
	return s
}

// drawPonds digs ponds along the streams and old gravel pits beside the river, and lets trees grow on its banks.
func (c *country) drawPonds() {
	r := newRandom(c.seed, "ponds")
	clear := func(p plan.Point, d float64) bool {
		for _, rd := range c.roads {
			if rd.curve.Within(p, d) {
				return false
			}
		}
		for _, m := range c.communes {
			if p.Sub(m.centre).Len() < m.radius*1.1 {
				return false
			}
		}
		for _, e := range c.estates {
			for _, q := range e.ring {
				if p.Sub(q).Len() < 200 {
					return false
				}
			}
		}
		return !c.railway.Within(p, d) && !c.motorway.Within(p, d) && !c.river.Within(p, 75)
	}
	for _, st := range c.streams {
		for tries := 0; tries < 12; tries++ {
			p, t := st.At(st.Len() * r.between(0.1, 0.8))
			if !clear(p, 120) || c.outside(p) {
				continue
			}
			b := math.Atan2(t.Y, t.X)
			c.ponds = append(c.ponds, plan.Quad(rounded(blob(p, r.between(45, 80), 16, []float64{b}, 0.55, r))...))
			break
		}
	}
	for tries := 0; tries < 60 && len(c.ponds) < len(c.streams)+4; tries++ {
		s := c.river.Len() * r.between(0.22, 0.42)
		p, t := c.river.At(s)
		p = p.Add(t.Left().Times(r.between(120, 190) * float64(1-2*r.below(2))))
		if !clear(p, 130) {
			continue
		}
		near := false
		for _, o := range c.ponds {
			near = near || o.Centroid().Sub(p).Len() < 260
		}
		if near {
			continue
		}
		b := math.Atan2(t.Y, t.X)
		pond := plan.Quad(rounded(blob(p, r.between(55, 85), 14, []float64{b, b + math.Pi}, 0.6, r))...)
		c.ponds = append(c.ponds, pond)
	}
	for _, side := range []float64{1, -1} {
		for s := 100.0; s < c.river.Len()-300; {
			length := r.between(60, 320)
			line := plan.NewCurve(c.river.Part(s, s+length))
			mid, _ := line.At(length / 2)
			s += length + r.between(15, 260)
			town := false
			for _, m := range c.communes {
				town = town || mid.Sub(m.centre).Len() < m.radius*0.8
			}
			if town {
				continue
			}
			w := c.width(s)/2 + 1
			out := line.Beside(func(q float64) float64 {
				return side * (w + 3 + 11*math.Sin(math.Pi*math.Max(0.05, math.Min(0.95, q/length))) + 3*math.Sin(q/9))
			})
			in := line.Beside(func(float64) float64 { return side * w })
			for i := len(in) - 1; i >= 0; i-- {
				out = append(out, in[i])
			}
			if p := plan.Quad(out...); p.Simple() {
				c.riparian = append(c.riparian, p)
			}
		}
	}
}

// rounded takes the corners off a ring (Chaikin).
func rounded(ring []plan.Point) []plan.Point {
	for range 2 {
		var next []plan.Point
		for i, p := range ring {
			q := ring[(i+1)%len(ring)]
			next = append(next, p.Toward(q, 0.25), p.Toward(q, 0.75))
		}
		ring = next
	}
	return ring
}
