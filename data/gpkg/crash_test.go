package gpkg_test

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"emprise/data"
	"emprise/data/gpkg"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/feature"
)

// pull copies a project that is open, companions and all, as a stick that is pulled out would hold it.
func pull(t *testing.T, path string) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range files(t, filepath.Dir(path)) {
		from, err := os.Open(filepath.Join(filepath.Dir(path), name))
		if err != nil {
			t.Fatal(err)
		}
		to, err := os.Create(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(to, from); err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(from.Close(), to.Close()); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(dir, filepath.Base(path))
}

func TestWhatWasCommittedSurvivesACrash(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "p.gpkg")
	w := work(t, create(t, path))
	if _, err := w.Do(t.Context(), everything()); err != nil {
		t.Fatal(err)
	}
	renamed := company()
	renamed.Name = "Conserverie du Morvan"
	if _, err := w.Do(t.Context(), data.Edit{Put: []data.Row{renamed}}); err != nil {
		t.Fatal(err)
	}
	// The crash comes in the middle of an import.
	var after string
	_, err := w.Import(t.Context(), layer("parcelles"), func(sink func(*feature.Set) error) error {
		if err := sink(parcels(500)); err != nil {
			return err
		}
		after = pull(t, path)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}

	s := open(t, after)
	if !s.Recovered() || s.Guard() != nil {
		t.Errorf("recovered %v, guard %v", s.Recovered(), s.Guard())
	}
	again := work(t, s)
	if got, _ := again.Snapshot().Company(company().ID); got.Name != renamed.Name {
		t.Errorf("company %+v", got)
	}
	if n := len(again.Snapshot().Layers); n != 0 {
		t.Errorf("%d layers of the import that was cut off", n)
	}
	if findings, err := s.Check(t.Context()); err != nil || len(findings) > 0 {
		t.Errorf("check: %v %v", findings, err)
	}
	if _, err := again.Undo(t.Context()); err != nil {
		t.Errorf("undo after a crash: %v", err)
	}
	if _, err := again.Import(t.Context(), layer("parcelles"), feed(parcels(10))); err != nil {
		t.Errorf("import again: %v", err)
	}
	if err := again.Close(); err != nil {
		t.Error(err)
	}
	if got := files(t, filepath.Dir(after)); len(got) != 1 {
		t.Errorf("left behind: %q", got)
	}
}

func TestFailedWorkLeavesNothing(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "p.gpkg")
	s := create(t, path)
	stop := errors.New("stop")
	err := s.Update(t.Context(), func(tx workspace.Tx) error {
		for _, r := range everything().Put {
			if err := tx.Put(r); err != nil {
				return err
			}
		}
		if err := tx.Put(layer("l")); err != nil {
			return err
		}
		if err := tx.AddFeatures("l", parcels(10), nil); err != nil {
			return err
		}
		return stop
	})
	if !errors.Is(err, stop) {
		t.Fatal(err)
	}
	// What the work says of other files is not said of the project.
	err = s.Update(t.Context(), func(workspace.Tx) error { return fs.ErrNotExist })
	if refused := (*geo.FileError)(nil); errors.As(err, &refused) || !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("another file's error: %v", err)
	}
	func() {
		defer func() { _ = recover() }()
		_ = s.Update(t.Context(), func(tx workspace.Tx) error {
			if err := tx.Put(company()); err != nil {
				t.Error(err)
			}
			panic("our bug")
		})
	}()
	c, err := s.Load(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Rows)+len(c.Layers)+len(c.Used) > 0 {
		t.Errorf("%+v", c)
	}
}

func TestSaveCopy(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "p.gpkg")
	s := create(t, path)
	w := work(t, s)
	if _, err := w.Do(t.Context(), everything()); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Import(t.Context(), layer("parcelles"), feed(parcels(300))); err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(t.TempDir(), "copy.gpkg")
	if err := s.SaveCopy(t.Context(), to, nil); err != nil {
		t.Fatal(err)
	}
	if got := files(t, filepath.Dir(to)); len(got) != 1 {
		t.Errorf("beside the copy: %q", got)
	}
	ogrinfo(t, to, "-al", "-so")
	copied := open(t, to)
	if findings, err := copied.Check(t.Context()); err != nil || len(findings) > 0 {
		t.Errorf("check: %v %v", findings, err)
	}
	again := work(t, copied)
	if len(again.Snapshot().Plots) != 1 || again.Snapshot().Layers[0].Count != 300 {
		t.Errorf("%+v", again.Snapshot().Layers)
	}
	if err := s.SaveCopy(t.Context(), to, nil); reasonOf(t, err) != "exists" {
		t.Errorf("over a file: %v", err)
	}
	// A copy can be made of what is read only, by whoever reads it.
	reader, err := gpkg.Open(t.Context(), path, options())
	if err != nil {
		t.Fatal(err)
	}
	if err := reader.SaveCopy(t.Context(), filepath.Join(dir, "second.gpkg"), nil); err != nil {
		t.Error(err)
	}
	closeStore(t, reader)
}
