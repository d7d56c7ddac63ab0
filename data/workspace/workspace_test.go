package workspace_test

import (
	"context"
	"errors"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/gpkg"
	"emprise/data/workspace"
	"emprise/geo/feature"
)

var ctx = context.Background()

var territory = data.Territory{Name: "CC du Val d’Ombrelle", EPSG: 2154, Language: "fr"}

func clock() time.Time { return time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC) }

func start(t *testing.T) *workspace.Workspace {
	t.Helper()
	s, err := gpkg.Create(t.Context(), filepath.Join(t.TempDir(), "p.gpkg"), territory, gpkg.Options{Clock: clock})
	if err != nil {
		t.Fatal(err)
	}
	return adopt(t, s)
}

func reopen(t *testing.T, w *workspace.Workspace) *workspace.Workspace {
	t.Helper()
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	s, err := gpkg.Open(t.Context(), w.Path(), gpkg.Options{Clock: clock})
	if err != nil {
		t.Fatal(err)
	}
	return adopt(t, s)
}

func adopt(t *testing.T, s *gpkg.Store) *workspace.Workspace {
	t.Helper()
	w, err := workspace.Open(t.Context(), s, workspace.Options{Clock: clock, Author: "Marie"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	})
	return w
}

func square(lon, lat, size float64) orb.MultiPolygon {
	return orb.MultiPolygon{{{{lon, lat}, {lon + size, lat}, {lon + size, lat + size}, {lon, lat + size}, {lon, lat}}}}
}

func zone(id string) data.Zone {
	return data.Zone{ID: id, Name: "Zone " + id, Shape: square(3, 47, 0.01)}
}

func plot(id, zoneID string) data.Plot {
	return data.Plot{ID: id, Name: "Lot " + id, ZoneID: zoneID, Status: data.StatusForSale, Shape: square(3.001, 47.001, 0.002)}
}

func project(id string, plots ...string) data.Project {
	return data.Project{ID: id, Type: data.Recruitment, Title: "Projet " + id, PlotIDs: plots}
}

func put(key string, rows ...data.Row) data.Edit {
	return data.Edit{Note: data.Note{Key: key}, Put: rows}
}

func do(t *testing.T, w *workspace.Workspace, e data.Edit) data.Change {
	t.Helper()
	c, err := w.Do(t.Context(), e)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// state is what must be equal for two moments to be one: all but the version and what is drawn.
func state(s *workspace.Snapshot) map[data.Kind][]data.Row {
	rows := map[data.Kind][]data.Row{}
	for _, k := range data.Kinds() {
		rows[k] = s.Rows(k)
	}
	return rows
}

func TestDoUndoRedoAcrossRestarts(t *testing.T) {
	t.Parallel()
	w := start(t)
	empty := state(w.Snapshot())
	do(t, w, put("edit.zone", zone("z"), plot("p", "z")))
	full := state(w.Snapshot())
	c := do(t, w, put("edit.project", project("PRJ-0001", "p")))
	if c.Seq != 2 || !c.Touches(data.KindProject) || c.Touches(data.KindPlot) || c.Version != w.Snapshot().Version {
		t.Errorf("%+v", c)
	}
	withProject := state(w.Snapshot())
	if got := w.Snapshot().ProjectsOf("p"); len(got) != 1 {
		t.Errorf("projects of the plot: %v", got)
	}

	w = reopen(t, w)
	if got := state(w.Snapshot()); !same(got, withProject) {
		t.Errorf("after a restart: %+v", got)
	}
	if note, ok := w.UndoNote(); !ok || note.Key != "edit.project" {
		t.Errorf("undo would take back %+v", note)
	}
	if _, err := w.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := state(w.Snapshot()); !same(got, full) {
		t.Errorf("after one undo: %+v", got)
	}
	w = reopen(t, w)
	if _, err := w.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := state(w.Snapshot()); !same(got, empty) {
		t.Errorf("after two undos: %+v", got)
	}
	if _, err := w.Undo(t.Context()); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("nothing left to undo: %v", err)
	}
	w = reopen(t, w)
	for range 2 {
		if _, err := w.Redo(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if got := state(w.Snapshot()); !same(got, withProject) {
		t.Errorf("after two redos: %+v", got)
	}
	if _, err := w.Redo(t.Context()); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("nothing left to redo: %v", err)
	}

	// What was undone and overtaken is in the journal, and cannot be redone.
	if _, err := w.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	do(t, w, put("edit.company", data.Company{ID: "c", Name: "C"}))
	w = reopen(t, w)
	if note, ok := w.RedoNote(); ok {
		t.Errorf("redo would make %+v", note)
	}
	entries, err := w.Journal(t.Context(), workspace.Asked{})
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, e := range entries {
		line := e.Note.Key + " by " + e.Author
		if e.Undone {
			line += ", undone"
		}
		told = append(told, line)
	}
	want := []string{"edit.company by Marie", "edit.project by Marie, undone", "edit.zone by Marie"}
	if !reflect.DeepEqual(told, want) {
		t.Errorf("journal %q", told)
	}
	if got, err := w.Journal(t.Context(), workspace.Asked{Limit: 1}); err != nil || len(got) != 1 || got[0].Seq != 3 || !got[0].At.Equal(clock()) {
		t.Errorf("one entry: %+v %v", got, err)
	}
}

func TestDoRefuses(t *testing.T) {
	t.Parallel()
	w := start(t)
	do(t, w, put("", zone("z"), plot("p", "z"), data.Company{ID: "c", Name: "C"},
		data.Need{ID: "n", Title: "N", CompanyID: "c"}, data.Project{ID: "j", Type: data.Innovation, Title: "J", PlotIDs: []string{"p"}, NeedID: "n"}))
	before := w.Snapshot()
	told := 0
	defer w.Watch(func(data.Change) { told++ })()
	for name, c := range map[string]struct {
		edit data.Edit
		want error
	}{
		"nothing":                  {data.Edit{}, data.ErrInvalid},
		"a nil row":                {put("", nil), data.ErrInvalid},
		"an invalid row":           {put("", zone("y"), data.Company{ID: "d"}), data.ErrInvalid},
		"a row twice":              {put("", zone("y"), zone("y")), data.ErrInvalid},
		"put and delete":           {data.Edit{Put: []data.Row{zone("z")}, Delete: []data.Ref{zone("z").Ref()}}, data.ErrInvalid},
		"delete twice":             {data.Edit{Delete: []data.Ref{{Kind: data.KindProject, ID: "j"}, {Kind: data.KindProject, ID: "j"}}}, data.ErrInvalid},
		"delete what is not there": {data.Edit{Delete: []data.Ref{{Kind: data.KindPlot, ID: "q"}}}, data.ErrNotFound},
		"delete the territory":     {data.Edit{Delete: []data.Ref{territory.Ref()}}, data.ErrInvalid},
		"a plot in no zone":        {put("", plot("q", "y")), data.ErrInvalid},
		"a project on no plot":     {put("", project("k", "q")), data.ErrInvalid},
		"a zone in use":            {data.Edit{Delete: []data.Ref{zone("z").Ref()}}, data.ErrConflict},
		"a plot in use":            {data.Edit{Delete: []data.Ref{plot("p", "").Ref()}}, data.ErrConflict},
		"a company in use":         {data.Edit{Delete: []data.Ref{{Kind: data.KindCompany, ID: "c"}}}, data.ErrConflict},
		"a need in use":            {data.Edit{Delete: []data.Ref{{Kind: data.KindNeed, ID: "n"}}}, data.ErrConflict},
		"a link to what goes":      {data.Edit{Put: []data.Row{plot("q", "z")}, Delete: []data.Ref{zone("z").Ref()}}, data.ErrInvalid},
		"a layer out of nowhere":   {put("", data.Layer{ID: "l", Name: "L", Role: data.RoleRoads}), data.ErrNotFound},
	} {
		if _, err := w.Do(t.Context(), c.edit); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := w.Do(cancelled, put("", zone("y"))); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if w.Snapshot() != before || told != 0 {
		t.Error("something changed")
	}
	w = reopen(t, w)
	if got := state(w.Snapshot()); !same(got, state(before)) {
		t.Errorf("something was kept: %+v", got)
	}
	// All that hangs together may go together.
	do(t, w, data.Edit{Delete: []data.Ref{
		zone("z").Ref(), plot("p", "").Ref(), {Kind: data.KindCompany, ID: "c"}, {Kind: data.KindNeed, ID: "n"}, {Kind: data.KindProject, ID: "j"},
	}})
}

func TestSnapshotsAreValues(t *testing.T) {
	t.Parallel()
	w := start(t)
	p := plot("p", "")
	p.Parcels, p.PowerKVA = []string{"58901000AB0001"}, &data.Fact{Value: 1}
	do(t, w, put("", p))
	first := w.Snapshot()
	p.Parcels[0], p.PowerKVA.Value, p.Shape[0][0][0][0] = "changed", 2, 9
	if got, _ := first.Plot("p"); got.Parcels[0] != "58901000AB0001" || got.PowerKVA.Value != 1 || got.Shape[0][0][0][0] == 9 {
		t.Errorf("the caller can reach into the snapshot: %+v", got)
	}
	do(t, w, put("", plot("o", "")))
	if len(first.Plots) != 1 || first.Scene.Layer(workspace.ScenePlots).Features.Len() != 1 {
		t.Error("an old snapshot changed")
	}
	second := w.Snapshot()
	if second.Scene.Layer(workspace.SceneZones) != first.Scene.Layer(workspace.SceneZones) {
		t.Error("a layer that did not change is not shared")
	}
	plots := second.Scene.Layer(workspace.ScenePlots)
	for i, p := range second.Plots {
		if plots.Features.Text("id", i) != p.ID {
			t.Errorf("feature %d is %q, the row is %q", i, plots.Features.Text("id", i), p.ID)
		}
	}
}

func TestWatchersSeeTheSnapshot(t *testing.T) {
	t.Parallel()
	w := start(t)
	var seen []data.Change
	stop := w.Watch(func(c data.Change) {
		if w.Snapshot().Version != c.Version {
			t.Errorf("snapshot %d, change %d", w.Snapshot().Version, c.Version)
		}
		seen = append(seen, c)
	})
	do(t, w, put("", plot("p", "")))
	moved := plot("p", "")
	moved.Shape = square(4, 48, 0.5)
	do(t, w, put("", moved))
	if _, err := w.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	do(t, w, put("", data.Company{ID: "c", Name: "C"}))
	do(t, w, put("", project("j", "p")))
	stop()
	do(t, w, put("", zone("z")))
	if len(seen) != 5 {
		t.Fatalf("%d changes", len(seen))
	}
	both := orb.Bound{Min: orb.Point{3.001, 47.001}, Max: orb.Point{4.5, 48.5}}
	if seen[1].Bound != both || seen[2].Bound != both {
		t.Errorf("moved from here to there: %v and back %v, want %v", seen[1].Bound, seen[2].Bound, both)
	}
	if !seen[3].Bound.IsEmpty() {
		t.Errorf("a company is drawn nowhere: %v", seen[3].Bound)
	}
	if at := seen[4].Bound.Center(); !plot("p", "").Shape.Bound().Contains(at) {
		t.Errorf("a project is drawn at its plot, not at %v", at)
	}
}

func features(n int) *feature.Set {
	var b feature.Builder
	for i := range n {
		b.Begin(feature.Areas)
		b.Geometry(square(3+float64(i)*0.001, 47, 0.001))
		b.Number("n", float64(i), feature.Integer)
		b.End()
	}
	s, err := b.Set()
	if err != nil {
		panic(err)
	}
	return s
}

func TestImport(t *testing.T) {
	t.Parallel()
	w := start(t)
	roads := data.Layer{ID: w.NewID(data.KindLayer, "Routes départementales"), Name: "Routes", Role: data.RoleRoads, Visible: true}
	if roads.ID != "routes_departementales" {
		t.Errorf("id %q", roads.ID)
	}
	feed := func(sink func(*feature.Set) error) error {
		return errors.Join(sink(features(10)), sink(features(5)))
	}
	c, err := w.Import(t.Context(), roads, feed)
	if err != nil {
		t.Fatal(err)
	}
	parcels := data.Layer{ID: "parcels", Name: "Parcelles", Role: data.RoleParcels}
	if _, err := w.Import(t.Context(), parcels, feed); err != nil {
		t.Fatal(err)
	}
	if c.Bound.IsEmpty() || !c.Touches(data.KindLayer) {
		t.Errorf("%+v", c)
	}
	var ids []string
	for _, l := range w.Snapshot().Scene.Layers {
		ids = append(ids, l.ID)
	}
	if want := []string{"parcels", "routes_departementales", "zones", "plots", "projects"}; !reflect.DeepEqual(ids, want) {
		t.Errorf("drawn in the order %q", ids)
	}
	if l, _ := w.Snapshot().Layer(roads.ID); l.Count != 15 || l.Order == 0 {
		t.Errorf("%+v", l)
	}
	before := w.Snapshot()

	stop := errors.New("stop")
	for name, c := range map[string]struct {
		layer data.Layer
		feed  func(func(*feature.Set) error) error
		want  error
	}{
		"a layer that is there": {parcels, feed, data.ErrConflict},
		"a bad layer":           {data.Layer{ID: "Plots!"}, feed, data.ErrInvalid},
		"a reserved name":       {data.Layer{ID: "plots", Name: "P", Role: data.RolePlots}, feed, data.ErrInvalid},
		"an error half way": {data.Layer{ID: "l", Name: "L", Role: data.RoleRail}, func(sink func(*feature.Set) error) error {
			return errors.Join(sink(features(3)), stop)
		}, stop},
	} {
		if _, err := w.Import(t.Context(), c.layer, c.feed); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	_, err = w.Import(ctx, data.Layer{ID: "l", Name: "L", Role: data.RoleRail}, func(sink func(*feature.Set) error) error {
		cancel()
		return sink(features(1))
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if w.Snapshot() != before {
		t.Error("a failed import left something")
	}
	// What failed may be tried again under the same name.
	if _, err := w.Import(t.Context(), data.Layer{ID: "l", Name: "L", Role: data.RoleRail}, feed); err != nil {
		t.Error(err)
	}

	renamed, _ := w.Snapshot().Layer("parcels")
	renamed.Name, renamed.Order, renamed.Role = "Cadastre", 5000, data.RoleContext
	do(t, w, put("edit.layer", renamed))
	if top := w.Snapshot().Scene.Layers[2]; top.ID != "parcels" || top.Name != "Cadastre" || top.Role != "context" {
		t.Errorf("on top of the layers: %s %s %s", top.ID, top.Name, top.Role)
	}
	renamed.Count = 3
	if _, err := w.Do(t.Context(), put("", renamed)); !errors.Is(err, data.ErrInvalid) {
		t.Errorf("a count that is not counted: %v", err)
	}
	for range 2 {
		if _, err := w.Undo(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if _, ok := w.Snapshot().Layer("l"); ok || w.Snapshot().Scene.Layer("l") != nil {
		t.Error("the import was not undone")
	}
	w = reopen(t, w)
	if _, err := w.Redo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if l := w.Snapshot().Scene.Layer("l"); l == nil || l.Features.Len() != 15 {
		t.Error("the import was not redone")
	}
}

func TestNewIDsNeverComeTwice(t *testing.T) {
	t.Parallel()
	w := start(t)
	if got := w.NewID(data.KindProject, ""); got != "PRJ-0001" {
		t.Error(got)
	}
	if got := w.NewID(data.KindProject, ""); got != "PRJ-0002" {
		t.Error(got)
	}
	do(t, w, put("", project("PRJ-0020"), plot("58901_TERRAIN-ECO_00060", ""), data.Company{ID: "ENT-0003", Name: "C"}))
	do(t, w, data.Edit{Delete: []data.Ref{{Kind: data.KindProject, ID: "PRJ-0020"}}})
	w = reopen(t, w)
	for want, got := range map[string]string{
		"PRJ-0021":                w.NewID(data.KindProject, ""),
		"58904_TERRAIN-ECO_00061": w.NewID(data.KindPlot, "58904"),
		"00000_SITE-ECO_00001":    w.NewID(data.KindZone, ""),
		"ENT-0004":                w.NewID(data.KindCompany, ""),
		"BES-0001":                w.NewID(data.KindNeed, ""),
		"parcelles":               w.NewID(data.KindLayer, "Parcelles"),
		"parcelles_2":             w.NewID(data.KindLayer, "parcelles"),
		"plots_2":                 w.NewID(data.KindLayer, "plots"),
		"layer":                   w.NewID(data.KindLayer, "地图"),
		"layer_2154":              w.NewID(data.KindLayer, "2154"),
	} {
		if got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

func TestManyAtOnce(t *testing.T) {
	t.Parallel()
	w := start(t)
	last := uint64(0)
	defer w.Watch(func(c data.Change) {
		if c.Version != last+1 && last != 0 {
			t.Errorf("change %d after %d", c.Version, last)
		}
		last = c.Version
	})()
	errs := make(chan error)
	const writers, edits = 4, 5
	for range writers {
		go func() {
			for range edits {
				id := w.NewID(data.KindProject, "")
				if _, err := w.Do(context.Background(), put("", project(id))); err != nil {
					errs <- err
					return
				}
				if _, ok := w.Snapshot().Project(id); !ok {
					errs <- errors.New("an edit is done and not there")
					return
				}
			}
			errs <- nil
		}()
	}
	for range writers {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
	w = reopen(t, w)
	if n := len(w.Snapshot().Projects); n != writers*edits {
		t.Errorf("%d projects", n)
	}
}
