package ui

import (
	"emprise/data"
	"emprise/data/dealing"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/scene"
	"emprise/ui/mapview"
)

// lying is where what is selected lies, when it is not drawn itself.
type lying struct {
	snap   *workspace.Snapshot
	ref    data.Ref
	places []*scene.Layer
}

// groundOf is where a row lies that is not drawn itself: its land, its establishments, its projects. It is empty for what has no place.
func (w *Window) groundOf(snap *workspace.Snapshot, ref data.Ref) geo.Box {
	box := geo.EmptyBox()
	for _, p := range dealing.Projects(snap, ref) {
		box = box.Union(w.boxOf(selection{kind: data.KindProject, id: p.ID}))
	}
	for _, g := range dealing.Shapes(snap, ref) {
		box = box.Union(geo.MercatorBox(g.Bound()))
	}
	return box
}

// projectsOnMap are what the map highlights of a company, a contract or a scheme that is selected.
func (w *Window) projectsOnMap(snap *workspace.Snapshot) []mapview.Ref {
	var refs []mapview.Ref
	for _, p := range dealing.Projects(snap, data.Ref{Kind: w.selected.kind, ID: w.selected.id}) {
		refs = append(refs, mapview.Ref{LayerID: workspace.SceneProjects, FeatureID: p.ID})
	}
	return refs
}

// placesInHand are what it highlights besides: land and establishments, which are in no layer.
func (w *Window) placesInHand(snap *workspace.Snapshot) []*scene.Layer {
	ref := data.Ref{Kind: w.selected.kind, ID: w.selected.id}
	if s := w.lying; s.snap == snap && s.ref == ref {
		return s.places
	}
	w.lying = lying{snap: snap, ref: ref}
	var areas, points feature.Builder
	for _, g := range dealing.Shapes(snap, ref) {
		b := &areas
		if feature.KindOf(g) == feature.Points {
			b = &points
		}
		b.Begin(feature.KindOf(g))
		b.Geometry(g)
		b.End()
	}
	for _, b := range []*feature.Builder{&areas, &points} {
		set, err := b.Set()
		if err != nil || set.Len() == 0 {
			continue
		}
		w.lying.places = append(w.lying.places, scene.NewLayer("places", "", "", snap.Version, set))
	}
	return w.lying.places
}
