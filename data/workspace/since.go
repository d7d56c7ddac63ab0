package workspace

import (
	"context"
	"slices"
	"time"

	"emprise/data"
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

// At is the snapshot as it was at a moment. deeds are the journal from that moment on, or from before, oldest first.
func (s *Snapshot) At(deeds []Deed, at time.Time) *Snapshot {
	then := map[data.Ref]data.Row{}
	for _, d := range slices.Backward(deeds) {
		if d.Undone || d.At.Before(at) {
			continue
		}
		for _, r := range d.Inverse.Put {
			then[r.Ref()] = r
		}
		for _, ref := range d.Inverse.Delete {
			then[ref] = nil
		}
	}
	var put []data.Row
	var gone []data.Ref
	for ref, r := range then {
		if r != nil {
			put = append(put, r)
		} else {
			gone = append(gone, ref)
		}
	}
	return s.Replaced(put, gone)
}
