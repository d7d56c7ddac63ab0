package workspace

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"emprise/data"
)

// Do makes an edit: all of it or, when it gives an error, nothing of it. The change is in the store, in the journal, in the
// snapshot and with the watchers when Do returns. Entries that had been undone can no longer be redone afterwards.
//
// The error wraps data.ErrInvalid (usually a *data.FieldError), data.ErrConflict (a *data.InUseError when the row to delete
// is referred to), data.ErrNotFound for a row to delete that is not there, or data.ErrReadOnly.
func (w *Workspace) Do(ctx context.Context, e data.Edit) (data.Change, error) {
	return w.do(ctx, e, nil)
}

// do is Do with something to be done first in the same transaction; before may be nil.
func (w *Workspace) do(ctx context.Context, e data.Edit, before func(Tx) error) (data.Change, error) {
	w.edit.Lock()
	defer w.edit.Unlock()
	return w.make(ctx, e, before)
}

// make does the work of do; the caller holds the lock of edits.
func (w *Workspace) make(ctx context.Context, e data.Edit, before func(Tx) error) (data.Change, error) {
	if err := w.store.Guard(); err != nil {
		return data.Change{}, err
	}
	now := w.state.Load()
	if err := check(now.snapshot, e); err != nil {
		return data.Change{}, err
	}
	// The journal, the snapshot and the caller must not share slices or pointers.
	e, err := detached(e)
	if err != nil {
		return data.Change{}, err
	}
	drawn, err := w.exchanged(ctx, now.snapshot, e)
	if err != nil {
		return data.Change{}, err
	}
	next, change, err := w.after(ctx, drawn, e)
	if err != nil {
		return data.Change{}, err
	}
	change.Bound = now.snapshot.around(change.Bound, e.Exchange)
	err = w.store.Update(ctx, func(tx Tx) error {
		if before != nil {
			if err := before(tx); err != nil {
				return err
			}
		}
		change.Seq, err = w.enter(tx, e)
		return err
	})
	if err != nil {
		return data.Change{}, fmt.Errorf("edit %s: %w", e.Note.Key, err)
	}
	w.publish(&state{snapshot: next, undo: &Step{change.Seq, e.Note}}, change, e)
	return change, nil
}

// enter writes an edit and its line in the journal, of which it gives the number.
func (w *Workspace) enter(tx Tx, e data.Edit) (seq int64, err error) {
	inverse, err := apply(tx, e)
	if err != nil {
		return 0, err
	}
	return tx.Record(Record{At: w.opt.Clock(), Author: w.opt.Author, Forward: e, Inverse: inverse})
}

// Undo takes back the newest edit that is not undone yet. It gives data.ErrNotFound when there is none, and
// data.ErrConflict when another program has changed the same rows since.
func (w *Workspace) Undo(ctx context.Context) (data.Change, error) {
	return w.travel(ctx, true)
}

// Redo makes the edit that was undone last again; its errors are those of Undo.
func (w *Workspace) Redo(ctx context.Context) (data.Change, error) {
	return w.travel(ctx, false)
}

// UndoNote says what Undo would take back.
func (w *Workspace) UndoNote() (data.Note, bool) { return noteOf(w.state.Load().undo) }

// RedoNote says what Redo would make again.
func (w *Workspace) RedoNote() (data.Note, bool) { return noteOf(w.state.Load().redo) }

func noteOf(s *Step) (data.Note, bool) {
	if s == nil {
		return data.Note{}, false
	}
	return s.Note, true
}

func (w *Workspace) travel(ctx context.Context, back bool) (data.Change, error) {
	w.edit.Lock()
	defer w.edit.Unlock()
	if err := w.store.Guard(); err != nil {
		return data.Change{}, err
	}
	now := w.state.Load()
	step := now.undo
	if !back {
		step = now.redo
	}
	if step == nil {
		return data.Change{}, fmt.Errorf("undo or redo: %w", data.ErrNotFound)
	}
	record, err := w.store.Recorded(ctx, step.Seq)
	if err != nil {
		return data.Change{}, fmt.Errorf("journal entry %d: %w", step.Seq, err)
	}
	made, wanted := record.Forward, record.Inverse
	if !back {
		made, wanted = wanted, made
	}
	before, err := w.exchanged(ctx, now.snapshot, wanted)
	if err != nil {
		return data.Change{}, fmt.Errorf("journal entry %d: %w", step.Seq, err)
	}
	next, change, err := w.after(ctx, before, wanted)
	if err != nil {
		return data.Change{}, err
	}
	change.Bound = now.snapshot.around(change.Bound, wanted.Exchange)
	change.Seq = step.Seq
	moved := &state{snapshot: next}
	err = w.store.Update(ctx, func(tx Tx) error {
		if err := unchanged(tx, made); err != nil {
			return err
		}
		if _, err := apply(tx, wanted); err != nil {
			return err
		}
		if err := tx.Mark(step.Seq, back, w.opt.Clock(), w.opt.Author); err != nil {
			return err
		}
		var err error
		moved.undo, moved.redo, err = tx.Steps()
		return err
	})
	if err != nil {
		return data.Change{}, fmt.Errorf("journal entry %d: %w", step.Seq, err)
	}
	w.publish(moved, change, wanted)
	return change, nil
}

func (w *Workspace) publish(s *state, c data.Change, e data.Edit) {
	for _, r := range e.Put {
		w.ids.remember(r.Ref())
	}
	w.state.Store(s)
	w.watchers.tell(c)
}

// apply writes an edit and gives the one that takes it back, from the rows that were there.
func apply(tx Tx, e data.Edit) (inverse data.Edit, err error) {
	inverse.Note, inverse.Exchange = e.Note, e.Exchange
	for _, x := range e.Exchange { // before the rows, which show what the tables then hold
		if err := tx.Exchange(x.One, x.Other); err != nil {
			return data.Edit{}, err
		}
	}
	for _, r := range e.Put {
		old, err := tx.Get(r.Ref())
		switch {
		case err == nil:
			inverse.Put = append(inverse.Put, old)
		case errors.Is(err, data.ErrNotFound):
			inverse.Delete = append(inverse.Delete, r.Ref())
		default:
			return data.Edit{}, err
		}
		if err := tx.Put(r); err != nil {
			return data.Edit{}, err
		}
	}
	for _, ref := range e.Delete {
		old, err := tx.Get(ref)
		if err != nil {
			return data.Edit{}, err
		}
		inverse.Put = append(inverse.Put, old)
		if err := tx.Delete(ref); err != nil {
			return data.Edit{}, err
		}
	}
	return inverse, nil
}

// unchanged makes sure that the rows an edit left behind are still as it left them, so that undoing it cannot overwrite
// what was entered in another program.
func unchanged(tx Tx, e data.Edit) error {
	for _, r := range e.Put {
		have, err := tx.Get(r.Ref())
		if err != nil && !errors.Is(err, data.ErrNotFound) {
			return err
		}
		if err != nil || !same(have, r) {
			return fmt.Errorf("%s %s changed meanwhile: %w", r.Ref().Kind, r.Ref().ID, data.ErrConflict)
		}
	}
	for _, ref := range e.Delete {
		if _, err := tx.Get(ref); err == nil {
			return fmt.Errorf("%s %s is there again: %w", ref.Kind, ref.ID, data.ErrConflict)
		} else if !errors.Is(err, data.ErrNotFound) {
			return err
		}
	}
	return nil
}

func same(a, b data.Row) bool {
	left, err := json.Marshal(data.Edit{Put: []data.Row{a}})
	if err != nil {
		return false
	}
	right, err := json.Marshal(data.Edit{Put: []data.Row{b}})
	return err == nil && bytes.Equal(left, right)
}

// detached is a deep copy.
func detached(e data.Edit) (data.Edit, error) {
	text, err := json.Marshal(e)
	if err != nil {
		return data.Edit{}, fmt.Errorf("%w: %w", data.ErrInvalid, err)
	}
	var copied data.Edit
	err = json.Unmarshal(text, &copied)
	return copied, err
}
