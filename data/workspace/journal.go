package workspace

import (
	"context"
	"time"

	"emprise/data"
)

// Entry is a line of the journal for people to read.
type Entry struct {
	Seq    int64      `json:"seq"`
	At     time.Time  `json:"at"`
	Author string     `json:"author"`
	Note   data.Note  `json:"note"`
	Refs   []data.Ref `json:"refs,omitempty"` // what it put or deleted
	Undone bool       `json:"undone"`
}

// Asked says which entries of the journal are wanted; the zero value asks for all.
type Asked struct {
	Since, Until time.Time // from the first on, before the second
	Author       string    // the whole name
	Kind         data.Kind // that touched a row of this kind
	ID           string    // that touched a row of this ID
	Limit        int       // the newest so many; 0 is all
}

// Turning is what became of a journal entry at one moment.
type Turning string

// The turnings.
const (
	Done   Turning = "done"
	Undone Turning = "undone"
	Redone Turning = "redone"
)

// Turn is one thing that befell a row.
type Turn struct {
	Seq    int64
	At     time.Time
	Author string
	Note   data.Note
	What   Turning
	Before data.Row // nil: it was not there
	After  data.Row // nil: it was there no more
}

// Was is a row at an earlier moment, nil when it was not there.
type Was struct {
	Ref data.Ref
	Row data.Row
}

// Journal gives the entries that are asked for, the newest first, undone ones included.
func (w *Workspace) Journal(ctx context.Context, a Asked) ([]Entry, error) {
	return w.store.Journal(ctx, a)
}

// Recorded is a journal entry with what it changed; data.ErrNotFound when there is none of that number.
func (w *Workspace) Recorded(ctx context.Context, seq int64) (Record, error) {
	return w.store.Recorded(ctx, seq)
}

// History tells all that befell one row, oldest first: each edit of it, and each time that one was undone or redone.
func (w *Workspace) History(ctx context.Context, ref data.Ref) ([]Turn, error) {
	return w.store.History(ctx, ref)
}

// RowsAt gives the rows of the project as they were at a moment, in no order. What another program has changed is in no
// journal, and counts as having been so all along.
func (w *Workspace) RowsAt(ctx context.Context, at time.Time) ([]data.Row, error) {
	w.edit.Lock() // the snapshot and the journal are of one moment
	rows := w.Snapshot().All()
	was, err := w.store.Before(ctx, at)
	w.edit.Unlock()
	return Past(rows, was), err
}

// Past gives rows as they were: those of now, with what is known of before in their place.
func Past(now []data.Row, was []Was) []data.Row {
	before := make(map[data.Ref]data.Row, len(was))
	for _, w := range was {
		before[w.Ref] = w.Row
	}
	rows := make([]data.Row, 0, len(now))
	for _, r := range now {
		if _, touched := before[r.Ref()]; !touched {
			rows = append(rows, r)
		}
	}
	for _, w := range was {
		if w.Row != nil {
			rows = append(rows, w.Row)
		}
	}
	return rows
}
