package demo

import (
	"math"

	"emprise/data/demo/plan"
)

// drawInterchanges puts one where the motorway meets the road nearest to each place of the recipe:
//
//	──────╮         ╭──────      ramps leave the motorway far off and
//	═══════╲═══╪═══╱═══════      meet the road at two roundabouts
//	        ╰──○──╯
func (c *country) drawInterchanges() {
	for _, spec := range c.recipe.Interchange {
		want := pt(spec.X, spec.Y)
		best, found := math.Inf(1), interchange{}
		road := -1
		var onRoad float64
		for k, rd := range c.roads {
			if rd.tag != tagMain && rd.tag != tagRoad {
				continue
			}
			on, other := c.motorway.Crossings(rd.curve)
			for i := range on {
				p, t := c.motorway.At(on[i])
				_, u := rd.curve.At(other[i])
				d := p.Sub(want).Len()
				if rd.tag == tagRoad {
					d += 700
				}
				d += 1500 * (1 - math.Abs(t.Cross(u)))
				if d < best && math.Abs(t.Cross(u)) > 0.6 {
					best, road, onRoad = d, k, other[i]
					found = interchange{interchangeSpec: spec, at: p, along: t, cross: u, onMotor: on[i], roadName: rd.name}
				}
			}
		}
		if road < 0 {
			panic("demo: no road meets the motorway near " + spec.Name)
		}
		c.roads[road].tag = tagMain
		c.buildRamps(&found, c.roads[road].curve, onRoad)
		c.interchanges = append(c.interchanges, found)
	}
}

func (c *country) buildRamps(x *interchange, road plan.Curve, onRoad float64) {
	if x.cross.Dot(x.along.Left()) < 0 { // the road is followed to the left of the motorway
		x.cross = x.cross.Times(-1)
	}
	// A place beside the motorway: s metres along it, n to its left.
	at := func(s, n float64) plan.Point {
		p, t := c.motorway.At(x.onMotor + s)
		return p.Add(t.Left().Times(n))
	}
	const reach, far = 470.0, 165.0
	for _, side := range []float64{1, -1} {
		onto := onRoad + far*side
		if _, u := road.At(onRoad); u.Dot(x.along.Left()) < 0 {
			onto = onRoad - far*side
		}
		hub, _ := road.At(onto)
		c.roundabouts = append(c.roundabouts, plan.Circle(hub, 24, 20))
		for _, way := range []float64{1, -1} {
			join := hub.Add(x.along.Times(way * 22)).Add(x.along.Left().Times(-side * 10))
			if x.Form == "cloverleaf" && way == side {
				// A loop in this quadrant: out of the roundabout, round and under into the motorway.
				x.ramps = append(x.ramps, plan.Spline([]plan.Point{
					join, at(way*105, side*150), at(way*185, side*112), at(way*190, side*62), at(way*130, side*30), at(way*40, side*19), at(-way*60, side*15),
				}, 8).Points)
				continue
			}
			x.ramps = append(x.ramps, plan.Spline([]plan.Point{
				at(way*reach, side*13), at(way*reach*0.78, side*19), at(way*reach*0.52, side*46), at(way*reach*0.27, side*98), at(way*70, side*138), join,
			}, 12).Points)
		}
	}
	for _, k := range [][2]float64{
		{520, 30},
		{300, 75},
		{230, 150},
		{90, 205},
		{-90, 205},
		{-230, 150},
		{-300, 75},
		{-520, 30},
		{-520, -30},
		{-300, -75},
		{-230, -150},
		{-90, -205},
		{90, -205},
		{230, -150},
		{300, -75},
		{520, -30},
	} {
		x.ring = append(x.ring, at(k[0], k[1]))
	}
}
