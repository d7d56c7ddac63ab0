package demo

import (
	"math"
	"slices"

	"emprise/data/demo/plan"
)

// drawSites lays zones and brownfields along the roads nearest to where the recipe wants them, moving each along its road,
// then to the next road, until it disturbs nothing.
func (c *country) drawSites() {
	r := newRandom(c.seed, "sites")
	for _, z := range c.recipe.Zones {
		c.estates = append(c.estates, c.place(z.siteRecipe, z.INSEE, true, r))
	}
	for _, b := range c.recipe.Brownfields {
		c.estates = append(c.estates, c.place(b.siteRecipe, b.INSEE, false, r))
	}
	c.estates = append(c.estates, c.place(c.recipe.Substation.siteRecipe, "", false, r))
	for i := range c.estates {
		if c.estates[i].Back == "rail" {
			c.drawSidings(&c.estates[i])
		}
	}
}

func (c *country) place(z siteRecipe, insee string, zone bool, r *random) site {
	want := pt(z.X, z.Y)
	best, cost := site{}, math.Inf(1)
	wobble := [3]float64{r.between(0, 6), r.between(0, 6), r.between(0.06, 0.12)}
	if !zone {
		wobble[2] *= 0.25
	}
	for _, rd := range c.roads {
		if rd.tag != tagMain && rd.tag != tagRoad {
			continue
		}
		at, left := rd.curve.Nearest(want)
		if math.Abs(left) > 2600 {
			continue
		}
		for k := range 31 {
			shift := float64((k+1)/2) * 80
			if k%2 == 1 {
				shift = -shift
			}
			s := at + shift
			if s-z.Length/2 < 40 || s+z.Length/2 > rd.curve.Len()-40 {
				continue
			}
			for _, side := range []float64{1, -1} {
				st := c.lay(z, rd.curve, s, side, wobble)
				x := st.centre().Sub(want).Len() / 400
				if st.Back != z.Back {
					x += 6
				}
				if m := c.communes[c.communeAt(st.centre())]; insee != "" && m.INSEE != insee {
					x += 4
				}
				if x >= cost {
					continue
				}
				if x += c.disturbs(st, zone, cost-x); x < cost {
					st.zone = zone
					best, cost = st.site, x
				}
			}
		}
	}
	if math.IsInf(cost, 1) {
		panic("demo: no room for a site")
	}
	return best
}

// laid is a site with the curves it lies between.
type laid struct {
	site
	front, back func(u float64) plan.Point
	road        plan.Curve
	from, to    float64
}

func (l laid) centre() plan.Point { return l.front(0.5).Toward(l.back(0.5), 0.5) }

// in gives the place at u along the road and v away from it, both from 0 to 1.
func (l laid) in(u, v float64) plan.Point { return l.front(u).Toward(l.back(u), v) }

// lay draws a site on one side of a road about distance s.
func (c *country) lay(z siteRecipe, rd plan.Curve, s, side float64, wobble [3]float64) laid {
	l := laid{road: rd, from: s - z.Length/2, to: s + z.Length/2}
	l.siteRecipe = z
	barrier := plan.Curve{}
	switch z.Back {
	case "rail":
		barrier = c.railway
	case "motorway":
		barrier = c.motorway
	}
	l.front = func(u float64) plan.Point {
		p, _ := rd.At(l.from + u*(l.to-l.from))
		return p
	}
	// The sides stand square on the chord, so that they do not fan out in a bend.
	_, t := rd.At(s)
	out := l.front(1).Sub(l.front(0)).Unit().Toward(t, 0.3).Unit().Left().Times(side)
	const n = 12
	depth := make([]float64, n+1)
	free := make([]float64, n+1)
	for i := range depth {
		u := float64(i) / n
		free[i] = z.Depth * (1 + wobble[2]*(math.Sin(wobble[0]+4*u)+0.6*math.Sin(wobble[1]+9*u)))
		if l.Back == "" {
			continue
		}
		p := l.front(u)
		on, _ := plan.NewCurve([]plan.Point{p, p.Add(out.Times(z.Depth * 2))}).Crossings(barrier)
		if len(on) == 0 || on[0] < z.Depth*0.3 {
			l.Back = ""
			continue
		}
		depth[i] = on[0]
	}
	if l.Back == "" {
		depth = free
	}
	l.back = func(u float64) plan.Point {
		i := min(int(u*n), n-1)
		f := u*n - float64(i)
		return l.front(u).Add(out.Times(depth[i]*(1-f) + depth[i+1]*f))
	}
	l.ring = rd.Part(l.from, l.to)
	if l.Back != "" {
		l.ring = append(l.ring, between(barrier, l.back(1), l.back(0))...)
	} else {
		for i := n; i >= 0; i-- {
			l.ring = append(l.ring, l.back(float64(i)/n))
		}
	}
	l.site.streets = l.template(z.Template)
	return l
}

// between is the stretch of a curve from one of its points to another, whichever comes first.
func between(c plan.Curve, a, b plan.Point) []plan.Point {
	from, _ := c.Nearest(a)
	to, _ := c.Nearest(b)
	if from <= to {
		return c.Part(from, to)
	}
	line := c.Part(to, from)
	slices.Reverse(line)
	return line
}

// template draws the streets of a zone: a gate on the road, and ways that reach every lot.
//
//	comb  ─────┬─────      loop  ┌──┴──┐      spine    │
//	           │                 │     │               │
//	       ════╧════           ══╧═════╧══          ═══╧═══
func (l laid) template(kind string) [][]plan.Point {
	way := func(uv ...[2]float64) []plan.Point {
		var line []plan.Point
		for _, k := range uv {
			line = append(line, l.in(k[0], k[1]))
		}
		return plan.Densify(line, 45)
	}
	end := 1.0
	if l.Back != "" { // short of the land of the railway
		end -= halfSiding / l.back(0.5).Sub(l.front(0.5)).Len()
	}
	switch kind {
	case "comb":
		return [][]plan.Point{way([2]float64{0.46, 0}, [2]float64{0.46, 0.5}), way([2]float64{0, 0.5}, [2]float64{0.46, 0.5}, [2]float64{1, 0.5})}
	case "loop":
		return [][]plan.Point{
			way([2]float64{0.22, 0}, [2]float64{0.22, 0.46}, [2]float64{0.26, 0.52}, [2]float64{0.5, 0.52}, [2]float64{0.74, 0.52}, [2]float64{0.78, 0.46}, [2]float64{0.78, 0}),
			way([2]float64{0.5, 0.52}, [2]float64{0.5, end}),
		}
	case "spine":
		return [][]plan.Point{way([2]float64{0.5, 0}, [2]float64{0.5, end})}
	}
	return nil
}

// disturbs says how badly a site lies; it may stop counting once past enough.
func (c *country) disturbs(l laid, zone bool, enough float64) float64 {
	x := 0.0
	shape := plan.Quad(l.ring...)
	probe := plan.Densify(append(append([]plan.Point{}, l.ring...), l.ring[0]), 70)
	for _, v := range []float64{0.3, 0.6} {
		for _, u := range []float64{0.2, 0.5, 0.8} {
			probe = append(probe, l.in(u, v))
		}
	}
	near := func(curve plan.Curve, least float64, weight float64) {
		for _, p := range probe {
			if curve.Within(p, least) {
				x += weight
			}
		}
	}
	near(c.river, 45, 3)
	if x > enough {
		return x
	}
	if l.Back != "motorway" {
		near(c.motorway, 60, 3)
	}
	if l.Back != "rail" {
		near(c.railway, 30, 3)
	}
	// What lies further from the middle than this cannot meet the site.
	middle := l.centre()
	reach := l.Length + 1.5*l.Depth
	for _, o := range c.interchanges {
		if o.at.Sub(middle).Len() > reach+600 {
			continue
		}
		ring := plan.Quad(o.ring...)
		for _, p := range probe {
			if ring.Contains(p) {
				x += 4
			}
		}
		if shape.Contains(o.at) {
			x += 20
		}
	}
	for _, e := range c.estates {
		if e.ring[0].Sub(middle).Len() > reach+e.Length+2*e.Depth {
			continue
		}
		ring := plan.Quad(e.ring...)
		for _, p := range probe {
			if ring.Contains(p) {
				x += 5
			}
		}
		for _, p := range e.ring {
			if shape.Contains(p) {
				x += 5
			}
		}
	}
	for _, m := range c.communes {
		if m.centre.Sub(middle).Len() > reach+1.4*m.radius {
			continue
		}
		ring := plan.Quad(m.envelope...)
		for _, p := range probe {
			if zone && ring.Contains(p) {
				x += 1.5
			}
			if p.Sub(m.centre).Len() < 0.3*m.radius {
				x += 3
			}
		}
	}
	if x > enough {
		return x
	}
	ring := plan.NewCurve(l.ring)
	for _, b := range c.limits {
		on, _ := b.Crossings(ring)
		x += 1.5 * float64(len(on))
	}
	away := plan.NewCurve([]plan.Point{l.in(1, 0.1), l.back(1), l.back(0.5), l.back(0), l.in(0, 0.1)})
	for _, rd := range c.roads {
		on, _ := rd.curve.Crossings(away)
		x += 3 * float64(len(on))
	}
	return x
}

// drawSidings lays two sidings between the railway and a zone that reaches it, and a spur that ends in the zone.
func (c *country) drawSidings(e *site) {
	var from, to float64
	for _, p := range e.ring {
		s, left := c.railway.Nearest(p)
		if math.Abs(left) > 1 {
			continue
		}
		if to == 0 {
			from, to = s, s
		}
		from, to = math.Min(from, s), math.Max(to, s)
	}
	e.railFrom, e.railTo = from, to
	side := 1.0
	if _, left := c.railway.Nearest(e.ring[0]); left < 0 {
		side = -1
	}
	lay := func(from, to, start, far float64, back bool) {
		var line []plan.Point
		for s := from; s <= to; s += 12 {
			k := math.Min(1, (s-from)/130)
			if back {
				k = math.Min(k, (to-s)/130)
			}
			p, t := c.railway.At(s)
			k = k * k * (3 - 2*k)
			line = append(line, p.Add(t.Left().Times(side*(start+(far-start)*k))))
		}
		e.sidings = append(e.sidings, line)
	}
	lay(from-120, to+120, 0, 7, true)
	lay(from+20, to-10, 7, 13, true)
	lay(from+160, to-60, 13, 19, false)
}
