package workspace

import (
	"context"
	"slices"

	"emprise/data"
)

// OutsideAuthor is the author of what another program did, in the journal.
const OutsideAuthor = "(outside)"

// Outside is what another program did to a project while it was closed.
type Outside struct {
	Forward, Inverse        data.Edit // rows as they are now, and what they were
	Added, Changed, Deleted int       // rows
	Layers                  []OutsideLayer
	Wrong                   []data.Ref // rows of Forward that break a rule, or cite what is not there; they are kept as they are
	Kept                    bool       // there is an entry of the journal, which Undo takes back
	Problem                 error      // why there is none: it will be noticed again
}

// OutsideLayer is a layer whose features another program has written to. They cannot be taken back.
type OutsideLayer struct {
	ID, Name string
	Was, Now int // features
}

// None says that nothing was done.
func (o Outside) None() bool { return o.Added+o.Changed+o.Deleted+len(o.Layers) == 0 }

// count notices a layer that has not as many features as it had.
func (o *Outside) count(l data.Layer, counts map[string]int, now int) {
	was, known := counts[l.ID]
	if !known {
		return
	}
	i := slices.IndexFunc(o.Layers, func(c OutsideLayer) bool { return c.ID == l.ID })
	if i >= 0 {
		o.Layers[i].Now = now
	} else if was != now {
		o.Layers = append(o.Layers, OutsideLayer{ID: l.ID, Name: l.Name, Was: was, Now: now})
	}
}

// Outside is what another program did before the project was opened.
func (w *Workspace) Outside() Outside { return w.outside }

// acknowledge writes what was done outside into the journal, as one entry that Undo can take back. A project that cannot be
// written to is shown all the same.
func (w *Workspace) acknowledge(ctx context.Context, o Outside) error {
	if o.None() {
		return ctx.Err()
	}
	now := w.state.Load()
	for _, r := range o.Forward.Put {
		if !sound(now.snapshot, r) {
			o.Wrong = append(o.Wrong, r.Ref())
		}
		w.ids.remember(r.Ref())
	}
	if w.ReadOnly() {
		w.outside = o
		return nil
	}
	var seq int64
	o.Problem = w.store.Update(ctx, func(tx Tx) (err error) {
		if o.Added+o.Changed+o.Deleted > 0 {
			seq, err = tx.Record(Record{At: w.opt.Clock(), Author: OutsideAuthor, Forward: o.Forward, Inverse: o.Inverse})
			if err != nil {
				return err
			}
		}
		return tx.Acknowledge(o)
	})
	if o.Problem == nil && seq > 0 {
		o.Kept = true
		w.state.Store(&state{snapshot: now.snapshot, undo: &Step{seq, o.Forward.Note}})
	}
	w.outside = o
	return ctx.Err()
}

// sound says whether a row keeps the rules of its kind and cites rows that are there.
func sound(s *Snapshot, r data.Row) bool {
	if r.Validate() != nil {
		return false
	}
	return !slices.ContainsFunc(data.Links(r), func(l data.Link) bool {
		_, there := s.Row(l.To)
		return !there
	})
}
