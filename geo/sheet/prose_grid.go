package sheet

import (
	"strings"

	"emprise/geo/paint"
)

// grid is a table: a head and rows, which turn the page between them.
func (p *page) grid(g *Grid, width float64) []strip {
	cell := letters{size: 0.88 * p.size, colour: ink}
	titles := make([]string, len(g.Columns))
	for i, c := range g.Columns {
		titles[i] = c.Title
	}
	head := p.gridRow(g, titles, letters{size: 0.84 * p.size, colour: soft}, width, true, false)
	head.keep = true
	out := []strip{head}
	for i, r := range g.Rows {
		s := p.gridRow(g, r, cell, width, false, i%2 == 1)
		s.head = &head
		out = append(out, s)
	}
	if g.Total != nil {
		out[len(out)-1].keep = true
		cell.bold = true
		s := p.gridRow(g, g.Total, cell, width, true, false)
		s.head = &head
		out = append(out, s)
	}
	return append(out, strip{height: 0.8 * p.size})
}

// gridRow is one row; ruled draws a line: below a head, above a total.
func (p *page) gridRow(g *Grid, cells []string, l letters, width float64, ruled, washed bool) strip {
	const gap = 3.2 // mm between columns
	wrapped := make([][]string, len(g.Columns))
	most := 1
	for i, c := range g.Columns {
		if i < len(cells) {
			for _, line := range strings.Split(cells[i], "\n") {
				wrapped[i] = append(wrapped[i], p.wrapTight(line, l, c.Share*width-gap)...)
			}
		}
		most = max(most, len(wrapped[i]))
	}
	h := float64(most)*1.32*l.size + 0.55*p.size
	return strip{height: h, draw: func(p *page, y float64) {
		if washed {
			p.fill(Rect{proseSide, y, width, h}, wash)
		}
		x := float64(proseSide)
		for i, c := range g.Columns {
			at, style := x, l
			if c.Right {
				at, style.anchor = x+c.Share*width-gap, paint.End
			}
			for j, line := range wrapped[i] {
				p.text(at, y+0.28*p.size+(float64(j)*1.32+0.95)*l.size, line, style)
			}
			x += c.Share * width
		}
		switch {
		case ruled && l.bold:
			p.line(faint, 0.25, proseSide, y, proseSide+width, y)
		case ruled:
			p.line(faint, 0.25, proseSide, y+h, proseSide+width, y+h)
		}
	}}
}

// wrapTight is wrap for a narrow column: words that are too long are parted at their hyphens, and cut when that is not enough.
func (p *page) wrapTight(text string, l letters, w float64) []string {
	var lines []string
	for _, line := range p.wrap(text, l, w) {
		if p.width(line, l) <= w {
			lines = append(lines, line)
			continue
		}
		part := ""
		for _, piece := range strings.SplitAfter(line, "-") {
			if part != "" && p.width(part+piece, l) > w {
				lines, part = append(lines, p.cut(part, l, w)), ""
			}
			part += piece
		}
		lines = append(lines, p.cut(part, l, w))
	}
	return lines
}
