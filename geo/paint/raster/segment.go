package raster

import (
	"image"
	"math"
)

// segment marks the pixels under a straight piece. Its ends are round unless they are said to be cut square.
//
//	coverage of a pixel = how far its middle lies inside the outline, between -½ (none) and +½ (all)
//
//	      ·-----------------·
//	     (  a ────────── b   )   half the width on each side
//	      ·-----------------·
func (p *pen) segment(ax, ay, bx, by float32, cutA, cutB bool) {
	if !p.near(ax, ay, bx, by) { // false for NaN too
		return
	}
	dx, dy := bx-ax, by-ay
	length := hypot(dx, dy)
	if !finite(length) {
		return
	}
	if length > 8192 {
		ax, ay, bx, by = p.shorten(ax, ay, bx, by)
		dx, dy = bx-ax, by-ay
		length = hypot(dx, dy)
	}
	if length < 1e-4 {
		dx, dy, length = 1e-4, 0, 1e-4
	}
	ux, uy := dx/length, dy/length
	reach := p.half + 0.5
	y0 := max(p.clip.Min.Y, int(math.Floor(float64(min(ay, by)-reach))))
	y1 := min(p.clip.Max.Y, int(math.Ceil(float64(max(ay, by)+reach))))
	lowX, highX := min(ax, bx)-reach, max(ax, bx)+reach
	// Along a row, the band around the line reaches this far from where its axis crosses.
	steep, spread, slope := abs(uy) > 1e-3, float32(0), float32(0)
	if steep {
		spread, slope = reach/abs(uy)+0.5, ux/uy
	}
	left, right := p.clip.Max.X, p.clip.Min.X
	w := p.s.img.Rect.Dx()
	for y := y0; y < y1; y++ {
		cy := float32(y) + 0.5 - ay
		from, to := lowX, highX
		if steep { // plain comparisons: min and max look for NaN, and this is the innermost work of a map of parcels
			axis := ax + cy*slope
			if v := axis - spread; v > from {
				from = v
			}
			if v := axis + spread; v < to {
				to = v
			}
		}
		x0, x1 := max(p.clip.Min.X, int(from)), min(p.clip.Max.X, int(to)+1)
		if x0 >= x1 {
			continue
		}
		left, right = min(left, x0), max(right, x1)
		row := p.s.mask.cover[y*w+x0 : y*w+x1]
		cx := float32(x0) + 0.5 - ax
		along := cx*ux + cy*uy
		across := cx*uy - cy*ux
		for i := range row {
			d := abs(across)
			c := reach - d
			switch {
			case along < 0 && !cutA:
				c = reach - hypot(along, d)
			case along > length && !cutB:
				c = reach - hypot(along-length, d)
			}
			if cutA {
				c = min(c, along+0.5)
			}
			if cutB {
				c = min(c, length-along+0.5)
			}
			if c > 0 {
				if c > p.most {
					c = p.most
				}
				if v := uint8(c*255 + 0.5); v > row[i] {
					row[i] = v
				}
			}
			along += ux
			across += uy
		}
	}
	if left < right && y0 < y1 {
		p.s.mask.dirty = p.s.mask.dirty.Union(image.Rect(left, y0, right, y1))
	}
}

// shorten cuts a very long segment to the neighbourhood of the clip, in double precision.
func (p *pen) shorten(ax, ay, bx, by float32) (float32, float32, float32, float32) {
	x0, y0, dx, dy := float64(ax), float64(ay), float64(bx)-float64(ax), float64(by)-float64(ay)
	t0, t1 := 0.0, 1.0
	margin := float64(p.half) + 16
	for _, side := range [4][2]float64{
		{-dx, x0 - (float64(p.clip.Min.X) - margin)},
		{dx, float64(p.clip.Max.X) + margin - x0},
		{-dy, y0 - (float64(p.clip.Min.Y) - margin)},
		{dy, float64(p.clip.Max.Y) + margin - y0},
	} {
		switch t := side[1] / side[0]; {
		case side[0] < 0:
			t0 = max(t0, t)
		case side[0] > 0:
			t1 = min(t1, t)
		}
	}
	if t0 >= t1 {
		return ax, ay, ax, ay
	}
	return float32(x0 + t0*dx), float32(y0 + t0*dy), float32(x0 + t1*dx), float32(y0 + t1*dy)
}

func abs(v float32) float32 {
	if v < 0 {
		return -v
	}
	return v
}

func hypot(a, b float32) float32 { return float32(math.Sqrt(float64(a*a + b*b))) }
