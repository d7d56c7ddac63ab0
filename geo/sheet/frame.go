package sheet

import (
	"context"
	"math"

	"emprise/geo"
	"emprise/geo/paint"
	"emprise/geo/render"
)

// drawMap paints a map in a frame, with its marks.
func (p *page) drawMap(ctx context.Context, m Map, marks []Mark, grid Grids, frame Rect) error {
	p.s.Clip(frame.X, frame.Y, frame.W, frame.H)
	defer p.s.Group("")
	f := render.Paper(m.System, m.Centre, m.Denominator, render.Rect{X: frame.X, Y: frame.Y, Width: frame.W, Height: frame.H}).Magnified(m.magnified())
	p.s.Group(p.loc.T("sheet.layer.ground"))
	p.fill(frame, render.PaperColour)
	if g := m.Ground; g != nil && g.Picture != nil {
		p.s.Group(p.loc.T("sheet.layer.basemap"))
		p.s.Image(frame.X, frame.Y, frame.W, frame.H, g.Picture)
	}
	for _, l := range m.Layers {
		p.s.Group(l.Layer.Name)
		if err := render.Features(ctx, p.s, f, l.Layer, l.Rules); err != nil {
			p.s.Unclip()
			return err
		}
	}
	p.s.Group(p.loc.T("sheet.layer.names"))
	discs := p.discs(m, marks, frame)
	if err := render.Labels(ctx, p.s, f, m.Layers, discs.covered()...); err != nil {
		p.s.Unclip()
		return err
	}
	if grid == GridShown {
		p.s.Group(p.loc.T("sheet.layer.grid"))
		p.crosses(m, frame)
	}
	p.s.Group(p.loc.T("sheet.layer.marks"))
	p.marks(marks, discs)
	p.s.Unclip()
	return nil
}

// gridStep is the spacing of the grid in metres: round, some five to a side.
func gridStep(m Map, frame Rect) float64 {
	wanted := math.Max(frame.W, frame.H) / 1000 * m.Denominator / 5
	ten := math.Pow(10, math.Floor(math.Log10(wanted)))
	for _, s := range []float64{1, 2, 5, 10} {
		if s*ten >= 0.8*wanted {
			return s * ten
		}
	}
	return 10 * ten
}

// crosses marks where the lines of the grid meet, so that a place can be read with a ruler without hiding the map.
func (p *page) crosses(m Map, frame Rect) {
	b, step := m.Box(frame), gridStep(m, frame)
	const arm = 1.1
	for gx := math.Ceil(b.Min.X/step) * step; gx <= b.Max.X; gx += step {
		for gy := math.Ceil(b.Min.Y/step) * step; gy <= b.Max.Y; gy += step {
			x, y := m.place(geo.XY{X: gx, Y: gy}, frame)
			p.line(soft, 0.12, x-arm, y, x+arm, y)
			p.line(soft, 0.12, x, y-arm, x, y+arm)
		}
	}
}

// neatline draws the border: a fine line at the map, a heavier one outside, between them ticks and kilometres of the grid.
func (p *page) neatline(sh *Sheet, frame Rect) {
	outer := sh.Paper.outer()
	p.outline(frame, ink, 0.15)
	p.outline(outer, ink, 0.4)
	if sh.gridded() == GridHidden {
		return
	}
	m := sh.Map
	b, step := m.Box(frame), gridStep(m, frame)
	l := letters{size: 1.75, colour: soft, anchor: paint.Centre}
	inBand := sh.Paper.border() / 2
	clear := 12.0 // of the corners
	for gx := math.Ceil(b.Min.X/step) * step; gx <= b.Max.X; gx += step {
		x, _ := m.place(geo.XY{X: gx, Y: b.Min.Y}, frame)
		p.line(ink, 0.15, x, frame.Y, x, frame.Y-0.9)
		p.line(ink, 0.15, x, frame.bottom(), x, frame.bottom()+0.9)
		if x < frame.X+clear || x > frame.right()-clear {
			continue
		}
		text := p.loc.T("sheet.grid.east", "km", p.kilometres(gx, step))
		p.text(x, frame.Y-inBand-0.35, text, l)
		p.text(x, frame.bottom()+inBand+0.35, text, l)
	}
	for gy := math.Ceil(b.Min.Y/step) * step; gy <= b.Max.Y; gy += step {
		_, y := m.place(geo.XY{X: b.Min.X, Y: gy}, frame)
		p.line(ink, 0.15, frame.X, y, frame.X-0.9, y)
		p.line(ink, 0.15, frame.right(), y, frame.right()+0.9, y)
		if y < frame.Y+clear || y > frame.bottom()-clear {
			continue
		}
		text := p.loc.T("sheet.grid.north", "km", p.kilometres(gy, step))
		l.angle = 90
		p.text(frame.X-inBand-0.35, y, text, l)
		l.angle = -90
		p.text(frame.right()+inBand+0.35, y, text, l)
		l.angle = 0
	}
}

func (p *page) kilometres(metres, step float64) string {
	decimals := 0
	for s := step; s < 1000 && decimals < 3; s *= 10 {
		decimals++
	}
	return p.loc.Unit(metres/1000, decimals, "km")
}
