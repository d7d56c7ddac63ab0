package workspace

import (
	"context"
	"slices"
	"time"
)

// Deed is a journal entry with what it changed.
type Deed struct {
	Seq    int64
	Undone bool
	Record
}

// Since gives what was done from a moment on, oldest first, what was undone afterwards included.
func (w *Workspace) Since(ctx context.Context, from time.Time) ([]Deed, error) {
	entries, err := w.store.Journal(ctx, Asked{Since: from})
	if err != nil {
		return nil, err
	}
	var deeds []Deed
	for _, e := range entries {
		if e.At.Before(from) {
			continue
		}
		r, err := w.store.Recorded(ctx, e.Seq)
		if err != nil {
			return nil, err
		}
		r.Forward.Note = e.Note
		deeds = append(deeds, Deed{Seq: e.Seq, Undone: e.Undone, Record: r})
	}
	slices.Reverse(deeds)
	return deeds, nil
}
