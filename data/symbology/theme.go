package symbology

import (
	"emprise/geo/paint"
	"emprise/geo/style"
)

// Themes is how many symbols Theme has that are told apart on a photocopy too.
const Themes = 6

// Theme is one of a row of symbols for classes without an order, for maps of one subject; what has no answer wears NoTheme.
func Theme(i int) style.Symbol {
	const key = "legend.theme"
	switch i % Themes {
	case 0:
		return solid(key, blue)
	case 1:
		return hatched(key, orange, paint.WideHatch)
	case 2:
		return hatched(key, green, paint.DenseHatch)
	case 3:
		return hatched(key, yellow, paint.Dots)
	case 4:
		return hatched(key, pink, paint.CrossHatch)
	}
	s := solid(key, grey)
	s.Fill.Colour = style.Faded(grey, 0.45)
	return s
}

// NoTheme is an outline alone.
func NoTheme() style.Symbol {
	s := outlined("legend.theme", grey, 1)
	s.Stroke.Dash = []float64{4, 2.5}
	return s
}
