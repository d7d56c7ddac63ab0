package demo

import (
	"fmt"
	"math"

	"emprise/data/demo/plan"
)

// drawHamlets sets three hamlets or so in each commune, on a road, and joins each by a lane to another place nearby.
func (c *country) drawHamlets() {
	r := newRandom(c.seed, "hamlets")
	main := len(c.roads)
	for tries := 0; tries < 4000 && len(c.hamlets) < 4*len(c.communes); tries++ {
		rd := c.roads[r.below(main)]
		if rd.tag == tagStreet {
			continue
		}
		p, t := rd.curve.At(r.between(0.1, 0.9) * rd.curve.Len())
		if !c.quiet(p, 290) {
			continue
		}
		b := math.Atan2(t.Y, t.X)
		c.hamlets = append(c.hamlets, hamlet{p, b, blob(p, r.between(75, 135), 11, []float64{b, b + math.Pi}, 0.6, r)})
	}
	type pair struct{ a, b int }
	done := map[pair]bool{}
	turns := make([][]float64, len(c.hamlets))
	for i, h := range c.hamlets {
		turns[i] = []float64{h.along, h.along + math.Pi}
	}
	for i, h := range c.hamlets {
		lanes := 0
		for tries := 0; tries < 12 && lanes < 2; tries++ {
			j := c.nearest(h.centre, 1+tries)
			if j < 0 || done[pair{i, j}] || done[pair{j, i}] {
				continue
			}
			to := c.hamlets[j].centre
			if to.Sub(h.centre).Len() > 2700 {
				break
			}
			if crowded(turns[i], bearing(h.centre, to)) || crowded(turns[j], bearing(to, h.centre)) {
				continue
			}
			curve := c.best(h.centre, to, nil, 7, r)
			if c.blocked(curve) {
				continue
			}
			done[pair{i, j}] = true
			lanes++
			turns[i] = append(turns[i], bearing(h.centre, to))
			turns[j] = append(turns[j], bearing(to, h.centre))
			c.roads = append(c.roads, road{curve, tagLane, fmt.Sprintf("C %d", 1+len(done)), -1, -1})
		}
	}
}

// crowded says whether a way would leave too close beside another.
func crowded(bearings []float64, b float64) bool {
	for _, o := range bearings {
		if math.Abs(math.Remainder(o-b, 2*math.Pi)) < 0.75 {
			return true
		}
	}
	return false
}

// quiet says whether a place is far from all that is not a village road.
func (c *country) quiet(p plan.Point, gap float64) bool {
	if c.outside(p) {
		return false
	}
	for _, m := range c.communes {
		if p.Sub(m.centre).Len() < m.radius*1.1+gap {
			return false
		}
	}
	for _, h := range c.hamlets {
		if p.Sub(h.centre).Len() < 1.9*gap {
			return false
		}
	}
	for _, e := range c.estates {
		for _, q := range e.ring {
			if p.Sub(q).Len() < 0.7*gap {
				return false
			}
		}
		if plan.Quad(e.ring...).Contains(p) {
			return false
		}
	}
	for _, x := range c.interchanges {
		if p.Sub(x.at).Len() < 520 {
			return false
		}
	}
	for _, o := range []plan.Curve{c.river, c.motorway, c.railway} {
		if o.Within(p, 240) {
			return false
		}
	}
	return true
}

// nearest is the k-th nearest hamlet, −1 when there are not so many.
func (c *country) nearest(p plan.Point, k int) int {
	last, found := -1.0, -1
	for range k + 1 {
		best := math.Inf(1)
		found = -1
		for j, h := range c.hamlets {
			if d := h.centre.Sub(p).Len(); d > last && d < best {
				best, found = d, j
			}
		}
		last = best
	}
	return found
}

// blocked says whether a lane would cross what lanes do not cross, or run along another road.
func (c *country) blocked(curve plan.Curve) bool {
	for _, o := range []plan.Curve{c.river, c.motorway, c.railway} {
		if on, _ := curve.Crossings(o); len(on) > 0 {
			return true
		}
	}
	for _, m := range c.communes {
		if curve.Within(m.centre, m.radius) {
			return true
		}
	}
	for _, e := range c.estates {
		if on, _ := curve.Crossings(plan.NewCurve(append(e.ring, e.ring[0]))); len(on) > 0 {
			return true
		}
	}
	for _, x := range c.interchanges {
		if on, _ := curve.Crossings(plan.NewCurve(append(x.ring, x.ring[0]))); len(on) > 0 {
			return true
		}
	}
	crossings := 0
	for _, o := range c.roads {
		on, _ := curve.Crossings(o.curve)
		crossings += len(on)
		if len(on) > 2 {
			return true
		}
	}
	// A lane beside a road all the way serves nobody.
	mid, _ := curve.At(curve.Len() / 2)
	for _, o := range c.roads {
		if o.curve.Within(mid, 160) {
			return true
		}
	}
	return crossings > 5
}
