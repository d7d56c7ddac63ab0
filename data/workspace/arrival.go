package workspace

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"emprise/data"
	"emprise/geo/feature"
	"emprise/geo/scene"
)

// Stage is how far a layer has come that is being brought in.
type Stage uint8

// The stages.
const (
	Reading Stage = iota // more features may come
	Waiting              // all are there; another one writes to the project
	Storing              // it is written to the project: edits wait until that has ended
	Gone                 // it is part of the project, or given up
)

// Arriving is what a layer that is being brought in is like at one moment: it can be shown, but is no part of the project.
type Arriving struct {
	Layer data.Layer   // Count is how many features were shown so far
	Drawn *scene.Layer // nil before the first were
	Stage Stage
}

// Arrival brings one layer in: Show as often as features are there to be shown, then Store, at last Leave. Show and Store
// belong to one goroutine.
type Arrival struct {
	ws    *Workspace
	draft scene.Draft
	now   Arriving // under the mutex of the arrivals
}

// arrivals are the layers that are being brought in.
type arrivals struct {
	mu       sync.Mutex
	all      []*Arrival
	watchers watchers[Arriving]
}

// Arrive begins to bring a layer in. Its ID must be new: see NewID. An Order of 0 places the layer by its role (data.Roles).
// Other edits go on meanwhile, up to Store. The caller must call Leave.
func (w *Workspace) Arrive(l data.Layer) (*Arrival, error) {
	if err := w.store.Guard(); err != nil {
		return nil, err
	}
	l.Removed, l.Count = false, 0
	if l.Order == 0 {
		l.Order = orderOf(l.Role)
	}
	if err := l.Validate(); err != nil {
		return nil, err
	}
	if err := w.state.Load().snapshot.free(l); err != nil {
		return nil, err
	}
	a := &Arrival{ws: w, now: Arriving{Layer: l}}
	w.arrivals.mu.Lock()
	w.arrivals.all = append(w.arrivals.all, a)
	w.arrivals.mu.Unlock()
	w.arrivals.watchers.tell(a.now)
	return a, nil
}

// Arrivals are the layers that are being brought in, in drawing order. Call it before Snapshot: a layer that the snapshot
// has too has just come in.
func (w *Workspace) Arrivals() []Arriving {
	w.arrivals.mu.Lock()
	defer w.arrivals.mu.Unlock()
	all := make([]Arriving, len(w.arrivals.all))
	for i, a := range w.arrivals.all {
		all[i] = a.now
	}
	slices.SortStableFunc(all, func(a, b Arriving) int { return above(a.Layer, b.Layer) })
	return all
}

// WatchArrivals calls f each time that a layer which is being brought in has moved on, on the goroutine that moved it.
func (w *Workspace) WatchArrivals(f func(Arriving)) (stop func()) { return w.arrivals.watchers.add(f) }

// move changes what is known of the arrival and tells it.
func (a *Arrival) move(change func(*Arriving)) {
	all := &a.ws.arrivals
	all.mu.Lock()
	if a.now.Stage == Gone {
		all.mu.Unlock()
		return
	}
	change(&a.now)
	now := a.now
	if now.Stage == Gone {
		all.all = slices.DeleteFunc(all.all, func(o *Arrival) bool { return o == a })
	}
	all.mu.Unlock()
	all.watchers.tell(now)
}

// Show projects and indexes the features read so far and shows them. What is given next must begin with them.
func (a *Arrival) Show(s *feature.Set) {
	if a.now.Drawn != nil && a.now.Drawn.Features == s {
		return
	}
	l := a.now.Layer
	drawn := a.draft.Layer(l.ID, l.Name, string(l.Role), a.ws.Snapshot().Version+1, s)
	a.move(func(now *Arriving) { now.Drawn, now.Layer.Count = drawn, s.Len() })
}

// Layer is the layer that is brought in, as it will be stored.
func (a *Arrival) Layer() data.Layer {
	a.ws.arrivals.mu.Lock()
	defer a.ws.arrivals.mu.Unlock()
	return a.now.Layer
}

// Leave ends the arrival; a layer that was not stored is shown no longer. It may be called again.
func (a *Arrival) Leave() { a.move(func(now *Arriving) { now.Stage = Gone }) }

// Store makes the layer, with all its features, part of the project, in one transaction with its journal entry: all of it or,
// when it gives an error, nothing. Other edits wait for it to end. Undo marks the layer removed, Redo brings it back.
// report, which may be nil, tells how many features of how many are stored.
func (a *Arrival) Store(ctx context.Context, s *feature.Set, report func(done, total int64)) (data.Change, error) {
	return a.StoreWith(ctx, s, nil, report)
}

// StoreWith does as Store and makes an edit with it, which may speak of the layer: both are one step of Undo. along is given
// the project as it is with the layer and while no other edit can come between; it must make none itself. An empty edit is
// none.
func (a *Arrival) StoreWith(ctx context.Context, s *feature.Set, along func(*Snapshot) data.Edit, report func(done, total int64)) (data.Change, error) {
	a.Show(s)
	a.move(func(now *Arriving) { now.Stage = Waiting })
	a.ws.edit.Lock()
	defer a.ws.edit.Unlock()
	a.move(func(now *Arriving) { now.Stage = Storing })
	change, err := a.store(ctx, s, along, report)
	if err != nil {
		return data.Change{}, fmt.Errorf("import layer %s: %w", a.now.Layer.ID, err)
	}
	a.Leave()
	return change, nil
}

// store does the work of StoreWith; the caller holds the lock of edits.
func (a *Arrival) store(ctx context.Context, s *feature.Set, along func(*Snapshot) data.Edit, report func(done, total int64)) (data.Change, error) {
	w, l := a.ws, a.now.Layer
	if err := ctx.Err(); err != nil {
		return data.Change{}, err
	}
	now := w.state.Load().snapshot
	if err := now.free(l); err != nil {
		return data.Change{}, err
	}
	note := data.Note{Key: "edit.import", Args: map[string]string{"layer": l.Name}}
	next := now.including(l, a.now.Drawn)
	change := data.Change{
		Version: next.Version, Kinds: []data.Kind{data.KindLayer}, Refs: []data.Ref{l.Ref()}, Bound: boundOf(a.now.Drawn),
	}
	var more data.Edit
	if along != nil {
		more = along(next)
	}
	if len(more.Put)+len(more.Delete) > 0 {
		var err error
		if next, more, err = w.follow(ctx, next, more, &change); err != nil {
			return data.Change{}, err
		}
		if more.Note.Key != "" {
			note = more.Note
		}
	}
	whole := data.Edit{Note: note, Put: []data.Row{l}, Delete: more.Delete}
	for _, r := range more.Put {
		if r.Ref() == l.Ref() {
			whole.Put[0] = r
			continue
		}
		whole.Put = append(whole.Put, r)
	}
	err := w.store.Update(ctx, func(tx Tx) error {
		if err := tx.Put(l); err != nil {
			return err
		}
		if err := tx.AddFeatures(l.ID, s, report); err != nil {
			return err
		}
		inverse, err := apply(tx, whole)
		if err != nil {
			return err
		}
		removed := l
		removed.Removed = true
		inverse.Put[0] = removed
		change.Seq, err = tx.Record(Record{At: w.opt.Clock(), Author: w.opt.Author, Forward: whole, Inverse: inverse})
		return err
	})
	if err != nil {
		return data.Change{}, err
	}
	w.publish(&state{snapshot: next, undo: &Step{change.Seq, note}}, change, whole)
	return change, nil
}

// follow makes the snapshot after an edit that goes along with a change.
func (w *Workspace) follow(ctx context.Context, s *Snapshot, e data.Edit, c *data.Change) (*Snapshot, data.Edit, error) {
	if err := check(s, e); err != nil {
		return nil, e, err
	}
	e, err := detached(e)
	if err != nil {
		return nil, e, err
	}
	next, more, err := w.after(ctx, s, e)
	if err != nil {
		return nil, e, err
	}
	t := touch{before: s, after: next, change: *c}
	for _, r := range more.Refs {
		if !slices.Contains(t.change.Refs[:1], r) {
			t.ref(r)
		}
	}
	t.widen(more.Bound)
	*c = t.change
	c.Version = next.Version
	return next, e, nil
}

// including gives the snapshot that has one more layer.
func (s *Snapshot) including(l data.Layer, drawn *scene.Layer) *Snapshot {
	next := *s
	next.Version++
	next.Layers = append(slices.Clone(next.Layers), l)
	stack(next.Layers)
	at := slices.IndexFunc(next.Layers, func(o data.Layer) bool { return o.ID == l.ID })
	next.Scene = &scene.Scene{
		Version: next.Version,
		Layers:  slices.Insert(slices.Clone(next.Scene.Layers), at, drawn),
	}
	return &next
}

// free says whether the ID of a layer is new.
func (s *Snapshot) free(l data.Layer) error {
	if _, taken := s.Row(l.Ref()); taken {
		return fmt.Errorf("import layer %s: there is one already: %w", l.ID, data.ErrConflict)
	}
	return nil
}

// above compares layers in drawing order, bottom first.
func above(a, b data.Layer) int {
	if a.Order != b.Order {
		return a.Order - b.Order
	}
	return strings.Compare(a.ID, b.ID)
}
