package fact

import (
	"context"
	"math"
	"strings"
	"sync"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/match"
	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/network"
	"emprise/geo/overlay"
)

// The sources of ways that are not known: translation keys.
const (
	SourceNoWay  = "source.no_way"  // the roads of the plot lead to no interchange
	SourceNoRoad = "source.no_road" // no road is near enough to the plot
)

// MostAccess is how far a plot may lie from a road and still be reached from it: across a field, not across a valley.
const MostAccess geo.Metres = 500

// drive is the road layers as a graph, with the ways to the nearest interchange. It is made when it is first asked.
type drive struct {
	once     sync.Once
	graph    *network.Graph
	shortest *network.Field
	quickest *network.Field
}

// toInterchange gives the way by road from an outline to the nearest interchange, in metres and in minutes of a car. From the plot to
// the nearest road it goes straight.
func (g *ground) toInterchange(shape orb.MultiPolygon, values map[data.Measure]match.Value) {
	if len(g.interchanges.given) == 0 || len(g.streets.given) == 0 {
		return
	}
	g.drive.once.Do(g.makeDrive)
	about := g.streets.unknown()
	tell := func(v match.Value) { values[data.MeasureMotorwayRoad], values[data.MeasureMotorwayDrive] = v, v }
	near, ok := g.streets.near().Nearest(shape)
	if !ok || near.Metres > MostAccess {
		tell(match.Value{Source: SourceNoRoad, Date: about.Date})
		return
	}
	spots := g.drive.accesses(shape, near)
	if len(spots) == 0 {
		tell(match.Value{Source: SourceNoRoad, Date: about.Date})
		return
	}
	metres, seconds := math.Inf(1), math.Inf(1)
	for _, s := range spots {
		if d, ok := g.drive.shortest.From(s); ok {
			metres = min(metres, d)
		}
		if d, ok := g.drive.quickest.From(s); ok {
			seconds = min(seconds, d)
		}
	}
	if math.IsInf(metres, 1) {
		tell(match.Value{Source: SourceNoWay, Date: about.Date})
		return
	}
	v := match.Value{Known: true, Source: about.Source, Date: about.Date, Confidence: data.Estimated}
	v.Number = metres
	values[data.MeasureMotorwayRoad] = v
	v.Number = seconds / 60
	values[data.MeasureMotorwayDrive] = v
}

// accesses are the spots of the roads beside an outline: where a road is nearest, and where one is nearly as near to a corner. Along a
// straight border the ways are shortest from one of its ends.
func (d *drive) accesses(shape orb.MultiPolygon, near overlay.Near) []network.Spot {
	var spots []network.Spot
	if s, ok := d.graph.Locate(near.At, Beside, false); ok {
		s.Off = near.Metres
		spots = append(spots, s)
	}
	for _, p := range shape {
		for _, r := range p[:min(1, len(p))] {
			for _, at := range r {
				if s, ok := d.graph.Locate(geo.FromOrb(at), near.Metres+Verge, false); ok {
					spots = append(spots, s)
				}
			}
		}
	}
	return spots
}

// Beside is how far from a road a place of it may come to lie by rounding, and a point that names an interchange from the road that it
// stands on.
const (
	Beside    geo.Metres = 2
	BesideSig geo.Metres = 200
)

// loose is how near another road one must end to meet it, in a layer that is not cut where roads meet: its lines end at the edge of a
// carriageway, or short of it.
const loose geo.Metres = 8

// makeDrive takes the roads of all layers together. A layer that tells of bridges is cut where roads meet, and they do not where it is
// not; in another, roads that cross meet, and one that ends beside another. A motorway meets nothing that it crosses.
func (g *ground) makeDrive() {
	var lines []network.Line
	bridges := false
	for _, u := range g.layers {
		set := u.features.Features
		if u.about.Role != data.RoleRoads {
			continue
		}
		bridges = bridges || has(set, "position_par_rapport_au_sol", "pos_sol", "bridge", "layer")
		for f := range set.Len() {
			if set.Kinds[f] != feature.Lines {
				continue
			}
			ahead, back := speeds(set, f)
			if ahead <= 0 && back <= 0 {
				continue
			}
			for _, l := range set.Geometry(f).(orb.MultiLineString) {
				lines = append(lines, network.Line{Positions: l, Ahead: ahead, Back: back, Apart: !isStreet(set, f)})
			}
		}
	}
	ctx := context.Background()
	// What fails here fails only when a context ends.
	o := network.Options{Crossings: true, Tolerance: loose}
	if bridges {
		o = network.Options{}
	}
	g.drive.graph, _ = network.New(ctx, lines, o)
	var goals []network.Spot
	for _, o := range g.interchanges.given {
		within := Beside
		if o.Layer.Features.Kinds[o.Feature] == feature.Points {
			within = BesideSig
		}
		first, end := o.Layer.Features.RingsOf(o.Feature)
		for r := first; r < end; r++ {
			flat := o.Layer.Features.Ring(r)
			for i := 0; i+1 < len(flat); i += 2 {
				if s, ok := g.drive.graph.Locate(geo.LonLat{Lon: flat[i], Lat: flat[i+1]}, within, true); ok {
					s.Off = 0
					goals = append(goals, s)
				}
			}
		}
	}
	g.drive.shortest, _ = g.drive.graph.Toward(ctx, goals, network.Shortest)
	g.drive.quickest, _ = g.drive.graph.Toward(ctx, goals, network.Quickest)
}

// speeds gives how fast a car drives along a road and against it, km/h, 0 where it may not: the mean speed that BD TOPO has
// (vitesse_moyenne_vl), else one by the nature of the road and its importance. Paths are not driven, nor what is a project, closed to
// cars or open to its neighbours alone.
func speeds(s *feature.Set, f int) (ahead, back float64) {
	nature := plain(text(s, f, "nature", "type"))
	access := plain(text(s, f, "acces_vehicule_leger", "acces_vl"))
	switch {
	case strings.Contains(access, "impossible"), strings.Contains(access, "ayants droit"), strings.Contains(plain(text(s, f, "etat_de_l_objet", "etat")), "projet"):
		return 0, 0
	case !isStreet(s, f) && !strings.Contains(nature, "autorout") && nature != "bretelle" && nature != "motorway":
		return 0, 0
	}
	v, ok := number(s, f, "vitesse_moyenne_vl", "vit_moy_vl")
	if !ok || v <= 0 || v > 200 {
		v = usual(nature, text(s, f, "importance"))
	}
	switch way := plain(text(s, f, "sens_de_circulation", "sens", "oneway")); way {
	case "sens direct", "direct", "yes", "true", "1":
		return v, 0
	case "sens inverse", "inverse", "-1":
		return 0, v
	}
	return v, v
}

// usual is the speed in km/h of a road of which none is said: what a car makes of it from end to end, bends and junctions included.
func usual(nature, importance string) float64 {
	switch {
	case strings.Contains(nature, "autorout"), nature == "motorway":
		return 110
	case strings.Contains(nature, "2 chaussees"):
		return 80
	case nature == "bretelle":
		return 50
	case strings.Contains(nature, "empierree"):
		return 15
	case nature == "rond-point":
		return 30
	}
	switch importance {
	case "1", "2":
		return 70
	case "3":
		return 60
	case "4":
		return 45
	}
	return 30
}
