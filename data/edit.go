package data

import "github.com/paulmach/orb"

// Note says what an edit is, for the journal and the undo menu: a translation key below "edit." and its arguments.
type Note struct {
	Key  string            `json:"key"`
	Args map[string]string `json:"args,omitempty"`
}

// Edit is a change as a value: rows to put, rows to delete, a note. It holds no code, so it can be kept, sent and replayed.
type Edit struct {
	Note     Note
	Put      []Row
	Delete   []Ref
	Exchange []Exchange
}

// Exchange says that the features of two layers, given by their IDs, change places: those of a layer and those that
// replaced them, which a removed layer keeps. It is its own inverse. Both layers are put with it, their counts exchanged.
type Exchange struct {
	One   string `json:"one"`
	Other string `json:"other"`
}

// Refs lists the rows that it puts, then those that it deletes.
func (e Edit) Refs() []Ref {
	refs := make([]Ref, 0, len(e.Put)+len(e.Delete))
	for _, r := range e.Put {
		refs = append(refs, r.Ref())
	}
	return append(refs, e.Delete...)
}

// Change says what an edit that was committed has touched.
type Change struct {
	Version uint64 // of the snapshot that holds it
	Seq     int64  // journal number
	Kinds   []Kind
	Refs    []Ref
	Bound   orb.Bound // lon/lat, of all that was drawn before or is drawn now; empty when nothing is
}

// Touches says whether the change concerns a kind.
func (c Change) Touches(k Kind) bool {
	for _, have := range c.Kinds {
		if have == k {
			return true
		}
	}
	return false
}
