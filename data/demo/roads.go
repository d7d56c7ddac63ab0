package demo

import (
	"fmt"
	"math"
	"slices"

	"emprise/data/demo/plan"
)

// drawRoads joins the villages: two are joined when no third lies in the circle between them (the Gabriel graph), which is
// much how country roads run. The villages on the rim get a road out of the territory.
func (c *country) drawRoads() {
	r := newRandom(c.seed, "roads")
	for i := range c.communes {
		c.drawPlace(i, r)
	}
	for i := range c.communes {
		for j := range i {
			a, b := c.communes[i].centre, c.communes[j].centre
			m, half := a.Toward(b, 0.5), a.Sub(b).Len()/2
			if slices.ContainsFunc(c.communes, func(o commune) bool {
				return o.centre != a && o.centre != b && o.centre.Sub(m).Len() < half*0.97
			}) {
				continue
			}
			tag := tagRoad
			if c.communes[i].Size != "village" && c.communes[j].Size != "village" || i == 0 || j == 0 {
				tag = tagMain
			}
			c.join(i, j, tag, r)
		}
	}
	for i := range c.communes {
		m := &c.communes[i]
		out := m.centre.Sub(pt(0, 200))
		if !m.rim {
			continue
		}
		free := true
		bearing := math.Atan2(out.Y, out.X)
		for _, b := range m.bearings {
			free = free && math.Abs(math.Remainder(b-bearing, 2*math.Pi)) > 0.6
		}
		if free {
			tag := tagRoad
			if m.Size != "village" {
				tag = tagMain
			}
			c.leave(i, m.centre.Add(plan.Direction(bearing).Times(9000)), tag, r)
		}
	}
}

// drawPlace draws the square in front of the church.
func (c *country) drawPlace(i int, r *random) {
	m := &c.communes[i]
	size := map[string]float64{"town": 44, "bourg": 31, "village": 22}[m.Size]
	turn := r.between(0, 1)
	for k := range 6 {
		m.place = append(m.place, m.centre.Add(plan.Direction(turn+float64(k)*math.Pi/3).Times(size*r.between(0.75, 1.2))))
	}
}

// join draws the best of some wandering roads between two villages: few crossings, no detour through a third.
func (c *country) join(i, j int, tag plan.Tag, r *random) {
	a, b := &c.communes[i], &c.communes[j]
	best := c.best(a.centre, b.centre, []int{i, j}, 16, r)
	curve := trimEnd(trimStart(best, a.place), b.place)
	a.bearings = append(a.bearings, bearing(a.centre, curve.Points[0]))
	b.bearings = append(b.bearings, bearing(b.centre, curve.Points[len(curve.Points)-1]))
	c.roads = append(c.roads, road{curve, tag, fmt.Sprintf("D %d", c.roadNumber(tag)), i, j})
}

func (c *country) leave(i int, to plan.Point, tag plan.Tag, r *random) {
	a := &c.communes[i]
	curve := trimStart(c.best(a.centre, to, []int{i}, 8, r), a.place)
	a.bearings = append(a.bearings, bearing(a.centre, curve.Points[0]))
	c.roads = append(c.roads, road{curve, tag, fmt.Sprintf("D %d", c.roadNumber(tag)), i, -1})
}

func (c *country) roadNumber(tag plan.Tag) int {
	if tag == tagMain {
		return 940 + len(c.roads)
	}
	return 21 + 3*len(c.roads)
}

func bearing(from, to plan.Point) float64 { return math.Atan2(to.Y-from.Y, to.X-from.X) }

// best tries some curves between two points and keeps the cheapest.
func (c *country) best(a, b plan.Point, ends []int, tries int, r *random) plan.Curve {
	var best plan.Curve
	cost := math.Inf(1)
	d := b.Sub(a)
	n := d.Left().Unit()
	for try := range tries {
		amp := math.Min(420, d.Len()*0.07) * (0.6 + float64(try)/float64(tries)*1.2)
		k := []plan.Point{a}
		m := max(2, int(d.Len()/750))
		side := r.between(-1, 1)
		for s := 1; s < m; s++ {
			t := (float64(s) + r.between(-0.16, 0.16)) / float64(m)
			bend := side*math.Sin(math.Pi*t)*1.3 + r.between(-0.75, 0.75)*math.Min(1, 3*math.Min(t, 1-t))
			k = append(k, a.Toward(b, t).Add(n.Times(bend*amp)))
		}
		k = append(k, b)
		curve := plan.Spline(k, 55)
		if x := c.cost(curve, ends); x < cost {
			best, cost = curve, x
		}
	}
	return best
}

// cost says how much a road would disturb: crossings of river, railway, motorway and roads, and villages it is not for.
func (c *country) cost(curve plan.Curve, ends []int) float64 {
	count := func(o plan.Curve) float64 {
		on, _ := curve.Crossings(o)
		return float64(len(on))
	}
	x := 4*count(c.river) + 3*count(c.railway) + 5*count(c.motorway) + curve.Len()/4000
	for _, st := range c.streams {
		x += 0.8 * count(st)
	}
	for _, o := range c.roads {
		shared := 0.0
		for _, e := range ends {
			if o.from == e || o.to == e {
				shared = 1
			}
		}
		if k := count(o.curve); k > 0 {
			x += 1.2*k + 3*math.Max(0, k-1-shared)
		}
	}
	for i, m := range c.communes {
		if slices.Contains(ends, i) {
			continue
		}
		if curve.Within(m.centre, m.radius*1.5) {
			x += 6
		}
	}
	for _, e := range c.estates {
		shape := plan.Quad(e.ring...)
		for _, p := range curve.Points {
			if shape.Contains(p) {
				x += 4
			}
		}
	}
	for _, e := range c.interchanges {
		shape := plan.Quad(e.ring...)
		for _, p := range curve.Points {
			if shape.Contains(p) {
				x += 5
			}
		}
	}
	return x
}

// trimStart drops what lies before the curve last leaves a ring around its start.
func trimStart(c plan.Curve, ring []plan.Point) plan.Curve {
	on, _ := c.Crossings(plan.NewCurve(append(slices.Clone(ring), ring[0])))
	if len(on) == 0 {
		return c
	}
	return plan.NewCurve(c.Part(slices.Max(on), c.Len()))
}

func trimEnd(c plan.Curve, ring []plan.Point) plan.Curve {
	on, _ := c.Crossings(plan.NewCurve(append(slices.Clone(ring), ring[0])))
	if len(on) == 0 {
		return c
	}
	return plan.NewCurve(c.Part(0, slices.Min(on)))
}
