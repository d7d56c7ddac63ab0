package symbology

import (
	"math"

	"emprise/data"
	"emprise/geo/paint"
	"emprise/geo/style"
)

// ForLayer is the style that a layer has, or else that of its role; one that cannot be read, which Validate refuses, gives
// way to it too.
func ForLayer(l data.Layer) style.Rules {
	if own, ok, err := l.Style.Rules(); err == nil && ok {
		return own
	}
	return ForRole(l.Role)
}

// ForRows is the style of the layer that rows of a kind make, zones, plots or projects: their own, else the ready-made one.
func ForRows(k data.Kind, s data.Styles) style.Rules {
	if own, ok, err := s.Rules(k); err == nil && ok {
		return own
	}
	switch k {
	case data.KindZone:
		return ForZones()
	case data.KindPlot:
		return ForPlots()
	case data.KindProject:
		return ForProjects()
	}
	return context()
}

// ForRole is the ready-made style of a role.
func ForRole(role data.Role) style.Rules {
	switch role {
	case data.RoleParcels:
		return parcels()
	case data.RoleZones:
		return ForZones()
	case data.RolePlots:
		return ForPlots()
	case data.RoleUrbanZoning:
		return urbanZoning()
	case data.RoleHazards:
		return hazards()
	case data.RoleProtected:
		return protected()
	case data.RoleRoads:
		return roads()
	case data.RoleRail:
		return railway()
	case data.RolePower:
		return powerGrid()
	case data.RoleWater:
		return waters()
	case data.RoleNetworks:
		return networks()
	case data.RoleBuildings:
		return buildings()
	case data.RoleCompanies:
		return companies()
	case data.RolePrices:
		return prices()
	case data.RoleLimits:
		return limits()
	default:
		return context()
	}
}

func parcels() style.Rules {
	r := style.Single(style.Symbol{
		Key: "legend.parcels", Stroke: style.Line(parcel, 0.8),
		Widths: style.Ramp{{Resolution: 0.5, Value: 1.15}, {Resolution: 3, Value: 0.9}, {Resolution: 9, Value: 0.6}},
	})
	r.Shown = style.Range{Coarsest: 14}
	r.Label = style.Label{
		Columns: []string{"numero"}, Size: 9.5, Colour: style.Hex("#8A8275"), Priority: 1, Inside: true,
		Shown: style.Range{Coarsest: 0.9},
	}
	return r
}

func protected() style.Rules {
	return style.Single(style.Symbol{
		Key:    "legend.protected",
		Fill:   paint.Fill{Colour: style.Faded(protection, 0.10), Pattern: paint.WideHatch, PatternColour: style.Faded(protection, 0.45)},
		Stroke: style.Line(style.Faded(protection, 0.9), 1.2),
	})
}

func buildings() style.Rules {
	r := style.Single(style.Symbol{
		Key: "legend.buildings", Fill: style.Plain(building), Least: 1, Stroke: style.Line(style.Faded(wall, 0.9), 0.7),
		Widths: style.Steps(2, 1, 6, 0), // no walls from afar: the houses together tint the village
	})
	r.Shown = style.Range{Coarsest: 160}
	return r
}

// companies are signs with a factory where they can be read, dots from afar; those that stand too close are counted.
func companies() style.Rules {
	r := style.Single(style.Symbol{
		Key: "legend.companies",
		Marker: style.Marker{
			Shape: style.Circle, Icon: "company", Size: 18, Fill: ink, Stroke: style.Line(white, 1.2), Core: white,
		},
		Widths: style.Steps(2, 1, 8, 0.55, 60, 0.33),
	})
	r.Label = name(10.5, ink, 5)
	r.Label.Below = 16
	r.Label.Shown = style.Range{Coarsest: 3}
	r.Cluster = &style.Cluster{Radius: 20, Shown: style.Range{Finest: 1.5}}
	return r
}

// priceBounds part prices of land, €/m²: where most sales of land for activities lie they are close together.
var priceBounds = []float64{0, 10, 20, 35, 60, 100, math.Inf(1)}

// prices grades what land was sold for, where both price and area are known, and shows the other sales as such.
func prices() style.Rules {
	plain := style.Symbol{
		Key:    "legend.prices",
		Fill:   style.Plain(style.Faded(orange, 0.18)),
		Stroke: style.Line(style.Faded(orange, 0.8), 1),
		Marker: style.Marker{Shape: style.Circle, Size: 6, Fill: style.Faded(orange, 0.75), Stroke: style.Line(white, 1)},
	}
	graded := style.Symbol{
		Fill:   style.Plain(style.Faded(orange, 0.9)),
		Stroke: style.Line(style.Hex("#7A4A22"), 0.8),
		Marker: style.Marker{Shape: style.Circle, Size: 8, Fill: orange, Stroke: style.Line(style.Hex("#7A4A22"), 1)},
	}
	r := style.Graduated("=price_eur / area_m2", priceBounds, style.ShadesOf("ochre"), graded)
	r.Unit = "€/m²"
	r.Made.Method = style.Manual
	r.Classes[0].Symbol, r.Classes[1].Symbol = plain, plain
	r.Shown = style.Range{Coarsest: 40}
	return r
}

func limits() style.Rules {
	r := style.Single(style.Symbol{
		Key:    "legend.limits",
		Stroke: style.Dashed(limit, 1.3, 9, 3, 1.6, 3),
		Casing: paint.Stroke{Colour: style.Faded(limit, 0.13), Width: 1.6},
		Widths: style.Ramp{{Resolution: 5, Value: 1}, {Resolution: 60, Value: 0.75}},
	})
	r.Shared = true
	r.Label = name(13, style.Hex("#655D51"), 40)
	r.Label.Shown = style.Range{Finest: 3, Coarsest: 110} // nearer, it would stand on a plot that is not the commune
	return r
}

// context is what has no role: woods, waters and built-up ground by their nature, else a quiet outline.
func context() style.Rules {
	class := func(s style.Symbol, values ...string) style.Class {
		return style.Class{Symbol: s, When: []style.Condition{{Column: "nature", Values: values}}}
	}
	r := style.Rules{
		Classes: []style.Class{
			{Symbol: style.Symbol{
				Key: "legend.context", Fill: style.Plain(style.Faded(limit, 0.08)), Stroke: style.Line(style.Faded(limit, 0.7), 1),
				Marker: style.Marker{},
			}},
			class(style.Symbol{Key: "legend.built_up", Fill: style.Plain(builtUp)}, builtUpNatures...),
			class(style.Symbol{Key: "legend.wood", Fill: style.Plain(wood), Stroke: style.Line(woodLine, 0.6)}, woodNatures...),
			class(style.Symbol{
				Key: "legend.hedge", Stroke: style.Line(style.Hex("#C3D3AD"), 1.6), Shown: style.Range{Coarsest: 12},
			}, "Haie", "Alignement d'arbres"),
			class(waterSymbol(), waterNatures...),
		},
		First: []int{1, 2, 3, 4, 0},
	}
	r.Label = name(11, style.Hex("#7C8A63"), 10)
	r.Label.Italic = true
	r.Label.Inside = true
	r.Label.Shown = style.Range{Coarsest: 25}
	return r
}

// name is the usual label: the name of the thing, whatever the source calls that column.
func name(size float64, colour style.RGBA, priority int) style.Label {
	l := style.Label{
		Columns: []string{"name", "nom", "toponyme", "libelle"}, Size: size, Colour: colour, Priority: priority,
	}
	l.Halo, l.Width = halo(1.8)
	return l
}
