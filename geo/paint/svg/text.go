package svg

import (
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/image/font/sfnt"

	"emprise/geo/paint"
	"emprise/geo/paint/letter"
)

// em is how many units letters are drawn in.
const em = 1000

// TextWidth is in millimetres.
func (d *Drawing) TextWidth(text string, style paint.TextStyle) float64 {
	return letter.Width(text, style)
}

// Text paints one line of text, its halo below it.
func (d *Drawing) Text(x, y float64, text string, style paint.TextStyle) {
	if text == "" || style.Size <= 0 {
		return
	}
	dx, dy := letter.Shift(text, style)
	to := fmt.Sprintf(`translate(%s %s)`, number(x), number(y))
	if style.Angle != 0 {
		to += fmt.Sprintf(` rotate(%s)`, number(-style.Angle))
	}
	to += fmt.Sprintf(` translate(%s %s) scale(%s)`, number(dx), number(dy), strconv.FormatFloat(style.Size/em, 'g', 6, 64))
	label := ""
	if !d.spelled {
		label = ` role="img" aria-label="` + escaped(text) + `"`
	}
	line := d.set(text, style)
	if style.Halo.A == 0 || style.HaloWidth <= 0 {
		d.put(`<g%s transform="%s"%s>%s</g>`, label, to, inked("fill", style.Colour), line)
		return
	}
	d.count++
	d.put(`<g%s transform="%s"><g%s%s stroke-width="%s" stroke-linejoin="round"><g id="text%d">%s</g></g><use href="#text%d"%s/></g>`,
		label, to, inked("fill", style.Halo), inked("stroke", style.Halo), number(2*style.HaloWidth/style.Size*em), d.count, line,
		d.count, inked("fill", style.Colour))
}

// set writes the letters of a line, each at its place.
func (d *Drawing) set(text string, style paint.TextStyle) string {
	var b strings.Builder
	letter.Of(style.Bold, style.Italic).Set(text, func(g *letter.Glyph, pen float32) {
		if len(g.Curves) > 0 {
			fmt.Fprintf(&b, `<use href="#%s" x="%s"/>`, d.letter(g), strconv.Itoa(int(pen*em+0.5)))
		}
	})
	return b.String()
}

// letter gives the id of an outline, which is defined when it is first used.
func (d *Drawing) letter(g *letter.Glyph) string {
	id, ok := d.letters[g]
	if !ok {
		id = d.define("letter", `<path id="%%s" d="%s"/>`, outline(g))
		d.letters[g] = id
	}
	return id
}

func outline(g *letter.Glyph) string {
	var b strings.Builder
	for i, c := range g.Curves {
		if c.Op == sfnt.SegmentOpMoveTo && i > 0 {
			b.WriteByte('Z')
		}
		b.WriteByte("MLQC"[c.Op])
		for k, v := range c.XY {
			if k > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(number(float64(v) * em))
		}
	}
	b.WriteByte('Z')
	return b.String()
}

// Spell tells letters that are painted one by one as one text.
func (d *Drawing) Spell(text string, letters func()) {
	d.put(`<g role="img" aria-label="%s">`, escaped(text))
	d.spelled = true
	letters()
	d.spelled = false
	d.put("</g>")
}
