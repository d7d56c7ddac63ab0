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
	SourceNoWay  = "source.no_way"  // the roads of the plot do not lead there
	SourceNoRoad = "source.no_road" // no road is near enough to the plot
)

// MostAccess is how far a plot may lie from a road and still be reached from it: across a field, not across a valley.
const MostAccess geo.Metres = 500

// roads are the road layers as a graph. It is made when it is first asked.
type roads struct {
	layers  []used // of the role
	streets goal   // what a plot is reached from

	once  sync.Once
	graph *network.Graph
}

func newRoads(layers []used) *roads {
	r := &roads{}
	for _, u := range layers {
		if u.about.Role == data.RoleRoads {
			r.layers = append(r.layers, u)
			r.streets.add(u, false, isStreet)
		}
	}
	return r
}

// ways are those by road to the nearest of some places. They are found when they are first asked for.
type ways struct {
	roads *roads
	ends  func(*network.Graph) []network.Spot // the places, on the roads or beside

	once     sync.Once
	shortest *network.Field
	quickest *network.Field
}

// from gives the way from an outline, in metres and in seconds of a car, or why it is not known: SourceNoRoad or SourceNoWay. From the
// plot to the nearest road it goes straight.
func (w *ways) from(shape orb.MultiPolygon) (metres, seconds float64, why string) {
	if len(w.roads.streets.given) == 0 {
		return 0, 0, SourceNoRoad
	}
	w.once.Do(func() {
		graph, ctx := w.roads.made(), context.Background() // what fails fails only when a context ends
		ends := w.ends(graph)
		w.shortest, _ = graph.Toward(ctx, ends, network.Shortest)
		w.quickest, _ = graph.Toward(ctx, ends, network.Quickest)
	})
	near, ok := w.roads.streets.near().Nearest(shape)
	if !ok || near.Metres > MostAccess {
		return 0, 0, SourceNoRoad
	}
	spots := w.roads.accesses(shape, near)
	if len(spots) == 0 {
		return 0, 0, SourceNoRoad
	}
	metres, seconds = math.Inf(1), math.Inf(1)
	for _, s := range spots {
		if d, ok := w.shortest.From(s); ok {
			metres = min(metres, d)
		}
		if d, ok := w.quickest.From(s); ok {
			seconds = min(seconds, d)
		}
	}
	if math.IsInf(metres, 1) {
		return 0, 0, SourceNoWay
	}
	return metres, seconds, ""
}

// toInterchange gives the way by road from an outline to the nearest interchange, in metres and in minutes.
func (g *ground) toInterchange(shape orb.MultiPolygon, values map[data.Measure]match.Value) {
	if len(g.interchanges.given) == 0 || len(g.roads.streets.given) == 0 {
		return
	}
	v := g.roads.streets.unknown()
	metres, seconds, why := g.drive.from(shape)
	if why != "" {
		v.Source = why
		values[data.MeasureMotorwayRoad], values[data.MeasureMotorwayDrive] = v, v
		return
	}
	v.Known, v.Confidence = true, data.Estimated
	v.Number = metres
	values[data.MeasureMotorwayRoad] = v
	v.Number = seconds / 60
	values[data.MeasureMotorwayDrive] = v
}

// accesses are the spots of the roads beside an outline: where a road is nearest, and where one is nearly as near to a corner. Along a
// straight border the ways are shortest from one of its ends.
func (r *roads) accesses(shape orb.MultiPolygon, near overlay.Near) []network.Spot {
	var spots []network.Spot
	if s, ok := r.graph.Locate(near.At, Beside, false); ok {
		s.Off = near.Metres
		spots = append(spots, s)
	}
	for _, p := range shape {
		for _, ring := range p[:min(1, len(p))] {
			for _, at := range ring {
				if s, ok := r.graph.Locate(geo.FromOrb(at), near.Metres+Verge, false); ok {
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

// made takes the roads of all layers together. A layer that tells of bridges is cut where roads meet, and they do not where it is
// not; in another, roads that cross meet, and one that ends beside another. A motorway meets nothing that it crosses.
func (r *roads) made() *network.Graph {
	r.once.Do(func() {
		var lines []network.Line
		o := network.Options{Crossings: true, Tolerance: loose}
		for _, u := range r.layers {
			set := u.features.Features
			if has(set, "position_par_rapport_au_sol", "pos_sol", "bridge", "layer") {
				o = network.Options{}
			}
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
		r.graph, _ = network.New(context.Background(), lines, o)
	})
	return r.graph
}

// ramps are where interchanges stand on the roads.
func (g *ground) ramps(graph *network.Graph) []network.Spot {
	return spotsOf(&g.interchanges, func(kind feature.Kind, at geo.LonLat) (network.Spot, bool) {
		within := Beside
		if kind == feature.Points {
			within = BesideSig
		}
		s, ok := graph.Locate(at, within, true)
		s.Off = 0
		return s, ok
	})
}

// doors are where the features of a goal are reached from a road.
func (g *goal) doors(graph *network.Graph) []network.Spot {
	return spotsOf(g, func(_ feature.Kind, at geo.LonLat) (network.Spot, bool) { return graph.Locate(at, MostAccess, false) })
}

// spotsOf locates every position of the features of a goal.
func spotsOf(g *goal, locate func(kind feature.Kind, at geo.LonLat) (network.Spot, bool)) (spots []network.Spot) {
	for _, o := range g.given {
		set := o.Layer.Features
		first, end := set.RingsOf(o.Feature)
		for r := first; r < end; r++ {
			flat := set.Ring(r)
			for i := 0; i+1 < len(flat); i += 2 {
				if s, ok := locate(set.Kinds[o.Feature], geo.LonLat{Lon: flat[i], Lat: flat[i+1]}); ok {
					spots = append(spots, s)
				}
			}
		}
	}
	return spots
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
