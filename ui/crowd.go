package ui

import (
	"slices"

	"emprise/data"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/scene"
	"emprise/geo/style"
	"emprise/ui/mapview"
)

// kindMany is the kind of a selection of several features; which ones is the window's crowd.
const kindMany data.Kind = "many"

// group is features of one scene layer that are selected together, by their numbers, in order, each once. It is a value: the
// numbers are never written to.
type group struct {
	layer    *scene.Layer
	features []int
}

// crowd is features of one layer or several.
type crowd []group

func (c crowd) count() int {
	n := 0
	for _, g := range c {
		n += len(g.features)
	}
	return n
}

// of gives the features of a layer.
func (c crowd) of(layerID string) []int {
	for _, g := range c {
		if g.layer.ID == layerID {
			return g.features
		}
	}
	return nil
}

// box covers all of them, plane metres.
func (c crowd) box() geo.Box {
	b := geo.EmptyBox()
	for _, g := range c {
		for _, f := range g.features {
			b = b.Union(g.layer.BoxOf(f))
		}
	}
	return b
}

// with is the crowd after a gesture that met the features of other.
func (c crowd) with(other crowd, how mapview.How) crowd {
	if how == mapview.Replace {
		return other
	}
	var out crowd
	for _, g := range c {
		more := other.of(g.layer.ID)
		if how == mapview.Add {
			g.features = union(g.features, more)
		} else {
			g.features = without(g.features, more)
		}
		if len(g.features) > 0 {
			out = append(out, g)
		}
	}
	if how == mapview.Add {
		for _, g := range other {
			if len(g.features) > 0 && c.of(g.layer.ID) == nil {
				out = append(out, g)
			}
		}
	}
	return out
}

func union(a, b []int) []int {
	all := slices.Concat(a, b)
	slices.Sort(all)
	return slices.Compact(all)
}

// without takes sorted b from sorted a.
func without(a, b []int) []int {
	out := make([]int, 0, len(a))
	for _, f := range a {
		if _, found := slices.BinarySearch(b, f); !found {
			out = append(out, f)
		}
	}
	return out
}

// gathered is what is selected as a crowd, even when it is one feature; a selection that is none gives an empty crowd.
func (w *Window) gathered() crowd {
	if w.selected.kind == kindMany {
		return w.crowd
	}
	if l, f := w.featureOf(w.selected); l != nil {
		return crowd{{l, []int{f}}}
	}
	return nil
}

// featureOf finds the feature of a selection on the map, nil when it is none.
func (w *Window) featureOf(s selection) (*scene.Layer, int) {
	snap := w.ws.Snapshot()
	if s.kind == data.KindLayer {
		if l := snap.Scene.Layer(s.layer); l != nil && s.feature != wholeLayer && s.feature < l.Features.Len() {
			return l, s.feature
		}
		return nil, 0
	}
	if l, f, ok := snap.Drawn(data.Ref{Kind: s.kind, ID: s.id}); ok {
		return l, f
	}
	return nil, 0
}

// gather makes a crowd the selection; one feature alone is selected as a click does it.
func (w *Window) gather(c crowd) {
	switch c.count() {
	case 0:
		w.choose(selection{})
	case 1:
		i := slices.IndexFunc(c, func(g group) bool { return len(g.features) > 0 })
		w.choose(w.selectionOf(scene.Hit{Layer: c[i].layer, Feature: c[i].features[0]}))
	default:
		w.crowd, w.summary = c, summary{}
		w.choose(selection{kind: kindMany})
	}
}

// picked is what the map must highlight by number.
func (w *Window) picked() []mapview.Picked {
	var all []mapview.Picked
	if s := w.selected; s.kind == data.KindLayer || s.kind == kindMany {
		for _, g := range w.gathered() {
			all = append(all, mapview.Picked{Layer: g.layer, Features: g.features})
		}
	}
	return all
}

// follow finds the features of the crowd again after a change: by their numbers where the layer is the same one, else by
// their id. What cannot be found is dropped.
func (c crowd) follow(snap *workspace.Snapshot) crowd {
	var out crowd
	for _, g := range c {
		l := snap.Scene.Layer(g.layer.ID)
		switch {
		case l == nil:
			continue
		case l.Features == g.layer.Features:
			g.layer = l
		default:
			g = g.again(l)
		}
		if len(g.features) > 0 {
			out = append(out, g)
		}
	}
	return out
}

// again finds the features in another version of their layer.
func (g group) again(l *scene.Layer) group {
	ids := make(map[string]bool, len(g.features))
	for _, f := range g.features {
		if id := g.layer.Features.Text(style.IDColumn, f); id != "" {
			ids[id] = true
		}
	}
	return group{l, withIDs(l, ids)}
}

// withIDs are the features of a layer whose ids are among some, in order.
func withIDs(l *scene.Layer, ids map[string]bool) []int {
	column := l.Features.Column(style.IDColumn)
	if column == nil || len(ids) == 0 {
		return nil
	}
	var features []int
	for f := range l.Features.Len() {
		if column.Known(f) && ids[column.Text(f)] {
			features = append(features, f)
		}
	}
	return features
}
