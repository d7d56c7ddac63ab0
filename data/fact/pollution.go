package fact

import (
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/match"
	"emprise/geo/feature"
	"emprise/geo/overlay"
)

// soilColumns tell of the soil: CNIG Friches, and the sectors of information on soils (SIS) of the State.
var soilColumns = []string{"sol_pollution_existe", "id_sis"}

// soil is what a feature says of pollution, as the categories of data.MeasurePollution; "" when it says nothing. A sector of
// information on soils is one that is known to be polluted.
func soil(s *feature.Set, f int) string {
	said := plain(text(s, f, "sol_pollution_existe"))
	for _, w := range []struct{ word, category string }{
		{"inexistante", "absent"}, {"traitee", "treated"}, {"peu probable", "unlikely"}, {"supposee", "supposed"}, {"probable", "supposed"}, {"averee", "proven"},
	} {
		if strings.Contains(said, w.word) {
			return w.category
		}
	}
	if text(s, f, "id_sis") != "" {
		return "proven"
	}
	return ""
}

// pollution is the worst that is said of ground under an outline. Nothing is said of most ground: that is unknown, not clean.
func (g *ground) pollution(shape orb.MultiPolygon, area float64) match.Value {
	if len(g.soils.given) == 0 {
		return match.Value{}
	}
	var under []overlay.Ground
	for _, p := range g.soils.over().Covers(shape) {
		if !(p.M2 < 2 || p.M2 < area/20) { // less is no more than borders that differ by the drawing
			under = append(under, g.soils.over().Ground(int(p.Area)))
		}
	}
	for _, i := range g.soils.near().Within(shape, 0) {
		if o := g.soils.near().Feature(i); o.Layer.Features.Kinds[o.Feature] == feature.Points {
			under = append(under, o)
		}
	}
	order := data.MeasurePollution.Categories()
	worst := -1
	v := match.Value{}
	for _, o := range under {
		said := soil(o.Layer.Features, o.Feature)
		if rank := slices.Index(order, said); rank > worst {
			about := g.soils.aboutOf(o)
			worst, v = rank, category(about.Name, about.Date, said)
			v.Confidence = data.Declared
		}
	}
	if worst < 0 {
		return g.soils.unknown()
	}
	return v
}
