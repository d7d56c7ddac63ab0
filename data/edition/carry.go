package edition

import (
	"context"
	"fmt"
	"strconv"

	"emprise/data"
	"emprise/data/reconcile"
	"emprise/data/workspace"
)

// Carry makes the project what was decided, in one edit: the features of the layer, and the rows. Nothing is written where
// nothing was taken: then Seq is 0. It gives data.ErrConflict, and changes nothing, when the layer or a value that was to
// change is no longer what was compared. report, which may be nil, tells how many features of how many are stored.
func (e *Edition) Carry(ctx context.Context, w *workspace.Workspace, taken reconcile.Decision, report func(done, total int64)) (data.Change, error) {
	snap := w.Snapshot()
	have, ok := snap.Layer(e.Layer.ID)
	old, _ := e.Sets()
	if drawn := snap.Scene.Layer(e.Layer.ID); !ok || drawn == nil || drawn.Features != old {
		return data.Change{}, fmt.Errorf("layer %s changed meanwhile: %w", e.Layer.ID, data.ErrConflict)
	}
	edit := data.Edit{Note: data.Note{Key: "edit.reconcile", Args: map[string]string{
		"layer": e.Layer.Name, "count": strconv.Itoa(count(taken)),
	}}}
	var err error
	edit.Put, edit.Delete, err = e.Edit(taken, snap.Row, e.made, w.NewID)
	if err != nil {
		return data.Change{}, err
	}
	set, same, err := e.Features(ctx, taken)
	if err != nil {
		return data.Change{}, err
	}
	layer := have
	if !same || !e.differs() { // else nothing of the file was taken, and the layer is what it was
		layer.Producer, layer.Licence, layer.Source, layer.Date = e.New.Producer, e.New.Licence, e.New.Source, e.New.Date
	}
	if !same {
		return w.Renew(ctx, layer, set, edit, report)
	}
	if layer != have {
		edit.Put = append(edit.Put, layer)
	}
	if len(edit.Put)+len(edit.Delete) == 0 {
		return data.Change{}, nil
	}
	return w.Do(ctx, edit)
}

// differs says whether features differ.
func (e *Edition) differs() bool {
	for _, i := range e.Items {
		if i.Row == nil {
			return true
		}
	}
	return false
}

func count(taken reconcile.Decision) (n int) {
	for _, t := range taken {
		if t {
			n++
		}
	}
	return n
}
