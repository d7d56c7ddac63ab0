package sheet

import (
	"slices"

	"emprise/geo/paint"
)

// onScreen is the sheet as a screen shows it, and the groups of the legend that stand small at the foot of the column. What is read from the
// back of a room is large, so there is less of it: no locator, no quiet columns of tables.
func (sh *Sheet) onScreen() (shown *Sheet, small []Group) {
	out := *sh
	out.Locator, out.Legend = nil, nil
	for _, g := range sh.Legend {
		if g.Minor {
			small = append(small, g)
			continue
		}
		out.Legend = append(out.Legend, g)
	}
	out.Tables = slices.Clone(sh.Tables)
	for i := range out.Tables {
		out.Tables[i] = out.Tables[i].loud()
	}
	return &out, small
}

// loud is the table without its quiet columns.
func (t Table) loud() Table {
	keep := func(cells []string) []string {
		var out []string
		for i, c := range cells {
			if i >= len(t.Columns) || !t.Columns[i].Small {
				out = append(out, c)
			}
		}
		return out
	}
	out := t
	out.Columns = slices.DeleteFunc(slices.Clone(t.Columns), func(c Column) bool { return c.Small })
	out.Rows = slices.Clone(t.Rows)
	for i := range out.Rows {
		out.Rows[i].Cells = keep(out.Rows[i].Cells)
	}
	if t.Total != nil {
		total := *t.Total
		total.Cells = keep(total.Cells)
		out.Total = &total
	}
	return out
}

// foot draws what stands at the foot of the last column and gives its height: the scale, on a screen what is small of the legend.
func (p *page) foot(sh *Sheet, r Rect, small []Group) float64 {
	if !sh.Paper.Screen() {
		return p.scaleBlock(sh, r)
	}
	h := p.footHeight(sh, r.W, small)
	size := p.size
	defer func() { p.size = size }()
	p.size = smallGroup * p.fine
	y := r.bottom() - h + p.moreHeight()
	for _, g := range small {
		high := g.height(p, r.W)
		y += sh.Paper.gap / 2
		g.draw(p, Rect{r.X, y, r.W, high})
		y += high
	}
	return h
}

// footHeight is the height of foot.
func (p *page) footHeight(sh *Sheet, w float64, small []Group) float64 {
	if !sh.Paper.Screen() {
		return p.scaleHeight(sh, p.scaleLines(sh, w))
	}
	size := p.size
	defer func() { p.size = size }()
	p.size = smallGroup * p.fine
	h := p.moreHeight()
	for _, g := range small {
		h += g.height(p, w) + sh.Paper.gap/2
	}
	return h
}

// smallGroup is how large a small group of the legend is told, of what is read from near.
const smallGroup = 0.9

// readable leaves tables out, from the last up, until what is left of them and the blocks find room where they are read with ease; one stays
// where it must. more says that some went.
func (p *page) readable(all []Table, blocks []block, w, room float64, one bool) (tables []Table, more bool) {
	size := p.size
	defer func() { p.size = size }()
	p.size = p.least
	tables = all
	for len(tables) > 0 && (len(tables) > 1 || !one) && p.leastOf(blocks, tables, w) > room {
		tables = tables[:len(tables)-1]
	}
	return tables, len(tables) < len(all)
}

func (p *page) moreHeight() float64 { return 1.6 * p.fine }

// sayMore says at the foot of a column of a screen, y down, that the paper tells more.
func (p *page) sayMore(r Rect, y float64) {
	p.text(r.X, y, p.loc.T("sheet.more_on_paper"), letters{size: p.fine, italic: true, colour: soft})
}

// strip is the height of the line of the scale below the map of a screen.
func (p Paper) strip() float64 {
	if p.Screen() {
		return 2.6 * p.size
	}
	return 0
}

// scaleStrip draws the scale of a screen in a line below its map: the bar, which holds on all screens, what it is of, and the north.
func (p *page) scaleStrip(sh *Sheet) {
	if !sh.Paper.Screen() {
		return
	}
	o := sh.Paper.outer()
	size := p.size
	defer func() { p.size = size }()
	p.size *= 0.8
	base := o.bottom() + 0.86*sh.Paper.strip()
	x := o.X
	if !sh.NoScale {
		p.s.Group(p.loc.T("sheet.layer.scale"))
		x += 0.4*p.size + p.scaleBar(o.X+0.4*p.size, base-0.62*p.size, sh.Map.Denominator, 0.42*o.W) + 3*p.size
		p.s.Group(p.loc.T("sheet.layer.furniture"))
		l := letters{size: p.size, colour: soft}
		p.text(x, base, p.ratio(sh), p.shrunk(p.ratio(sh), l, o.right()-x-3*p.size, 0.6))
	}
	if arrow := 2.4 * p.size; !sh.NoNorth {
		p.north(o.right()-p.size, base, arrow)
	}
}

// Slides parts the charts of a sheet for a screen into as many sheets as show them large enough; other sheets stay one. The letters of the
// surface, which is not drawn on, say how much room they take.
func Slides(s paint.Surface, sh *Sheet) []*Sheet {
	if !sh.Paper.Screen() || len(sh.Charts) == 0 {
		return []*Sheet{sh}
	}
	p := &page{s: inMillimetres(s), loc: sh.Locale, size: sh.Paper.smallest()}
	room, columns, w := sh.Paper.forCharts()
	fits := func(charts []Chart) bool {
		heights := make([]float64, len(charts))
		for i, c := range charts {
			heights[i] = c.height(p, w) + chartGap*p.size
		}
		_, deepest := evenly(heights, columns)
		return deepest-chartGap*p.size <= room.H
	}
	var out []*Sheet
	for rest := sh.Charts; len(rest) > 0; {
		n := 1
		for n < len(rest) && fits(rest[:n+1]) {
			n++
		}
		part := *sh
		part.Charts = rest[:n:n]
		out, rest = append(out, &part), rest[n:]
	}
	return out
}
