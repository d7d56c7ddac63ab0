package fact

import (
	"strings"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/match"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/measure"
	"emprise/geo/scene"
)

// used is a layer that was measured against: equal when neither its features nor what is said of them changed.
type used struct {
	about    data.Layer
	features *scene.Layer
}

// ground holds the layers that plots are measured against, by what they tell.
type ground struct {
	layers       []used
	interchanges []targets
	freight      []targets
	housing      []targets
	zoning       []used
	flood        []targets
}

func newGround(snap *workspace.Snapshot) *ground {
	g := &ground{}
	for _, l := range snap.Layers {
		features := snap.Scene.Layer(l.ID)
		if features == nil {
			continue
		}
		u := used{l, features}
		switch l.Role {
		case data.RoleRoads:
			g.interchanges = append(g.interchanges, find(u, isInterchange))
		case data.RoleRail:
			g.freight = append(g.freight, find(u, isFreight))
		case data.RoleUrbanZoning:
			g.zoning = append(g.zoning, u)
			g.housing = append(g.housing, find(u, isHousing))
		case data.RoleHazards:
			g.flood = append(g.flood, find(u, isFlood(l)))
		default:
			continue
		}
		g.layers = append(g.layers, u)
	}
	return g
}

// measure gives what the ground says of an outline; nothing when there is none.
func (g *ground) measure(shape orb.MultiPolygon) map[data.Measure]match.Value {
	values := map[data.Measure]match.Value{}
	if len(shape) == 0 {
		return values
	}
	area := measure.Area(shape)
	values[data.MeasureArea] = match.Value{Known: true, Number: float64(area), Source: SourceOutline, Confidence: data.Measured}
	values[data.MeasureMotorway] = nearest(shape, g.interchanges)
	values[data.MeasureRail] = nearest(shape, g.freight)
	values[data.MeasureDistanceDwelling] = nearest(shape, g.housing)
	values[data.MeasureUrbanZone] = g.urbanZone(shape)
	values[data.MeasureFlood] = g.floodShare(shape, area)
	return values
}

// urbanZone is the zone of the urban plan under most of the outline: its name, then its type.
func (g *ground) urbanZone(shape orb.MultiPolygon) match.Value {
	box := geo.MercatorBox(shape.Bound())
	var widest geo.SquareMetres
	var v match.Value
	for _, u := range g.zoning {
		u.features.Visit(box, func(f int) bool {
			set := u.features.Features
			// A zone that cannot be overlaid is left out: its neighbours may still tell.
			under, err := measure.Overlap(shape, set.MultiPolygon(f))
			if err == nil && under > widest {
				widest = under
				v = category(u.about.Name, u.about.Date, text(set, f, "libelle"), text(set, f, "typezone"))
				v.Confidence = data.Measured
			}
			return true
		})
	}
	return v
}

// floodShare is the share of the outline under flood zones, which may cover one another.
func (g *ground) floodShare(shape orb.MultiPolygon, area geo.SquareMetres) match.Value {
	v := match.Value{Confidence: data.Measured}
	box := geo.MercatorBox(shape.Bound())
	var names, dates []string
	var zones []orb.MultiPolygon
	for _, t := range g.flood {
		if len(t.features) == 0 {
			continue
		}
		names, dates = append(names, t.about.Name), append(dates, t.about.Date)
		for _, f := range t.meeting(box) {
			zones = append(zones, t.layer.Features.MultiPolygon(f))
		}
	}
	if len(names) == 0 || area <= 0 {
		return match.Value{}
	}
	v.Source = strings.Join(names, ", ")
	if len(dates) == 1 {
		v.Date = dates[0]
	}
	under, err := measure.Covered(shape, zones)
	if err != nil {
		return match.Value{Source: v.Source, Date: v.Date} // what cannot be overlaid is unknown, not dry
	}
	v.Known, v.Number = true, min(1, float64(under/area))
	return v
}
