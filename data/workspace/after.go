package workspace

import (
	"context"
	"slices"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/geo"
	"emprise/geo/scene"
)

// after makes the snapshot that follows a valid edit, and says what the edit touches. Layers that come back are read from
// the store, all else is shared.
func (w *Workspace) after(ctx context.Context, s *Snapshot, e data.Edit) (*Snapshot, data.Change, error) {
	next := *s
	next.Version++
	touched := touch{before: s, after: &next, change: data.Change{Version: next.Version, Bound: emptyBound()}}
	for kind, rows := range byKind(e.Put) {
		if shelf, ok := shelves[kind]; ok {
			shelf.put(&next, rows) // all at once: a file may bring thousands
		}
	}
	for _, r := range e.Put {
		switch r := r.(type) {
		case data.Territory:
			next.Territory = r
		case data.Layer:
			next.Layers, next.removed = without(next.Layers, r.ID), without(next.removed, r.ID)
			if r.Removed {
				next.removed = append(next.removed, r)
			} else {
				next.Layers = append(next.Layers, r)
			}
		}
	}
	gone := map[data.Kind][]string{}
	for _, ref := range e.Delete {
		gone[ref.Kind] = append(gone[ref.Kind], ref.ID)
	}
	for kind, ids := range gone {
		shelves[kind].drop(&next, ids)
	}
	stack(next.Layers)
	for _, r := range e.Put {
		touched.ref(r.Ref())
	}
	for _, ref := range e.Delete {
		touched.ref(ref)
	}
	if err := w.compose(ctx, s, &next, touched.change); err != nil {
		return nil, data.Change{}, err
	}
	for _, ref := range touched.change.Refs {
		touched.bound(ref)
	}
	return &next, touched.change, nil
}

// compose gives next its scene: the layers of s that did not change, and fresh ones for those that did.
func (w *Workspace) compose(ctx context.Context, s, next *Snapshot, c data.Change) error {
	next.Scene = &scene.Scene{Version: next.Version}
	for _, l := range next.Layers {
		drawn := s.Scene.Layer(l.ID)
		if drawn == nil {
			read, err := loadLayer(ctx, w.store, l, next.Version)
			if err != nil {
				return err
			}
			drawn = read
		}
		switch {
		case drawn.Role != string(l.Role):
			drawn = scene.NewLayer(l.ID, l.Name, string(l.Role), next.Version, drawn.Features)
		case drawn.Name != l.Name:
			drawn = drawn.Renamed(l.Name)
		}
		next.Scene.Layers = append(next.Scene.Layers, drawn)
	}
	elsewhere := moved(s, next, c.Refs)
	for _, rows := range []struct {
		id    string
		stale bool
		make  func(*Snapshot, *scene.Layer, []int) *scene.Layer
	}{
		{SceneZones, c.Touches(data.KindZone), sceneZones},
		{ScenePlots, c.Touches(data.KindPlot), scenePlots},
		{SceneProjects, elsewhere || c.Touches(data.KindProject), func(s *Snapshot, _ *scene.Layer, _ []int) *scene.Layer {
			return sceneProjects(s) // a project may be drawn at its plot
		}},
	} {
		drawn := s.Scene.Layer(rows.id)
		switch {
		case drawn == nil, rows.stale && elsewhere:
			drawn = rows.make(next, nil, nil)
		case rows.stale:
			drawn = rows.make(next, drawn, places(next, KindOf(rows.id), c.Refs))
		}
		next.Scene.Layers = append(next.Scene.Layers, drawn)
	}
	return nil
}

// places finds where rows of a kind, zones or plots, are among those of the snapshot.
func places(s *Snapshot, kind data.Kind, refs []data.Ref) (found []int) {
	for _, r := range refs {
		at, ok := 0, false
		switch {
		case r.Kind != kind:
		case kind == data.KindZone:
			at, ok = place(s.Zones, r.ID)
		case kind == data.KindPlot:
			at, ok = place(s.Plots, r.ID)
		}
		if ok {
			found = append(found, at)
		}
	}
	return found
}

// moved says whether one of the zones and plots is new, gone, or lies elsewhere than before.
func moved(before, after *Snapshot, refs []data.Ref) bool {
	return slices.ContainsFunc(refs, func(r data.Ref) bool {
		switch r.Kind {
		case data.KindZone:
			old, was := before.Zone(r.ID)
			now, is := after.Zone(r.ID)
			return was != is || !old.Shape.Equal(now.Shape)
		case data.KindPlot:
			old, was := before.Plot(r.ID)
			now, is := after.Plot(r.ID)
			return was != is || !old.Shape.Equal(now.Shape) || old.At != now.At
		default:
			return false
		}
	})
}

// touch gathers what a change touches.
type touch struct {
	before, after *Snapshot
	change        data.Change
}

func (t *touch) ref(r data.Ref) {
	t.change.Refs = append(t.change.Refs, r)
	if !slices.Contains(t.change.Kinds, r.Kind) {
		t.change.Kinds = append(t.change.Kinds, r.Kind)
	}
}

// bound widens the change by where a row was drawn and where it is drawn now.
func (t *touch) bound(r data.Ref) {
	for _, s := range []*Snapshot{t.before, t.after} {
		switch r.Kind {
		case data.KindLayer:
			if l := s.Scene.Layer(r.ID); l != nil {
				t.widen(boundOf(l))
			}
		case data.KindZone:
			z, _ := s.Zone(r.ID)
			t.widen(z.Shape.Bound())
		case data.KindLandUnit:
			u, _ := s.LandUnit(r.ID)
			t.widen(u.Shape.Bound())
		case data.KindEstablishment:
			if e, ok := s.Establishment(r.ID); ok && e.At != (orb.Point{}) {
				t.widen(e.At.Bound())
			}
		case data.KindPlot:
			p, _ := s.Plot(r.ID)
			t.widen(p.Shape.Bound())
			if p.At != (orb.Point{}) {
				t.widen(p.At.Bound())
			}
		case data.KindProject:
			if p, ok := s.Project(r.ID); ok {
				if at, ok := s.PlaceOf(p); ok {
					t.widen(at.Bound())
				}
			}
		}
	}
}

func (t *touch) widen(b orb.Bound) {
	switch {
	case b.IsEmpty():
	case t.change.Bound.IsEmpty():
		t.change.Bound = b
	default:
		t.change.Bound = t.change.Bound.Union(b)
	}
}

func boundOf(l *scene.Layer) orb.Bound {
	if l.Box.Empty() {
		return emptyBound()
	}
	return l.Box.LonLatBound()
}

func emptyBound() orb.Bound {
	empty := geo.EmptyBox()
	return orb.Bound{Min: orb.Point{empty.Min.X, empty.Min.Y}, Max: orb.Point{empty.Max.X, empty.Max.Y}}
}
