package workspace

import (
	"strings"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/geo/feature"
	"emprise/geo/measure"
	"emprise/geo/scene"
)

// sceneZones draws the zones: columns id, name, vocation, commune, insee. was, which may be nil, is how they were drawn before
// and has their shapes.
func sceneZones(s *Snapshot, was *scene.Layer) *scene.Layer {
	var b feature.Builder
	for _, z := range s.Zones {
		add(&b, drawn(z.Shape, was), "id", z.ID, "name", z.Name, "vocation", string(z.Vocation), "commune", z.Commune, "insee", z.INSEE)
	}
	return rowLayer(&b, SceneZones, data.RoleZones, s.Version, was)
}

// scenePlots draws the plots: columns id, name, status, zone_id, commune, insee, servicing, occupancy, owner. was is as in
// sceneZones.
func scenePlots(s *Snapshot, was *scene.Layer) *scene.Layer {
	var b feature.Builder
	for _, p := range s.Plots {
		add(&b, drawn(p.Shape, was), "id", p.ID, "name", p.Name, "status", string(p.Status), "zone_id", p.ZoneID, "commune", p.Commune,
			"insee", p.INSEE, "servicing", string(p.Servicing), "occupancy", string(p.Occupancy), "owner", string(p.Owner))
	}
	return rowLayer(&b, ScenePlots, data.RolePlots, s.Version, was)
}

// drawn is a shape that must be drawn, nil where it has been.
func drawn(shape orb.MultiPolygon, was *scene.Layer) orb.Geometry {
	if was != nil {
		return nil
	}
	return shape
}

// sceneProjects draws the projects as points: columns id, name, status, type, plot_ids (joined by "|"). A project that is
// tied to no place is there without geometry.
func sceneProjects(s *Snapshot) *scene.Layer {
	var b feature.Builder
	for _, p := range s.Projects {
		var shape orb.Geometry
		if at, ok := s.PlaceOf(p); ok {
			shape = at
		}
		add(&b, shape, "id", p.ID, "name", p.Title, "status", string(p.Status), "type", string(p.Type),
			"plot_ids", strings.Join(p.PlotIDs, "|"))
	}
	return rowLayer(&b, SceneProjects, data.RoleContext, s.Version, nil)
}

// PlaceOf says where a project is drawn, in lon/lat degrees: where it was put, else inside its first plot, else inside its
// first zone.
func (s *Snapshot) PlaceOf(p data.Project) (orb.Point, bool) {
	if p.At != (orb.Point{}) {
		return p.At, true
	}
	for _, id := range p.PlotIDs {
		if plot, ok := s.Plot(id); ok && len(plot.Shape) > 0 {
			return measure.InteriorPoint(plot.Shape).Orb(), true
		}
	}
	for _, id := range p.ZoneIDs {
		if zone, ok := s.Zone(id); ok && len(zone.Shape) > 0 {
			return measure.InteriorPoint(zone.Shape).Orb(), true
		}
	}
	return orb.Point{}, false
}

// add appends a feature; columns alternates names and values, and an empty value is unknown.
func add(b *feature.Builder, shape orb.Geometry, columns ...string) {
	kind := feature.KindOf(shape)
	if mp, ok := shape.(orb.MultiPolygon); ok && len(mp) == 0 {
		kind = feature.None
	}
	b.Begin(kind)
	if kind != feature.None {
		b.Geometry(shape)
	}
	for i := 0; i < len(columns); i += 2 {
		if columns[i+1] != "" {
			b.Text(columns[i], columns[i+1])
		}
	}
	b.End()
}

func rowLayer(b *feature.Builder, id string, role data.Role, version uint64, was *scene.Layer) *scene.Layer {
	set, err := b.Set()
	if err != nil {
		panic("workspace: " + err.Error()) // add closes what it begins
	}
	if was != nil {
		return was.Described(version, set.Columns)
	}
	return scene.NewLayer(id, id, string(role), version, set)
}
