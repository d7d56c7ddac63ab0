package workspace

import (
	"context"
	"fmt"
	"slices"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/geo/feature"
	"emprise/geo/scene"
)

// Renew gives a layer other features, and makes an edit with that, as one step: in one transaction with one journal entry, all
// of it or, when it gives an error, nothing. l is the layer as it is to be, under the ID that it has; its Count is set. The
// features that were there are kept by a removed layer, so that Undo brings them back, and Redo the new ones. The errors
// are those of Do. report, which may be nil, tells how many features of how many are stored.
func (w *Workspace) Renew(ctx context.Context, l data.Layer, s *feature.Set, e data.Edit, report func(done, total int64)) (data.Change, error) {
	if err := w.store.Guard(); err != nil {
		return data.Change{}, err
	}
	drawn := scene.NewLayer(l.ID, l.Name, string(l.Role), w.Snapshot().Version+1, s)
	w.edit.Lock()
	defer w.edit.Unlock()
	now := w.state.Load()
	change, err := w.renew(ctx, now, l, drawn, e, report)
	if err != nil {
		return data.Change{}, fmt.Errorf("renew layer %s: %w", l.ID, err)
	}
	return change, nil
}

// renew does the work of Renew; the caller holds the lock of edits.
func (w *Workspace) renew(ctx context.Context, now *state, l data.Layer, drawn *scene.Layer, e data.Edit, report func(done, total int64)) (data.Change, error) {
	had, ok := now.snapshot.Layer(l.ID)
	if !ok {
		return data.Change{}, data.ErrNotFound
	}
	l.Count, l.Removed = drawn.Features.Len(), false
	fresh := l // who holds the new features before they change places, and after Undo
	fresh.ID, fresh.Removed = w.NewID(data.KindLayer, l.ID), true
	had.ID, had.Removed = fresh.ID, true
	e.Put = append([]data.Row{l, had}, e.Put...)
	e.Exchange = append(slices.Clone(e.Exchange), data.Exchange{One: l.ID, Other: fresh.ID})
	e, err := detached(e)
	if err != nil {
		return data.Change{}, err
	}
	before := now.snapshot.drawing(drawn)
	before.removed = append(slices.Clone(before.removed), fresh)
	if err := check(before, e); err != nil {
		return data.Change{}, err
	}
	next, change, err := w.after(ctx, before, e)
	if err != nil {
		return data.Change{}, err
	}
	change.Bound = now.snapshot.around(change.Bound, e.Exchange)
	err = w.store.Update(ctx, func(tx Tx) error {
		if err := tx.Put(fresh); err != nil {
			return err
		}
		if err := tx.AddFeatures(fresh.ID, drawn.Features, report); err != nil {
			return err
		}
		change.Seq, err = w.enter(tx, e)
		return err
	})
	if err != nil {
		return data.Change{}, err
	}
	w.publish(&state{snapshot: next, undo: &Step{change.Seq, e.Note}}, change, e)
	return change, nil
}

// exchanged is the snapshot with the layers that an edit gives other features drawn with those, read from where they are
// kept; the snapshot itself when the edit exchanges nothing.
func (w *Workspace) exchanged(ctx context.Context, s *Snapshot, e data.Edit) (*Snapshot, error) {
	for _, x := range e.Exchange {
		for _, pair := range [][2]string{{x.One, x.Other}, {x.Other, x.One}} {
			l, ok := s.Layer(pair[0])
			if !ok {
				continue // it is removed, and not drawn
			}
			set, err := w.store.Features(ctx, pair[1])
			if err != nil {
				return nil, err
			}
			s = s.drawing(scene.NewLayer(l.ID, l.Name, string(l.Role), s.Version+1, set))
		}
	}
	return s, nil
}

// drawing is the snapshot with another scene layer in place of the one of its ID.
func (s *Snapshot) drawing(l *scene.Layer) *Snapshot {
	next := *s
	next.Scene = &scene.Scene{Version: s.Scene.Version, Layers: slices.Clone(s.Scene.Layers)}
	for i, have := range next.Scene.Layers {
		if have.ID == l.ID {
			next.Scene.Layers[i] = l
		}
	}
	return &next
}

// around widens a bound by where the layers were drawn that exchange their features.
func (s *Snapshot) around(b orb.Bound, exchanges []data.Exchange) orb.Bound {
	t := touch{change: data.Change{Bound: b}}
	for _, x := range exchanges {
		for _, id := range []string{x.One, x.Other} {
			if l := s.Scene.Layer(id); l != nil {
				t.widen(boundOf(l))
			}
		}
	}
	return t.change.Bound
}
