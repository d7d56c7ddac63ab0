package workspace

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"emprise/data"
	"emprise/geo/scene"
)

// Then is the project as it was just before a moment, by the journal: its rows and its layers with the features that they had,
// those that were taken off since read again. What another program changed counts as having been so all along. The snapshot
// is not part of the sequence of versions.
func (w *Workspace) Then(ctx context.Context, at time.Time) (*Snapshot, error) {
	now := w.Snapshot()
	was, err := w.store.Before(ctx, at.Add(-time.Millisecond)) // the journal tells milliseconds
	if err != nil {
		return nil, err
	}
	var e data.Edit
	for _, row := range was {
		switch {
		case row.Row != nil:
			e.Put = append(e.Put, row.Row)
		case row.Ref.Kind == data.KindLayer:
			if l, ok := now.Layer(row.Ref.ID); ok {
				l.Removed = true
				e.Put = append(e.Put, l)
			}
		case row.Ref.Kind != data.KindTerritory:
			e.Delete = append(e.Delete, row.Ref)
		}
	}
	then, _, err := w.after(ctx, now, e)
	if err != nil {
		return nil, fmt.Errorf("the project at %s: %w", at.Format(time.RFC3339), err)
	}
	held, err := w.heldThen(ctx, was, at)
	if err != nil {
		return nil, err
	}
	for _, l := range then.Layers {
		table, moved := held[l.ID]
		if !moved || table == l.ID {
			continue
		}
		set, err := w.store.Features(ctx, table)
		if err != nil {
			return nil, fmt.Errorf("layer %s at %s: %w", l.ID, at.Format(time.RFC3339), err)
		}
		then = then.drawing(scene.NewLayer(l.ID, l.Name, string(l.Role), then.Version, set))
	}
	return then, nil
}

// heldThen says under which ID the features are kept now that a layer had at a moment, for the layers that exchanged theirs since:
// what was done, undone or done again after it is gone through backwards. An exchange is its own inverse.
func (w *Workspace) heldThen(ctx context.Context, was []Was, at time.Time) (map[string]string, error) {
	type turning struct {
		seq  int64
		at   int64
		what Turning
	}
	var since []turning
	for _, row := range was {
		if row.Ref.Kind != data.KindLayer {
			continue
		}
		turns, err := w.store.History(ctx, row.Ref)
		if err != nil {
			return nil, err
		}
		for _, t := range turns {
			if !t.At.Before(at) {
				since = append(since, turning{t.Seq, t.At.UnixMilli(), t.What})
			}
		}
	}
	slices.SortStableFunc(since, func(a, b turning) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.seq, b.seq)) })
	held := map[string]string{}
	of := func(id string) string { return cmp.Or(held[id], id) }
	for i, t := range slices.Backward(since) {
		if i > 0 && since[i-1] == t {
			continue // told by both layers
		}
		r, err := w.store.Recorded(ctx, t.seq)
		if err != nil {
			return nil, err
		}
		for _, x := range slices.Backward(r.Forward.Exchange) {
			held[x.One], held[x.Other] = of(x.Other), of(x.One)
		}
	}
	return held, nil
}
