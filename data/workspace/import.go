package workspace

import (
	"context"
	"fmt"
	"slices"

	"emprise/data"
	"emprise/geo/feature"
	"emprise/geo/scene"
)

// Import adds a layer: feed calls its sink with the features, batch after batch, all in one transaction with the layer's row
// and its journal entry. When feed gives an error, nothing is kept and the error comes back wrapped. Undo marks the layer
// removed, Redo brings it back.
//
// l.Count is set here. An Order of 0 places the layer by its role (data.Roles). The ID must be new: see NewID. Other edits
// wait for the import to end.
func (w *Workspace) Import(ctx context.Context, l data.Layer, feed func(sink func(*feature.Set) error) error) (data.Change, error) {
	w.edit.Lock()
	defer w.edit.Unlock()
	if err := w.store.Guard(); err != nil {
		return data.Change{}, err
	}
	l.Removed = false
	if l.Order == 0 {
		l.Order = orderOf(l.Role)
	}
	if err := l.Validate(); err != nil {
		return data.Change{}, err
	}
	now := w.state.Load()
	if _, taken := now.snapshot.row(l.Ref()); taken {
		return data.Change{}, fmt.Errorf("import layer %s: there is one already: %w", l.ID, data.ErrConflict)
	}
	next := *now.snapshot
	next.Version++
	note := data.Note{Key: "edit.import", Args: map[string]string{"layer": l.Name}}
	change := data.Change{
		Version: next.Version, Kinds: []data.Kind{data.KindLayer}, Refs: []data.Ref{l.Ref()}, Bound: emptyBound(),
	}
	var drawn *scene.Layer
	err := w.store.Update(ctx, func(tx Tx) error {
		if err := tx.Put(l); err != nil {
			return err
		}
		sink := func(s *feature.Set) error {
			if err := ctx.Err(); err != nil {
				return err
			}
			return tx.AddFeatures(l.ID, s)
		}
		if err := feed(sink); err != nil {
			return err
		}
		set, err := tx.SealLayer(l.ID)
		if err != nil {
			return err
		}
		l.Count = set.Len()
		if err := tx.Put(l); err != nil {
			return err
		}
		drawn = scene.NewLayer(l.ID, l.Name, string(l.Role), next.Version, set)
		removed := l
		removed.Removed = true
		change.Seq, err = tx.Record(Record{
			At: w.opt.Clock(), Author: w.opt.Author,
			Forward: data.Edit{Note: note, Put: []data.Row{l}},
			Inverse: data.Edit{Note: note, Put: []data.Row{removed}},
		})
		return err
	})
	if err != nil {
		return data.Change{}, fmt.Errorf("import layer %s: %w", l.ID, err)
	}
	next.Layers = append(slices.Clone(next.Layers), l)
	stack(next.Layers)
	at := slices.IndexFunc(next.Layers, func(o data.Layer) bool { return o.ID == l.ID })
	next.Scene = &scene.Scene{
		Version: next.Version,
		Layers:  slices.Insert(slices.Clone(next.Scene.Layers), at, drawn),
	}
	change.Bound = boundOf(drawn)
	done := append(now.undo[:len(now.undo):len(now.undo)], Step{change.Seq, note})
	w.publish(&state{snapshot: &next, undo: done}, change, data.Edit{Put: []data.Row{l}})
	return change, nil
}

// orderOf stacks a layer by its role, with room between the roles for the user's own order.
func orderOf(r data.Role) int {
	roles := data.Roles()
	return (len(roles) - slices.Index(roles, r)) * 100
}
