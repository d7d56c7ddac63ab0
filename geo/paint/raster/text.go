package raster

import (
	"math"

	"emprise/geo/paint"
	"emprise/geo/paint/letter"
)

// TextWidth is the width of one line of text in device pixels.
func (s *Surface) TextWidth(text string, style paint.TextStyle) float64 {
	return letter.Width(text, style)
}

// Text paints one line of text, its halo below it.
func (s *Surface) Text(x, y float64, text string, style paint.TextStyle) {
	if style.Size <= 0 || !finite(float32(x)) || !finite(float32(y)) {
		return
	}
	p := s.outline(x, y, text, style)
	if style.Halo.A != 0 && style.HaloWidth > 0 {
		s.Stroke(p, paint.Stroke{Colour: style.Halo, Width: 2 * style.HaloWidth})
	}
	s.Fill(p, paint.Fill{Colour: style.Colour})
}

// outline is the text as one path, set and turned.
func (s *Surface) outline(x, y float64, text string, style paint.TextStyle) paint.Path {
	dx, dy := letter.Shift(text, style)
	if style.Angle == 0 { // stems and baseline on whole pixels read better
		x, y = math.Round(x+dx)-dx, math.Round(y+dy)-dy
	}
	sin, cos := math.Sincos(-style.Angle * math.Pi / 180)
	p := paint.Path{Starts: []int32{0}}
	letter.Of(style.Bold, style.Italic).Set(text, func(g *letter.Glyph, pen float32) {
		base := int32(len(p.XY) / 2)
		for i := 0; i+1 < len(g.XY); i += 2 {
			gx := dx + float64(pen+g.XY[i])*style.Size
			gy := dy + float64(g.XY[i+1])*style.Size
			p.XY = append(p.XY, float32(x+gx*cos-gy*sin), float32(y+gx*sin+gy*cos))
		}
		for i := 1; i < len(g.Starts); i++ {
			p.Starts = append(p.Starts, base+g.Starts[i])
		}
	})
	return p
}
