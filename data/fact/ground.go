package fact

import (
	"math"
	"slices"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/match"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/measure"
	"emprise/geo/scene"
)

// used is a layer that was measured against.
type used struct {
	about    data.Layer
	features *scene.Layer
	limits   []*scene.Layer // of communes, where the coverage names some
}

func use(snap *workspace.Snapshot, about data.Layer, features *scene.Layer) used {
	u := used{about: about, features: features}
	if about.Coverage.Communes() == nil {
		return u
	}
	for _, l := range snap.Layers {
		if drawn := snap.Scene.Layer(l.ID); l.Role == data.RoleLimits && drawn != nil {
			u.limits = append(u.limits, drawn)
		}
	}
	return u
}

// usedOf lists the layers of a snapshot that plots are measured against.
func usedOf(snap *workspace.Snapshot) []used {
	var all []used
	for _, l := range snap.Layers {
		if features := snap.Scene.Layer(l.ID); features != nil && tells(l, features.Features) {
			all = append(all, use(snap, l, features))
		}
	}
	return all
}

// same says whether two layers tell the same: how one looks does not matter.
func (u used) same(o used) bool {
	plain := func(l data.Layer) data.Layer {
		return data.Layer{ID: l.ID, Name: l.Name, Role: l.Role, Source: l.Source, Date: l.Date, Coverage: l.Coverage}
	}
	return u.features == o.features && plain(u.about) == plain(o.about) && slices.Equal(u.limits, o.limits)
}

// covers says whether the layer shows all that there is at a place of the plane. Communes that no layer of limits draws are nowhere.
func (u used) covers(at geo.XY) bool {
	switch u.about.Coverage {
	case data.CoverageTerritory:
		return true
	case data.CoverageExtent:
		return u.features.Box.Contains(at)
	}
	communes := u.about.Coverage.Communes()
	return slices.ContainsFunc((&scene.Scene{Layers: u.limits}).At(at, 0, nil), func(h scene.Hit) bool {
		return slices.Contains(communes, h.Layer.Features.First(h.Feature, workspace.CommuneCodeColumns()))
	})
}

// ground holds the layers that plots are measured against, by what they tell. It is immutable but for what it prepares when it
// is first asked, and safe for any goroutine.
type ground struct {
	layers       []used
	interchanges goal
	freight      goal
	housing      goal
	zones        goal // of urban plans
	flood        goal
	bans         goal
	protected    goal
	closed       goal // zones where no industry may be
	easements    goal
	soils        goal
	excluded     *goal       // what cannot be built on: bans, protected, closed and easements together
	netOf        match.Value // what is told of the net area before it is known
	columns      columns
	roads        *roads
	drive        ways // to the interchanges
}

func newGround(layers []used) *ground {
	g := &ground{layers: layers, roads: newRoads(layers)}
	g.drive = ways{roads: g.roads, ends: g.ramps}
	for _, u := range layers {
		set := u.features.Features
		switch u.about.Role {
		case data.RoleRoads:
			g.interchanges.add(u, true, isInterchange)
		case data.RoleRail:
			g.freight.add(u, true, isFreight)
		case data.RoleUrbanZoning:
			if !has(set, "typepsc") {
				g.zones.add(u, false, isArea)
				g.closed.add(u, false, isClosed)
				g.housing.add(u, true, isHousing)
			}
		case data.RoleHazards:
			g.flood.add(u, false, isFlood(u.about))
			g.bans.add(u, has(set, "typereglement", "typereg"), isBan)
		case data.RoleProtected:
			g.protected.add(u, false, isArea)
		}
		if tellsOfEasements(set) {
			g.easements.add(u, false, isEasement)
		}
		if has(set, soilColumns...) {
			g.soils.add(u, false, func(s *feature.Set, f int) bool { return soil(s, f) != "" })
		}
	}
	g.excluded = join(&g.bans, &g.protected, &g.closed, &g.easements)
	g.netOf = join(&g.bans, &g.protected, &g.zones, &g.easements).unknown()
	return g
}

// measure gives what the ground says of an outline; nothing when there is none.
func (g *ground) measure(shape orb.MultiPolygon) map[data.Measure]match.Value {
	values := map[data.Measure]match.Value{}
	if len(shape) == 0 {
		return values
	}
	outlined := func(m data.Measure, v float64) {
		values[m] = match.Value{Known: true, Number: v, Source: SourceOutline, Confidence: data.Measured}
	}
	area := float64(measure.Area(shape))
	outlined(data.MeasureArea, area)
	if c := measure.Compactness(shape); c <= 1 {
		outlined(data.MeasureCompactness, c)
	}
	if r, ok := measure.LargestRectangle(shape); ok {
		outlined(data.MeasureRectangleLength, float64(r.Length))
		outlined(data.MeasureRectangleWidth, float64(r.Width))
	}
	values[data.MeasureMotorway] = g.interchanges.nearest(shape)
	values[data.MeasureRail] = g.freight.nearest(shape)
	values[data.MeasureDistanceDwelling] = g.housing.nearest(shape)
	values[data.MeasureFlood] = g.flood.share(shape)
	values[data.MeasureBan] = g.bans.share(shape)
	values[data.MeasureProtected] = g.protected.share(shape)
	values[data.MeasureNet] = g.net(shape, area)
	values[data.MeasureFrontage] = g.frontage(shape)
	values[data.MeasurePollution] = g.pollution(shape, area)
	g.plan(shape, values)
	g.toInterchange(shape, values)
	return values
}

// net is the area less what cannot be built on, each piece of ground taken off once. It is known only where layers tell of risk
// plans, of protected areas and of the urban plan, and cover the place: one that is missing might take off more.
func (g *ground) net(shape orb.MultiPolygon, area float64) match.Value {
	if !g.knowsNet() {
		return match.Value{}
	}
	if !g.coversNet(middle(shape)) {
		return g.excluded.beyond()
	}
	v := g.netOf
	if share := g.excluded.over().Share(shape); !math.IsNaN(share) {
		v.Known, v.Number, v.Confidence = true, area*(1-share), data.Measured
	}
	return v
}

func (g *ground) knowsNet() bool {
	return len(g.bans.layers) > 0 && len(g.protected.layers) > 0 && len(g.zones.layers) > 0
}

func (g *ground) coversNet(at geo.XY) bool {
	return g.bans.covers(at) && g.protected.covers(at) && g.zones.covers(at)
}
