package raster

import (
	"encoding/binary"
	"image/color"
)

// pigment is a colour premultiplied by its alpha, 0 to 255.
type pigment struct{ r, g, b, a uint32 }

func premultiplied(c color.NRGBA) pigment {
	a := uint32(c.A)
	return pigment{by255(uint32(c.R) * a), by255(uint32(c.G) * a), by255(uint32(c.B) * a), a}
}

// over lays the pigment over a pixel, thinned by a coverage of 0 to 255.
func (p pigment) over(px []uint8, cover uint32) {
	_ = px[3]
	rest := 255 - by255(p.a*cover)
	px[0] = uint8(min(255, by255(p.r*cover)+by255(uint32(px[0])*rest)))
	px[1] = uint8(min(255, by255(p.g*cover)+by255(uint32(px[1])*rest)))
	px[2] = uint8(min(255, by255(p.b*cover)+by255(uint32(px[2])*rest)))
	px[3] = uint8(min(255, by255(p.a*cover)+by255(uint32(px[3])*rest)))
}

// by255 is v/255 rounded, exact up to 255·255.
func by255(v uint32) uint32 {
	v += 128
	return (v + v>>8) >> 8
}

// lay composes the pigment over a run of pixels through their coverage.
func (p pigment) lay(pix, cover []uint8) {
	pix = pix[: 4*len(cover) : 4*len(cover)]
	whole := p.r | p.g<<8 | p.b<<16 | p.a<<24
	rest := 255 - p.a
	for i := 0; i < len(cover); i++ {
		if i+8 <= len(cover) && binary.LittleEndian.Uint64(cover[i:]) == 0 {
			i += 7
			continue
		}
		switch m := uint32(cover[i]); {
		case m == 0:
		case m == 255 && p.a == 255:
			binary.LittleEndian.PutUint32(pix[4*i:], whole)
		case m == 255: // two channels at a time: the middle of a large area is most of a map
			under := binary.LittleEndian.Uint32(pix[4*i:])
			rb, ga := under&0xff00ff*rest+0x800080, under>>8&0xff00ff*rest+0x800080
			rb, ga = (rb+rb>>8&0xff00ff)>>8&0xff00ff, (ga+ga>>8&0xff00ff)&0xff00ff00
			binary.LittleEndian.PutUint32(pix[4*i:], whole+(rb|ga))
		default:
			p.over(pix[4*i:4*i+4:4*i+4], m)
		}
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
