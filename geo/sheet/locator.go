package sheet

import (
	"image/color"

	"github.com/paulmach/orb"

	"emprise/geo"
	"emprise/geo/measure"
	"emprise/geo/paint"
)

// inset is the locator as a block of the column.
type inset struct {
	locator Locator
	m       Map
	frame   Rect  // of the map on the page
	all     []Map // that are shown, in frames as large
	tall    float64
}

var locatorFill = color.NRGBA{0xE3, 0xE7, 0xE4, 255}

// inset makes the locator as high as the room allows. When there is little, tables go before a locator that says nothing,
// because the map shows nearly all of it.
func (p *page) inset(sh *Sheet, r Rect, room float64) (inset, bool) {
	if sh.Locator == nil {
		return inset{}, false
	}
	b := inset{locator: *sh.Locator, m: sh.Map, frame: sh.Paper.Frame()}
	b.all = []Map{sh.Map}
	if len(sh.Panels) > 0 {
		b.frame, b.all = sh.PanelFrame(0), nil
		for _, panel := range sh.Panels {
			b.all = append(b.all, panel.Map)
		}
	}
	room -= p.headingHeight(sh.Locator.Title)
	wide := p.locatorWidth(r.W)
	most, least := 0.62*wide, 0.3*wide
	if room < least && b.shownShare() > 0.75 {
		return inset{}, false
	}
	b.tall = max(least, min(most, room))
	return b, true
}

// locatorWidth is what the height of a locator goes by: the width of a column, but not that of a wide one that is set close.
func (p *page) locatorWidth(w float64) float64 {
	if p.close {
		return min(w, 33*p.size)
	}
	return w
}

// shownShare is how much of the locator's box the map shows, 0 to 1.
func (b inset) shownShare() float64 {
	shown, all := b.m.Box(b.frame), b.extent()
	w := min(shown.Max.X, all.Max.X) - max(shown.Min.X, all.Min.X)
	h := min(shown.Max.Y, all.Max.Y) - max(shown.Min.Y, all.Min.Y)
	if all.Empty() || w <= 0 || h <= 0 {
		return 0
	}
	return w * h / (all.Width() * all.Height())
}

// extent is the box of all areas, metres of the map's system.
func (b inset) extent() geo.Box {
	box := geo.EmptyBox()
	for _, a := range b.locator.Areas {
		for _, poly := range a.Shape {
			for _, q := range poly[0] {
				box = box.Extend(b.m.System.Forward(geo.FromOrb(q)))
			}
		}
	}
	return box
}

func (b inset) height(p *page, _ float64) float64 { return p.headingHeight(b.locator.Title) + b.tall }

func (b inset) draw(p *page, r Rect) {
	r.Y += p.heading(r, b.locator.Title)
	r.H = b.tall
	box := b.extent()
	for _, m := range b.all {
		box = box.Union(m.Box(b.frame))
	}
	mm := min(r.W/box.Width(), r.H/box.Height()) * 0.98
	centre := box.Centre()
	place := func(at geo.LonLat) (x, y float64) {
		q := b.m.System.Forward(at)
		return r.X + r.W/2 + (q.X-centre.X)*mm, r.Y + r.H/2 - (q.Y-centre.Y)*mm
	}
	p.s.Clip(r.X, r.Y, r.W, r.H)
	defer p.s.Unclip()
	for _, a := range b.locator.Areas {
		shape := p.path(b.rings(a.Shape, place)...)
		p.s.Fill(shape, paint.Fill{Colour: locatorFill})
		p.s.Stroke(shape, paint.Stroke{Colour: white, Width: 0.3})
	}
	var named []Area
	for _, a := range b.locator.Areas {
		if p.fits(a, place) {
			named = append(named, a)
		}
	}
	if 2*len(named) > len(b.locator.Areas) { // a few names among many areas would look chosen
		for _, a := range named {
			x, y := place(measure.InteriorPoint(a.Shape))
			p.text(x, y, a.Name, p.areaName())
		}
	}
	for i, m := range b.all {
		if i > 0 && m.Centre == b.all[i-1].Centre {
			continue
		}
		seen := m.Box(b.frame)
		x0, y0 := place(b.m.System.Inverse(seen.Min))
		x1, y1 := place(b.m.System.Inverse(seen.Max))
		p.outline(Rect{x0, y1, x1 - x0, y0 - y1}, accent, 0.45)
	}
}

// rings places an area, leaving out what is closer than a twentieth of a millimetre.
func (b inset) rings(shape orb.MultiPolygon, place func(geo.LonLat) (x, y float64)) [][]float64 {
	const least = 0.05
	var out [][]float64
	for _, poly := range shape {
		for _, ring := range poly {
			flat := make([]float64, 0, len(ring))
			for i, q := range ring {
				x, y := place(geo.FromOrb(q))
				n := len(flat)
				if n > 0 && i < len(ring)-1 && abs(x-flat[n-2]) < least && abs(y-flat[n-1]) < least {
					continue
				}
				flat = append(flat, x, y)
			}
			out = append(out, flat)
		}
	}
	return out
}

func abs(v float64) float64 { return max(v, -v) }

func (p *page) areaName() letters {
	return letters{size: 0.62 * p.size, colour: soft, anchor: paint.Centre}
}

// fits says whether the name of an area is no wider than the area.
func (p *page) fits(a Area, place func(geo.LonLat) (x, y float64)) bool {
	if a.Name == "" || len(a.Shape) == 0 {
		return false
	}
	bound := a.Shape.Bound()
	x0, _ := place(geo.FromOrb(bound.Min))
	x1, _ := place(geo.FromOrb(bound.Max))
	return p.width(a.Name, p.areaName()) <= 1.1*(x1-x0)
}
