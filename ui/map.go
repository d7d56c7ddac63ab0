package ui

import (
	"slices"
	"strings"
	"sync"

	"emprise/data"
	"emprise/data/symbology"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/feature"
	"emprise/geo/render"
	"emprise/geo/scene"
	"emprise/geo/style"
	"emprise/ui/kit"
	"emprise/ui/mapview"
	"emprise/ui/sample"
)

// showMap gives the map what is visible, in the style of the moment. changed is the part of the plane that an edit touched;
// nil is all of it.
func (w *Window) showMap(changed *geo.Box) {
	if changed == nil {
		w.dress++
	}
	arriving := w.arrivals()
	snap := w.ws.Snapshot()
	m := mapview.Model{Scene: snap.Scene, StyleVersion: w.dress, Attribution: w.attribution(snap), Remark: w.remarks()}
	m.Ground, m.GroundOpacity = w.grounds.shown, w.groundChoice().Opacity
	over := func(role data.Role, r style.Rules) style.Rules {
		if m.Ground == nil {
			return r
		}
		return symbology.Over(role, r)
	}
	if changed != nil {
		m.Changed = *changed
	}
	for _, l := range snap.Layers {
		if drawn := snap.Scene.Layer(l.ID); drawn != nil && l.Visible {
			rules := w.lookOf(l)
			if l.Style == "" && w.preview.layer != l.ID { // a look that a person made is theirs, over a photograph too
				rules = over(l.Role, rules)
			}
			m.Dressed = append(m.Dressed, render.Dressed{Layer: drawn, Rules: rules})
		}
	}
	m.Dressed = withArriving(m.Dressed, snap.Layers, arriving)
	w.provisional = nil
	for _, a := range arriving {
		w.provisional = append(w.provisional, a.Drawn)
	}
	for _, id := range []string{workspace.SceneZones, workspace.ScenePlots, workspace.SceneProjects} {
		if id == workspace.SceneProjects && w.allot.drawn != nil {
			continue // their pins would stand where the numbers of the allocation do
		}
		if drawn := snap.Scene.Layer(id); drawn != nil && !w.hidden[id] {
			rules, own := w.rowLook(id)
			if id == workspace.ScenePlots && w.ranking.needID != "" && w.ranking.matches != nil && w.preview.layer != id {
				rules, own = symbology.ForVerdicts(w.ranking.verdicts()), false
			} else if id == workspace.ScenePlots && w.allot.drawn != nil && w.preview.layer != id {
				rules, own = symbology.ForUnallotted(w.allottedPlots()), false
			}
			if !own {
				rules = over("", rules)
			}
			if id == workspace.ScenePlots {
				rules = w.onlyListed(rules)
			} else if id == workspace.SceneProjects && w.boarding.meant != nil {
				rules = onlyRows(rules, w.boarding.meant)
			}
			m.Dressed = append(m.Dressed, render.Dressed{Layer: drawn, Rules: rules})
		}
	}
	m.Dressed = w.withAssemblies(w.withAllocation(w.withDifferences(m.Dressed)))
	m.Dressed = append(m.Dressed, w.looking.drawn...)
	if ref, ok := w.selected.ref(snap); ok {
		m.Selected = []mapview.Ref{ref}
	} else {
		m.Selected = w.projectsOnMap(snap)
	}
	m.Picked = slices.Concat(w.picked(), w.assemblyInHand(), w.allotmentInHand())
	m.Placed = w.placesInHand(snap)
	w.dressed = m.Dressed
	if w.before.on && w.split.twin == nil {
		m = w.asItWas(m)
	}
	if w.split.twin != nil {
		w.showSplit(m)
		return
	}
	w.chart.Set(m)
}

// rowLook is how a layer made of rows looks: what is tried, else what is kept, else the ready-made look; own says that a person
// made it.
func (w *Window) rowLook(id string) (rules style.Rules, own bool) {
	if w.preview.layer == id {
		return w.preview.rules, w.preview.own
	}
	kind, styles := workspace.KindOf(id), w.ws.Snapshot().Territory.Styles
	return symbology.ForRows(kind, styles), styles.Of(kind) != ""
}

// attribution names the producers of what is shown, as their licences want.
func (w *Window) attribution(snap *workspace.Snapshot) string {
	var producers, licences []string
	for _, l := range snap.Layers {
		if !l.Visible {
			continue
		}
		for list, word := range map[*[]string]string{&producers: l.Producer, &licences: l.Licence} {
			if word != "" && !slices.Contains(*list, word) {
				*list = append(*list, word)
			}
		}
	}
	parts := []string{}
	if s := w.grounds.source; w.grounds.shown != nil {
		parts = append(parts, strings.TrimSpace(s.Attribution+" "+s.Licence))
	}
	for _, list := range [][]string{producers, licences} {
		if len(list) > 0 {
			parts = append(parts, strings.Join(list, ", "))
		}
	}
	return strings.Join(parts, " – ")
}

// zoomAll shows the land that is worked on, or everything.
func (w *Window) zoomAll() { w.chart.FlyTo(w.extent()) }

func (w *Window) extent() geo.Box {
	snap := w.ws.Snapshot()
	limits, own := geo.EmptyBox(), geo.EmptyBox()
	for _, l := range snap.Layers {
		if l.Role == data.RoleLimits || l.Role == data.RoleParcels {
			if drawn := snap.Scene.Layer(l.ID); drawn != nil {
				limits = limits.Union(drawn.Box)
			}
		}
	}
	for _, id := range []string{workspace.SceneZones, workspace.ScenePlots} {
		if drawn := snap.Scene.Layer(id); drawn != nil {
			own = own.Union(drawn.Box)
		}
	}
	if !limits.Empty() {
		return limits
	}
	if !own.Empty() {
		return own
	}
	if all := snap.Scene.Box(); !all.Empty() {
		return all
	}
	if s, err := crs.Lookup(snap.Territory.EPSG); err == nil { // nothing is there yet: where it will be
		if land, ok := crs.Land(s); ok {
			return geo.MercatorBox(land)
		}
	}
	return geo.EmptyBox()
}

// plotSymbols gives what the plot at an index of the snapshot wears on the map, coloured by status; nil for nothing.
func (w *Window) plotSymbols(snap *workspace.Snapshot) func(i int) *style.Symbol {
	l := snap.Scene.Layer(workspace.ScenePlots)
	if l == nil {
		return func(int) *style.Symbol { return nil }
	}
	rules, _ := w.rowLook(workspace.ScenePlots)
	pick := rules.Picker(l)
	return func(i int) *style.Symbol {
		if i >= l.Features.Len() {
			return nil
		}
		if c := pick.Class(i); c >= 0 {
			return &rules.Classes[c].Symbol
		}
		return nil
	}
}

// plotMarks gives the sample of that.
func (w *Window) plotMarks(snap *workspace.Snapshot) func(i int) kit.Painter {
	worn := w.plotSymbols(snap)
	return func(i int) kit.Painter {
		if s := worn(i); s != nil {
			return sample.Of(s, feature.Areas)
		}
		return nil
	}
}

// plotMark is the sample of one plot.
func (w *Window) plotMark(id string) kit.Painter {
	snap := w.ws.Snapshot()
	i := slices.IndexFunc(snap.Plots, func(p data.Plot) bool { return p.ID == id })
	if i < 0 {
		return nil
	}
	return w.plotMarks(snap)(i)
}

// verdictMark is the sample of what a plot of that verdict wears.
func verdictMark(verdict string) kit.Painter { return verdictMarks()["legend.verdict_"+verdict] }

var verdictMarks = sync.OnceValue(func() map[string]kit.Painter { return marksOf(symbology.ForVerdicts(nil), feature.Areas) })

// projectMark is the sample of a project's pin.
func projectMark(t data.ProjectType) kit.Painter { return projectMarks()["legend.project_"+string(t)] }

var projectMarks = sync.OnceValue(func() map[string]kit.Painter { return marksOf(symbology.ForProjects(), feature.Points) })

// marksOf are the samples of the classes of a style by their keys.
func marksOf(rules style.Rules, kind feature.Kind) map[string]kit.Painter {
	marks := map[string]kit.Painter{}
	for i := range rules.Classes {
		if s := &rules.Classes[i].Symbol; marks[s.Key] == nil {
			marks[s.Key] = sample.Kept(sample.Of(s, kind))
		}
	}
	return marks
}

// rulesOf is the style of a scene layer.
func (w *Window) rulesOf(id string, l data.Layer) style.Rules {
	if workspace.KindOf(id) != "" {
		rules, _ := w.rowLook(id)
		return rules
	}
	return symbology.ForLayer(l)
}

// layerMark is a sample of the symbol that most features of a layer wear.
func (w *Window) layerMark(id string, l data.Layer) kit.Painter {
	rules := w.rulesOf(id, l)
	mark := markOf(w.ws.Snapshot().Scene.Layer(id), rules)
	if kind, own := map[string]feature.Kind{
		workspace.SceneProjects: feature.Points, workspace.ScenePlots: feature.Areas, workspace.SceneZones: feature.Areas,
	}[id]; own && mark == nil && len(rules.Classes) > 0 { // what rows will wear once there are some
		return sample.Of(&rules.Classes[0].Symbol, kind)
	}
	return mark
}

// markOf is a sample of the symbol that most features wear by some rules; nil when there are none.
func markOf(drawn *scene.Layer, rules style.Rules) kit.Painter {
	if drawn == nil || drawn.Features.Len() == 0 {
		return nil
	}
	// Some features are enough to know which class is the most common, and as what it is drawn.
	type worn struct {
		class int
		kind  feature.Kind
	}
	pick := rules.Picker(drawn)
	count := map[worn]int{}
	best := worn{class: -1}
	for f := range min(drawn.Features.Len(), 2000) {
		c := pick.Class(f)
		if c < 0 || rules.Classes[c].Symbol.Hidden {
			continue
		}
		w := worn{c, drawn.Features.Kinds[f]}
		count[w]++
		if best.class < 0 || count[w] > count[best] {
			best = w
		}
	}
	if best.class < 0 {
		return nil
	}
	return sample.Of(&rules.Classes[best.class].Symbol, best.kind)
}
