package sheet

import (
	"slices"
	"strings"

	"emprise/geo/paint"
)

// Heights of a table, in ems of the body.
const (
	tableHead  = 1.7
	tableRow   = 1.62
	tableNote  = 1.15 // added to a row for each line of its note
	tableSmall = 0.95 // added to a row for each further line of its quiet cells
	tableTotal = 1.8
)

// rowHeight is that of a row between the edges of the columns.
func (t Table) rowHeight(p *page, r Row, edges []float64) float64 {
	return (tableRow + tableNote*float64(len(t.noteLines(p, r, edges))) + tableSmall*float64(t.smallLines(p, r, edges)-1)) * p.size
}

// noteLines are the lines of a note below a row.
func (t Table) noteLines(p *page, r Row, edges []float64) []string {
	if r.Note == "" {
		return nil
	}
	return p.most(2, r.Note, rowNote(p), edges[len(edges)-1]-edges[0]-t.indent(p, r))
}

func rowNote(p *page) letters { return letters{size: 0.84 * p.size, colour: soft} }

// smallLines is how many lines the cells of the quiet columns take, 1 at least.
func (t Table) smallLines(p *page, r Row, edges []float64) int {
	n := 1
	for i, c := range t.Columns {
		if c.Small && i < len(r.Cells) {
			n = max(n, len(p.quiet(r.Cells[i], edges[i], edges[i+1])))
		}
	}
	return n
}

// quiet are the lines of a cell of a quiet column.
func (p *page) quiet(text string, from, to float64) []string {
	return p.most(4, text, quietly(p), to-from-1.15*p.size)
}

func quietly(p *page) letters { return letters{size: 0.8 * p.size, colour: soft} }

// most are at most n lines of a text, the last cut when it takes more.
func (p *page) most(n int, text string, l letters, w float64) []string {
	lines := p.wrap(text, l, w)
	if len(lines) > n {
		lines = append(lines[:n-1:n-1], strings.Join(lines[n-1:], " "))
	}
	for i := range lines {
		lines[i] = p.cut(lines[i], l, w)
	}
	return lines
}

// indent is the room of the disc of a row.
func (t Table) indent(p *page, r Row) float64 {
	if r.Mark == nil {
		return 0
	}
	return (2*rowDisc + 0.7) * p.size
}

// rowDisc is the radius of the disc of a row, in ems of the body.
const rowDisc = 0.72

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
	edges := t.edges(p, Rect{W: w})
	for _, r := range t.Rows {
		h += t.rowHeight(p, r, edges)
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
	high, edges := t.height(p, w), t.edges(p, Rect{W: w})
	for i := len(t.Rows) - 1; i >= 0 && high > h+slack; i-- {
		if !t.Rows[i].Keep && t.Rows[i].Note != "" {
			high -= t.rowHeight(p, t.Rows[i], edges)
			t.Rows[i].Note = ""
			high += t.rowHeight(p, t.Rows[i], edges)
		}
	}
	for len(t.Rows) > 0 && high > h+slack {
		high -= t.rowHeight(p, t.Rows[len(t.Rows)-1], edges)
		if t.hidden == 0 {
			high += tableRow * p.size
		}
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
		h := t.rowHeight(p, row, edges)
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

// edges are where the columns begin, and where the last ends. A column is as wide as its cells need, up to widest times what was asked for;
// what it takes more, and what the first needs, a quiet column gives, of which there may be one, or else the first.
func (t Table) edges(p *page, r Rect) []float64 {
	const widest, least = 1.7, 0.6
	widths := make([]float64, len(t.Columns))
	quiet := 0
	for i := 1; i < len(t.Columns); i++ {
		c := t.Columns[i]
		widths[i] = c.Width * p.size
		if c.Small {
			quiet = i
			continue
		}
		need := p.width(c.Title, letters{size: 0.84 * p.size})
		for _, row := range t.Rows {
			if i < len(row.Cells) {
				need = max(need, p.width(row.Cells[i], letters{size: p.size}))
			}
		}
		if need += cellGap * p.size; need > widths[i] {
			widths[i] = min(need, widest*widths[i])
		}
	}
	if quiet > 0 {
		first := 0.0 // what the first column needs
		for _, row := range t.Rows {
			if len(row.Cells) > 0 {
				first = max(first, t.indent(p, row)+p.width(row.Cells[0], letters{size: p.size})+cellGap*p.size)
			}
		}
		for _, w := range widths {
			first += w
		}
		widths[quiet] = max(least*widths[quiet], widths[quiet]-max(0, first-r.W))
	}
	edges := make([]float64, len(t.Columns)+1)
	x := r.right()
	for i := len(t.Columns) - 1; i > 0; i-- {
		edges[i+1] = x
		x -= widths[i]
	}
	edges[1], edges[0] = x, r.X
	return edges
}

// cuts says whether a cell of the table is cut at a width.
func (t Table) cuts(p *page, w float64) bool {
	edges := t.edges(p, Rect{W: w})
	for _, row := range t.Rows {
		for i, text := range row.Cells {
			if i >= len(t.Columns) || t.Columns[i].Small {
				continue
			}
			room := edges[i+1] - edges[i] - cellGap*p.size
			if i == 0 {
				room -= t.indent(p, row)
			}
			if p.width(text, letters{size: leastCell * p.size}) > room {
				return true
			}
		}
	}
	return false
}

// cellGap is the room between a cell and the next, in ems of the body.
const cellGap = 0.6

// leastCell is how small a cell is written before it is cut, of what it should be.
const leastCell = 0.85

func (t Table) drawRow(p *page, row Row, edges []float64, y float64, l letters) {
	base := y + 0.98*p.size
	indent := t.indent(p, row)
	if row.Mark != nil {
		p.disc(edges[0]+rowDisc*p.size+0.3, y+0.62*p.size, rowDisc*p.size, *row.Mark)
	}
	for i, text := range row.Cells {
		if i+1 >= len(edges) {
			break
		}
		from := edges[i]
		if i == 0 {
			from += indent
		}
		if t.Columns[i].Small {
			for k, line := range p.quiet(text, from, edges[i+1]) {
				p.text(from+0.8*p.size, base+float64(k)*tableSmall*p.size, line, quietly(p))
			}
			continue
		}
		p.cell(from, edges[i+1], base, text, t.Columns[i].Right, l)
	}
	base += tableSmall * float64(t.smallLines(p, row, edges)-1) * p.size
	for k, line := range t.noteLines(p, row, edges) {
		p.text(edges[0]+indent, base+tableNote*float64(k+1)*p.size, line, rowNote(p))
	}
}

func (p *page) cell(from, to, base float64, text string, right bool, l letters) {
	room := to - from - cellGap*p.size
	l = p.shrunk(text, l, room, leastCell)
	text = p.cut(text, l, room)
	if right {
		l.anchor = paint.End
		p.text(to, base, text, l)
		return
	}
	p.text(from, base, text, l)
}
