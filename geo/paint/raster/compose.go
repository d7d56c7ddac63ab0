package raster

import (
	"encoding/binary"
	"image/color"
	"math"
)

// pigment is a colour premultiplied by its alpha, a lane of 16 bits for each channel, as of spread.
type pigment uint64

func premultiplied(c color.NRGBA) pigment {
	a := uint32(c.A)
	r, g, b := by255(uint32(c.R)*a), by255(uint32(c.G)*a), by255(uint32(c.B)*a)
	return pigment(spread(r | g<<8 | b<<16 | a<<24))
}

// spread gives each channel of a pixel its lane: red, blue, green, alpha, the lowest first.
func spread(px uint32) uint64 { return uint64(px&0xff00ff) | uint64(px>>8&0xff00ff)<<32 }

// gathered is the inverse of spread.
func gathered(lanes uint64) uint32 { return uint32(lanes) | uint32(lanes>>32)<<8 }

func (p pigment) opaque() bool { return p>>48 == 255 }

// over lays the pigment over a pixel, thinned by a coverage of 0 to 255.
func (p pigment) over(px []uint8, cover uint32) {
	// No lane overflows: no channel is more than its alpha, and what remains below is no more than the rest.
	v := lanes255(uint64(p) * uint64(cover))
	v += lanes255(spread(binary.LittleEndian.Uint32(px)) * (255 - v>>48))
	binary.LittleEndian.PutUint32(px, gathered(v))
}

// lanes255 is by255 of each lane.
func lanes255(v uint64) uint64 {
	v += 0x0080008000800080
	return (v + v>>8&0x00ff00ff00ff00ff) >> 8 & 0x00ff00ff00ff00ff
}

// by255 is v/255 rounded, exact up to 255·255.
func by255(v uint32) uint32 {
	v += 128
	return (v + v>>8) >> 8
}

// lay composes the pigment over a run of pixels through their coverage, eight at a time where it is even.
func (p pigment) lay(pix, cover []uint8) {
	pix = pix[: 4*len(cover) : 4*len(cover)]
	pair := uint64(gathered(uint64(p))) * (1<<32 + 1)
	for len(cover) >= 8 {
		out := pix[:32:32]
		switch eight := binary.LittleEndian.Uint64(cover); {
		case eight == 0:
		case eight == math.MaxUint64 && p.opaque():
			binary.LittleEndian.PutUint64(out, pair)
			binary.LittleEndian.PutUint64(out[8:], pair)
			binary.LittleEndian.PutUint64(out[16:], pair)
			binary.LittleEndian.PutUint64(out[24:], pair)
		default:
			for i, m := range cover[:8] {
				p.over(out[4*i:4*i+4:4*i+4], uint32(m))
			}
		}
		pix, cover = pix[32:], cover[8:]
	}
	for i, m := range cover {
		p.over(pix[4*i:4*i+4:4*i+4], uint32(m))
	}
}

// weave does the same with a pattern; (x, y) is the middle of the first pixel on the pixel grid of the plane.
func (p pigment) weave(pix, cover []uint8, k ink, x, y float64) {
	for i := 0; i < len(cover); i++ {
		if i+8 <= len(cover) && binary.LittleEndian.Uint64(cover[i:]) == 0 {
			i += 7
			continue
		}
		if cover[i] == 0 {
			continue
		}
		if share := k.at(x+float64(i), y); share > 0 {
			p.over(pix[4*i:4*i+4:4*i+4], uint32(float32(cover[i])*share+0.5))
		}
	}
}
