package symbology

import (
	"emprise/geo/paint"
	"emprise/geo/style"
)

// ForChanges draws what is different between two states of the land, by the column "became": "new", "gone", "was" for an
// outline that was drawn otherwise, "is" for what it became, and "changed" for what stays where it is.
func ForChanges() style.Rules {
	hatched := func(key string, c style.RGBA, pattern paint.Pattern) style.Symbol {
		return style.Symbol{
			Key: key, Fill: paint.Fill{Colour: style.Faded(c, 0.22), Pattern: pattern, PatternColour: c},
			Stroke: style.Line(darker(c), 2.2), Widths: plotEdge(),
		}
	}
	return style.ByColumn("became", []style.Value{
		{Of: "changed", Symbol: hatched("legend.change_changed", yellow, paint.Dots)},
		{Of: "was", Symbol: outlined("legend.change_was", orange, 1.8)},
		{Of: "is", Symbol: hatched("legend.change_is", blue, paint.DenseHatch)},
		{Of: "gone", Symbol: hatched("legend.change_gone", vermilion, paint.CrossHatch)},
		{Of: "new", Symbol: hatched("legend.change_new", green, paint.DenseHatch)},
	}, nil)
}
