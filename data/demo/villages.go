package demo

import (
	"math"
	"slices"

	"emprise/data/demo/plan"
)

// drawVillages draws the border of each built-up area, drawn out along its roads, and the old town of the larger ones.
func (c *country) drawVillages() {
	r := newRandom(c.seed, "villages")
	for i := range c.communes {
		m := &c.communes[i]
		m.envelope = blob(m.centre, m.radius, 26, m.bearings, 0.7, r)
		switch m.Size {
		case "town":
			m.core = blob(m.centre, 255, 14, nil, 0.9, r)
		case "bourg":
			m.core = blob(m.centre, 150, 11, nil, 0.9, r)
		}
		c.drawAlleys(i, r)
	}
}

// blob is an irregular ring: stretched along the bearings, base of the radius elsewhere.
func blob(o plan.Point, radius float64, n int, bearings []float64, base float64, r *random) []plan.Point {
	out := make([]plan.Point, n)
	for k := range out {
		a := 2 * math.Pi * (float64(k) + r.between(-0.3, 0.3)) / float64(n)
		f := base
		for _, b := range bearings {
			d := math.Remainder(a-b, 2*math.Pi)
			f = math.Max(f, base+(1.08-base)*math.Exp(-d*d/0.16))
		}
		out[k] = o.Add(plan.Direction(a).Times(radius * f * r.between(0.84, 1.14)))
	}
	return out
}

// drawAlleys adds streets where two roads leave too wide a sector between them.
func (c *country) drawAlleys(i int, r *random) {
	m := &c.communes[i]
	widest := map[string]float64{"town": 0.75, "bourg": 1.1, "village": 1.9}[m.Size]
	bearings := slices.Clone(m.bearings)
	slices.Sort(bearings)
	from := m.place
	if m.core != nil {
		from = m.core
	}
	for k, b := range bearings {
		next := bearings[(k+1)%len(bearings)]
		gap := math.Mod(next-b+4*math.Pi, 2*math.Pi)
		if gap == 0 {
			gap = 2 * math.Pi
		}
		n := int(gap / widest)
		for s := 1; s <= n; s++ {
			a := b + gap*(float64(s)+r.between(-0.15, 0.15))/float64(n+1)
			end := a + r.between(-0.3, 0.3)
			reach := m.radius * r.between(0.5, 0.66)
			line := plan.Spline([]plan.Point{
				m.centre, m.centre.Add(plan.Direction(a).Times(reach * 0.35)),
				m.centre.Add(plan.Direction((a + end) / 2).Times(reach * 0.7)), m.centre.Add(plan.Direction(end).Times(reach)),
			}, 22)
			line = trimStart(line, from)
			if on, _ := line.Crossings(c.river); len(on) > 0 {
				continue
			}
			if on, _ := line.Crossings(c.railway); len(on) > 0 {
				line = plan.NewCurve(line.Part(0, math.Max(10, slices.Min(on)-25)))
			}
			c.roads = append(c.roads, road{line, tagStreet, "", i, -1})
		}
	}
}
