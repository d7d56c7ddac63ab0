package tile

import (
	"encoding/binary"
	"image"
)

// lanes masks the four channels of a pixel spread over 64 bits, so that one multiplication weighs them all.
const lanes = 0x00ff00ff00ff00ff

func spread(p uint32) uint64 { return uint64(p&0x00ff00ff) | uint64(p>>8&0x00ff00ff)<<32 }

func gather(v uint64) uint32 { return uint32(v) | uint32(v>>32)<<8 }

// mix weighs two spread pixels; f is the weight of b in 256ths. It is a*(256-f) + b*f with one multiplication: what a lane
// borrows from the next in b-a comes back, as the sum of each lane fits its sixteen bits.
func mix(a, b, f uint64) uint64 { return (a<<8 + (b-a)*f) >> 8 & lanes }

// scaler stretches opaque pictures with bilinear sampling; it keeps its buffers from one call to the next.
type scaler struct {
	near bool // sample the nearest pixel only
	taps []tap
	row  []uint64 // one source row, mixed from two, spread, from the first column needed; the last is there twice
}

// tap says where a destination column takes its colour: source columns left and left+1 of the row.
type tap struct{ left, weight uint32 } // the weight of the right one, in 256ths

// stretch draws the whole of src over the rectangle to of dst, confined to clip, which must lie within dst and to. Its
// weight over what is there is in 256ths.
func (s *scaler) stretch(dst *image.RGBA, to, clip image.Rectangle, src *image.RGBA, weight uint64) {
	if clip.Empty() || weight == 0 {
		return
	}
	sw, sh := src.Rect.Dx(), src.Rect.Dy()
	if to.Dx() == sw && to.Dy() == sh {
		lay(dst, to.Min, clip, src, weight)
		return
	}
	if s.near {
		s.nearest(dst, to, clip, src, weight)
		return
	}
	first, _, _ := sample(clip.Min.X-to.Min.X, to.Dx(), sw)
	last := first
	s.taps = s.taps[:0]
	for x := clip.Min.X; x < clip.Max.X; x++ {
		a, b, f := sample(x-to.Min.X, to.Dx(), sw)
		s.taps = append(s.taps, tap{uint32(a - first), uint32(f)})
		last = b
	}
	if n := last - first + 2; cap(s.row) < n {
		s.row = make([]uint64, n)
	} else {
		s.row = s.row[:n]
	}
	above, below, slope := -1, -1, uint64(0)
	for y := clip.Min.Y; y < clip.Max.Y; y++ {
		a, b, f := sample(y-to.Min.Y, to.Dy(), sh)
		if a != above || b != below || f != slope {
			above, below, slope = a, b, f
			s.blend(src.Pix[a*src.Stride+4*first:a*src.Stride+4*last+4], src.Pix[b*src.Stride+4*first:b*src.Stride+4*last+4], f)
		}
		out := dst.Pix[dst.PixOffset(clip.Min.X, y):dst.PixOffset(clip.Max.X, y)]
		if weight == 256 {
			s.emit(out)
		} else {
			s.emitOver(out, weight)
		}
	}
}

// nearest is stretch without mixing: a third of the time.
func (s *scaler) nearest(dst *image.RGBA, to, clip image.Rectangle, src *image.RGBA, weight uint64) {
	sw, sh := src.Rect.Dx(), src.Rect.Dy()
	s.taps = s.taps[:0]
	for x := clip.Min.X; x < clip.Max.X; x++ {
		s.taps = append(s.taps, tap{left: uint32(4 * ((2*(x-to.Min.X) + 1) * sw / (2 * to.Dx())))})
	}
	for y := clip.Min.Y; y < clip.Max.Y; y++ {
		row := src.Pix[(2*(y-to.Min.Y)+1)*sh/(2*to.Dy())*src.Stride:]
		out := dst.Pix[dst.PixOffset(clip.Min.X, y):dst.PixOffset(clip.Max.X, y)]
		for x, t := range s.taps {
			v := binary.LittleEndian.Uint32(row[t.left:])
			px := out[4*x : 4*x+4]
			if weight < 256 {
				v = gather(mix(spread(binary.LittleEndian.Uint32(px)), spread(v), weight))
			}
			binary.LittleEndian.PutUint32(px, v)
		}
	}
}

// lay draws src pixel by pixel, its corner at the given place.
func lay(dst *image.RGBA, at image.Point, clip image.Rectangle, src *image.RGBA, weight uint64) {
	for y := clip.Min.Y; y < clip.Max.Y; y++ {
		from := src.Pix[src.PixOffset(clip.Min.X-at.X, y-at.Y):]
		out := dst.Pix[dst.PixOffset(clip.Min.X, y):dst.PixOffset(clip.Max.X, y)]
		if weight == 256 {
			copy(out, from)
			continue
		}
		for i := 0; i < len(out); i += 4 {
			under, over := spread(binary.LittleEndian.Uint32(out[i:])), spread(binary.LittleEndian.Uint32(from[i:]))
			binary.LittleEndian.PutUint32(out[i:], gather(mix(under, over, weight)))
		}
	}
}

// blend mixes two source rows of the same length into s.row.
func (s *scaler) blend(a, b []byte, f uint64) {
	row := s.row
	n := len(row) - 1
	a, b = a[:4*n], b[:4*n]
	if f == 0 {
		for x := range n {
			row[x] = spread(binary.LittleEndian.Uint32(a[4*x:]))
		}
	} else {
		for x := range n {
			row[x] = mix(spread(binary.LittleEndian.Uint32(a[4*x:])), spread(binary.LittleEndian.Uint32(b[4*x:])), f)
		}
	}
	row[n] = row[n-1]
}

// emit writes one destination row from s.row.
func (s *scaler) emit(out []byte) {
	row := s.row
	for x, t := range s.taps {
		pair := row[t.left : t.left+2 : t.left+2]
		binary.LittleEndian.PutUint32(out[4*x:4*x+4], gather(mix(pair[0], pair[1], uint64(t.weight))))
	}
}

// emitOver writes one destination row from s.row, with a weight over what is there.
func (s *scaler) emitOver(out []byte, weight uint64) {
	row := s.row
	for x, t := range s.taps {
		pair := row[t.left : t.left+2 : t.left+2]
		px := out[4*x : 4*x+4]
		v := mix(spread(binary.LittleEndian.Uint32(px)), mix(pair[0], pair[1], uint64(t.weight)), weight)
		binary.LittleEndian.PutUint32(px, gather(v))
	}
}

// sample says between which two of n source pixels the middle of destination pixel i of m lies, and the weight of the
// second in 256ths.
func sample(i, m, n int) (a, b int, f uint64) {
	at := max(0, ((2*i+1)*n*128)/m-128) // 256ths of a source pixel
	a = min(at>>8, n-1)
	return a, min(a+1, n-1), uint64(at & 255)
}
