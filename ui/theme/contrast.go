package theme

import (
	"image/color"
	"math"
)

// Contrast is the ratio of WCAG 2.2, from 1 to 21, of an ink on a ground that lets nothing through. What the ink lets through is that ground.
func Contrast(ink, ground color.Color) float64 {
	r, g, b, a := ink.RGBA() // premultiplied
	gr, gg, gb, _ := ground.RGBA()
	over := func(v, below uint32) uint16 { return uint16(v + below*(0xFFFF-a)/0xFFFF) }
	x, y := luminance(color.RGBA64{over(r, gr), over(g, gg), over(b, gb), 0xFFFF}), luminance(ground)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// luminance is the relative luminance of WCAG 2.2, from 0 to 1.
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	channel := func(v uint32) float64 {
		s := float64(v) / 0xFFFF
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(r) + 0.7152*channel(g) + 0.0722*channel(b)
}
