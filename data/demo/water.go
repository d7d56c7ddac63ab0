package demo

import (
	"math"

	"emprise/data/demo/plan"
)

// meander makes a river wander about its axis. The angle between channel and axis swings as a sine of the distance run
// (Langbein and Leopold, 1966), which is how free rivers bend; the swing, in radians, may change along the axis.
func meander(axis plan.Curve, wave func(u float64) float64, swing func(u float64) float64, step float64, r *random) []plan.Point {
	var out []plan.Point
	u, v, phase, long, strong := 0.0, 0.0, r.between(0, math.Pi), 1.0, 1.0
	for u < axis.Len() {
		p, t := axis.At(u)
		out = append(out, p.Add(t.Left().Times(v)))
		a := swing(u) * strong * math.Sin(phase)
		u += math.Cos(a) * step
		v += math.Sin(a)*step - v*step*0.0008 // the valley holds it
		before := math.Floor(phase / math.Pi)
		phase += 2 * math.Pi * step / (wave(u) * long)
		if math.Floor(phase/math.Pi) != before { // no two bends alike
			long, strong = r.between(0.55, 1.5), r.between(0.45, 1.15)
		}
	}
	return out
}

func (c *country) drawWater() {
	r := newRandom(c.seed, "river")
	axis := plan.Spline(knots(c.recipe.River.Axis), 40)
	town, _ := axis.Nearest(pt(c.recipe.Communes[0].X, c.recipe.Communes[0].Y))
	bridge, _ := axis.Nearest(pt(4000, 1400)) // where the motorway crosses
	calm := func(u float64) float64 {
		k := 1.0
		for _, s := range []float64{town, bridge} {
			k = math.Min(k, 0.28+math.Pow(math.Abs(u-s)/1900, 2))
		}
		return k
	}
	points := meander(axis, func(float64) float64 { return 1750 }, func(u float64) float64 { return 1.18 * calm(u) }, 14, r)
	c.river = plan.NewCurve(points)
	length := c.river.Len()
	c.width = func(s float64) float64 { return 38 - 14*s/length + 3*math.Sin(s/310) }
	for _, st := range c.recipe.Streams {
		k := knots(st.Axis)
		axis := plan.Spline(k, 30)
		bends := meander(axis, func(float64) float64 { return 240 }, func(float64) float64 { return 0.62 }, 11, r)
		stream := plan.NewCurve(bends)
		if on, _ := stream.Crossings(c.river); len(on) > 0 {
			stream = plan.NewCurve(stream.Part(0, on[0]))
		} else {
			s, _ := c.river.Nearest(bends[len(bends)-1])
			p, _ := c.river.At(s)
			stream = plan.NewCurve(append(bends, p))
		}
		c.streams = append(c.streams, stream)
	}
	c.motorway = plan.Spline(knots(c.recipe.Motorway.Axis), 45)
	c.railway = plan.Spline(knots(c.recipe.Railway.Axis), 45)
}
