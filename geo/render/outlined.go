package render

import (
	"math"

	"emprise/geo/feature"
	"emprise/geo/paint"
)

// outlineReach is how far an outline that is drawn above all reaches to each side, typographic pixels.
const outlineReach = 4

// outline notes what the outlines of the features of a layer take that are drawn above all.
func (c *clerk) outline(d *Dressed) {
	s := newShaper(c.f, d.Layer)
	step, reach := 2*outlineReach*c.f.Unit, outlineReach*c.f.Unit
	for _, i := range d.Outlined {
		if i < 0 || i >= d.Layer.Features.Len() || d.Layer.Features.Kinds[i] == feature.Points {
			continue
		}
		var p paint.Path
		s.feature(&p, i, c.f.window(4*step), false)
		for r := 0; r+1 < len(p.Starts); r++ {
			ring := p.XY[2*p.Starts[r] : 2*p.Starts[r+1]]
			for k := 0; k+3 < len(ring); k += 2 {
				x0, y0, x1, y1 := float64(ring[k]), float64(ring[k+1]), float64(ring[k+2]), float64(ring[k+3])
				n := max(1, math.Ceil(math.Hypot(x1-x0, y1-y0)/step))
				for j := 0.0; j <= n; j++ {
					x, y := x0+(x1-x0)*j/n, y0+(y1-y0)*j/n
					c.edges.add(plot{x - reach, y - reach, x + reach, y + reach})
				}
			}
		}
	}
}
