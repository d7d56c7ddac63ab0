package render

import (
	"math"

	"emprise/geo/paint"
)

// along gives the places where a name may be written along a line that is seen, the middle ones first: where the line is
// straight enough for the text, or for a plate anywhere on it; where it is straight nowhere, those where letters can follow
// its bends.
func (p *placer) along(i int, text string, st paint.TextStyle) []stand {
	size, width := st.Size, p.clerk.s.TextWidth(text, st)
	f := p.clerk.f
	var path paint.Path
	p.shaper.feature(&path, i, f.window(-4*f.Unit), false)
	var out, bent []stand
	var letters []letter
	level := p.label.Shield.A > 0
	need := width + size
	if level {
		need = width
	}
	for r := 0; r+1 < len(path.Starts); r++ {
		xy := path.XY[2*path.Starts[r] : 2*path.Starts[r+1]]
		long := measured(xy)
		total := long[len(long)-1]
		if total < need {
			continue
		}
		step := max(width, 40*f.Unit)
		for k := 0; k < 24; k++ { // the middle, then by turns to both sides
			side := float64((k+1)/2) * step
			if k%2 == 1 {
				side = -side
			}
			mid := total/2 + side
			if mid-need/2 < 0 || mid+need/2 > total {
				continue
			}
			if at, ok := stretch(xy, long, mid, width, size, level); ok {
				out = append(out, at)
				continue
			}
			if len(out) > 0 {
				continue
			}
			if letters == nil {
				letters = p.spell(text, st)
			}
			if at, ok := bend(xy, long, mid, width, letters); ok {
				bent = append(bent, at)
			}
		}
	}
	if len(out) == 0 {
		return bent
	}
	return out
}

// measured gives the length of the line up to each vertex.
func measured(xy []float32) []float64 {
	long := make([]float64, len(xy)/2)
	for i := 1; i < len(long); i++ {
		long[i] = long[i-1] + math.Hypot(float64(xy[2*i]-xy[2*i-2]), float64(xy[2*i+1]-xy[2*i-1]))
	}
	return long
}

// stretch is a text of a width set on the line around a length along it, if the line hardly bends there.
func stretch(xy []float32, long []float64, mid, width, size float64, level bool) (stand, bool) {
	mx, my := walk(xy, long, mid)
	if level {
		return stand{x: mx, y: my}, true
	}
	ax, ay := walk(xy, long, mid-width/2)
	bx, by := walk(xy, long, mid+width/2)
	dx, dy := bx-ax, by-ay
	chord := math.Hypot(dx, dy)
	if chord < 0.94*width {
		return stand{}, false
	}
	cx, cy := (ax+bx)/2, (ay+by)/2
	for t := -0.5; t <= 0.5; t += 0.125 {
		px, py := walk(xy, long, mid+t*width)
		if math.Abs((px-cx)*dy-(py-cy)*dx)/chord > 0.3*size {
			return stand{}, false
		}
	}
	angle := -math.Atan2(dy, dx) * 180 / math.Pi
	if angle > 90 {
		angle -= 180
	}
	if angle <= -90 {
		angle += 180
	}
	return stand{x: cx, y: cy, angle: angle}, true
}

// walk is the position at a length along the line.
func walk(xy []float32, long []float64, at float64) (x, y float64) {
	i := 1
	for i < len(long)-1 && long[i] < at {
		i++
	}
	t := 0.0
	if d := long[i] - long[i-1]; d > 0 {
		t = (at - long[i-1]) / d
	}
	return float64(xy[2*i-2]) + t*float64(xy[2*i]-xy[2*i-2]), float64(xy[2*i-1]) + t*float64(xy[2*i+1]-xy[2*i-1])
}
