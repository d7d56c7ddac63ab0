package workspace

import (
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/geo/feature"
	"emprise/geo/measure"
	"emprise/geo/scene"
)

// sceneZones draws the zones: columns id, name, vocation, commune, insee. was, which may be nil, is how they were drawn before
// and has their shapes; touched are the places of the rows that differ from those.
func sceneZones(s *Snapshot, was *scene.Layer, touched []int) *scene.Layer {
	describe := func(i int) []string {
		z := &s.Zones[i]
		return []string{"id", z.ID, "name", z.Name, "vocation", string(z.Vocation), "commune", z.Commune, "insee", z.INSEE}
	}
	if was != nil {
		return redescribed(was, s.Version, len(s.Zones), touched, describe)
	}
	var b feature.Builder
	for i := range s.Zones {
		add(&b, s.Zones[i].Shape, describe(i)...)
	}
	return rowLayer(&b, SceneZones, data.RoleZones, s.Version)
}

// scenePlots draws the plots, as points those that have no outline yet: columns id, name, status, zone_id, commune, insee, servicing, occupancy, owner. was and touched
// are as in sceneZones.
func scenePlots(s *Snapshot, was *scene.Layer, touched []int) *scene.Layer {
	describe := func(i int) []string {
		p := &s.Plots[i]
		return []string{
			"id", p.ID, "name", p.Name, "status", string(p.Status), "zone_id", p.ZoneID, "commune", p.Commune,
			"insee", p.INSEE, "servicing", string(p.Servicing), "occupancy", string(p.Occupancy), "owner", string(p.Owner),
		}
	}
	if was != nil {
		return redescribed(was, s.Version, len(s.Plots), touched, describe)
	}
	var b feature.Builder
	for i := range s.Plots {
		p := &s.Plots[i]
		var ground orb.Geometry = p.Shape
		if len(p.Shape) == 0 && p.At != (orb.Point{}) {
			ground = p.At
		}
		add(&b, ground, describe(i)...)
	}
	return rowLayer(&b, ScenePlots, data.RolePlots, s.Version)
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
	return rowLayer(&b, SceneProjects, data.RoleContext, s.Version)
}

// PlaceOf says where a project is drawn, in lon/lat degrees: where it was put, else inside its first plot, else inside its
// first zone.
func (s *Snapshot) PlaceOf(p data.Project) (orb.Point, bool) {
	if p.At != (orb.Point{}) {
		return p.At, true
	}
	for _, id := range p.PlotIDs {
		plot, ok := s.Plot(id)
		switch {
		case ok && len(plot.Shape) > 0:
			return measure.InteriorPoint(plot.Shape).Orb(), true
		case ok && plot.At != orb.Point{}:
			return plot.At, true
		}
	}
	for _, id := range p.ZoneIDs {
		if zone, ok := s.Zone(id); ok && len(zone.Shape) > 0 {
			return measure.InteriorPoint(zone.Shape).Orb(), true
		}
	}
	return orb.Point{}, false
}

// Drawn finds a row on the map: its layer, which has all rows of the kind in their order, and its place there; false for a row of a kind that is
// not drawn, and for one that is not there.
func (s *Snapshot) Drawn(ref data.Ref) (l *scene.Layer, f int, ok bool) {
	id := ""
	switch ref.Kind {
	case data.KindZone:
		id = SceneZones
		f, ok = place(s.Zones, ref.ID)
	case data.KindPlot:
		id = ScenePlots
		f, ok = place(s.Plots, ref.ID)
	case data.KindProject:
		id = SceneProjects
		f, ok = place(s.Projects, ref.ID)
	}
	if l = s.Scene.Layer(id); l == nil {
		ok = false
	}
	return l, f, ok
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

func rowLayer(b *feature.Builder, id string, role data.Role, version uint64) *scene.Layer {
	set, err := b.Set()
	if err != nil {
		panic("workspace: " + err.Error()) // add closes what it begins
	}
	return scene.NewLayer(id, id, string(role), version, set)
}

// redescribed is a layer of n rows, of which the touched ones have other texts: a column in which none differs is shared, one in
// which some do is made anew, and all are where a value comes or goes, for that may be the first or the last of its column.
func redescribed(was *scene.Layer, version uint64, n int, touched []int, describe func(i int) []string) *scene.Layer {
	stale := map[string]bool{}
	for _, i := range touched {
		texts := describe(i)
		for c := 0; c < len(texts); c += 2 {
			had := was.Features.Text(texts[c], i)
			if (had == "") != (texts[c+1] == "") {
				return was.Described(version, columnsOf(n, describe, nil))
			}
			if had != texts[c+1] {
				stale[texts[c]] = true
			}
		}
	}
	if len(stale) == 0 {
		return was.Described(version, was.Features.Columns)
	}
	fresh := feature.Set{Columns: columnsOf(n, describe, stale)}
	columns := slices.Clone(was.Features.Columns)
	for i, c := range columns {
		if stale[c.Name] {
			columns[i] = fresh.Column(c.Name)
		}
	}
	return was.Described(version, columns)
}

// columnsOf makes the columns of n rows, all or some.
func columnsOf(n int, describe func(i int) []string, some map[string]bool) []*feature.Column {
	var b feature.Builder
	for i := range n {
		texts := describe(i)
		if some != nil {
			kept := texts[:0]
			for c := 0; c < len(texts); c += 2 {
				if some[texts[c]] {
					kept = append(kept, texts[c], texts[c+1])
				}
			}
			texts = kept
		}
		add(&b, nil, texts...)
	}
	set, err := b.Set()
	if err != nil {
		panic("workspace: " + err.Error()) // add closes what it begins
	}
	return set.Columns
}
