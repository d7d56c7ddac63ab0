package raster

import (
	"math"

	"emprise/geo/paint"
)

// TextWidth is the width of one line of text in device pixels.
func (s *Surface) TextWidth(text string, style paint.TextStyle) float64 {
	f := faceOf(style.Bold, style.Italic)
	var last *glyph
	width := float32(0)
	for _, r := range text {
		g := f.glyph(r)
		if last != nil {
			width += f.kern(last, g)
		}
		width += g.advance
		last = g
	}
	return float64(width) * style.Size
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
	f := faceOf(style.Bold, style.Italic)
	dx, dy := 0.0, 0.0 // from the position to the left end of the baseline, before turning
	switch width := s.TextWidth(text, style); style.Anchor {
	case paint.Middle:
		dx = -width / 2
	case paint.End:
		dx = -width
	case paint.Centre:
		dx, dy = -width/2, capHeight*style.Size/2
	}
	if style.Angle == 0 { // stems and baseline on whole pixels read better
		x, y = math.Round(x+dx)-dx, math.Round(y+dy)-dy
	}
	sin, cos := math.Sincos(-style.Angle * math.Pi / 180)
	p := paint.Path{Starts: []int32{0}}
	var last *glyph
	pen := float32(0)
	for _, r := range text {
		g := f.glyph(r)
		if last != nil {
			pen += f.kern(last, g)
		}
		last = g
		base := int32(len(p.XY) / 2)
		for i := 0; i+1 < len(g.xy); i += 2 {
			gx := dx + float64(pen+g.xy[i])*style.Size
			gy := dy + float64(g.xy[i+1])*style.Size
			p.XY = append(p.XY, float32(x+gx*cos-gy*sin), float32(y+gx*sin+gy*cos))
		}
		for i := 1; i < len(g.starts); i++ {
			p.Starts = append(p.Starts, base+g.starts[i])
		}
		pen += g.advance
	}
	return p
}
