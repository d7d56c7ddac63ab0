package raster

import (
	"math"

	"emprise/geo/paint"
)

// ink tells how much of a pattern there is at a pixel.
type ink struct {
	hatches []paint.Hatch // in device pixels
	spacing float64       // of dots
	radius  float64
}

func newInk(p paint.Pattern, unit float64) ink {
	k := ink{}
	for _, h := range p.Hatches() {
		h.Spacing *= unit
		h.Width *= unit
		k.hatches = append(k.hatches, h)
	}
	k.spacing, k.radius = p.DotGrid()
	k.spacing, k.radius = k.spacing*unit, k.radius*unit
	return k
}

// at is the share of ink, 0 to 1, at a place of the plane's pixel grid.
func (k ink) at(x, y float64) float32 {
	share := 0.0
	for _, h := range k.hatches {
		across := (x - y) / math.Sqrt2
		if h.Rising {
			across = (x + y) / math.Sqrt2
		}
		d := math.Abs(across - h.Spacing*math.Round(across/h.Spacing))
		share = max(share, min(1, h.Width, h.Width/2+0.5-d))
	}
	if k.radius > 0 {
		row := math.Round(y / (k.spacing / 2))
		shift := 0.0
		if math.Mod(row, 2) != 0 {
			shift = k.spacing / 2
		}
		dx := x - shift - k.spacing*math.Round((x-shift)/k.spacing)
		share = max(share, min(1, k.radius+0.5-math.Hypot(dx, y-row*k.spacing/2)))
	}
	return float32(share)
}
