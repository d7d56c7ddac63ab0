package sheet

import (
	"strings"

	"emprise/geo/paint"
)

// strips are the whole text from top to bottom.
func (p *page) strips(pr *Prose) []strip {
	const width = ProseWidth - 2*proseSide
	out := p.proseHead(pr)
	lines := func(text string, x float64, l letters, w, leading, after float64, keep bool) {
		for _, line := range p.wrap(text, l, w) {
			out = append(out, strip{height: leading * l.size, keep: keep, draw: func(p *page, y float64) {
				p.text(x, y+0.95*l.size, line, l)
			}})
		}
		out = append(out, strip{height: after, keep: keep})
	}
	body := letters{size: p.size, colour: ink}
	for _, part := range pr.Parts {
		if part.Heading != "" {
			out = append(out, strip{height: 1.2 * p.size})
			lines(part.Heading, proseSide, letters{size: 1.3 * p.size, bold: true, colour: accent}, width, 1.3, 0.45*p.size, true)
		}
		for _, paragraph := range strings.Split(strings.TrimSpace(part.Text), "\n") {
			if paragraph = strings.TrimSpace(paragraph); paragraph != "" {
				lines(paragraph, proseSide, body, width, 1.42, 0.5*p.size, false)
			}
		}
		for _, item := range part.Items {
			out = append(out, p.item(item, body, width))
		}
		if part.Grid != nil {
			out = append(out, p.grid(part.Grid, width)...)
		}
	}
	if pr.Closing != "" {
		for i := len(out) - 1; i > 0; i-- { // it never stands alone on a page
			out[i].keep = true
			if out[i].draw != nil {
				break
			}
		}
		out = append(out, strip{height: p.size, keep: true})
		lines(pr.Closing, proseSide, letters{size: 0.85 * p.size, italic: true, colour: soft}, width, 1.4, 0, false)
	}
	return out
}

// proseHead is title, subtitle, publisher and stamps at the top of the first page.
func (p *page) proseHead(pr *Prose) []strip {
	const width = ProseWidth - 2*proseSide
	title := letters{size: 2.2 * p.size, bold: true, colour: accent}
	sub := letters{size: 1.1 * p.size, colour: soft}
	titles, subs := p.wrap(pr.Title, title, width), p.wrap(pr.Subtitle, sub, width)
	h := 2.6*p.size + float64(len(titles))*1.22*title.size + float64(len(subs))*1.4*sub.size + 1.6*p.size
	return []strip{{height: h, draw: func(p *page, y float64) {
		if pr.Organisation != "" {
			p.text(proseSide, y+p.size, pr.Organisation, letters{size: p.size, bold: true, colour: ink})
		}
		kind := p.loc.T("sheet.internal")
		if pr.Public {
			kind = p.loc.T("sheet.public")
		}
		x := p.stamp(ProseWidth-proseSide, y+p.size, kind, soft) - 0.8*p.size
		if pr.Fictional {
			p.stamp(x, y+p.size, p.loc.T("sheet.fictional"), alarm)
		}
		y += 2.6 * p.size
		for _, line := range titles {
			p.text(proseSide, y+0.9*title.size, line, title)
			y += 1.22 * title.size
		}
		for _, line := range subs {
			p.text(proseSide, y+1.1*sub.size, line, sub)
			y += 1.4 * sub.size
		}
		p.line(faint, 0.3, proseSide, y+0.9*p.size, ProseWidth-proseSide, y+0.9*p.size)
	}}}
}

// item is one line of a list with its dot.
func (p *page) item(text string, l letters, width float64) strip {
	indent := 1.2 * p.size
	lines := p.wrap(text, l, width-indent)
	return strip{height: float64(len(lines))*1.4*l.size + 0.3*p.size, draw: func(p *page, y float64) {
		p.s.Fill(p.circle(proseSide+0.35*p.size, y+0.62*l.size, 0.16*p.size), paint.Fill{Colour: accent})
		for i, line := range lines {
			p.text(proseSide+indent, y+(float64(i)*1.4+0.95)*l.size, line, l)
		}
	}}
}
