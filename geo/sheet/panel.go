package sheet

import "context"

// panels draws several small maps, up to three of them above one another and more in two columns, in the place of the map, each with its title above and what it tells below.
func (p *page) panels(ctx context.Context, sh *Sheet) error {
	for i, panel := range sh.Panels {
		r := sh.PanelFrame(i)
		if err := p.drawMap(ctx, panel.Map, panel.Marks, sh.gridded(), r); err != nil {
			return err
		}
		p.s.Group(p.loc.T("sheet.layer.furniture"))
		p.outline(r, ink, 0.25)
		title := letters{size: 1.12 * p.size, bold: true, colour: accent}
		p.text(r.X, r.Y-0.6*p.size, panel.Title, p.shrunk(panel.Title, title, r.W, 0.6))
		g := Group{Minor: true, Items: panel.Told}
		size := p.size
		p.size = p.fine
		g.draw(p, Rect{r.X, r.bottom() + 0.5*p.size, r.W, 0})
		p.size = size
	}
	p.scaleStrip(sh)
	return nil
}

// PanelFrame is where the map of a panel is drawn, millimetres. All have the same size.
func (sh *Sheet) PanelFrame(i int) Rect {
	o := sh.Paper.outer()
	columns := 1
	if len(sh.Panels) > 3 {
		columns = 2
	}
	rows := (len(sh.Panels) + columns - 1) / columns
	lines := 0
	for _, panel := range sh.Panels {
		n := len(panel.Told)
		if (Group{Minor: true, Items: panel.Told}).columns() == 2 {
			n = (n + 1) / 2
			if sh.Paper.Screen() { // some take two lines
				n++
			}
		}
		lines = max(lines, n)
	}
	size, gap := sh.Paper.size, sh.Paper.gap
	head := 1.9 * size
	told := float64(lines)*minorPitch*sh.Paper.fine() + 0.8*size
	w := (o.W - float64(columns-1)*gap) / float64(columns)
	h := o.H / float64(rows)
	return Rect{
		X: o.X + float64(i%columns)*(w+gap), Y: o.Y + float64(i/columns)*h + head,
		W: w, H: h - head - told - 0.4*gap,
	}
}
