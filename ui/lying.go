package ui

import (
	"github.com/paulmach/orb"

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
	room   bool // it is shown to one
	places []*scene.Layer
}

// standsFor are the projects and the places that stand on the map for a row that is not drawn itself. In front of a room there are none for whom
// land belongs to or was proposed to.
func (w *Window) standsFor(snap *workspace.Snapshot, ref data.Ref) ([]data.Project, []orb.Geometry) {
	if w.outside() && (ref.Kind == data.KindCompany || ref.Kind == data.KindLandowner) {
		return nil, nil
	}
	return dealing.Projects(snap, ref), dealing.Shapes(snap, ref)
}

// groundOf is where a row lies that is not drawn itself: its land, its establishments, its projects. It is empty for what has no place.
func (w *Window) groundOf(snap *workspace.Snapshot, ref data.Ref) geo.Box {
	box := geo.EmptyBox()
	projects, shapes := w.standsFor(snap, ref)
	for _, p := range projects {
		box = box.Union(w.boxOf(selection{kind: data.KindProject, id: p.ID}))
	}
	for _, g := range shapes {
		box = box.Union(geo.MercatorBox(g.Bound()))
	}
	return box
}

// projectsOnMap are what the map highlights of a company, a contract or a scheme that is selected.
func (w *Window) projectsOnMap(snap *workspace.Snapshot) []mapview.Ref {
	var refs []mapview.Ref
	projects, _ := w.standsFor(snap, data.Ref{Kind: w.selected.kind, ID: w.selected.id})
	for _, p := range projects {
		refs = append(refs, mapview.Ref{LayerID: workspace.SceneProjects, FeatureID: p.ID})
	}
	return refs
}

// placesInHand are what it highlights besides: land and establishments, which are in no layer.
func (w *Window) placesInHand(snap *workspace.Snapshot) []*scene.Layer {
	ref := data.Ref{Kind: w.selected.kind, ID: w.selected.id}
	if s := w.lying; s.snap == snap && s.ref == ref && s.room == w.outside() {
		return s.places
	}
	w.lying = lying{snap: snap, ref: ref, room: w.outside()}
	var areas, points feature.Builder
	_, shapes := w.standsFor(snap, ref)
	for _, g := range shapes {
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
