package workspace_test

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"emprise/data"
	"emprise/data/gpkg"
	"emprise/data/workspace"
	"emprise/geo/feature"
)

// The project at each earlier moment is what it was then: rows, layers, and what the layers had.
func TestThen(t *testing.T) {
	t.Parallel()
	now := clock()
	ticking := func() time.Time { return now }
	s, err := gpkg.Create(t.Context(), filepath.Join(t.TempDir(), "p.gpkg"), territory, gpkg.Options{Clock: ticking})
	if err != nil {
		t.Fatal(err)
	}
	w, err := workspace.Open(t.Context(), s, workspace.Options{Clock: ticking})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	})
	layer := func(id string) data.Layer { return data.Layer{ID: id, Name: id, Role: data.RoleContext} }
	bring := func(id string, n int) func() error {
		return func() error {
			_, err := w.Import(t.Context(), layer(id), func(sink func(*feature.Set) error) error { return sink(features(n)) })
			return err
		}
	}
	edit := func(e data.Edit) func() error {
		return func() error {
			_, err := w.Do(t.Context(), e)
			return err
		}
	}
	renew := func(id string, n int) func() error {
		return func() error {
			l, _ := w.Snapshot().Layer(id)
			_, err := w.Renew(t.Context(), l, features(n), data.Edit{Note: data.Note{Key: "edit.test"}}, nil)
			return err
		}
	}
	takeOff := func() error {
		l, _ := w.Snapshot().Layer("roads")
		l.Removed = true
		return edit(put("edit.test", l))()
	}
	renamed := zone("z")
	renamed.Name = "Autrement"
	type moment struct {
		at   time.Time
		told string
	}
	tell := func(s *workspace.Snapshot) string {
		text := fmt.Sprint(len(s.Zones), " ", s.Zones, len(s.Plots), " ", s.Plots, " ", s.Territory.Name)
		for _, l := range s.Layers {
			text += fmt.Sprint(" ", l.ID, " ", l.Name, " ", s.Scene.Layer(l.ID).Features.Len())
		}
		return text
	}
	var moments []moment
	for i, step := range []func() error{
		edit(put("edit.test", zone("z"))),
		bring("roads", 3),
		edit(put("edit.test", plot("p", "z"), plot("q", "z"))),
		renew("roads", 5),
		edit(put("edit.test", renamed)),
		bring("rail", 2),
		renew("roads", 7),
		edit(data.Edit{Note: data.Note{Key: "edit.test"}, Delete: []data.Ref{plot("p", "z").Ref()}}),
		renew("rail", 4),
		func() error { _, err := w.Undo(t.Context()); return err },
		takeOff,
	} {
		now = now.Add(time.Hour)
		if err := step(); err != nil {
			t.Fatalf("step %d: %v", i, err)
		}
		moments = append(moments, moment{now.Add(time.Minute), tell(w.Snapshot())})
	}
	moments = append(moments, moment{clock(), "0 [] 0 [] " + territory.Name})
	for i, m := range moments {
		then, err := w.Then(t.Context(), m.at)
		if err != nil {
			t.Fatal(err)
		}
		if got := tell(then); got != m.told {
			t.Errorf("moment %d:\n%s\nwas\n%s", i, got, m.told)
		}
	}
}
