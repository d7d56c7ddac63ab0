package sheet

import (
	"math"

	"emprise/geo/feature"
	"emprise/geo/paint"
	"emprise/geo/render"
	"emprise/geo/style"
)

// sample draws what the map draws for an item of the legend, in a box: a patch with a corner that is not square for an
// area, a bend for a line, the marker for a point.
func (p *page) sample(r Rect, it Item) {
	s := it.Symbol
	px := p.px
	share := it.Opacity
	if share == 0 {
		share = 1
	}
	scaled := func(st paint.Stroke) paint.Stroke {
		st.Colour = style.Faded(st.Colour, share)
		st.Width *= px
		dash := make([]float64, len(st.Dash))
		for i, v := range st.Dash {
			dash[i] = v * px
		}
		st.Dash = dash
		return st
	}
	switch it.Kind {
	case feature.Areas:
		patch := p.path([]float64{
			r.X, r.Y + 0.12*r.H, r.X + 0.62*r.W, r.Y, r.right(), r.Y + 0.3*r.H, r.right() - 0.06*r.W, r.bottom(),
			r.X + 0.05*r.W, r.bottom(), r.X, r.Y + 0.12*r.H,
		})
		f := s.Fill
		f.Colour, f.PatternColour = style.Faded(f.Colour, share), style.Faded(f.PatternColour, share)
		p.s.Fill(patch, f)
		p.s.Stroke(patch, scaled(s.Casing))
		p.s.Stroke(patch, scaled(s.Stroke))
	case feature.Lines:
		r = Rect{r.X + 0.06*r.W, r.Y, 0.88 * r.W, r.H} // for the round caps
		mid := r.Y + r.H/2
		bend := p.path([]float64{r.X, mid + 0.25*r.H, r.X + 0.35*r.W, mid + 0.05*r.H, r.X + 0.65*r.W, mid - 0.05*r.H, r.right(), mid - 0.3*r.H})
		if s.Casing.Width > 0 {
			casing := scaled(s.Casing)
			casing.Width = scaled(s.Stroke).Width + 2*casing.Width
			p.s.Stroke(bend, casing)
		}
		p.s.Stroke(bend, scaled(s.Stroke))
	}
	if m := s.Marker; m.Drawn() && (it.Kind == feature.Points || !m.Lone) {
		y := r.Y + r.H/2
		m.Size = math.Min(m.Size*px, 1.1*r.H)
		if m.Pinned() { // they stand on their place
			m.Size *= 0.75
			y = r.bottom() + 0.05*r.H
		}
		m.Stroke = scaled(m.Stroke)
		m.Fill, m.Core = style.Faded(m.Fill, share), style.Faded(m.Core, share)
		render.Marker(p.s, r.X+r.W/2, y, m)
	}
}
