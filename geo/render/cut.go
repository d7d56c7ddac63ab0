package render

import "math"

// where says whether a line lies wholly beyond one side of the window, or else crosses its edge.
func (w window) where(xy []float32) (outside, crosses bool) {
	minX, minY := float32(math.Inf(1)), float32(math.Inf(1))
	maxX, maxY := -minX, -minY
	for i := 0; i+1 < len(xy); i += 2 {
		minX, maxX = min(minX, xy[i]), max(maxX, xy[i])
		minY, maxY = min(minY, xy[i+1]), max(maxY, xy[i+1])
	}
	outside = maxX < w.minX || minX > w.maxX || maxY < w.minY || minY > w.maxY
	return outside, minX < w.minX || maxX > w.maxX || minY < w.minY || maxY > w.maxY
}

// ring confines a closed ring to the window (Sutherland and Hodgman 1974). What lay outside runs along the edge of the
// window, out of sight by its margin.
func (w window) ring(xy []float32) []float32 {
	xy = half(xy, 0, w.minX, 1)
	xy = half(xy, 0, w.maxX, -1)
	xy = half(xy, 1, w.minY, 1)
	xy = half(xy, 1, w.maxY, -1)
	if n := len(xy); n >= 6 && (xy[0] != xy[n-2] || xy[1] != xy[n-1]) {
		xy = append(xy, xy[0], xy[1])
	}
	return xy
}

// half keeps what lies on one side of an upright (axis 0) or level (axis 1) line: the greater side for sign 1.
func half(xy []float32, axis int, limit, sign float32) []float32 {
	n := len(xy) / 2
	var out []float32
	for i := range n {
		j := (i + 1) % n
		a, b := (xy[2*i+axis]-limit)*sign, (xy[2*j+axis]-limit)*sign
		if a >= 0 {
			out = append(out, xy[2*i], xy[2*i+1])
		}
		if (a >= 0) != (b >= 0) {
			t := float64(a) / (float64(a) - float64(b))
			p := float32(float64(xy[2*i+1-axis]) + t*(float64(xy[2*j+1-axis])-float64(xy[2*i+1-axis])))
			if axis == 0 {
				out = append(out, limit, p)
			} else {
				out = append(out, p, limit)
			}
		}
	}
	return out
}

// lines gives the runs of a line that lie in the window, each segment cut to it (Liang and Barsky 1984).
func (w window) lines(xy []float32, yield func(run []float32)) {
	var run []float32
	flush := func() {
		if len(run) >= 4 {
			yield(run)
		}
		run = run[:0]
	}
	for i := 0; i+3 < len(xy); i += 2 {
		ax, ay, bx, by, ok := w.segment(xy[i], xy[i+1], xy[i+2], xy[i+3])
		if !ok {
			flush()
			continue
		}
		if n := len(run); n == 0 || run[n-2] != ax || run[n-1] != ay {
			flush()
			run = append(run, ax, ay)
		}
		run = append(run, bx, by)
	}
	flush()
}

func (w window) segment(ax, ay, bx, by float32) (float32, float32, float32, float32, bool) {
	dx, dy := float64(bx)-float64(ax), float64(by)-float64(ay)
	t0, t1 := 0.0, 1.0
	for _, side := range [4][2]float64{
		{-dx, float64(ax) - float64(w.minX)},
		{dx, float64(w.maxX) - float64(ax)},
		{-dy, float64(ay) - float64(w.minY)},
		{dy, float64(w.maxY) - float64(ay)},
	} {
		switch t := side[1] / side[0]; {
		case side[0] == 0:
			if side[1] < 0 {
				return 0, 0, 0, 0, false
			}
		case side[0] < 0:
			t0 = max(t0, t)
		default:
			t1 = min(t1, t)
		}
	}
	if t0 > t1 {
		return 0, 0, 0, 0, false
	}
	if t1 < 1 {
		bx, by = float32(float64(ax)+t1*dx), float32(float64(ay)+t1*dy)
	}
	if t0 > 0 {
		ax, ay = float32(float64(ax)+t0*dx), float32(float64(ay)+t0*dy)
	}
	return ax, ay, bx, by, true
}
