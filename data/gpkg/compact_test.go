package gpkg_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"emprise/data"
	"emprise/data/gpkg"
	"emprise/data/workspace"
	"emprise/geo"
)

// withRemoved makes a project of which a layer of many features was taken off.
func withRemoved(t *testing.T, path string) {
	t.Helper()
	w := work(t, create(t, path))
	if _, err := w.Do(t.Context(), everything()); err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"garde", "retiree"} {
		if _, err := w.Import(t.Context(), layer(id), feed(parcels(4000))); err != nil {
			t.Fatal(err)
		}
	}
	l, _ := w.Snapshot().Layer("retiree")
	l.Removed = true
	if _, err := w.Do(t.Context(), data.Edit{Note: data.Note{Key: "edit.layer_removed"}, Put: []data.Row{l}}); err != nil {
		t.Fatal(err)
	}
	c := company()
	c.Name = "Conserverie du Morvan"
	if _, err := w.Do(t.Context(), data.Edit{Note: data.Note{Key: "edit.company"}, Put: []data.Row{c}}); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestCompact(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "p.gpkg")
	withRemoved(t, path)
	if err := os.Chmod(path, 0o640); err != nil {
		t.Fatal(err)
	}
	s := open(t, path)
	plan, err := s.Compactable(t.Context())
	if err != nil || len(plan.Layers) != 1 || plan.Layers[0].ID != "retiree" || len(plan.Steps) != 2 {
		t.Fatalf("%+v %v", plan, err)
	}
	closeStore(t, s)

	var last int64
	done, err := gpkg.Compact(t.Context(), path, options(), func(done, total int64) {
		if done < last || done > total {
			t.Errorf("%d after %d of %d", done, last, total)
		}
		last = done
	})
	if err != nil || done.After >= done.Before*2/3 || done.After == 0 {
		t.Fatalf("%+v %v", done, err)
	}
	if got := files(t, dir); len(got) != 1 {
		t.Errorf("left behind: %q", got)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o640 || info.Size() != done.After {
		t.Errorf("%v %v", info, err)
	}
	validate(t, path)
	s = open(t, path)
	w := work(t, s)
	if o := w.Outside(); !o.None() {
		t.Errorf("compacting is taken for outside: %+v", o)
	}
	if findings, err := s.Check(t.Context()); err != nil || len(findings) > 0 {
		t.Errorf("check: %v %+v", err, findings)
	}
	if n := w.Snapshot().Scene.Layer("garde").Features.Len(); n != 4000 {
		t.Errorf("%d features", n)
	}
	// What can still be undone is, past the steps that cannot.
	for _, key := range []string{"edit.company", "edit.import", "edit.test"} {
		if note, _ := w.UndoNote(); note.Key != key {
			t.Fatalf("undo takes back %q, want %q", note.Key, key)
		}
		if _, err := w.Undo(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if entries, err := w.Journal(t.Context(), workspace.Asked{}); err != nil || len(entries) != 5 {
		t.Errorf("%d entries of the journal, %v", len(entries), err)
	}
	// The name of the layer does not come to mean another one.
	if id := w.NewID(data.KindLayer, "retiree"); id == "retiree" {
		t.Error("the ID of a dropped layer is given again")
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestCompactLeavesTheFileWhenItCannot(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "p.gpkg")
	withRemoved(t, path)
	before := content(t, path)
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := gpkg.Compact(cancelled, path, options(), nil); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	held := open(t, path)
	if _, err := gpkg.Compact(t.Context(), path, options(), nil); reasonOf(t, err) != geo.FileLocked {
		t.Errorf("open: %v", err)
	}
	closeStore(t, held)
	release := gpkg.Hold(t, path, "BEGIN; SELECT count(*) FROM plots")
	if _, err := gpkg.Compact(t.Context(), path, options(), nil); reasonOf(t, err) != geo.FileLocked {
		t.Errorf("read by another program: %v", err)
	}
	release()
	if content(t, path) != before {
		t.Error("the file was altered")
	}
	if got := files(t, dir); len(got) != 1 {
		t.Errorf("left behind: %q", got)
	}
}

func TestMend(t *testing.T) {
	t.Parallel()
	path := projectFile(t, filepath.Join(t.TempDir(), "p.gpkg"))
	gpkg.Exec(t, path,
		"DROP TRIGGER rtree_plots_geom_insert",
		`DELETE FROM "rtree_zones_geom"`,
		"DELETE FROM parcelles WHERE fid > 390",
		"UPDATE gpkg_contents SET min_x = NULL, max_x = 3 WHERE table_name = 'parcelles'",
		"DELETE FROM companies")
	s := open(t, path)
	w := work(t, s)
	mended, err := s.Mend(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	rules := map[string]bool{}
	for _, f := range mended {
		rules[string(f.Rule)+" "+f.Table] = true
	}
	for _, want := range []string{"index plots", "index zones", "count parcelles", "extent parcelles"} {
		if !rules[want] {
			t.Errorf("%s was not mended: %v", want, rules)
		}
	}
	dropped, err := w.DropDangling(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	kept := map[string]bool{}
	for _, d := range dropped {
		kept[string(d.Ref.Kind)+" "+d.Field] = d.Dropped
	}
	// A project can be without its company, a need cannot.
	if d, told := kept["project company_id"]; !told || !d {
		t.Errorf("%+v", dropped)
	}
	findings, err := s.Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range findings {
		if f.Rule != gpkg.RuleReference || f.Table != "needs" {
			t.Errorf("left: %+v", f)
		}
	}
	ogrinfo(t, path, "-al", "-so")
	if _, err := w.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if p, _ := w.Snapshot().Project(project().ID); p.CompanyID != company().ID {
		t.Errorf("undone to %+v", p)
	}
	if _, err := s.Mend(t.Context(), nil); err != nil {
		t.Error(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	validate(t, path)
}
