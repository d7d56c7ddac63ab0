package pdf

import (
	"bytes"
	"image/color"
	"math"
	"strconv"
)

// state is what the page has been told, so that nothing is told twice. It is saved and restored with the clip, as PDF does.
type state struct {
	fill, stroke rgb
	alpha        uint8
	width        float64 // points
	dash         string
	face         face
}

// rgb is a colour without its alpha, which PDF keeps apart. The zero value is black, as on a new page.
type rgb struct{ r, g, b uint8 }

func newState() state { return state{alpha: 255, width: -1} }

func (d *Document) fillColour(c color.NRGBA) {
	d.alpha(c.A)
	if have := (rgb{c.R, c.G, c.B}); have != d.now.fill {
		d.now.fill = have
		d.colour(have, " rg")
	}
}

func (d *Document) strokeColour(c color.NRGBA) {
	d.alpha(c.A)
	if have := (rgb{c.R, c.G, c.B}); have != d.now.stroke {
		d.now.stroke = have
		d.colour(have, " RG")
	}
}

func (d *Document) colour(c rgb, operator string) {
	b := d.buf[:0]
	for i, v := range [3]uint8{c.r, c.g, c.b} {
		if i > 0 {
			b = append(b, ' ')
		}
		b = number(b, float64(v)/255)
	}
	d.write(append(b, operator...))
}

// alpha asks for an opacity. Each distinct one is an object of the file, and each call a reference to it.
func (d *Document) alpha(a uint8) {
	if a == d.now.alpha {
		return
	}
	d.now.alpha = a
	d.f.SetAlpha(math.Round(float64(a)/255*1000)/1000, "Normal")
}

// pen sets line width and dashes, given in millimetres.
func (d *Document) pen(width float64, dash []float64) {
	if w := width * pointsPerMM; w != d.now.width {
		d.now.width = w
		d.write(append(number(d.buf[:0], w), " w"...))
	}
	b := append(d.buf[:0], '[')
	for i, v := range dash {
		if i > 0 {
			b = append(b, ' ')
		}
		b = number(b, v*pointsPerMM)
	}
	b = append(b, "] 0 d"...)
	if s := string(b); s != d.now.dash && (len(dash) > 0 || d.now.dash != "") {
		d.now.dash = s
		d.write(b)
	}
}

// Clip confines what follows to a rectangle in millimetres.
func (d *Document) Clip(x, y, width, height float64) {
	d.saved = append(d.saved, d.now)
	b := append(d.buf[:0], "q "...)
	b = d.rectangle(b, x, y, width, height)
	d.write(append(b, " W n"...))
}

// Unclip ends the matching Clip.
func (d *Document) Unclip() {
	if len(d.saved) == 0 {
		panic("pdf: Unclip without Clip")
	}
	d.restore()
}

func (d *Document) restore() {
	d.now = d.saved[len(d.saved)-1]
	d.saved = d.saved[:len(d.saved)-1]
	d.f.RawWriteStr("Q")
}

func (d *Document) rectangle(b []byte, x, y, width, height float64) []byte {
	b = d.point(b, x, y+height)
	b = append(b, ' ')
	b = number(b, width*pointsPerMM)
	b = append(b, ' ')
	b = number(b, height*pointsPerMM)
	return append(b, " re"...)
}

// point appends a place on the page in PDF's own coordinates: points, y upwards.
func (d *Document) point(b []byte, x, y float64) []byte {
	b = hundredths(b, x*pointsPerMM)
	b = append(b, ' ')
	return hundredths(b, (d.height-y)*pointsPerMM)
}

// hundredths appends a place with two decimals, three micrometres on paper, finer than any press: a file of many places is a quarter
// smaller than with three.
func hundredths(b []byte, v float64) []byte { return number(b, math.Round(v*100)/100) }

// number appends a value with three decimals, a third of a micrometre on paper, without the zeros that say nothing.
func number(b []byte, v float64) []byte {
	n := int64(math.Round(v * 1000))
	if n < 0 {
		b = append(b, '-')
		n = -n
	}
	b = strconv.AppendInt(b, n/1000, 10)
	if n %= 1000; n != 0 {
		b = append(b, '.', byte('0'+n/100))
		if n %= 100; n != 0 {
			b = append(b, byte('0'+n/10))
			if n %= 10; n != 0 {
				b = append(b, byte('0'+n))
			}
		}
	}
	return b
}

// write adds one line to the page and keeps the buffer for the next.
func (d *Document) write(b []byte) {
	d.buf, d.touched = b[:0], true
	d.f.RawWriteBuf(bytes.NewReader(b))
}

// appendFine appends a number of a rotation, whose error is multiplied by the size of the page.
func appendFine(b []byte, v float64) []byte { return strconv.AppendFloat(b, v, 'f', 7, 64) }
