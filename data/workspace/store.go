package workspace

import (
	"context"
	"time"

	"emprise/data"
	"emprise/geo/feature"
)

// Store keeps a project. Its methods are safe for any goroutine.
type Store interface {
	// Load reads every row and what Undo and Redo would turn to.
	Load(ctx context.Context) (*Content, error)
	// Features reads the features of one layer in their stored order.
	Features(ctx context.Context, layerID string) (*feature.Set, error)
	// Attached reads the content of an attached file by its sum; data.ErrNotFound when it is not there.
	Attached(ctx context.Context, sha256 string) ([]byte, error)
	// Update runs work in one transaction: all of it is kept when work returns nil, none of it otherwise.
	Update(ctx context.Context, work func(Tx) error) error
	// Journal gives the entries that are asked for, the newest first.
	Journal(ctx context.Context, a Asked) ([]Entry, error)
	// Recorded reads journal entry seq whole.
	Recorded(ctx context.Context, seq int64) (Record, error)
	// History tells all that befell one row, oldest first.
	History(ctx context.Context, ref data.Ref) ([]Turn, error)
	// Before gives each row that was touched after a moment, as it was then.
	Before(ctx context.Context, at time.Time) ([]Was, error)
	// Guard is nil when the store may be written, otherwise why not; it wraps data.ErrReadOnly.
	Guard() error
	Path() string
	Close() error
}

// Tx is what a transaction may do. It belongs to the goroutine of the work it was given to.
type Tx interface {
	// Get gives data.ErrNotFound when there is no such row.
	Get(ref data.Ref) (data.Row, error)
	// Put writes a row; data.ErrNotFound for an attachment whose content is not there.
	Put(row data.Row) error
	Delete(ref data.Ref) error
	// AddFeatures gives a layer its features, all of them; the layer's row must be there, and no features. report, which may
	// be nil, tells how many are stored.
	AddFeatures(layerID string, s *feature.Set, report func(done, total int64)) error
	// Attach keeps the content of a file under its sum; nothing is done when it is there.
	Attach(sha256 string, content []byte) error
	// Exchange makes the features of two layers change places, however many there are. The rows of the layers stay.
	Exchange(one, other string) error
	// Record appends a journal entry and gives its number; entries that were undone before it can no longer be redone.
	Record(r Record) (int64, error)
	// Recorded reads journal entry seq.
	Recorded(seq int64) (Record, error)
	// Acknowledge takes what was changed outside for known, so that it is noticed once.
	Acknowledge(o Outside) error
	// Mark says that an entry was undone, or redone.
	Mark(seq int64, undone bool, at time.Time, author string) error
	// Steps says what Undo and Redo would turn to, nil for nothing.
	Steps() (undo, redo *Step, err error)
}

// Content is a project without the features of its layers.
type Content struct {
	Territory data.Territory
	Layers    []data.Layer // removed ones too
	Rows      []data.Row   // of all other kinds
	Undo      *Step        // what Undo would take back, nil for nothing
	Redo      *Step        // what Redo would make again
	Used      []data.Ref   // every ID ever given, deleted rows included

	Outside Outside        // what another program did since the last closing, as far as rows and times tell it
	Counts  map[string]int // how many features each layer had
}

// Step points at a journal entry that can be undone or redone.
type Step struct {
	Seq  int64
	Note data.Note
}

// Record is an edit with its inverse, as the journal keeps it.
type Record struct {
	At      time.Time
	Author  string
	Forward data.Edit
	Inverse data.Edit
}

// All lists every row, removed layers too.
func (c *Content) All() []data.Row {
	return append(append([]data.Row{c.Territory}, rowsOf(c.Layers)...), c.Rows...)
}
