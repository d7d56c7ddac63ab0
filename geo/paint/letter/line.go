package letter

import "emprise/geo/paint"

// Set goes through the letters of a line: the outline of each, and how far from the beginning of the line it stands, in ems.
// It gives the width of the line.
func (f *Face) Set(text string, each func(g *Glyph, pen float32)) float32 {
	var last *Glyph
	pen := float32(0)
	for _, r := range text {
		g := f.Glyph(r)
		if last != nil {
			pen += f.Kern(last, g)
		}
		if each != nil {
			each(g, pen)
		}
		pen += g.Advance
		last = g
	}
	return pen
}

// Width is the width of a line in the unit of the style's size.
func Width(text string, style paint.TextStyle) float64 {
	return float64(Of(style.Bold, style.Italic).Set(text, nil)) * style.Size
}

// Shift is how far the beginning of the baseline lies from the position of a text, before it is turned.
func Shift(text string, style paint.TextStyle) (dx, dy float64) {
	switch style.Anchor {
	case paint.Start:
	case paint.Middle:
		dx = -Width(text, style) / 2
	case paint.End:
		dx = -Width(text, style)
	case paint.Centre:
		dx, dy = -Width(text, style)/2, CapHeight*style.Size/2
	}
	return dx, dy
}
