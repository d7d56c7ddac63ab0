package symbology

import (
	"emprise/geo/paint"
	"emprise/geo/style"
)

func waterSymbol() style.Symbol {
	return style.Symbol{Key: "legend.water", Fill: style.Plain(water), Stroke: style.Line(waterLine, 0.9)}
}

func waters() style.Rules {
	s := waterSymbol()
	s.Stroke = style.Line(style.Hex("#A9CDDD"), 1.6)
	s.Widths = style.Ramp{{Resolution: 0.6, Value: 1.8}, {Resolution: 5, Value: 1}, {Resolution: 40, Value: 0.6}}
	r := style.Single(s)
	r.Label = name(11.5, style.Hex("#4F87A3"), 12)
	r.Label.Italic = true
	r.Label.Inside = true
	r.Label.Shown = style.Range{Coarsest: 60}
	return r
}

// hazards follows the colours of risk prevention plans: red where building is forbidden, blue where it is under
// conditions (typereglement of CNIG PPR v1.0.1; TYPEREG of COVADIS).
func hazards() style.Rules {
	zone := func(key string, c style.RGBA, p paint.Pattern, share float64) style.Symbol {
		return style.Symbol{
			Key:    key,
			Fill:   paint.Fill{Colour: style.Faded(c, share), Pattern: p, PatternColour: style.Faded(c, 0.36)},
			Stroke: style.Line(style.Faded(c, 0.8), 0.9),
		}
	}
	red := zone("legend.hazard_forbidden", floodRed, paint.DenseHatch, 0.07)
	conditions := zone("legend.hazard_conditions", floodBlue, paint.WideHatch, 0.09)
	r := style.Rules{
		Classes: []style.Class{
			{Symbol: zone("legend.hazard", floodBlue, paint.WideHatch, 0.08)},
			{Symbol: conditions, When: []style.Condition{{Column: "typereglement", Values: []string{"01", "02", "05"}}}},
			{Symbol: conditions, When: []style.Condition{{Column: "TYPEREG", Values: []string{"01", "02"}}}},
			{Symbol: red, When: []style.Condition{{Column: "typereglement", Values: []string{"03", "04"}}}},
			{Symbol: red, When: []style.Condition{{Column: "TYPEREG", Values: []string{"03", "04"}}}},
		},
		First: []int{4, 3, 2, 1, 0},
	}
	return r
}

// urbanZoning keeps the hues of French zoning plans, softened: reds for built and buildable, violet for activities, yellow
// for farming, green for nature.
func urbanZoning() style.Rules {
	zone := func(key, colour string, share float64, p paint.Pattern) style.Symbol {
		c := style.Hex(colour)
		return style.Symbol{
			Key:    key,
			Fill:   paint.Fill{Colour: style.Faded(c, share), Pattern: p, PatternColour: style.Faded(c, 0.7)},
			Stroke: style.Line(style.Faded(style.Hex("#8C7B6B"), 0.5), 0.8),
		}
	}
	is := func(column string, values ...string) []style.Condition {
		return []style.Condition{{Column: column, Values: values}}
	}
	activity := []string{"0200", "0201", "0202", "0203", "02", "activité"}
	closed := append(is("typezone", "AUc", "AUs", "AU"), is("formdomi", activity...)...)
	r := style.Rules{
		Classes: []style.Class{
			{Symbol: zone("legend.urban_other", "#B9B2A6", 0.25, paint.Solid)},
			{Symbol: zone("legend.urban_n", "#A9C79A", 0.24, paint.Solid), When: is("typezone", "N", "Nh", "Nd")},
			{Symbol: zone("legend.urban_a", "#EBDD96", 0.20, paint.Solid), When: is("typezone", "A", "Ah")},
			{Symbol: zone("legend.urban_aus", "#E8B9A6", 0.24, paint.WideHatch), When: is("typezone", "AUs")},
			{Symbol: zone("legend.urban_auc", "#E6A48D", 0.26, paint.WideHatch), When: is("typezone", "AUc", "AU")},
			{Symbol: zone("legend.urban_u", "#DE9A8C", 0.30, paint.Solid), When: is("typezone", "U")},
			{Symbol: zone("legend.urban_activity_future", "#B79ACB", 0.26, paint.WideHatch), When: closed},
			{Symbol: zone("legend.urban_activity", "#A587BE", 0.34, paint.Solid), When: append(is("typezone", "U"), is("formdomi", activity...)...)},
		},
		First: []int{7, 6, 5, 4, 3, 2, 1, 0},
	}
	r.Label = style.Label{Columns: []string{"libelle", "LIBELLE", "typezone"}, Size: 11, Bold: true, Colour: style.Hex("#7B6A5C"), Priority: 8}
	r.Label.Halo, r.Label.Width = halo(1.6)
	r.Label.Inside = true
	r.Label.Shown = style.Range{Coarsest: 12}
	return r
}
