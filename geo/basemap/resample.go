package basemap

import (
	"image"
	"image/draw"
	"math"
)

// resample fills dst from src: the middle of pixel (i, j) of dst lies at (x0+(i+½)·step, y0+(j+½)·step) of src, in pixels of
// src from its corner. As each pixel depends on nothing but its place, two pictures of neighbouring parts show no seam. The
// kernel is that of Catmull and Rom, widened to step where the picture is reduced, so that thin lines and letters stay.
func resample(dst, src *image.RGBA, x0, y0, step float64) {
	w, h := dst.Rect.Dx(), dst.Rect.Dy()
	sw, sh := src.Rect.Dx(), src.Rect.Dy()
	if w == 0 || h == 0 || sw == 0 || sh == 0 {
		return
	}
	if left, top, whole := shift(x0, y0, step); whole {
		draw.Draw(dst, dst.Rect, src, image.Pt(left, top), draw.Src)
		return
	}
	across, down := kernels(w, sw, x0, step), kernels(h, sh, y0, step)
	// Each row of src is mixed across once, when the first row of dst needs it; a ring of them is enough.
	ring := make([]int32, down.taps*4*w)
	held := make([]int, down.taps) // which row of src lies in which place of the ring
	for i := range held {
		held[i] = -1
	}
	rows := make([][]int32, down.taps)
	for j := range h {
		first := down.first[j]
		for k := range rows {
			y := min(max(first+k, 0), sh-1)
			place := (first + k) % down.taps
			if place < 0 {
				place += down.taps
			}
			rows[k] = ring[place*4*w : (place+1)*4*w]
			if held[place] != y {
				across.row(rows[k], src.Pix[y*src.Stride:y*src.Stride+4*sw])
				held[place] = y
			}
		}
		mix(dst.Pix[j*dst.Stride:j*dst.Stride+4*w], rows, down.weights[j*down.taps:(j+1)*down.taps])
	}
}

// shift says whether nothing but a shift by whole pixels within the picture is asked for, as on every fourth level.
func shift(x0, y0, step float64) (left, top int, whole bool) {
	x, y := math.Round(x0), math.Round(y0)
	const hair = 1e-3
	whole = math.Abs(step-1) < 1e-9 && math.Abs(x-x0) < hair && math.Abs(y-y0) < hair && x >= 0 && y >= 0 && x < 1<<20 && y < 1<<20
	return int(x), int(y), whole
}

// mix adds rows up into one of dst, by their weights.
func mix(out []byte, rows [][]int32, weights []int32) {
	const half = 1 << (fine + coarse - 1)
	if len(weights) == 4 { // the picture is not reduced: the usual case, and twice as fast this way
		w0, w1, w2, w3 := weights[0], weights[1], weights[2], weights[3]
		n := len(out)
		r0, r1, r2, r3 := rows[0][:n], rows[1][:n], rows[2][:n], rows[3][:n]
		for i := 0; i+3 < n; i += 4 {
			alpha := clamp((w0*r0[i+3]+w1*r1[i+3]+w2*r2[i+3]+w3*r3[i+3]+half)>>(fine+coarse), 255)
			out[i+3] = uint8(alpha)
			out[i] = uint8(clamp((w0*r0[i]+w1*r1[i]+w2*r2[i]+w3*r3[i]+half)>>(fine+coarse), alpha))
			out[i+1] = uint8(clamp((w0*r0[i+1]+w1*r1[i+1]+w2*r2[i+1]+w3*r3[i+1]+half)>>(fine+coarse), alpha))
			out[i+2] = uint8(clamp((w0*r0[i+2]+w1*r1[i+2]+w2*r2[i+2]+w3*r3[i+2]+half)>>(fine+coarse), alpha))
		}
		return
	}
	for i := 0; i < len(out); i += 4 {
		var r, g, b, a int32
		for k, f := range weights {
			p := rows[k][i : i+4 : i+4]
			r, g, b, a = r+f*p[0], g+f*p[1], b+f*p[2], a+f*p[3]
		}
		alpha := clamp((a+half)>>(fine+coarse), 255)
		out[i+3] = uint8(alpha)
		out[i] = uint8(clamp((r+half)>>(fine+coarse), alpha)) // premultiplied: no colour is brighter than its alpha
		out[i+1] = uint8(clamp((g+half)>>(fine+coarse), alpha))
		out[i+2] = uint8(clamp((b+half)>>(fine+coarse), alpha))
	}
}

func clamp(v, most int32) int32 { return max(0, min(most, v)) }

// Weights have fine bits; a row that is mixed across keeps coarse bits below the unit. Their sum leaves 31 − 8 bits minus what
// the lobes of the kernel overshoot.
const (
	fine   = 12
	coarse = 8
)

// kernel says for each pixel of dst along one axis which pixels of src it is made of, from first on, and how much of each.
type kernel struct {
	taps    int
	first   []int
	weights []int32 // taps a pixel
}

func kernels(n, source int, from, step float64) kernel {
	scale := max(1, step)
	k := kernel{taps: int(math.Ceil(4 * scale)), first: make([]int, n)}
	k.weights = make([]int32, n*k.taps)
	shares := make([]float64, k.taps)
	for i := range n {
		centre := from + (float64(i)+0.5)*step - 0.5
		first := int(math.Ceil(centre - 2*scale))
		sum := 0.0
		for t := range shares {
			shares[t] = catmullRom((float64(first+t) - centre) / scale)
			sum += shares[t]
		}
		left, most := int32(1<<fine), 0
		w := k.weights[i*k.taps : (i+1)*k.taps]
		for t, s := range shares {
			w[t] = int32(math.Round(s / sum * (1 << fine)))
			left -= w[t]
			if w[t] > w[most] {
				most = t
			}
		}
		w[most] += left // the sum is exact: an even colour stays itself
		k.first[i] = min(max(first, -2*k.taps), source+k.taps)
	}
	return k
}

// catmullRom is the cubic of Catmull and Rom (1974).
func catmullRom(x float64) float64 {
	x = math.Abs(x)
	switch {
	case x < 1:
		return (1.5*x-2.5)*x*x + 1
	case x < 2:
		return ((-0.5*x+2.5)*x-4)*x + 2
	}
	return 0
}

// row mixes one row of src across into out, four channels a pixel.
func (k kernel) row(out []int32, src []byte) {
	const drop = fine - coarse
	last := len(src)/4 - 1
	for i := range k.first {
		var r, g, b, a int32
		weights := k.weights[i*k.taps : (i+1)*k.taps]
		first := k.first[i]
		switch {
		case len(weights) == 4 && first >= 0 && first+3 <= last:
			p := src[4*first : 4*first+16 : 4*first+16]
			w0, w1, w2, w3 := weights[0], weights[1], weights[2], weights[3]
			r = w0*int32(p[0]) + w1*int32(p[4]) + w2*int32(p[8]) + w3*int32(p[12])
			g = w0*int32(p[1]) + w1*int32(p[5]) + w2*int32(p[9]) + w3*int32(p[13])
			b = w0*int32(p[2]) + w1*int32(p[6]) + w2*int32(p[10]) + w3*int32(p[14])
			a = w0*int32(p[3]) + w1*int32(p[7]) + w2*int32(p[11]) + w3*int32(p[15])
		case first >= 0 && first+k.taps-1 <= last:
			p := src[4*first : 4*(first+k.taps)]
			for t, f := range weights {
				q := p[4*t : 4*t+4 : 4*t+4]
				r, g, b, a = r+f*int32(q[0]), g+f*int32(q[1]), b+f*int32(q[2]), a+f*int32(q[3])
			}
		default:
			for t, f := range weights {
				q := src[4*min(max(first+t, 0), last):]
				r, g, b, a = r+f*int32(q[0]), g+f*int32(q[1]), b+f*int32(q[2]), a+f*int32(q[3])
			}
		}
		out[4*i], out[4*i+1], out[4*i+2], out[4*i+3] = r>>drop, g>>drop, b>>drop, a>>drop
	}
}
