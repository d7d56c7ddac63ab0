package dashboard

import (
	"image/color"
	"strings"

	"emprise/assets/locale"
	"emprise/data/symbology"
	"emprise/geo/paint"
	"emprise/geo/style"
)

// The measures of the page, in typographic pixels.
const (
	columnsOnPage = 3
	margin        = 36
	gutter        = 34
	headHeight    = 74
	titleHeight   = 30
	barHeight     = 34
	noteHeight    = 15
	chartGap      = 24
)

var (
	darkInk  = style.Hex("#23282C")
	mutedInk = style.Hex("#616260")
	lineInk  = style.Hex("#E4DFD6")
)

// Sheet is the dashboard as a page.
type Sheet struct {
	Title, Subtitle string
	Foot            string // sources, date, author
	Charts          []Chart
}

// SheetOf is the page of figures in a language; said is what stands below it: when, by whom.
func (f *Figures) SheetOf(loc *locale.Locale, said string) Sheet {
	s := Sheet{Title: loc.T("dashboard.title"), Subtitle: f.Territory, Foot: said, Charts: f.Charts(loc)}
	if f.Fictional {
		s.Subtitle += " · " + loc.T("sheet.fictional")
	}
	if f.Public {
		s.Subtitle += " · " + loc.T("sheet.public")
	} else {
		s.Subtitle += " · " + loc.T("sheet.internal")
	}
	return s
}

// pen draws on a surface in typographic pixels.
type pen struct {
	paint.Surface
	unit float64
}

func (p pen) text(x, y float64, text string, size float64, bold bool, ink color.NRGBA, anchor paint.Anchor) {
	p.Text(x*p.unit, y*p.unit, text, paint.TextStyle{Size: size * p.unit, Bold: bold, Colour: ink, Anchor: anchor})
}

func (p pen) width(text string, size float64, bold bool) float64 {
	return p.TextWidth(text, paint.TextStyle{Size: size * p.unit, Bold: bold}) / p.unit
}

// cut shortens a text to a width, with an ellipsis.
func (p pen) cut(text string, size, width float64, bold bool) string {
	if p.width(text, size, bold) <= width {
		return text
	}
	letters := []rune(text)
	for len(letters) > 1 && p.width(string(letters)+"…", size, bold) > width {
		letters = letters[:len(letters)-1]
	}
	return strings.TrimRight(string(letters), " ") + "…"
}

// wrapped breaks a text between words.
func (p pen) wrapped(text string, size, width float64) []string {
	var lines []string
	line := ""
	for _, word := range strings.Split(text, " ") {
		if line != "" && p.width(line+" "+word, size, false) > width {
			lines = append(lines, line)
			line = ""
		}
		line = strings.TrimPrefix(line+" "+word, " ")
	}
	return append(lines, line)
}

func (p pen) rectangle(x, y, w, h float64, fill paint.Fill) {
	if w <= 0 {
		return
	}
	at := func(v float64) float32 { return float32(v * p.unit) }
	xy := []float32{at(x), at(y), at(x + w), at(y), at(x + w), at(y + h), at(x), at(y + h), at(x), at(y)}
	p.Fill(paint.Path{XY: xy, Starts: []int32{0, 5}}, fill)
}

// Draw draws the page on a surface, which it does not clear, and gives the height that it takes, in surface units; with measure it
// only gives the height.
func (s Sheet) Draw(on paint.Surface, measure bool) (height float64) {
	p := pen{on, on.Unit()}
	w, _ := on.Size()
	width := (w/p.unit - 2*margin - (columnsOnPage-1)*gutter) / columnsOnPage
	if !measure {
		p.text(margin, margin+16, s.Title, 20, true, darkInk, paint.Start)
		p.text(margin, margin+36, s.Subtitle, 11, false, mutedInk, paint.Start)
	}
	var ends [columnsOnPage]float64
	for i := range ends {
		ends[i] = margin + headHeight
	}
	for _, c := range s.Charts {
		least := 0
		for i := range ends {
			if ends[i] < ends[least]-1 {
				least = i
			}
		}
		x := margin + float64(least)*(width+gutter)
		ends[least] = s.chart(p, c, x, ends[least], width, measure) + chartGap
	}
	low := 0.0
	for _, e := range ends {
		low = max(low, e)
	}
	if !measure {
		p.text(margin, low+12, s.Foot, 10, false, mutedInk, paint.Start)
	}
	return (low + 12 + margin) * p.unit
}

// chart draws one chart and gives where it ends.
func (s Sheet) chart(p pen, c Chart, x, y, width float64, measure bool) float64 {
	if !measure {
		p.text(x, y+14, p.cut(c.Title, 13, width, true), 13, true, darkInk, paint.Start)
		p.rectangle(x, y+21, width, 1, style.Plain(lineInk))
	}
	y += titleHeight
	for _, b := range c.Bars {
		if !measure {
			value := p.width(b.Value, 11, false)
			p.text(x, y+12, p.cut(b.Title, 11, width-value-12, false), 11, false, darkInk, paint.Start)
			p.text(x+width, y+12, b.Value, 11, false, mutedInk, paint.End)
			at := x
			if len(b.Parts) > 0 {
				p.rectangle(x, y+18, width, 8, style.Plain(symbology.Paper()))
			}
			for _, part := range b.Parts {
				p.rectangle(at, y+18, part.Share*width, 8, part.Fill)
				at += part.Share * width
			}
		}
		y += barHeight
	}
	notes := c.Notes
	if len(c.Bars) == 0 {
		notes = append([]string{c.Empty}, notes...)
	}
	for _, n := range notes {
		for _, line := range p.wrapped(n, 10, width) {
			if !measure {
				p.text(x, y+11, line, 10, false, mutedInk, paint.Start)
			}
			y += noteHeight
		}
	}
	return y
}
