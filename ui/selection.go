package ui

import (
	"slices"

	"emprise/data"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/scene"
	"emprise/geo/style"
	"emprise/ui/mapview"
)

// selection is what is selected: a row of the project, or a feature of a layer. The zero value is nothing.
type selection struct {
	kind    data.Kind // of a row that is gone to: see goesTo; layer for a feature of one; many for the features of the window's crowd
	id      string    // of the row; for a feature, its "id" attribute if it has one
	layer   string    // scene layer of a feature
	feature int
}

func (s selection) empty() bool { return s.kind == "" }

// listed is the line of the navigator that stands for the selection.
func (s selection) listed() string {
	if s.kind == data.KindLayer {
		return s.layer
	}
	return s.id
}

// ref is what the map must highlight.
func (s selection) ref(snap *workspace.Snapshot) (mapview.Ref, bool) {
	switch s.kind {
	case data.KindPlot:
		return mapview.Ref{LayerID: workspace.ScenePlots, FeatureID: s.id}, true
	case data.KindZone:
		return mapview.Ref{LayerID: workspace.SceneZones, FeatureID: s.id}, true
	case data.KindProject:
		return mapview.Ref{LayerID: workspace.SceneProjects, FeatureID: s.id}, true
	}
	return mapview.Ref{}, false
}

// choose makes something the selection and shows it everywhere.
func (w *Window) choose(s selection) {
	if w.ws == nil {
		return
	}
	if w.form != nil && !w.typedIn() { // what is typed stays while the territory is consulted
		w.dropForm()
	}
	was := w.selected
	w.selected = s
	w.leaveCard(was)
	w.unmarkFigure()
	switch {
	case s.kind != kindMany:
		w.crowd = nil
		if w.told != "" && w.Said() == w.told {
			w.say("")
		}
		w.told = ""
		if w.target = ""; s.kind == data.KindLayer && s.feature == wholeLayer {
			w.target = s.layer
		}
	default:
		w.tellCrowd()
	}
	w.navigator.Choose(s.listed())
	plot := ""
	if s.kind == data.KindPlot {
		plot = s.id
	}
	w.drawer.Choose(plot)
	w.plotList.Choose(plot)
	w.markBoard()
	w.followAllotted(plot)
	w.markRows()
	w.followDealing()
	w.showInspector()
	w.highlight()
	w.showToolbar()
	w.fitRoom()
	if !s.empty() {
		if d := w.settings.Dock; d.HideRight {
			d.HideRight = false
			w.setDock(d)
		}
	}
}

// highlight tells the map what is selected, without painting anything again.
func (w *Window) highlight() {
	none := geo.Box{}
	w.showMap(&none)
}

func (w *Window) choosePlot(id string, fly bool) {
	if w.selected.kind == data.KindPlot && w.selected.id == id && !fly {
		return
	}
	w.choose(selection{kind: data.KindPlot, id: id})
	if fly {
		w.zoomSelected()
	}
}

func (w *Window) chooseZone(id string, fly bool) {
	w.choose(selection{kind: data.KindZone, id: id})
	if fly {
		w.zoomSelected()
	}
}

func (w *Window) chooseNeed(id string) { w.choose(selection{kind: data.KindNeed, id: id}) }

func (w *Window) chooseProject(id string, fly bool) {
	w.choose(selection{kind: data.KindProject, id: id})
	if fly {
		w.zoomSelected()
	}
}

// wholeLayer in place of a feature selects the layer.
const wholeLayer = -1

// chooseLayer selects a whole layer: what it is, where it comes from and what its signs mean.
func (w *Window) chooseLayer(id string) {
	if w.ws.Snapshot().Scene.Layer(id) == nil {
		w.say(w.loc.T("why.arriving"))
		return
	}
	w.choose(selection{kind: data.KindLayer, layer: id, feature: wholeLayer})
}

// hit selects what a click met. What people work on comes before the ground it lies on; a click on what a click selected goes one step
// deeper. With Shift it is added to what is selected, with Ctrl it is added or taken away.
func (w *Window) hit(hits []scene.Hit, how mapview.How) {
	if w.ws == nil {
		return
	}
	hits = ordered(hits)
	if how != mapview.Replace {
		w.hitToo(hits, how)
		return
	}
	if len(hits) == 0 {
		w.choose(selection{})
		return
	}
	all := make([]selection, len(hits))
	for i, h := range hits {
		all[i] = w.selectionOf(h)
	}
	next := 0
	if i := slices.Index(all, w.selected); i >= 0 {
		next = i // chosen in a list or found by its name, it stays when it is pointed at
		if w.selected == w.clicked {
			next = (i + 1) % len(all)
		}
	}
	w.clicked = all[next]
	w.choose(all[next])
}

// hitToo changes a selection by one thing: of what the click met, one of the layer that something is selected of comes first.
func (w *Window) hitToo(hits []scene.Hit, how mapview.How) {
	if len(hits) == 0 {
		return
	}
	have, h := w.gathered(), hits[0]
	for _, g := range have {
		if i := slices.IndexFunc(hits, func(h scene.Hit) bool { return h.Layer == g.layer }); i >= 0 {
			h = hits[i]
			break
		}
	}
	if _, there := slices.BinarySearch(have.of(h.Layer.ID), h.Feature); !there {
		how = mapview.Add
	}
	w.gather(have.with(crowd{{h.Layer, []int{h.Feature}}}, how))
}

// ordered puts what a click met in the order in which it finds things.
func ordered(hits []scene.Hit) []scene.Hit {
	hits = slices.Clone(hits)
	slices.SortStableFunc(hits, func(a, b scene.Hit) int { return depth(a) - depth(b) })
	return hits
}

// depth is the order in which a click finds things.
func depth(h scene.Hit) int {
	switch h.Layer.ID {
	case workspace.SceneProjects:
		return 0
	case workspace.ScenePlots:
		return 1
	case workspace.SceneZones:
		return 3
	}
	if h.Layer.Features.Kinds[h.Feature] == feature.Points {
		return 2
	}
	order := []data.Role{
		data.RolePlots, data.RoleZones, data.RolePower, data.RoleRail, data.RoleRoads, data.RoleNetworks, data.RoleParcels,
		data.RoleBuildings, data.RoleHazards, data.RoleProtected, data.RoleUrbanZoning, data.RoleWater, data.RoleContext,
	}
	if i := slices.Index(order, data.Role(h.Layer.Role)); i >= 0 {
		return 4 + i
	}
	return 4 + len(order)
}

func (w *Window) selectionOf(h scene.Hit) selection {
	id := h.Layer.Features.Text(style.IDColumn, h.Feature)
	switch h.Layer.ID {
	case workspace.SceneProjects:
		return selection{kind: data.KindProject, id: id}
	case workspace.ScenePlots:
		return selection{kind: data.KindPlot, id: id}
	case workspace.SceneZones:
		return selection{kind: data.KindZone, id: id}
	}
	return selection{kind: data.KindLayer, id: id, layer: h.Layer.ID, feature: h.Feature}
}

// zoomSelected goes to what is selected.
func (w *Window) zoomSelected() {
	b := w.boxOf(w.selected)
	if b.Empty() {
		return
	}
	switch {
	case w.selected.kind == data.KindPlot && b.Width() == 0: // a plot without an outline: as much as tells where it is
		const ground = 250 // metres around it
		b = b.Padded(ground * geo.MercatorStretch(geo.Unmercator(b.Centre()).Lat))
	case w.selected.feature != wholeLayer:
		b = withGround(b)
	}
	w.chart.FlyTo(b)
}

// withGround adds some ground around a place, which tells where it is: much around a plot, little around what fills the map anyway.
func withGround(b geo.Box) geo.Box {
	size := max(b.Width(), b.Height(), 150)
	return b.Padded(min(size*0.6, 600+size*0.03))
}

func (w *Window) boxOf(s selection) geo.Box {
	snap := w.ws.Snapshot()
	if s.kind == kindMany {
		return w.crowd.box()
	}
	if s.kind == data.KindLayer {
		l := snap.Scene.Layer(s.layer)
		switch {
		case l == nil || s.feature >= l.Features.Len():
		case s.feature == wholeLayer:
			return l.Box
		default:
			return l.BoxOf(s.feature)
		}
		return geo.EmptyBox()
	}
	if s.kind == data.KindProject {
		if p, ok := snap.Project(s.id); ok && len(p.PlotIDs) > 0 {
			b := geo.EmptyBox()
			for _, id := range p.PlotIDs {
				b = b.Union(w.boxOf(selection{kind: data.KindPlot, id: id}))
			}
			return b
		}
	}
	if _, drawn := s.ref(snap); !drawn {
		return w.groundOf(snap, data.Ref{Kind: s.kind, ID: s.id})
	}
	if l, f := w.featureOf(s); l != nil {
		return l.BoxOf(f)
	}
	return geo.EmptyBox()
}

// stillThere drops a selection whose row is gone.
func (w *Window) stillThere() {
	snap := w.ws.Snapshot()
	ok := true
	switch s := w.selected; s.kind {
	case "":
	case data.KindLayer:
		ok = snap.Scene.Layer(s.layer) != nil
	case kindMany:
		w.crowd, w.summary = w.crowd.follow(snap), summary{}
		if ok = w.crowd.count() > 1; ok {
			w.measureCrowd("")
		}
	default:
		_, ok = snap.Row(data.Ref{Kind: s.kind, ID: s.id})
	}
	if !ok {
		was := w.selected
		w.selected, w.crowd = selection{}, nil
		w.leaveCard(was)
	}
}

// Go selects a row of the project and goes to it, as choosing it in a list does.
func (w *Window) Go(ref data.Ref) {
	switch ref.Kind {
	case data.KindPlot:
		w.choosePlot(ref.ID, true)
	case data.KindZone:
		w.chooseZone(ref.ID, true)
	case data.KindNeed:
		w.chooseNeed(ref.ID)
	case data.KindProject:
		w.chooseProject(ref.ID, true)
	default:
		if w.goesTo(ref) != nil {
			w.choose(selection{kind: ref.Kind, id: ref.ID})
			if ref.Kind == data.KindEstablishment || ref.Kind == data.KindLandUnit {
				w.zoomSelected()
			}
		}
	}
}
