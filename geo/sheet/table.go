package sheet

import (
	"slices"

	"emprise/geo/paint"
)

// Heights of a table, in ems of the body.
const (
	tableHead  = 1.7
	tableRow   = 1.62
	tableNote  = 1.15 // added to a row with a note
	tableTotal = 1.8
)

func (t Table) rowHeight(p *page, r Row) float64 {
	h := tableRow
	if r.Note != "" {
		h += tableNote
	}
	return h * p.size
}

// fixed is what the table takes without its rows.
func (t Table) fixed(p *page, w float64) float64 {
	h := p.headingHeight(t.Title) + t.headHeight(p)
	if t.Note != "" {
		h += float64(len(p.wrap(t.Note, t.noteStyle(p), w)))*1.25*p.size + 0.4*p.size
	}
	if t.Total != nil {
		h += tableTotal * p.size
	}
	if t.Closing != "" {
		h += float64(len(p.wrap(t.Closing, t.noteStyle(p), w)))*1.25*p.size + 0.3*p.size
	}
	return h
}

// headHeight is the row of the titles of the columns, nothing when they have none.
func (t Table) headHeight(p *page) float64 {
	for _, c := range t.Columns {
		if c.Title != "" {
			return tableHead * p.size
		}
	}
	return 0
}

func (t Table) noteStyle(p *page) letters { return letters{size: 0.88 * p.size, colour: soft} }

func (t Table) height(p *page, w float64) float64 {
	h := t.fixed(p, w)
	for _, r := range t.Rows {
		h += t.rowHeight(p, r)
	}
	if t.hidden > 0 {
		h += tableRow * p.size
	}
	return h
}

// shortened leaves out, from the last row up, first the notes that may go and then rows, until the table is no higher
// than h.
func (t Table) shortened(p *page, w, h float64) Table {
	const slack = 1e-9
	t.Rows = slices.Clone(t.Rows)
	for i := len(t.Rows) - 1; i >= 0 && t.height(p, w) > h+slack; i-- {
		if !t.Rows[i].Keep {
			t.Rows[i].Note = ""
		}
	}
	for len(t.Rows) > 0 && t.height(p, w) > h+slack {
		t.Rows = t.Rows[:len(t.Rows)-1]
		t.hidden++
	}
	return t
}

func (t Table) draw(p *page, r Rect) {
	y := r.Y + p.heading(r, t.Title)
	if t.Note != "" {
		for _, line := range p.wrap(t.Note, t.noteStyle(p), r.W) {
			p.text(r.X, y+0.75*p.size, line, t.noteStyle(p))
			y += 1.25 * p.size
		}
		y += 0.4 * p.size
	}
	edges := t.edges(p, r)
	for i, c := range t.Columns {
		p.cell(edges[i], edges[i+1], y+1.05*p.size, c.Title, c.Right, letters{size: 0.84 * p.size, colour: soft})
	}
	if h := t.headHeight(p); h > 0 {
		y += h
		p.line(faint, 0.2, r.X, y-0.25*p.size, r.right(), y-0.25*p.size)
	}
	for i, row := range t.Rows {
		h := t.rowHeight(p, row)
		if i%2 == 1 {
			p.fill(Rect{r.X, y - 0.2*p.size, r.W, h}, wash)
		}
		t.drawRow(p, row, edges, y, letters{size: p.size, colour: ink})
		y += h
	}
	if t.hidden > 0 {
		p.text(r.X, y+0.95*p.size, p.loc.N(t.More, t.hidden), letters{size: 0.88 * p.size, italic: true, colour: soft})
		y += tableRow * p.size
	}
	if t.Total != nil {
		p.line(faint, 0.2, r.X, y, r.right(), y)
		t.drawRow(p, *t.Total, edges, y+0.25*p.size, letters{size: p.size, bold: true, colour: ink})
		y += tableTotal * p.size
	}
	if t.Closing != "" {
		for _, line := range p.wrap(t.Closing, t.noteStyle(p), r.W) {
			p.text(r.X, y+0.95*p.size, line, t.noteStyle(p))
			y += 1.25 * p.size
		}
	}
}

// edges are where the columns begin, and where the last ends.
func (t Table) edges(p *page, r Rect) []float64 {
	edges := make([]float64, len(t.Columns)+1)
	x := r.right()
	for i := len(t.Columns) - 1; i > 0; i-- {
		edges[i+1] = x
		x -= t.Columns[i].Width * p.size
	}
	edges[1], edges[0] = x, r.X
	return edges
}

func (t Table) drawRow(p *page, row Row, edges []float64, y float64, l letters) {
	base := y + 0.98*p.size
	indent := 0.0
	if row.Mark != nil {
		radius := 0.72 * p.size
		indent = 2*radius + 0.7*p.size
		p.disc(edges[0]+radius+0.3, y+0.62*p.size, radius, *row.Mark)
	}
	for i, text := range row.Cells {
		if i+1 >= len(edges) {
			break
		}
		from := edges[i]
		if i == 0 {
			from += indent
		}
		cell := l
		if t.Columns[i].Small {
			cell.size, cell.colour = 0.82*l.size, soft
			from += 0.8 * p.size
		}
		p.cell(from, edges[i+1], base, text, t.Columns[i].Right, cell)
	}
	if row.Note != "" {
		note := letters{size: 0.84 * p.size, colour: soft}
		p.text(edges[0]+indent, base+tableNote*p.size, p.cut(row.Note, note, edges[len(edges)-1]-edges[0]-indent), note)
	}
}

func (p *page) cell(from, to, base float64, text string, right bool, l letters) {
	room := to - from - 0.35*p.size
	l = p.shrunk(text, l, room, 0.85)
	text = p.cut(text, l, room)
	if right {
		l.anchor = paint.End
		p.text(to, base, text, l)
		return
	}
	p.text(from, base, text, l)
}
