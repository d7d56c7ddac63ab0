package workspace_test

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"

	"emprise/data"
	"emprise/data/workspace"
	"emprise/geo/feature"
)

var rails = data.Layer{ID: "rails", Name: "Voies ferrées", Role: data.RoleRail, Visible: true}

func TestALayerIsShownBeforeItIsStored(t *testing.T) {
	t.Parallel()
	w := start(t)
	type moment struct {
		stage        workspace.Stage
		shown, count int
		inProject    bool
	}
	var seen []moment
	stop := w.WatchArrivals(func(a workspace.Arriving) {
		m := moment{stage: a.Stage, count: a.Layer.Count}
		if a.Drawn != nil {
			m.shown = a.Drawn.Features.Len()
		}
		_, m.inProject = w.Snapshot().Layer("rails")
		seen = append(seen, m)
	})
	defer stop()
	var b feature.Builder
	grow := func(n int) *feature.Set {
		b.AppendSet(features(n))
		return b.Glimpse()
	}
	a, err := w.Arrive(rails)
	if err != nil {
		t.Fatal(err)
	}
	a.Show(grow(3))
	before := w.Snapshot()
	if len(before.Layers) != 0 || before.Scene.Layer("rails") != nil || !before.Scene.Box().Empty() {
		t.Error("a layer that arrives is part of the project")
	}
	if all := w.Arrivals(); len(all) != 1 || all[0].Layer.Order == 0 || all[0].Drawn.Role != string(data.RoleRail) {
		t.Errorf("%+v", all)
	}
	a.Show(grow(4))
	set := grow(2)
	if _, err := a.Store(t.Context(), set, nil); err != nil {
		t.Fatal(err)
	}
	a.Leave()
	want := []moment{
		{workspace.Reading, 0, 0, false},
		{workspace.Reading, 3, 3, false},
		{workspace.Reading, 7, 7, false},
		{workspace.Reading, 9, 9, false},
		{workspace.Waiting, 9, 9, false},
		{workspace.Storing, 9, 9, false},
		{workspace.Gone, 9, 9, true},
	}
	if !slices.Equal(seen, want) {
		t.Errorf("seen %+v", seen)
	}
	if l, _ := w.Snapshot().Layer("rails"); l.Count != 9 || w.Snapshot().Scene.Layer("rails").Features != set {
		t.Errorf("%+v", l)
	}
	if len(w.Arrivals()) != 0 {
		t.Error("it arrives still")
	}
}

func TestALayerThatIsGivenUpIsShownNoLonger(t *testing.T) {
	t.Parallel()
	w := start(t)
	before := w.Snapshot()
	a, err := w.Arrive(rails)
	if err != nil {
		t.Fatal(err)
	}
	a.Show(features(3))
	a.Leave()
	a.Leave()
	a.Show(features(4)) // too late
	if len(w.Arrivals()) != 0 || w.Snapshot() != before {
		t.Error("something is left")
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	b, err := w.Arrive(rails)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Store(ctx, features(3), nil); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if len(w.Arrivals()) != 1 {
		t.Error("whoever stores decides when it goes")
	}
	// Two layers of one name: the second to come is refused.
	if _, err := w.Import(t.Context(), rails, func(sink func(*feature.Set) error) error { return sink(features(1)) }); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Store(t.Context(), features(3), nil); !errors.Is(err, data.ErrConflict) {
		t.Error(err)
	}
	b.Leave()
	if _, err := w.Arrive(rails); !errors.Is(err, data.ErrConflict) {
		t.Error(err)
	}
}

// Whoever edits is not kept waiting while a layer is read, and is while it is stored.
func TestEditsGoOnWhileALayerIsRead(t *testing.T) {
	t.Parallel()
	w := start(t)
	a, err := w.Arrive(rails)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Leave()
	a.Show(features(3))
	do(t, w, put("edit.zone", zone("Z-1")))
	var edits sync.WaitGroup
	var once sync.Once
	_, err = a.Store(t.Context(), features(500), func(done, total int64) {
		once.Do(func() {
			edits.Go(func() {
				if _, err := w.Do(ctx, put("edit.zone", zone("Z-2"))); err != nil {
					t.Error(err)
				}
				if _, there := w.Snapshot().Layer("rails"); !there {
					t.Error("the edit overtook the layer that was being stored")
				}
			})
		})
		if n := len(w.Snapshot().Zones); n != 1 {
			t.Errorf("%d zones while the layer is stored", n)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	edits.Wait()
	if s := w.Snapshot(); len(s.Zones) != 2 || len(s.Layers) != 1 {
		t.Errorf("%d zones, %d layers", len(s.Zones), len(s.Layers))
	}
	for range 3 {
		if _, err := w.Undo(t.Context()); err != nil {
			t.Error(err)
		}
	}
	if s := w.Snapshot(); len(s.Zones)+len(s.Layers) != 0 {
		t.Errorf("%d zones, %d layers after undo", len(s.Zones), len(s.Layers))
	}
}
