package workspace

import (
	"context"
	"time"

	"emprise/data"
	"emprise/geo/feature"
)

// Store keeps a project. Its methods are safe for any goroutine.
type Store interface {
	// Load reads every row and the journal entries that Undo and Redo may need.
	Load(ctx context.Context) (*Content, error)
	// Features reads the features of one layer in their stored order.
	Features(ctx context.Context, layerID string) (*feature.Set, error)
	// Attached reads the content of an attached file by its sum; data.ErrNotFound when it is not there.
	Attached(ctx context.Context, sha256 string) ([]byte, error)
	// Update runs work in one transaction: all of it is kept when work returns nil, none of it otherwise.
	Update(ctx context.Context, work func(Tx) error) error
	// Journal gives the newest entries first; limit 0 gives all.
	Journal(ctx context.Context, limit int) ([]Entry, error)
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
}

// Content is a project without the features of its layers.
type Content struct {
	Territory data.Territory
	Layers    []data.Layer // removed ones too
	Rows      []data.Row   // of all other kinds
	Undo      []Step       // oldest first: what Undo takes from the end
	Redo      []Step       // what Redo takes from the end
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

// Entry is a line of the journal for people to read.
type Entry struct {
	Seq    int64      `json:"seq"`
	At     time.Time  `json:"at"`
	Author string     `json:"author"`
	Note   data.Note  `json:"note"`
	Refs   []data.Ref `json:"refs,omitempty"` // what it put or deleted
	Undone bool       `json:"undone"`
}
