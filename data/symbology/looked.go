package symbology

import (
	"emprise/geo/paint"
	"emprise/geo/style"
)

// ForLooked draws what was read of a file that is not brought in: dashed, for it is no part of the project, and over anything, for where
// it falls is what is looked at.
func ForLooked(points bool) style.Rules {
	s := style.Symbol{Key: "legend.looked", Hidden: true, Fill: paint.Fill{Colour: style.Faded(blue, 0.16)}, Stroke: style.Dashed(blue, 1.5, 6, 3)}
	if points {
		s.Marker = style.Marker{Shape: style.Circle, Size: 8, Fill: blue, Stroke: style.Line(white, 1.5)}
	}
	return style.Single(s)
}
