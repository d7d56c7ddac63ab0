package symbology

import (
	"emprise/geo/paint"
	"emprise/geo/style"
)

// How wide roads are drawn, in typographic pixels at each scale: between what they are and what can be read.
var (
	motorwayWidth = style.Steps(0.4, 17, 1.2, 11, 2.4, 8, 5, 6, 10, 4.8, 20, 3.8, 40, 3, 80, 2.3)
	slipWidth     = style.Steps(0.4, 10, 1.2, 6.5, 2.4, 4.6, 5, 3.2, 10, 2.2, 20, 1.4, 40, 1)
	mainWidth     = style.Steps(0.4, 14, 1.2, 9, 2.4, 6.4, 5, 4.4, 10, 3.2, 20, 2.3, 40, 1.6, 80, 1.1)
	linkWidth     = style.Steps(0.4, 12, 1.2, 7.5, 2.4, 5.2, 5, 3.4, 10, 2.2, 20, 1.4, 40, 1)
	localWidth    = style.Steps(0.4, 10, 1.2, 6, 2.4, 3.6, 5, 2, 10, 1.1, 20, 0.8)
	trackWidth    = style.Steps(0.4, 2.2, 2.4, 1.3, 8, 0.8)
)

// roads tells BD TOPO's natures and importances apart; a road without either is a local one.
func roads() style.Rules {
	road := func(key string, fill, edge style.RGBA, w style.Ramp, side float64, shown style.Range) style.Symbol {
		return style.Symbol{
			Key: key, Stroke: style.Line(fill, 1), Casing: paint.Stroke{Colour: edge, Width: side}, Widths: w, Shown: shown,
		}
	}
	is := func(column string, values ...string) []style.Condition {
		return []style.Condition{{Column: column, Values: values}}
	}
	paths := style.Symbol{
		Key: "legend.track", Stroke: style.Dashed(track, 1, 5, 2.5), Widths: trackWidth, Shown: style.Range{Coarsest: 7},
	}
	exit := style.Symbol{
		Key:    "legend.interchange",
		Marker: style.Marker{Shape: style.Circle, Size: 11, Fill: motorway, Stroke: style.Line(white, 1.6), Core: white},
		Widths: style.Ramp{{Resolution: 5, Value: 1.1}, {Resolution: 60, Value: 0.8}},
	}
	local := road("legend.road_local", white, casing, localWidth, 0.8, style.Range{Coarsest: 30})
	link := road("legend.road_link", white, casing, linkWidth, 0.9, style.Range{Coarsest: 90})
	mainWay := road("legend.road_main", mainRoad, mainEdge, mainWidth, 0.9, style.Range{})
	r := style.Rules{
		Classes: []style.Class{
			{Symbol: paths, When: is("nature", "Chemin", "Sentier", "Route empierrée", "Escalier", "Piste cyclable")},
			{Symbol: local},
			{Symbol: link, When: is("importance", "4")},
			{Symbol: mainWay, When: is("importance", "1", "2", "3")},
			{Symbol: mainWay, When: is("nature", "Route à 2 chaussées")},
			{Symbol: road("legend.slip_road", style.Hex("#EFD3A6"), motorEdge, slipWidth, 0.8, style.Range{Coarsest: 50}), When: is("nature", "Bretelle")},
			{Symbol: road("legend.motorway", motorway, motorEdge, motorwayWidth, 0.9, style.Range{}), When: is("nature", "Type autoroutier")},
			{Symbol: exit, When: is("nature", "Échangeur", "Echangeur", "Diffuseur", "Échangeur complet", "Échangeur partiel")},
		},
		First: []int{7, 6, 5, 0, 4, 3, 2, 1},
	}
	number := func(plate, text style.RGBA, priority int, shown float64, when []style.Condition) style.Label {
		return style.Label{
			Columns: []string{"numero", "cpx_numero"}, Size: 9.5, Bold: true, Colour: text, Shield: plate, Priority: priority,
			Shown: style.Range{Coarsest: shown}, When: when,
		}
	}
	r.Plates = []style.Label{
		number(style.Hex("#B5533F"), white, 30, 130, is("nature", "Type autoroutier")),
		number(style.Hex("#F7E3A1"), style.Hex("#6B5618"), 20, 45, append(is("importance", "1", "2", "3"),
			style.Condition{Column: "nature", Values: []string{"Type autoroutier", "Bretelle"}, Not: true})),
		number(style.Hex("#FBF6E6"), style.Hex("#6E6450"), 6, 9, is("importance", "4")),
	}
	r.Label = style.Label{
		Columns: []string{"nom", "nom_collaboratif_gauche", "toponyme"}, Size: 10.5, Colour: style.Hex("#6E5F49"),
		Priority: 5, Shown: style.Range{Coarsest: 4},
	}
	r.Label.Halo, r.Label.Width = halo(1.8)
	return r
}

func railway() style.Rules {
	line := func(key string, width float64, shown style.Range) style.Symbol {
		return style.Symbol{
			Key: key, Casing: paint.Stroke{Colour: rail, Width: 0.75}, Stroke: style.Dashed(white, width, 7, 7),
			Widths: style.Ramp{{Resolution: 1, Value: 1.5}, {Resolution: 10, Value: 1}, {Resolution: 60, Value: 0.6}}, Shown: shown,
		}
	}
	siding := style.Symbol{
		Key: "legend.siding", Stroke: style.Dashed(rail, 1.3, 5, 2.5), Shown: style.Range{Coarsest: 40},
		Marker: style.Marker{}, Widths: style.Ramp{{Resolution: 1, Value: 1.5}, {Resolution: 10, Value: 1}},
	}
	is := func(column string, values ...string) style.Condition {
		return style.Condition{Column: column, Values: values}
	}
	return style.Rules{
		Classes: []style.Class{
			{Symbol: siding, When: []style.Condition{is("nature", "Voie de service", "Embranchement", "Installation terminale embranchée", "ITE", "Voie de triage")}},
			{Symbol: line("legend.rail", 1.9, style.Range{})},
		},
	}
}

func powerGrid() style.Rules {
	return style.Single(style.Symbol{
		Key: "legend.power", Fill: style.Plain(style.Faded(power, 0.22)), Stroke: style.Line(style.Faded(power, 0.85), 1.1),
		Marker: style.Marker{
			Shape: style.Square, Size: 10, Fill: power, Stroke: style.Line(white, 1.2), Core: yellow,
		},
		Widths: style.Ramp{{Resolution: 5, Value: 1.1}, {Resolution: 60, Value: 0.7}},
	})
}

func networks() style.Rules {
	return style.Single(style.Symbol{
		Key: "legend.networks", Stroke: style.Dashed(style.Hex("#7A8FA6"), 1.2, 6, 3),
		Fill:   style.Plain(style.Faded(style.Hex("#7A8FA6"), 0.12)),
		Marker: style.Marker{Shape: style.Triangle, Size: 8, Fill: style.Hex("#7A8FA6"), Stroke: style.Line(white, 1)},
	})
}
