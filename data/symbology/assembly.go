package symbology

import (
	"emprise/geo/paint"
	"emprise/geo/style"
)

// ForAssembly fills the parcels that are to be joined and says which they are; the column "name" has it.
func ForAssembly() style.Rules {
	r := style.Single(style.Symbol{
		Key:    "legend.assembly_parcels",
		Fill:   paint.Fill{Colour: style.Faded(blue, 0.22), Pattern: paint.WideHatch, PatternColour: style.Faded(blue, 0.45)},
		Stroke: style.Line(blue, 1), Widths: plotEdge(),
	})
	r.Label = name(12, darker(blue), 20)
	r.Label.Bold, r.Label.Halo, r.Label.Width, r.Label.Priority = true, style.Faded(white, 0.9), 2, 90
	r.Label.Columns = []string{"name"}
	return r
}

// ForAssembled outlines what the parcels make together.
func ForAssembled() style.Rules {
	return style.Single(style.Symbol{Key: "legend.assembly", Stroke: style.Line(blue, 3)})
}

// ForProposed outlines the sets that are proposed side by side; the one in hand is highlighted by the map.
func ForProposed() style.Rules {
	return style.Single(style.Symbol{Key: "legend.assembly", Hidden: true, Stroke: style.Dashed(blue, 1.5, 6, 4)})
}
