package rollup

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/workspace"
)

// Ground says where the projects of a snapshot are.
type Ground struct {
	snap   *workspace.Snapshot
	limits func() []commune // read when a project is in no plot and no zone: outlines of communes are long
}

// commune is an outline of a layer of limits.
type commune struct {
	name  string
	shape orb.MultiPolygon
}

// On is the ground of a snapshot: its zones, its plots, and the communes of its layers of limits.
func On(snap *workspace.Snapshot) *Ground {
	return &Ground{snap: snap, limits: sync.OnceValue(func() []commune { return communes(snap) })}
}

func communes(snap *workspace.Snapshot) []commune {
	var out []commune
	for _, l := range snap.Layers {
		drawn := snap.Scene.Layer(l.ID)
		if l.Role != data.RoleLimits || drawn == nil {
			continue
		}
		for f := range drawn.Features.Len() {
			if name := drawn.Features.First(f, workspace.CommuneColumns()); name != "" {
				out = append(out, commune{name, drawn.Features.MultiPolygon(f)})
			}
		}
	}
	return out
}

// Zones are the IDs of the zones that a project is in, in order: those that it is tied to and those of its plots; else the one that
// holds the place where it is drawn.
func (g *Ground) Zones(p data.Project) []string {
	var ids []string
	for _, id := range p.ZoneIDs {
		if _, ok := g.snap.Zone(id); ok {
			ids = append(ids, id)
		}
	}
	for _, plot := range g.plots(p) {
		if _, ok := g.snap.Zone(plot.ZoneID); ok {
			ids = append(ids, plot.ZoneID)
		}
	}
	if len(ids) == 0 && p.At != (orb.Point{}) {
		for _, z := range g.snap.Zones {
			if holds(z.Shape, p.At) {
				ids = append(ids, z.ID)
			}
		}
	}
	return once(ids)
}

// Communes are the names of the communes that a project is in, in order: those of its plots and of the zones that it is tied to; else
// the one that holds the place where it is drawn.
func (g *Ground) Communes(p data.Project) []string {
	var names []string
	for _, plot := range g.plots(p) {
		name := plot.Commune
		if z, ok := g.snap.Zone(plot.ZoneID); ok {
			name = cmp.Or(name, z.Commune)
		}
		names = append(names, name)
	}
	for _, id := range p.ZoneIDs {
		if z, ok := g.snap.Zone(id); ok {
			names = append(names, z.Commune)
		}
	}
	names = slices.DeleteFunc(names, func(s string) bool { return strings.TrimSpace(s) == "" })
	if len(names) == 0 && p.At != (orb.Point{}) {
		for _, c := range g.limits() {
			if holds(c.shape, p.At) {
				names = append(names, c.name)
			}
		}
	}
	return once(names)
}

// Schemes are the names of the schemes that a project asks money of, in order.
func (g *Ground) Schemes(p data.Project) []string {
	var names []string
	for _, f := range p.Funding {
		name := f.Scheme
		if s, ok := g.snap.Scheme(f.SchemeID); ok {
			name = s.Name
		}
		if name != "" {
			names = append(names, name)
		}
	}
	return once(names)
}

func (g *Ground) plots(p data.Project) []data.Plot {
	var plots []data.Plot
	for _, id := range p.PlotIDs {
		if plot, ok := g.snap.Plot(id); ok {
			plots = append(plots, plot)
		}
	}
	return plots
}

// holds says whether a point lies in an outline. Within a commune degrees are as good as metres for that.
func holds(shape orb.MultiPolygon, at orb.Point) bool {
	return len(shape) > 0 && shape.Bound().Contains(at) && planar.MultiPolygonContains(shape, at)
}

// once sorts texts as people look them up, each once.
func once(texts []string) []string {
	slices.SortFunc(texts, func(a, b string) int { return cmp.Or(cmp.Compare(locale.Fold(a), locale.Fold(b)), cmp.Compare(a, b)) })
	return slices.Compact(texts)
}
