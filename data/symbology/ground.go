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

// hazards follows the colours of risk prevention plans: red where building is forbidden, the darker and crossed where it is
// so strictly, blue where it is under conditions, grey for the zones that the plans call grey (typereglement of CNIG PPR
// v1.0.1; TYPEREG of COVADIS). Maps of hazard levels (niveaualea) run from light to dark. Each has its own pattern.
func hazards() style.Rules {
	zone := func(key string, c style.RGBA, p paint.Pattern, share float64) style.Symbol {
		return style.Symbol{
			Key:    key,
			Fill:   paint.Fill{Colour: style.Faded(c, share), Pattern: p, PatternColour: style.Faded(c, 0.36)},
			Stroke: style.Line(style.Faded(c, 0.8), 0.9),
		}
	}
	strict := zone("legend.hazard_strict", floodRed, paint.CrossHatch, 0.13)
	red := zone("legend.hazard_forbidden", floodRed, paint.DenseHatch, 0.07)
	conditions := zone("legend.hazard_conditions", floodBlue, paint.WideHatch, 0.09)
	advice := zone("legend.hazard_advice", floodBlue, paint.DenseDots, 0.05)
	greyed := zone("legend.hazard_grey", style.Hex("#7C7C7C"), paint.Solid, 0.46)
	level := func(n int, code string) style.Class {
		return style.Class{
			Symbol: zone(levels[n].key, style.ShadesOf("plum").At(0.35+0.2*float64(n)), levels[n].pattern, 0.14+0.05*float64(n)),
			When:   []style.Condition{style.Is("niveaualea", code)},
		}
	}
	is := func(column string, values ...string) []style.Condition {
		return []style.Condition{style.Is(column, values...)}
	}
	return style.Rules{
		Classes: []style.Class{
			{Symbol: zone("legend.hazard", floodBlue, paint.Solid, 0.16)},
			level(0, "01"), level(1, "02"), level(2, "03"), level(3, "04"),
			{Symbol: greyed, When: is("typereglement", "06")},
			{Symbol: advice, When: is("typereglement", "05")},
			{Symbol: conditions, When: is("typereglement", "01", "02", "07")},
			{Symbol: conditions, When: is("TYPEREG", "01", "02")},
			{Symbol: red, When: is("typereglement", "03")},
			{Symbol: red, When: is("TYPEREG", "03")},
			{Symbol: strict, When: is("typereglement", "04")},
			{Symbol: strict, When: is("TYPEREG", "04")},
		},
		First: []int{11, 9, 7, 6, 5, 12, 10, 8, 1, 2, 3, 4, 0},
	}
}

// levels are the signs of hazard levels, from weak to very strong.
var levels = [...]struct {
	key     string
	pattern paint.Pattern
}{
	{"legend.hazard_weak", paint.Dots},
	{"legend.hazard_medium", paint.FallingHatch},
	{"legend.hazard_strong", paint.DenseFallingHatch},
	{"legend.hazard_very_strong", paint.DenseCrossHatch},
}

// The colours of zones of a zoning plan by the recommendations of CNIG for the PLU (repository DDU-SG5-SYMBOLISATION, small
// scales). They are laid on thinner than there (40 % on white), because plots and zones are read over them.
var (
	zoneU    = style.Hex("#E60000")
	zoneAUc  = style.Hex("#FF6565")
	zoneAUs  = style.Hex("#E88766") // the hue of its large scales: #FECCBE cannot be told from paper
	zoneA    = style.Hex("#FFFF00")
	zoneN    = style.Hex("#56AA02")
	zoneWork = style.Hex("#7F3FBF") // by usage: the standard has no colour for activities
)

// urbanZoning keeps the colours of French zoning plans: reds for built and buildable, violet for activities, yellow for farming,
// green for nature. Each has its own pattern, faint where land is as it is to stay, plain to see where it is to be urbanised,
// crossed where it is closed until the plan is changed.
func urbanZoning() style.Rules {
	zone := func(key string, c style.RGBA, share float64, p paint.Pattern, ink float64) style.Symbol {
		return style.Symbol{
			Key:    key,
			Fill:   paint.Fill{Colour: style.Faded(c, share), Pattern: p, PatternColour: style.Faded(c, ink)},
			Stroke: style.Line(style.Faded(style.Hex("#343434"), 0.42), 0.8),
		}
	}
	is := func(column string, values ...string) []style.Condition {
		return []style.Condition{style.Is(column, values...)}
	}
	activity := []string{"0200", "0201", "0202", "0203", "02", "activité"}
	closed := append(is("typezone", "AUs"), is("formdomi", activity...)...)
	open := append(is("typezone", "AUc", "AU"), is("formdomi", activity...)...)
	work := zone("legend.urban_activity", zoneWork, 0.14, paint.DenseFallingHatch, 0.13)
	farm := zone("legend.urban_a", zoneA, 0.13, paint.FallingHatch, 0)
	farm.Fill.PatternColour = style.Faded(style.Hex("#B79B00"), 0.12)
	r := style.Rules{
		Classes: []style.Class{
			{Symbol: zone("legend.urban_other", style.Hex("#B9B2A6"), 0.22, paint.DenseDots, 0.4)},
			{Symbol: zone("legend.urban_n", zoneN, 0.14, paint.Dots, 0.20), When: is("typezone", "N", "Nh", "Nd", "ZnC")},
			{Symbol: farm, When: is("typezone", "A", "Ah")},
			{Symbol: zone("legend.urban_aus", zoneAUs, 0.12, paint.CrossHatch, 0.30), When: is("typezone", "AUs")},
			{Symbol: zone("legend.urban_auc", zoneAUc, 0.12, paint.WideHatch, 0.38), When: is("typezone", "AUc", "AU")},
			{Symbol: zone("legend.urban_u", zoneU, 0.12, paint.Solid, 0), When: is("typezone", "U", "ZC")},
			{Symbol: zone("legend.urban_activity_closed", zoneWork, 0.08, paint.DenseCrossHatch, 0.20), When: closed},
			{Symbol: zone("legend.urban_activity_future", zoneWork, 0.08, paint.DenseHatch, 0.26), When: open},
			{Symbol: work, When: append(is("typezone", "U"), is("formdomi", activity...)...)},
			{Symbol: work, When: is("typezone", "ZCa")},
		},
		First: []int{8, 7, 6, 9, 5, 4, 3, 2, 1, 0},
	}
	r.Label = style.Label{Columns: []string{"libelle", "LIBELLE", "typezone"}, Size: 11, Bold: true, Colour: style.Hex("#6F5B55"), Priority: 8}
	r.Label.Halo, r.Label.Width = halo(1.6)
	r.Label.Inside = true
	r.Label.Shown = style.Range{Coarsest: 12}
	return r
}
