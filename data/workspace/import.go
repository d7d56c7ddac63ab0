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
	set, err := gather(ctx, feed)
	if err != nil {
		return data.Change{}, fmt.Errorf("import layer %s: %w", l.ID, err)
	}
	l.Count = set.Len()
	next := *now.snapshot
	next.Version++
	note := data.Note{Key: "edit.import", Args: map[string]string{"layer": l.Name}}
	change := data.Change{
		Version: next.Version, Kinds: []data.Kind{data.KindLayer}, Refs: []data.Ref{l.Ref()}, Bound: emptyBound(),
	}
	drawn := scene.NewLayer(l.ID, l.Name, string(l.Role), next.Version, set)
	err = w.store.Update(ctx, func(tx Tx) error {
		if err := tx.Put(l); err != nil {
			return err
		}
		if err := tx.AddFeatures(l.ID, set, nil); err != nil {
			return err
		}
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

// gather takes all that feed gives as one set.
func gather(ctx context.Context, feed func(sink func(*feature.Set) error) error) (*feature.Set, error) {
	var sets []*feature.Set
	err := feed(func(s *feature.Set) error {
		sets = append(sets, s)
		return ctx.Err()
	})
	if err != nil {
		return nil, err
	}
	if len(sets) == 1 {
		return sets[0], nil
	}
	var b feature.Builder
	for _, s := range sets {
		b.AppendSet(s)
	}
	return b.Set()
}

// orderOf stacks a layer by its role, with room between the roles for the user's own order.
func orderOf(r data.Role) int {
	roles := data.Roles()
	return (len(roles) - slices.Index(roles, r)) * 100
}
