package workspace

import (
	"context"
	"slices"

	"emprise/data"
)

// DoAll makes several edits, one after the other, as one step: one transaction, one entry of the journal under the given note,
// one Undo. What comes later counts. Only the end must be valid, so that rows may refer to each other in any order; the
// errors are those of Do.
func (w *Workspace) DoAll(ctx context.Context, note data.Note, edits ...data.Edit) (data.Change, error) {
	w.edit.Lock()
	defer w.edit.Unlock()
	return w.make(ctx, together(w.Snapshot(), note, edits), nil)
}

// together makes one edit of several. A row that is put and then deleted was there before, or is not spoken of.
func together(s *Snapshot, note data.Note, edits []data.Edit) data.Edit {
	one := data.Edit{Note: note}
	for _, e := range edits {
		one.Exchange = append(one.Exchange, e.Exchange...)
		for _, r := range e.Put {
			if r == nil {
				one.Put = append(one.Put, nil) // refused with the rest
				continue
			}
			one.Delete = dropped(one.Delete, r.Ref())
			if at := slices.IndexFunc(one.Put, func(o data.Row) bool { return o != nil && o.Ref() == r.Ref() }); at >= 0 {
				one.Put[at] = r
				continue
			}
			one.Put = append(one.Put, r)
		}
		for _, ref := range e.Delete {
			at := slices.IndexFunc(one.Put, func(o data.Row) bool { return o != nil && o.Ref() == ref })
			if at >= 0 {
				one.Put = slices.Delete(one.Put, at, at+1)
				if _, there := s.Row(ref); !there {
					continue
				}
			}
			one.Delete = append(one.Delete, ref)
		}
	}
	return one
}

func dropped(refs []data.Ref, ref data.Ref) []data.Ref {
	return slices.DeleteFunc(refs, func(r data.Ref) bool { return r == ref })
}
