package workspace

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"emprise/data"
)

// Options are what an open project needs to know of the world.
type Options struct {
	Clock  func() time.Time // nil: time.Now
	Author string           // written into the journal
}

// Workspace is one open project.
type Workspace struct {
	store Store
	opt   Options

	edit     sync.Mutex // held from the check of an edit to the end of its publication
	state    atomic.Pointer[state]
	watchers watchers[data.Change]
	arrivals arrivals
	ids      identifiers
	outside  Outside
}

// state is all that a change replaces, so that readers see one moment.
type state struct {
	snapshot   *Snapshot
	undo, redo *Step // what Undo and Redo would turn to, nil for nothing
}

// Open reads the whole project. The workspace owns the store from here on, also when Open fails.
func Open(ctx context.Context, s Store, o Options) (*Workspace, error) {
	if o.Clock == nil {
		o.Clock = time.Now
	}
	w := &Workspace{store: s, opt: o}
	content, err := s.Load(ctx)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open %s: %w", s.Path(), err), s.Close())
	}
	snapshot, err := load(ctx, s, content)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open %s: %w", s.Path(), err), s.Close())
	}
	w.ids.remember(content.Used...)
	w.state.Store(&state{snapshot: snapshot, undo: content.Undo, redo: content.Redo})
	if err := w.acknowledge(ctx, content.Outside); err != nil {
		return nil, errors.Join(fmt.Errorf("open %s: %w", s.Path(), err), s.Close())
	}
	return w, nil
}

// Snapshot is the project as it is now.
func (w *Workspace) Snapshot() *Snapshot { return w.state.Load().snapshot }

// Path names the project file.
func (w *Workspace) Path() string { return w.store.Path() }

// ReadOnly says whether Do is bound to fail.
func (w *Workspace) ReadOnly() bool { return w.store.Guard() != nil }

// Guard says why the project cannot be written, as an error that wraps data.ErrReadOnly and usually a *geo.FileError; nil
// when it can be.
func (w *Workspace) Guard() error { return w.store.Guard() }

// Close waits for the edit in flight and closes the store. Snapshots stay good.
func (w *Workspace) Close() error {
	w.edit.Lock()
	defer w.edit.Unlock()
	return w.store.Close()
}

// NewID proposes an ID that no row of the kind has or ever had, and that no other call was given. Zones and plots are named
// as in CNIG Sites économiques, "58901_TERRAIN-ECO_00061", from their commune's INSEE code; other kinds ignore it, save
// layers, for which it is the wished name.
func (w *Workspace) NewID(k data.Kind, insee string) string { return w.ids.next(k, insee) }

// Watch calls f after each change, on the goroutine that made it, once the snapshot is in place. f must not edit, nor wait
// for someone who does.
func (w *Workspace) Watch(f func(data.Change)) (stop func()) { return w.watchers.add(f) }
