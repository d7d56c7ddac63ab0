package ui

import (
	"cmp"
	"context"
	"slices"

	"emprise/data"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/scene"
	"emprise/geo/style"
	"emprise/geo/topo"
	"emprise/ui/mapview"
)

// ground is the order in which a shape drawn around things looks for them: land first, what lies under many of them last.
// Pins come last too: who goes around parcels does not mean the projects that stand on them.
func ground(l *scene.Layer) int {
	switch l.ID {
	case workspace.ScenePlots:
		return 0
	case workspace.SceneZones:
		return 2
	case workspace.SceneProjects:
		return 100
	}
	order := []data.Role{
		data.RolePlots, data.RoleParcels, data.RoleZones, data.RoleBuildings, data.RoleCompanies, data.RolePrices, data.RolePower, data.RoleRail,
		data.RoleRoads, data.RoleNetworks, data.RoleHazards, data.RoleProtected, data.RoleUrbanZoning, data.RoleWater, data.RoleContext, data.RoleLimits,
	}
	if i := slices.Index(order, data.Role(l.Role)); i >= 0 {
		return i
	}
	return len(order)
}

// sought lists the layers in which a shape looks for features: those of the selection when it adds to it or takes away from
// it, the layer chosen in the list when it is drawn, else the first of all that are drawn in which it finds any; first says
// that it is that one alone.
func (w *Window) sought(how mapview.How) (layers []*scene.Layer, first bool) {
	if how != mapview.Replace {
		for _, g := range w.gathered() {
			layers = append(layers, g.layer)
		}
		if layers != nil {
			return layers, false
		}
	}
	snap := w.ws.Snapshot()
	if l := snap.Scene.Layer(w.target); l != nil && w.chart.Shows(l.ID) {
		return []*scene.Layer{l}, false
	}
	for _, l := range snap.Scene.Layers {
		if w.chart.Shows(l.ID) {
			layers = append(layers, l)
		}
	}
	slices.SortStableFunc(layers, func(a, b *scene.Layer) int { return cmp.Compare(ground(a), ground(b)) })
	return layers, true
}

// gatherIn selects what lies in a region of the map, off the interface thread.
func (w *Window) gatherIn(region *scene.Region, how mapview.How) {
	if w.ws == nil {
		return
	}
	layers, first := w.sought(how)
	rules := w.rulesNow()
	whole, ws := w.settings.Whole, w.ws
	var found crowd
	w.runner.Latest("gather", func(ctx context.Context) error {
		for _, l := range layers {
			if err := ctx.Err(); err != nil {
				return err
			}
			features := l.Inside(region, whole)
			if kept := rules[l.ID].Kept(l); kept != nil {
				features = slices.DeleteFunc(features, func(f int) bool { return !kept(f) })
			}
			if len(features) > 0 {
				found = append(found, group{l, features})
				if first {
					return nil
				}
			}
		}
		return nil
	}, func(err error) {
		if err != nil || w.ws != ws {
			return
		}
		now := found.follow(w.ws.Snapshot())
		if how != mapview.Replace {
			now = w.gathered().with(now, how)
		}
		target := w.target
		w.gather(now)
		w.target = target
		if now.count() == 0 {
			w.say(w.loc.T("selected.none"))
		}
	})
}

func (w *Window) gatherRing(ring []geo.XY, how mapview.How) { w.gatherIn(scene.NewRegion(ring), how) }

func (w *Window) gatherBox(b geo.Box, how mapview.How) { w.gatherIn(scene.RegionOf(b), how) }

// gatherView selects all that is seen of a layer: that of the selection, the one chosen in the list, else the first one.
func (w *Window) gatherView() {
	if have := w.gathered(); len(have) > 0 {
		before := w.target
		w.target = have[0].layer.ID
		defer func() { w.target = before }()
	}
	w.gatherBox(w.chart.View().Box(), mapview.Replace)
}

// invert selects all others of the layers that something is selected of.
func (w *Window) invert() {
	var now crowd
	for _, g := range w.gathered() {
		others := make([]int, 0, g.layer.Features.Len()-len(g.features))
		next := 0
		for f := range g.layer.Features.Len() {
			if next < len(g.features) && g.features[next] == f {
				next++
			} else if !g.layer.Extents[f].Empty() {
				others = append(others, f)
			}
		}
		now = append(now, group{g.layer, others})
	}
	w.gather(now)
}

// grow adds the neighbours of what is selected: those that have a stretch of border in common with it.
func (w *Window) grow() {
	have, ws := w.gathered(), w.ws
	var more crowd
	w.runner.Latest("gather", func(ctx context.Context) error {
		for _, g := range have {
			near, err := topo.Neighbours(ctx, g.layer, g.features, topo.Tolerance, topo.LeastBorder)
			if err != nil {
				return err
			}
			more = append(more, group{g.layer, near})
		}
		return nil
	}, func(err error) {
		if err != nil || w.ws != ws {
			return
		}
		if more.count() == 0 {
			w.say(w.loc.T("selected.no_neighbours"))
			return
		}
		w.gather(have.with(more, mapview.Add).follow(w.ws.Snapshot()))
	})
}

// rulesNow are the rules that layers wear on the map, by layer.
func (w *Window) rulesNow() map[string]style.Rules {
	rules := make(map[string]style.Rules, len(w.dressed))
	for _, d := range w.dressed {
		rules[d.Layer.ID] = d.Rules
	}
	return rules
}
