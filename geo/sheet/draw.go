package sheet

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"emprise/geo/paint"
)

// Draw paints the sheet as page number of pages. The surface must be as large as the paper.
func Draw(ctx context.Context, s paint.Surface, sh *Sheet, number, pages int) error {
	if sh.Text != nil {
		sh.Text.Draw(s, sh.Leaf, number, pages)
		return ctx.Err()
	}
	paper := sh.Paper
	p := &page{
		s: inMillimetres(s), loc: sh.Locale, size: paper.size, fine: paper.fine(), px: mmPerPixel * paper.Magnify(), least: paper.smallest(), screen: paper.Screen(),
	}
	p.fill(Rect{0, 0, sh.Paper.Width, sh.Paper.Height}, white)
	if err := p.drawMaps(ctx, sh); err != nil {
		return fmt.Errorf("draw sheet %q: %w", sh.Title, err)
	}
	p.s.Group(p.loc.T("sheet.layer.furniture"))
	p.header(sh)
	switch {
	case len(sh.Charts) > 0:
		p.charts(sh)
	case sh.Paper.standing || sh.Paper.parted:
		p.columns(sh)
	default:
		p.column(sh)
	}
	p.footer(sh, number, pages)
	p.s.Group("")
	return ctx.Err()
}

// drawMaps paints the map and its border, or the panels.
func (p *page) drawMaps(ctx context.Context, sh *Sheet) error {
	switch {
	case len(sh.Charts) > 0:
		return nil
	case len(sh.Panels) > 0:
		return p.panels(ctx, sh)
	}
	frame := sh.Paper.Frame()
	if err := p.drawMap(ctx, sh.Map, sh.Marks, sh.gridded(), frame); err != nil {
		return err
	}
	p.s.Group(p.loc.T("sheet.layer.furniture"))
	p.neatline(sh, frame)
	p.scaleStrip(sh)
	return nil
}

// header draws title and subtitle at the left, who publishes and the stamps at the right.
func (p *page) header(sh *Sheet) {
	m := sh.Paper.margin
	right := sh.Paper.Width - m
	size := p.size
	left := p.logo(sh)
	org := letters{size: 1.3 * size, bold: true, colour: ink, anchor: paint.End}
	room := right - left
	if sh.Organisation != "" {
		org = p.shrunk(sh.Organisation, org, 0.34*room, 0.6)
		p.text(right, m+1.75*size, sh.Organisation, org)
		room -= p.width(sh.Organisation, org) + 8
	}
	title := p.shrunk(sh.Title, letters{size: 3.1 * size, bold: true, colour: accent}, room, 0.45)
	p.text(left, m+2.55*size, sh.Title, title)
	x := right
	stamp := m + 4.55*size
	kind := p.loc.T("sheet.internal")
	if sh.Public {
		kind = p.loc.T("sheet.public")
	}
	x = p.stamp(x, stamp, kind, soft) - 0.8*size
	if sh.Fictional {
		x = p.stamp(x, stamp, p.loc.T("sheet.fictional"), alarm) - 0.8*size
	}
	if sh.Draft != "" {
		x = p.stamp(x, stamp, sh.Draft, alarm) - 0.8*size
	}
	sub := p.shrunk(sh.Subtitle, letters{size: 1.4 * size, colour: soft}, x-left-4, 0.6)
	p.text(left, m+4.85*size, p.cut(sh.Subtitle, sub, x-left-2), sub)
}

// logo draws the picture of who publishes and gives where the title begins beside it.
func (p *page) logo(sh *Sheet) float64 {
	m := sh.Paper.margin
	if sh.Logo == nil || sh.Logo.Bounds().Empty() {
		return m
	}
	b := sh.Logo.Bounds()
	h := 5.2 * p.size
	w := h * float64(b.Dx()) / float64(b.Dy())
	if most := 3 * h; w > most {
		w, h = most, most*float64(b.Dy())/float64(b.Dx())
	}
	p.s.Image(m, m, w, h, sh.Logo)
	return m + w + 1.2*p.size
}

// column stacks the blocks beside the map: locator, legend, tables, and the scale at the foot.
func (p *page) column(sh *Sheet) {
	r := sh.Paper.side()
	gap := sh.Paper.gap
	var small []Group
	if sh.Paper.Screen() {
		sh, small = sh.onScreen()
	}
	room := r.H - p.foot(sh, r, small) - gap
	var blocks []block
	for _, g := range sh.Legend {
		blocks = append(blocks, g)
	}
	p.close = len(sh.Falls) > 0
	defer func() { p.close = false }()
	beside := p.close && r.W >= wideColumn*p.size && sh.Locator != nil && len(blocks) > 0 // the locator stands beside the legend
	if at, ok := p.inset(sh, r, 0); ok && beside {
		blocks[0] = halves{at, blocks[0]}
	} else {
		beside = false
	}
	if sh.Notes != "" {
		blocks = append(blocks, remark(sh.Notes))
	}
	tables, more := sh.Tables, false
	if sh.Paper.Screen() {
		tables, more = p.readable(tables, blocks, r.W, room, true)
	}
	size := p.size
	defer func() { p.size = size }()
	least := p.leastOf(blocks, tables, r.W)
	if at, ok := p.inset(sh, r, 0); ok && !beside {
		least += at.height(p, r.W) + gap
	}
	for _, f := range p.fallsIn(sh, r.W, room-least) {
		blocks = append(blocks, f)
	}
	if sh.Paper.Screen() {
		before := len(tables)
		tables, _ = p.readable(tables, blocks, r.W, room, len(sh.Falls) == 0)
		more = more || len(tables) < before
	}
	need := p.fitted(blocks, tables, r.W, room, gap)
	y := r.Y
	if at, ok := p.inset(sh, r, room-need-gap); ok && !beside {
		h := at.height(p, r.W)
		at.draw(p, Rect{r.X, y, r.W, h})
		y += h + gap
	}
	for _, b := range blocks {
		h := b.height(p, r.W)
		b.draw(p, Rect{r.X, y, r.W, h})
		y += h + gap
	}
	for i, t := range tables {
		later := 0.0
		for _, other := range tables[i+1:] {
			if later += gap; other.Whole {
				later += other.height(p, r.W)
				continue
			}
			later += other.fixed(p, r.W)
		}
		t = t.shortened(p, r.W, r.Y+room-y-later)
		h := t.height(p, r.W)
		if y+h > r.Y+room+gap && len(t.Rows) == 0 {
			more = true
			continue // not even its title finds room
		}
		t.draw(p, Rect{r.X, y, r.W, h})
		y += h + gap
	}
	if more && sh.Paper.Screen() {
		p.sayMore(r, r.Y+room+gap+p.fine)
	}
}

// fitted makes the type smaller until all blocks and tables of a column find room and no cell is cut, as far as it can still be read, and gives
// the height that they take. Below what is read with ease it goes only for what is not cut: the blocks, and a few rows of each table.
func (p *page) fitted(blocks []block, tables []Table, w, room, gap float64) float64 {
	size := p.size
	for share := 1.0; ; share -= 0.04 {
		p.size = share * size
		need, cut := 0.0, false
		for _, b := range blocks {
			need += b.height(p, w) + gap
		}
		for _, t := range tables {
			need += t.height(p, w) + gap
			cut = cut || t.cuts(p, w)
		}
		next := p.size * (share - 0.04) / share
		least := p.least
		if cut {
			least *= 0.8 // rather small than cut
		}
		if !cut && need <= room || next < leastType || next < least && p.leastOf(blocks, tables, w) <= room {
			return need
		}
	}
}

// below the scale bar, what is said of projection and north.
func (p *page) scaleLines(sh *Sheet, w float64) []string {
	projection, north := p.orientation(sh)
	return append(p.wrap(projection, p.scaleSmall(), w), p.wrap(north, p.scaleSmall(), w)...)
}

// orientation says which projection the map is in and where the north is.
func (p *page) orientation(sh *Sheet) (projection, north string) {
	turn := sh.Map.convergence()
	north = p.loc.T("sheet.north.same", "grid", sh.Map.System.Name())
	switch angle := p.loc.Number(abs(turn), 1) + "°"; {
	case turn >= 0.05:
		north = p.loc.T("sheet.north.east", "angle", angle)
	case turn <= -0.05:
		north = p.loc.T("sheet.north.west", "angle", angle)
	}
	return p.loc.T("sheet.projection", "name", sh.Map.System.Name(), "epsg", strconv.Itoa(sh.Map.System.EPSG())), north
}

func (p *page) scaleSmall() letters { return letters{size: 0.82 * p.fine, colour: soft} }

// scaleTop is the height of the scale block above its lines, in ems of the body.
func (sh *Sheet) scaleTop() float64 {
	switch {
	case !sh.NoScale:
		return 7.0
	case !sh.NoNorth:
		return 6.6
	}
	return 0.7
}

func (p *page) scaleHeight(sh *Sheet, lines []string) float64 {
	return sh.scaleTop()*p.size + float64(len(lines))*1.22*p.fine
}

// scaleBlock draws scale, bar, north and projection at the foot of the column and gives its height.
func (p *page) scaleBlock(sh *Sheet, r Rect) float64 {
	size := p.size
	lines := p.scaleLines(sh, r.W)
	h := p.scaleHeight(sh, lines)
	y := r.bottom() - h
	p.line(faint, 0.2, r.X, y, r.right(), y)
	if arrow := 4.6 * size; !sh.NoNorth {
		p.north(r.right()-1.3*size, y+1.0*size+arrow, arrow)
	}
	if !sh.NoScale {
		p.scaleAndBar(sh, r, y)
	}
	for i, line := range lines {
		p.text(r.X, y+sh.scaleTop()*size+(float64(i)+0.75)*1.22*p.fine, line, p.scaleSmall())
	}
	return h
}

// scaleAndBar says the scale as a number, which holds on the paper that it is said with, and as a bar.
func (p *page) scaleAndBar(sh *Sheet, r Rect, y float64) {
	size := p.size
	p.text(r.X, y+2.1*size, p.ratio(sh), p.shrunk(p.ratio(sh), letters{size: 1.25 * size, bold: true, colour: ink}, r.W-4.2*size, 0.6))
	p.s.Group(p.loc.T("sheet.layer.scale"))
	p.scaleBar(r.X+0.35*size, y+4.95*size, sh.Map.Denominator, r.W-5.6*size)
	p.s.Group(p.loc.T("sheet.layer.furniture"))
}

// ratio says the scale as a number, and what it holds on.
func (p *page) ratio(sh *Sheet) string {
	n := p.loc.Number(sh.Map.Denominator, 0)
	if sh.Paper.Screen() { // of any size: only the bar holds on all
		return p.loc.T("sheet.scale_screen", "n", n, "width", p.loc.Unit(sh.Paper.Width/10, 1, "cm"))
	}
	return p.loc.T("sheet.scale", "n", n, "paper", sh.Paper.Name)
}

// footer draws sources and caveat at the left, author, date and page at the right.
func (p *page) footer(sh *Sheet, number, pages int) {
	size := p.fine
	o, side := sh.Paper.outer(), sh.Paper.side()
	if sh.Paper.standing { // a narrow column at the right
		side.X, side.W = o.right()-0.27*o.W, 0.27*o.W
		o.W -= side.W + 3
	}
	top := sh.Paper.footTop() + 0.45*size
	bottom := sh.Paper.Height - sh.Paper.margin
	text := ""
	if len(sh.Sources) > 0 {
		text = p.loc.T("sheet.sources") + "\u00a0"
	}
	for i, s := range sh.Sources {
		if i > 0 {
			text += " · "
		}
		text += s
	}
	l := letters{size: 0.85 * size, colour: soft}
	caveat := sh.Caveat
	if sh.Paper.Screen() && sh.Map.System != nil { // the line of the scale has no room for it
		projection, north := p.orientation(sh)
		caveat = strings.TrimSpace(caveat + " " + projection + ". " + north + ".")
	}
	var lines []string
	for ; ; l.size *= 0.96 {
		lines = p.wrap(text, l, o.W)
		lines = append(lines, p.wrap(caveat, letters{size: l.size, italic: true}, o.W)...)
		if float64(len(lines))*1.32*l.size <= bottom-top || l.size < 1.2 {
			break
		}
	}
	upright := len(lines) - len(p.wrap(caveat, letters{size: l.size, italic: true}, o.W))
	for i, line := range lines {
		l.italic = i >= upright
		p.text(o.X, top+(float64(i)+1)*1.32*l.size, line, l)
	}
	right := letters{size: 0.9 * size, colour: soft, anchor: paint.End}
	y := top + 1.2*size
	if sh.Meeting != "" {
		meeting := right
		meeting.colour = ink
		p.text(side.right(), y, sh.Meeting, p.shrunk(sh.Meeting, meeting, side.W, 0.6))
		y += 1.35 * size
	}
	if sh.Author != "" {
		p.text(side.right(), y, p.loc.T("sheet.author", "name", sh.Author), p.shrunk(sh.Author, right, side.W, 0.7))
		y += 1.35 * size
	}
	p.text(side.right(), y, p.loc.T("sheet.date", "day", p.loc.Day(sh.Date)), right)
	y += 1.35 * size
	right.bold = true
	p.text(side.right(), y, p.loc.T("sheet.page", "page", strconv.Itoa(number), "pages", strconv.Itoa(pages)), right)
}
