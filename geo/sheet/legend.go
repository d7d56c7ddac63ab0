package sheet

import (
	"image/color"
	"slices"
	"strings"

	"emprise/geo/paint"
)

// block is a piece of the column beside the map: it is measured before it is drawn.
type block interface {
	height(p *page, w float64) float64
	draw(p *page, r Rect)
}

// halves are two blocks side by side.
type halves [2]block

func (h halves) height(p *page, w float64) float64 {
	w = (w - between) / 2
	return max(h[0].height(p, w), h[1].height(p, w))
}

func (h halves) draw(p *page, r Rect) {
	w := (r.W - between) / 2
	for i, b := range h {
		b.draw(p, Rect{r.X + float64(i)*(w+between), r.Y, w, b.height(p, w)})
	}
}

// heading draws the title of a block with its rule and gives the height it takes.
func (p *page) heading(r Rect, text string) float64 {
	if text == "" {
		return 0
	}
	l := letters{size: 1.12 * p.size, bold: true, colour: accent}
	p.text(r.X, r.Y+1.02*p.size, text, p.shrunk(text, l, r.W, 0.7))
	p.line(accent, 0.25, r.X, r.Y+1.55*p.size, r.right(), r.Y+1.55*p.size)
	return p.headingHeight(text)
}

func (p *page) headingHeight(text string) float64 {
	if text == "" {
		return 0
	}
	return 2.25 * p.size
}

// The pitch of the lines of a legend, in ems of the body.
const (
	pitch      = 1.72
	minorPitch = 1.5
)

func (g Group) columns() int {
	if g.Minor && len(g.Items) > 3 {
		return 2
	}
	return 1
}

// gutter is the space between two columns of a minor group, mm.
const gutter = 2.5

// entry is an item laid out: its lines, and the height they take.
type entry struct {
	lines  []string
	l      letters
	height float64
}

// entries lays the items out in columns of width w: what is too long for its line is written smaller, then on two lines.
func (g Group) entries(p *page, w float64) []entry {
	step, size := pitch*p.size, p.size
	if g.Minor {
		step, size = minorPitch*p.size, 0.88*p.size
	}
	out := make([]entry, len(g.Items))
	for i, it := range g.Items {
		room := w - 3.5*size
		if it.Note != "" {
			room -= p.width(it.Note, letters{size: 0.9 * size}) + 1.2
		}
		e := entry{l: p.shrunk(it.Text, letters{size: size, colour: ink}, room, 0.88), height: step}
		e.lines = p.wrap(it.Text, e.l, room)
		if len(e.lines) > 2 {
			e.lines = append(e.lines[:1:1], p.cut(strings.Join(e.lines[1:], " "), e.l, room))
		}
		e.height += float64(len(e.lines)-1) * 1.18 * e.l.size
		out[i] = e
	}
	return out
}

// columnsIn are the columns in which the items stand in a width.
func (g Group) columnsIn(p *page, w float64) int {
	n := g.columns()
	if p.screen && len(g.Items) > 5 && (!g.Minor || w >= 42*p.size) && g.roomy(p, columnWidth(w, n+1)) {
		return n + 1
	}
	if p.screen && n > 1 && !g.roomy(p, columnWidth(w, n)) {
		return 1
	}
	if n == 1 || !p.close || w < wideColumn*p.size {
		return n
	}
	return min(4, (len(g.Items)+1)/2)
}

// roomy says whether no line of the items is wider than a column of width w has room for.
func (g Group) roomy(p *page, w float64) bool {
	size := p.size
	if g.Minor {
		size *= 0.88
	}
	for i, e := range g.entries(p, w) {
		room := w - 3.5*size
		if note := g.Items[i].Note; note != "" {
			room -= p.width(note, letters{size: 0.9 * size}) + 1.2
		}
		for _, line := range e.lines {
			if p.width(line, e.l) > room || strings.HasSuffix(line, "…") {
				return false
			}
		}
	}
	return true
}

// parted is the column of each entry, so that all are about as high.
func parted(all []entry, columns int) []int {
	total, sum := 0.0, 0.0
	for _, e := range all {
		total += e.height
	}
	in, now := make([]int, len(all)), 0
	for i, e := range all {
		if now < columns-1 && sum >= total*float64(now+1)/float64(columns)-1e-9 {
			now++
		}
		in[i] = now
		sum += e.height
	}
	return in
}

func columnWidth(w float64, columns int) float64 {
	return (w - float64(columns-1)*gutter) / float64(columns)
}

func (g Group) height(p *page, w float64) float64 {
	columns := g.columnsIn(p, w)
	all := g.entries(p, columnWidth(w, columns))
	ends := make([]float64, columns)
	for i, c := range parted(all, columns) {
		ends[c] += all[i].height
	}
	return p.headingHeight(g.Title) + slices.Max(ends)
}

func (g Group) draw(p *page, r Rect) {
	top := r.Y + p.heading(r, g.Title)
	columns := g.columnsIn(p, r.W)
	width := columnWidth(r.W, columns)
	all := g.entries(p, width)
	in := parted(all, columns)
	x, y := r.X, top
	for i, e := range all {
		if i > 0 && in[i] != in[i-1] {
			x, y = x+width+gutter, top
		}
		it := g.Items[i]
		size := p.size
		if g.Minor {
			size *= 0.88
		}
		p.sample(Rect{x, y + (e.height-1.2*size)/2, 2.7 * size, 1.2 * size}, it)
		base := y + e.height/2 + 0.36*size - float64(len(e.lines)-1)*0.59*e.l.size
		if it.Note != "" {
			p.text(x+width, y+e.height/2+0.36*size, it.Note, letters{size: 0.9 * size, colour: soft, anchor: paint.End})
		}
		for k, line := range e.lines {
			p.text(x+3.5*size, base+float64(k)*1.18*e.l.size, line, e.l)
		}
		y += e.height
	}
}

// stamp draws a word in a rounded frame whose right end is at x, its baseline at y, and gives the frame's left end.
func (p *page) stamp(x, y float64, text string, c color.NRGBA) float64 {
	l := letters{size: 0.92 * p.size, bold: true, colour: c}
	w := p.width(text, l) + 1.6*p.size
	r := Rect{x - w, y - 1.12*p.size, w, 1.6 * p.size}
	p.s.Stroke(p.path(corners(r)), paint.Stroke{Colour: c, Width: 0.3})
	p.text(r.X+0.8*p.size, y, text, l)
	return r.X
}
