package gpkg_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"emprise/data"
	"emprise/data/gpkg"
	"emprise/data/workspace"
)

// gdal edits a file as a technician's program does.
func gdal(t *testing.T, args ...string) {
	t.Helper()
	if _, err := exec.LookPath(args[0]); err != nil {
		t.Skip(args[0] + " is not installed")
	}
	if out, err := exec.Command(args[0], args[1:]...).CombinedOutput(); err != nil || strings.Contains(string(out), "ERROR") {
		t.Fatalf("%q: %v %s", args, err, out)
	}
}

// TestOutsideEditsAreOneEntry makes, changes, moves and deletes rows with GDAL, and takes it all back.
func TestOutsideEditsAreOneEntry(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := projectFile(t, filepath.Join(dir, "p.gpkg"))
	added := write(t, filepath.Join(dir, "added.geojson"), []byte(`{"type":"Feature","properties":{
		"terr_id":"58901_TERRAIN-ECO_00077","name":"Lot 77","terr_stade_comm":"en vente"},
		"geometry":{"type":"Polygon","coordinates":[[[3.005,47.005],[3.006,47.005],[3.006,47.006],[3.005,47.005]]]}}`))
	gdal(t, "ogr2ogr", "-update", "-append", "-nln", "plots", "-nlt", "PROMOTE_TO_MULTI", path, added)
	gdal(t, "ogrinfo", path, "-sql", "UPDATE plots SET geom = (SELECT geom FROM parcelles WHERE fid = 7) WHERE terr_id = '"+plot().ID+"'")
	gdal(t, "ogrinfo", path, "-sql", "UPDATE companies SET name = 'Conserverie du Morvan'")
	gdal(t, "ogrinfo", path, "-sql", "DELETE FROM zones")
	gdal(t, "ogrinfo", path, "-sql", "UPDATE needs SET criteria = 'not JSON', jobs = 'many'")

	before := content(t, path)
	reader, err := gpkg.Open(t.Context(), path, gpkg.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	if o := work(t, reader).Outside(); o.Kept || o.Added != 1 || o.Changed != 3 || o.Deleted != 1 {
		t.Errorf("read only: %+v", o)
	}
	closeStore(t, reader)
	if content(t, path) != before {
		t.Error("reading altered the file")
	}

	s := open(t, path)
	w := work(t, s)
	o := w.Outside()
	if !o.Kept || o.Problem != nil || o.Added != 1 || o.Changed != 3 || o.Deleted != 1 || len(o.Layers) != 0 {
		t.Errorf("%+v", o)
	}
	// What cites the zone is kept as it is, and told; so is what can no longer be read.
	if n := len(w.Snapshot().Plots); n != 2 || len(o.Wrong) == 0 {
		t.Errorf("%d plots, wrong %v", n, o.Wrong)
	}
	findings, err := s.Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	told := ""
	for _, f := range findings {
		told += string(f.Rule) + " " + f.Table + " " + f.Detail + "\n"
	}
	for _, want := range []string{"value needs criteria", "value needs jobs", "reference plots zone_id", "reference projects zone_ids"} {
		if !strings.Contains(told, want) {
			t.Errorf("no finding %q in\n%s", want, told)
		}
	}
	if strings.Contains(told, "index") || strings.Contains(told, "extent") {
		t.Errorf("the triggers did not keep the index:\n%s", told)
	}
	if got, _ := w.Snapshot().Need(need().ID); got.Criteria != nil || got.Jobs != nil || got.Title != need().Title {
		t.Errorf("%+v", got)
	}
	// The next plot does not take the ID of the one that came from outside.
	if id := w.NewID(data.KindPlot, "58901"); id != "58901_TERRAIN-ECO_00078" {
		t.Errorf("next ID %s", id)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}

	// It is noticed once.
	w = work(t, open(t, path))
	if o := w.Outside(); !o.None() {
		t.Errorf("noticed again: %+v", o)
	}
	if note, _ := w.UndoNote(); note.Key != "edit.outside" || note.Args["changed"] != "3" {
		t.Errorf("%+v", note)
	}
	if _, err := w.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	snap := w.Snapshot()
	if len(snap.Plots) != 1 || !reflect.DeepEqual(snap.Plots[0], plot()) || !reflect.DeepEqual(snap.Zones, []data.Zone{zone()}) ||
		!reflect.DeepEqual(snap.Companies, []data.Company{company()}) || !reflect.DeepEqual(snap.Needs, []data.Need{need()}) {
		t.Errorf("undone to %+v %+v %+v %+v", snap.Plots, snap.Zones, snap.Companies, snap.Needs)
	}
	if _, err := w.Redo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if o := work(t, open(t, path)).Outside(); !o.None() {
		t.Errorf("our own undo and redo are taken for outside: %+v", o)
	}
}

func content(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestOurOwnWorkIsNotOutside closes and opens after each sort of change.
func TestOurOwnWorkIsNotOutside(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "p.gpkg")
	closeStore(t, create(t, path))
	var id string
	steps := []func(w *workspace.Workspace) error{
		func(w *workspace.Workspace) error { _, err := w.Do(t.Context(), everything()); return err },
		func(w *workspace.Workspace) error {
			id = w.NewID(data.KindLayer, "parcelles")
			_, err := w.Import(t.Context(), layer(id), feed(parcels(30)))
			return err
		},
		func(w *workspace.Workspace) error { _, err := w.Undo(t.Context()); return err },
		func(w *workspace.Workspace) error { _, err := w.Redo(t.Context()); return err },
		func(w *workspace.Workspace) error {
			l, _ := w.Snapshot().Layer(id)
			l.Visible = false
			_, err := w.Do(t.Context(), data.Edit{Put: []data.Row{l}})
			return err
		},
		func(w *workspace.Workspace) error {
			moved := plot()
			moved.Shape = square(3.004, 47.004, 0.001)
			_, err := w.Do(t.Context(), data.Edit{Put: []data.Row{moved}})
			return err
		},
		func(w *workspace.Workspace) error {
			_, err := w.Do(t.Context(), data.Edit{Delete: []data.Ref{project().Ref()}})
			return err
		},
	}
	for i, step := range append(steps, func(*workspace.Workspace) error { return nil }) {
		w := work(t, open(t, path))
		if o := w.Outside(); !o.None() {
			t.Errorf("before step %d: %+v", i, o)
		}
		if err := step(w); err != nil {
			t.Fatalf("step %d: %v", i, err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
