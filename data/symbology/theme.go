package symbology

import (
	"emprise/geo/paint"
	"emprise/geo/style"
)

// Themes is how many symbols Theme has that are told apart on a photocopy too.
const Themes = 9

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
		s := hatched(key, yellow, paint.Dots)
		s.Fill.Colour, s.Fill.PatternColour = style.Faded(yellow, 0.6), style.Hex("#5C5610")
		return s
	case 4:
		return hatched(key, pink, paint.CrossHatch)
	case 5:
		return pale(key)
	case 6:
		return hatched(key, vermilion, paint.FallingHatch)
	case 7:
		return hatched(key, decarbon, paint.DenseDots)
	}
	return hatched(key, power, paint.DenseCrossHatch)
}

// Terms is how many symbols Term has.
const Terms = 4

// Term is one of a row of symbols for when land is to be had, soonest first: ever less of one colour, and the grey of what is sold for
// what is not.
func Term(i int) style.Symbol {
	const key = "legend.theme"
	switch i % Terms {
	case 0:
		return solid(key, blue)
	case 1:
		return hatched(key, blue, paint.DenseHatch)
	case 2:
		return hatched(key, blue, paint.Dots)
	}
	return pale(key)
}

// ForNumbers writes the column "number" on points, and nothing else.
func ForNumbers() style.Rules {
	l := name(8.5, style.Hex("#2B2A27"), 100)
	l.Columns, l.Bold = []string{"number"}, true
	l.Halo, l.Width = style.Faded(white, 0.9), 1.6
	return style.Rules{Classes: []style.Class{{Symbol: style.Symbol{Key: "legend.theme"}}}, Label: l}
}

// NoTheme is an outline alone.
func NoTheme() style.Symbol {
	s := outlined("legend.theme", grey, 1)
	s.Stroke.Dash = []float64{4, 2.5}
	return s
}
