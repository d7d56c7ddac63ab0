package gpkg_test

import (
	"errors"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"emprise/data"
	"emprise/data/workspace"
	"emprise/geo/feature"
)

func TestALayerGetsOtherFeaturesAndUndoBringsBackThoseItHad(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "p.gpkg")
	w := work(t, create(t, path))
	old, now := parcels(300), parcels(120)
	if _, err := w.Import(t.Context(), layer("communes"), feed(old)); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Import(t.Context(), layer("voisins"), feed(parcels(7))); err != nil {
		t.Fatal(err)
	}
	l, _ := w.Snapshot().Layer("communes")
	beside := w.Snapshot().Scene.Layer("voisins")
	newer := l
	newer.Date, newer.Source = "2026-04", "communes-2026-04.gpkg"
	plot := data.Plot{ID: "p", Name: "Lot p", Parcels: []string{"91432000AB0001"}}
	edit := data.Edit{Note: data.Note{Key: "edit.reconcile"}, Put: []data.Row{plot}}
	change, err := w.Renew(t.Context(), newer, now, edit, nil)
	if err != nil {
		t.Fatal(err)
	}
	if !change.Touches(data.KindLayer) || !change.Touches(data.KindPlot) || change.Bound.IsEmpty() {
		t.Errorf("%+v", change)
	}
	look := func(when string, w *workspace.Workspace, want *feature.Set, date string, plots int) {
		t.Helper()
		s := w.Snapshot()
		got, _ := s.Layer("communes")
		if got.Count != want.Len() || got.Date != date || got.Order != l.Order || got.Style != l.Style || len(s.Plots) != plots {
			t.Errorf("%s: %+v and %d plots", when, got, len(s.Plots))
		}
		drawn := s.Scene.Layer("communes")
		if drawn.Features.Len() != want.Len() || !reflect.DeepEqual(drawn.Features.Coords, want.Coords) {
			t.Errorf("%s: %d features are drawn", when, drawn.Features.Len())
		}
		if len(s.Layers) != 2 || s.Scene.Layer("voisins") != beside && beside != nil {
			t.Errorf("%s: other layers have changed", when)
		}
	}
	look("renewed", w, now, "2026-04", 1)
	undone, err := w.Undo(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if bound := w.Snapshot().Scene.Layer("communes").Box.LonLatBound(); !undone.Bound.Union(bound).Equal(undone.Bound) {
		t.Errorf("%v is to be drawn again, not %v", undone.Bound, bound)
	}
	look("undone", w, old, l.Date, 0)
	if _, err := w.Redo(t.Context()); err != nil {
		t.Fatal(err)
	}
	look("redone", w, now, "2026-04", 1)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}

	// After a restart, with what undo needs in the file.
	s := open(t, path)
	if found, err := s.Check(t.Context()); err != nil || len(found) > 0 {
		t.Errorf("%v %v", found, err)
	}
	w = work(t, s)
	beside = nil
	look("reopened", w, now, "2026-04", 1)
	if _, err := w.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	look("undone after a restart", w, old, l.Date, 0)
	if _, err := w.Renew(t.Context(), newer, parcels(5), data.Edit{Note: data.Note{Key: "edit.reconcile"}}, nil); err != nil {
		t.Fatal(err)
	}
	look("renewed again", w, parcels(5), "2026-04", 0)
	if found, err := s.Check(t.Context()); err != nil || len(found) > 0 {
		t.Errorf("%v %v", found, err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if said := ogrinfo(t, path, "-so", "-spat", "3.0005", "47.0001", "3.0025", "47.0002", "communes"); !strings.Contains(said, "Feature Count: 3") {
		t.Errorf("other programs see %s", said)
	}
}

func TestFeaturesWithoutAPlaceAreExchangedToo(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "p.gpkg")
	s := create(t, path)
	w := work(t, s)
	var b feature.Builder
	for range 3 {
		b.Begin(feature.None)
		b.Text("id", "x")
		b.End()
	}
	bare, err := b.Set()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Import(t.Context(), layer("communes"), feed(bare)); err != nil {
		t.Fatal(err)
	}
	l, _ := w.Snapshot().Layer("communes")
	if _, err := w.Renew(t.Context(), l, parcels(9), data.Edit{Note: data.Note{Key: "edit.reconcile"}}, nil); err != nil {
		t.Fatal(err)
	}
	if found, err := s.Check(t.Context()); err != nil || len(found) > 0 {
		t.Errorf("%v %v", found, err)
	}
	if _, err := w.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if found, err := s.Check(t.Context()); err != nil || len(found) > 0 {
		t.Errorf("%v %v", found, err)
	}
}

func TestALayerThatCannotBeRenewedStaysAsItIs(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "p.gpkg")
	s := create(t, path)
	w := work(t, s)
	if _, err := w.Import(t.Context(), layer("communes"), feed(parcels(30))); err != nil {
		t.Fatal(err)
	}
	before := w.Snapshot()
	l, _ := before.Layer("communes")
	bad := data.Edit{Note: data.Note{Key: "edit.reconcile"}, Put: []data.Row{data.Plot{ID: "p", Name: "Lot", ZoneID: "nowhere"}}}
	if _, err := w.Renew(t.Context(), l, parcels(9), bad, nil); !errors.Is(err, data.ErrInvalid) {
		t.Errorf("%v", err)
	}
	l.ID = "unknown"
	if _, err := w.Renew(t.Context(), l, parcels(9), data.Edit{}, nil); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("%v", err)
	}
	if w.Snapshot() != before {
		t.Error("the project has changed")
	}
	if set, err := s.Features(t.Context(), "communes"); err != nil || set.Len() != 30 {
		t.Errorf("%v", err)
	}
	if found, err := s.Check(t.Context()); err != nil || len(found) > 0 {
		t.Errorf("%v %v", found, err)
	}
	one := data.Edit{Put: []data.Row{before.Layers[0]}, Exchange: []data.Exchange{{One: "communes", Other: "communes"}}}
	if _, err := w.Do(t.Context(), one); !errors.Is(err, data.ErrInvalid) {
		t.Errorf("%v", err)
	}
}
