package render

import (
	"math"
	"slices"

	"emprise/geo/paint"
)

// letter is one letter of a name: how far its middle lies from the beginning of the text, and how wide it is. On a line it
// has a place and a turn.
type letter struct {
	text      string
	at, width float64
	x, y      float64
	angle     float64 // degrees, counter-clockwise
}

// spell cuts a text into letters; marks that stand on a letter stay with it.
func (p *placer) spell(text string, st paint.TextStyle) []letter {
	var out []letter
	begin, from := 0, 0.0
	flush := func(end int) {
		if end > begin {
			to := p.clerk.s.TextWidth(text[:end], st)
			out = append(out, letter{text: text[begin:end], at: (from + to) / 2, width: to - from})
			begin, from = end, to
		}
	}
	for i, r := range text {
		if r < 0x300 || r > 0x36f { // combining marks
			flush(i)
		}
	}
	flush(len(text))
	return out
}

// How far a name may bend: from one letter to the next, and in all, degrees.
const (
	bendLetter = 24
	bendWhole  = 110
)

// bend sets the letters of a text on the line around a length along it, each turned as the line runs there, if the line does
// not bend more than can be read. The text runs from left to right.
func bend(xy []float32, long []float64, mid, width float64, letters []letter) (stand, bool) {
	ax, ay := walk(xy, long, mid-width/2)
	bx, by := walk(xy, long, mid+width/2)
	if math.Hypot(bx-ax, by-ay) < 0.55*width {
		return stand{}, false
	}
	sign := 1.0
	if bx < ax { // the line runs to the left: the text runs against it
		sign = -1
	}
	out := slices.Clone(letters)
	turned := 0.0
	for i := range out {
		l := &out[i]
		at := mid + sign*(l.at-width/2)
		half := max(l.width, 0.3*width/float64(len(out)))
		fx, fy := walk(xy, long, at-sign*half)
		tx, ty := walk(xy, long, at+sign*half)
		l.angle = -math.Atan2(ty-fy, tx-fx) * 180 / math.Pi
		cx, cy := walk(xy, long, at)
		l.x, l.y = (fx+tx+2*cx)/4, (fy+ty+2*cy)/4 // between the chord and the line: letters do not jump at a corner
		if math.Abs(l.angle) > 88 {
			return stand{}, false
		}
		if i > 0 {
			d := math.Abs(l.angle - out[i-1].angle)
			if turned += d; d > bendLetter || turned > bendWhole {
				return stand{}, false
			}
		}
	}
	mx, my := walk(xy, long, mid)
	return stand{x: mx, y: my, letters: out}, true
}

// speller is a surface that can be told what letters that are painted one by one spell, for whoever searches or copies text.
type speller interface {
	Spell(text string, letters func())
}

// curved writes a text letter by letter: all halos first, so that none covers a letter.
func (c *clerk) curved(text string, at stand, st paint.TextStyle) {
	st.Anchor = paint.Centre
	write := func(st paint.TextStyle) {
		for _, l := range at.letters {
			st.Angle = l.angle
			c.s.Text(l.x, l.y, l.text, st)
		}
	}
	both := func() {
		if st.Halo.A > 0 && st.HaloWidth > 0 {
			under := st
			under.Colour.A = 0
			write(under)
		}
		st.Halo.A = 0
		write(st)
	}
	if s, ok := c.s.(speller); ok {
		s.Spell(text, both)
		return
	}
	both()
}

// aroundLetters is what a bent text takes: a square for each letter.
func aroundLetters(letters []letter, height float64) []plot {
	out := make([]plot, len(letters))
	for i, l := range letters {
		h := max(height, l.width) / 2
		out[i] = plot{l.x - h, l.y - h, l.x + h, l.y + h}
	}
	return out
}
