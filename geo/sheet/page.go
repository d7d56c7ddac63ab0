package sheet

import (
	"image/color"
	"strings"

	"emprise/assets/locale"
	"emprise/geo/paint"
)

// The inks of the page. One accent, and greys with a little warmth beside the paper of the map.
var (
	ink    = color.NRGBA{0x26, 0x24, 0x21, 255}
	soft   = color.NRGBA{0x6B, 0x66, 0x5E, 255}
	faint  = color.NRGBA{0xB9, 0xB3, 0xA8, 255}
	wash   = color.NRGBA{0xF3, 0xF0, 0xEA, 255}
	white  = color.NRGBA{255, 255, 255, 255}
	accent = color.NRGBA{0x1F, 0x4E, 0x79, 255}
	alarm  = color.NRGBA{0xB3, 0x2D, 0x1E, 255}
)

// page draws furniture on a surface of millimetres.
type page struct {
	s    paint.Surface
	loc  *locale.Locale
	size float64 // of the body, mm
	fine float64 // of what is read from near, mm
	px   float64 // a typographic pixel of the map, mm

	screen bool // what is drawn is seen on one

	least float64 // type size below which rows are left out of tables, mm

	close bool // what stands in a wide column is set close, for much has to stand there
}

// path takes rings of x, y pairs in millimetres.
func (p *page) path(rings ...[]float64) paint.Path {
	out := paint.Path{Starts: []int32{0}}
	for _, r := range rings {
		for _, v := range r {
			out.XY = append(out.XY, float32(v))
		}
		out.Starts = append(out.Starts, int32(len(out.XY)/2))
	}
	return out
}

func corners(r Rect) []float64 {
	return []float64{r.X, r.Y, r.right(), r.Y, r.right(), r.bottom(), r.X, r.bottom(), r.X, r.Y}
}

func (p *page) fill(r Rect, c color.NRGBA) { p.s.Fill(p.path(corners(r)), paint.Fill{Colour: c}) }

func (p *page) outline(r Rect, c color.NRGBA, width float64) {
	p.s.Stroke(p.path(corners(r)), paint.Stroke{Colour: c, Width: width})
}

func (p *page) line(c color.NRGBA, width float64, xy ...float64) {
	p.s.Stroke(p.path(xy), paint.Stroke{Colour: c, Width: width})
}

// letters is a text style in millimetres.
type letters struct {
	size         float64
	bold, italic bool
	colour       color.NRGBA
	anchor       paint.Anchor
	angle        float64
	halo         float64
}

func (p *page) style(l letters) paint.TextStyle {
	t := paint.TextStyle{
		Size: l.size, Bold: l.bold, Italic: l.italic, Colour: l.colour, Anchor: l.anchor, Angle: l.angle,
	}
	if l.halo > 0 {
		t.Halo, t.HaloWidth = white, l.halo
	}
	return t
}

func (p *page) text(x, y float64, text string, l letters) {
	p.s.Text(x, y, text, p.style(l))
}

func (p *page) width(text string, l letters) float64 {
	return p.s.TextWidth(text, p.style(l))
}

// shrunk makes the type smaller, down to the given share, until the text is no wider than w.
func (p *page) shrunk(text string, l letters, w, least float64) letters {
	if have := p.width(text, l); have > w {
		l.size *= max(least, 0.999*w/have) // what fits by a hair is cut by rounding
	}
	return l
}

// wrap breaks a text into lines no wider than w at its ordinary spaces, but for those that hold a number together. A word that is
// longer stands alone.
func (p *page) wrap(text string, l letters, w float64) []string {
	var lines []string
	line := ""
	for _, word := range locale.Words(text) {
		longer := word
		if line != "" {
			longer = line + " " + word
		}
		if line != "" && p.width(longer, l) > w {
			lines = append(lines, line)
			longer = word
		}
		line = longer
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// cut shortens a text with an ellipsis until it is no wider than w.
func (p *page) cut(text string, l letters, w float64) string {
	if p.width(text, l) <= w {
		return text
	}
	runes := []rune(text)
	for len(runes) > 1 {
		runes = runes[:len(runes)-1]
		if short := strings.TrimRight(string(runes), " ,.-–’") + "…"; p.width(short, l) <= w {
			return short
		}
	}
	return "…"
}
