package raster

import (
	"encoding/binary"
	"image/color"
	"math"
)

// pigment is a colour premultiplied by its alpha, 0 to 255.
type pigment struct{ r, g, b, a uint32 }

func premultiplied(c color.NRGBA) pigment {
	a := uint32(c.A)
	return pigment{by255(uint32(c.R) * a), by255(uint32(c.G) * a), by255(uint32(c.B) * a), a}
}

// over lays the pigment over a pixel, thinned by a coverage of 0 to 255.
func (p pigment) over(px []uint8, cover uint32) {
	// Two channels at a time. None overflows: none is more than its alpha, and what remains below is no more than the rest.
	under := binary.LittleEndian.Uint32(px)
	rb, ga := lanes255((p.r|p.b<<16)*cover), lanes255((p.g|p.a<<16)*cover)
	rest := 255 - ga>>16
	rb += lanes255(under & 0xff00ff * rest)
	ga += lanes255(under >> 8 & 0xff00ff * rest)
	binary.LittleEndian.PutUint32(px, rb|ga<<8)
}

// lanes255 is by255 of the lower and the upper half.
func lanes255(v uint32) uint32 {
	v += 0x800080
	return (v + v>>8&0xff00ff) >> 8 & 0xff00ff
}

// by255 is v/255 rounded, exact up to 255·255.
func by255(v uint32) uint32 {
	v += 128
	return (v + v>>8) >> 8
}

// lay composes the pigment over a run of pixels through their coverage, eight at a time where it is even.
func (p pigment) lay(pix, cover []uint8) {
	pix = pix[: 4*len(cover) : 4*len(cover)]
	whole := p.r | p.g<<8 | p.b<<16 | p.a<<24
	pair := uint64(whole) | uint64(whole)<<32
	for len(cover) >= 8 {
		out := pix[:32:32]
		switch eight := binary.LittleEndian.Uint64(cover); {
		case eight == 0:
		case eight == math.MaxUint64 && p.a == 255:
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
