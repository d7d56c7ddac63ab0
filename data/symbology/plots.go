package symbology

import (
	"emprise/data"
	"emprise/geo/paint"
	"emprise/geo/style"
)

// ForZones outlines the zones in the accent and names them.
func ForZones() style.Rules {
	r := style.Single(style.Symbol{
		Key: "legend.zones", Fill: style.Plain(style.Faded(Accent, 0.12)), Stroke: style.Line(Accent, 2),
		Widths: style.Ramp{{Resolution: 10, Value: 1}, {Resolution: 80, Value: 0.7}},
	})
	r.Label = name(13, Accent, 80)
	r.Label.Bold, r.Label.Above = true, true
	r.Label.Shown = style.Range{Finest: 0.35, Coarsest: 140}
	return r
}

// solid, hatched and outlined are the three ways a plot is drawn; the outline is a darker shade of the same colour.
func solid(key string, c style.RGBA) style.Symbol {
	return style.Symbol{Key: key, Fill: style.Plain(style.Faded(c, 0.82)), Stroke: style.Line(darker(c), 1.1), Widths: plotEdge()}
}

// pale is solid too, but thin, for what is sold: the full grey is as dark as the green of what is for sale, on a photocopy and to some eyes.
func pale(key string) style.Symbol {
	s := solid(key, grey)
	s.Fill.Colour = style.Faded(grey, 0.45)
	return s
}

func hatched(key string, c style.RGBA, p paint.Pattern) style.Symbol {
	return style.Symbol{
		Key: key, Fill: paint.Fill{Colour: style.Faded(c, 0.26), Pattern: p, PatternColour: c},
		Stroke: style.Line(darker(c), 1.1), Widths: plotEdge(),
	}
}

func outlined(key string, c style.RGBA, width float64) style.Symbol {
	return style.Symbol{Key: key, Fill: style.Plain(style.Faded(white, 0.35)), Stroke: style.Line(c, width), Widths: plotEdge()}
}

// placed gives a plot that has no outline yet a square of the colours of its class, where it is.
func placed(s style.Symbol) style.Symbol {
	m := style.Marker{Shape: style.Square, Size: 11, Fill: s.Fill.Colour, Stroke: style.Line(s.Stroke.Colour, 1.6), Lone: true}
	if s.Fill.Pattern != paint.Solid { // as ink is seen on its paper
		m.Fill, m.Core = white, s.Fill.PatternColour
	}
	m.Fill.A = 255
	s.Marker = m
	return s
}

func plotEdge() style.Ramp {
	return style.Ramp{{Resolution: 1, Value: 1.2}, {Resolution: 10, Value: 0.9}, {Resolution: 40, Value: 0.6}}
}

func darker(c style.RGBA) style.RGBA {
	c.R, c.G, c.B = uint8(float64(c.R)*0.72), uint8(float64(c.G)*0.72), uint8(float64(c.B)*0.72)
	return c
}

// ForPlots fills the plots by status; a brownfield shows that it is one unless it is sold.
func ForPlots() style.Rules {
	is := func(statuses ...data.Status) []style.Condition {
		c := style.Condition{Column: "status"}
		for _, s := range statuses {
			c.Values = append(c.Values, string(s))
		}
		return []style.Condition{c}
	}
	brownfield := []style.Condition{
		{Column: "occupancy", Values: []string{string(data.OccupancyBrownfield)}},
		{Column: "status", Values: []string{string(data.StatusSold)}, Not: true},
	}
	r := style.Rules{
		Classes: []style.Class{
			{Symbol: outlined("legend.status_unknown", grey, 1)},
			{Symbol: outlined("legend.status_unsaleable", grey, 1.1), When: is(data.StatusUnsaleable)},
			{Symbol: outlined("legend.status_not_for_sale", paleGrey, 1.6), When: is(data.StatusNotForSale)},
			{Symbol: pale("legend.status_sold"), When: is(data.StatusSold)},
			{Symbol: hatched("legend.status_reserved", orange, paint.DenseHatch), When: is(data.StatusOption, data.StatusReservedByBoard)},
			{Symbol: hatched("legend.status_for_sale_limited", green, paint.WideHatch), When: is(data.StatusForSaleLimited)},
			{Symbol: solid("legend.status_for_sale", green), When: is(data.StatusForSale)},
			{Symbol: hatched("legend.brownfield", pink, paint.CrossHatch), When: brownfield},
		},
		First: []int{7, 6, 5, 4, 3, 2, 1, 0},
	}
	r.Classes[1].Symbol.Stroke.Dash = []float64{4, 2.5}
	for i := range r.Classes {
		r.Classes[i].Symbol = placed(r.Classes[i].Symbol)
	}
	r.Label = plotLabel()
	return r
}

func plotLabel() style.Label {
	l := name(11, style.Hex("#2B2A27"), 60)
	l.Halo, l.Width = style.Faded(white, 0.85), 1.8
	l.Shown = style.Range{Coarsest: 3.2}
	return l
}

// ForVerdicts colours the plots by what a need says of them: plot id to "fits", "check" or "unfit". The others stay in the
// background.
func ForVerdicts(verdicts map[string]string) style.Rules {
	groups := map[string][]string{}
	for _, v := range []string{"unfit", "check", "fits"} {
		groups[v] = nil
	}
	for id, v := range verdicts {
		groups[v] = append(groups[v], id)
	}
	other := placed(outlined("legend.verdict_none", paleGrey, 1))
	r := style.ByID([]style.Group{
		{IDs: groups["unfit"], Symbol: placed(verdict("unfit"))},
		{IDs: groups["check"], Symbol: placed(verdict("check"))},
		{IDs: groups["fits"], Symbol: placed(verdict("fits"))},
	}, &other)
	r.Label = plotLabel()
	r.Label.Shown = style.Range{Coarsest: 5}
	return r
}

// verdict is what land wears by what a need says of it.
func verdict(v string) style.Symbol {
	switch v {
	case "fits":
		return solid("legend.verdict_fits", blue)
	case "check":
		return style.Symbol{
			Key:    "legend.verdict_check",
			Fill:   paint.Fill{Colour: style.Faded(yellow, 0.85), Pattern: paint.Dots, PatternColour: style.Hex("#5C5610")},
			Stroke: style.Line(style.Hex("#4A460F"), 1.4), Widths: plotEdge(),
		}
	}
	return outlined("legend.verdict_unfit", vermilion, 1.7)
}

// ForProjects pins the projects: recruitment round, innovation and decarbonation diamonds.
func ForProjects() style.Rules {
	pin := func(key string, shape style.Shape, c style.RGBA) style.Symbol {
		return style.Symbol{
			Key:    key,
			Marker: style.Marker{Shape: shape, Size: 15, Fill: c, Stroke: style.Line(white, 1.5), Core: white},
			Widths: style.Ramp{{Resolution: 4, Value: 1.1}, {Resolution: 20, Value: 0.85}, {Resolution: 80, Value: 0.6}},
		}
	}
	r := style.ByColumn("type", []style.Value{
		{Of: string(data.Recruitment), Symbol: pin("legend.project_recruitment", style.RoundPin, recruit)},
		{Of: string(data.Innovation), Symbol: pin("legend.project_innovation", style.DiamondPin, innovate)},
		{Of: string(data.Decarbonation), Symbol: pin("legend.project_decarbonation", style.DiamondPin, decarbon)},
	}, nil)
	r.Cluster = &style.Cluster{Radius: 44, Shown: style.Range{Finest: 10}} // as wide as a plate
	r.Label = name(10.5, ink, 55)
	r.Label.Below = 8
	r.Label.Shown = style.Range{Coarsest: 1.6}
	return r
}
