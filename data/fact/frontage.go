package fact

import (
	"strings"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/match"
	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/measure"
)

// Verge is how far the border of a plot may lie from the edge of the carriageway and still lie along the road: footpath, ditch
// and verge, and how exactly roads are drawn (BD TOPO: a few metres). Lane is how wide a carriageway is of which nothing is said.
const (
	Verge geo.Metres = 8
	Lane  geo.Metres = 6
)

// mostWide is as wide as a carriageway can be.
const mostWide geo.Metres = 40

// isStreet finds roads that a plot can be reached from: no motorways and slip roads, no paths, steps and ferries (BD TOPO
// troncon_de_route). A road of which nothing is said is one.
func isStreet(s *feature.Set, f int) bool {
	if s.Kinds[f] != feature.Lines {
		return false
	}
	nature := plain(text(s, f, "nature", "type"))
	for _, no := range []string{"autoroutier", "autoroute", "bretelle", "chemin", "sentier", "escalier", "bac ", "piste", "motorway", "path", "steps", "ferry"} {
		if strings.Contains(nature, no) {
			return false
		}
	}
	return true
}

// reach is how far from the line of a road a border lies along it.
func reach(s *feature.Set, f int) geo.Metres {
	wide := Lane
	if w, ok := number(s, f, "largeur_de_chaussee", "largeur"); ok && w > 0 {
		wide = min(mostWide, geo.Metres(w))
	}
	return wide/2 + Verge
}

// frontage is how much of the border of an outline lies along roads.
func (g *ground) frontage(shape orb.MultiPolygon) match.Value {
	if len(g.roads.streets.layers) == 0 {
		return match.Value{}
	}
	v := g.roads.streets.unknown()
	var near []measure.Street
	for _, i := range g.roads.streets.near().Within(shape, mostWide/2+Verge) {
		o := g.roads.streets.near().Feature(i)
		if line, ok := o.Layer.Features.Geometry(o.Feature).(orb.MultiLineString); ok {
			near = append(near, measure.Street{Line: line, Within: reach(o.Layer.Features, o.Feature)})
		}
	}
	if len(near) == 0 && !g.roads.streets.covers(middle(shape)) {
		return g.roads.streets.beyond()
	}
	v.Known, v.Number, v.Confidence = true, float64(measure.Frontage(shape, near)), data.Measured
	return v
}
