package mapview

import (
	"slices"

	"emprise/geo"
	"emprise/geo/render"
	"emprise/geo/scene"
)

// Model is what the map shows.
type Model struct {
	Scene        *scene.Scene     // what can be pointed at; nil is an empty map
	Dressed      []render.Dressed // what is drawn, bottom first, visible layers only
	StyleVersion uint64           // moves when a layer is dressed in another way, shown or hidden
	Selected     []Ref            // drawn highlighted
	Picked       []Picked         // drawn highlighted too: features that are known by their numbers
	Placed       []*scene.Layer   // drawn highlighted whole, and in no other way: what is selected and in no layer that is drawn
	Changed      geo.Box          // what part of the plane changed since the last Set; zero or empty: all of it
	Attribution  string           // sources and licences, as the licences want them on every map

	Ground        Ground  // below all layers; nil is the paper alone
	GroundOpacity float64 // 0 and 1 are opaque
	Remark        string  // a quiet line: why a part of the ground is missing, what filters leave out; "" for none
}

// Ref names a feature by its layer and the value of its "id" column.
type Ref struct {
	LayerID   string
	FeatureID string
}

// Picked is features of a layer by their numbers in it. The numbers must not change any more: the map compares slices by
// where they lie.
type Picked struct {
	Layer    *scene.Layer
	Features []int
}

// sameContent says whether two models have the same tiles.
func (m Model) sameContent(o Model) bool {
	return m.StyleVersion == o.StyleVersion && !m.touched() && m.sameGround(o) && slices.EqualFunc(m.Dressed, o.Dressed, func(a, b render.Dressed) bool {
		return a.Layer == b.Layer
	})
}

// sameGround says whether two models have the same ground below them.
func (m Model) sameGround(o Model) bool {
	return m.Ground == o.Ground && m.groundAlpha() == o.groundAlpha()
}

// blank says whether there is nothing to draw.
func (m Model) blank() bool {
	return m.Ground == nil && !slices.ContainsFunc(m.Dressed, func(d render.Dressed) bool { return hasFeatures(d.Layer) })
}

func hasFeatures(l *scene.Layer) bool { return l != nil && l.Features.Len() > 0 }

// foreign says whether the model shows nothing that the other one showed: another territory.
func (m Model) foreign(o Model) bool {
	return !slices.ContainsFunc(m.Dressed, func(a render.Dressed) bool {
		return slices.ContainsFunc(o.Dressed, func(b render.Dressed) bool { return a.Layer == b.Layer })
	})
}

// touched says whether the model names a part of the plane that changed: what is drawn there may wear another look.
func (m Model) touched() bool { return m.Changed != (geo.Box{}) && !m.Changed.Empty() }

// partial says whether only a part of the plane looks otherwise than in the other model.
func (m Model) partial(o Model) bool {
	return m.StyleVersion == o.StyleVersion && m.sameGround(o) && m.touched()
}

// box is what part of the plane the visible layers take.
func (m Model) box() geo.Box {
	b := geo.EmptyBox()
	for _, d := range m.Dressed {
		b = b.Union(d.Layer.Box)
	}
	return b
}

// marked groups the features to highlight by their layer, the layers in drawing order.
func (m Model) marked() []marked {
	var all []marked
	for _, d := range m.Dressed {
		p := marked{Dressed: d}
		for _, r := range m.Selected {
			if r.LayerID == d.Layer.ID {
				p.ids = append(p.ids, r.FeatureID)
			}
		}
		for _, k := range m.Picked {
			if k.Layer.ID == d.Layer.ID {
				p.features = append(p.features, k.Features...)
			}
		}
		if p.ids != nil || p.features != nil {
			all = append(all, p)
		}
	}
	for _, l := range m.Placed {
		p := marked{Dressed: render.Dressed{Layer: l}, features: make([]int, l.Features.Len())}
		for f := range p.features {
			p.features[f] = f
		}
		all = append(all, p)
	}
	return all
}

// marked is the features of a layer that are highlighted.
type marked struct {
	render.Dressed
	ids      []string
	features []int
}
