package demo_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"emprise/data"
	"emprise/data/demo"
	"emprise/data/gpkg"
	"emprise/data/workspace"
	"emprise/geo"
)

// A demonstration that was worked in becomes the one of the first day, to the byte, and nothing else is touched.
func TestRenewProjectWritesTheFirstDayAgain(t *testing.T) {
	t.Parallel()
	territory := demo.Generate(demo.DefaultSeed)
	territory.Layers = nil // rows are enough
	dir := t.TempDir()
	path := filepath.Join(dir, "demonstration.gpkg")
	if err := demo.RenewProject(t.Context(), path, territory); err != nil {
		t.Fatalf("where there is none: %v", err)
	}
	first, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	ws := openWorkspace(t, path)
	p := ws.Snapshot().Plots[0]
	p.Status = data.StatusSold
	if _, err := ws.Do(t.Context(), data.Edit{Note: data.Saved(p), Put: []data.Row{p}}); err != nil {
		t.Fatal(err)
	}
	// While it is open, by this program or by another, it stays.
	var refused *geo.FileError
	if err := demo.RenewProject(t.Context(), path, territory); !errors.As(err, &refused) || refused.Reason != geo.FileLocked {
		t.Errorf("open: %v", err)
	}
	if err := ws.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path+"-shm", []byte("left by a program that was killed"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := demo.RenewProject(t.Context(), path, territory); err != nil {
		t.Fatal(err)
	}
	again, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(first, again) {
		t.Errorf("%v: %d bytes, were %d", err, len(again), len(first))
	}
	if all, err := os.ReadDir(dir); err != nil || len(all) != 1 {
		t.Errorf("%v: %v", all, err)
	}
}

// A project of somebody that lies where the demonstration would is left alone.
func TestRenewProjectTouchesNoOtherProject(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "demonstration.gpkg")
	store, err := gpkg.Create(t.Context(), path, data.Territory{Name: "CC du Val d’Essai", EPSG: 2154, Language: "fr"}, gpkg.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	foreign := filepath.Join(t.TempDir(), "texte.gpkg")
	if err := os.WriteFile(foreign, []byte("Ceci n’est pas un projet."), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{path, foreign} {
		before, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := demo.RenewProject(t.Context(), path, demo.Generate(demo.DefaultSeed)); err == nil {
			t.Errorf("%s is written over", path)
		}
		if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
			t.Errorf("%s is not as it was: %v", path, err)
		}
	}
}

func openWorkspace(t *testing.T, path string) *workspace.Workspace {
	t.Helper()
	store, err := gpkg.Open(t.Context(), path, gpkg.Options{})
	if err != nil {
		t.Fatal(err)
	}
	ws, err := workspace.Open(t.Context(), store, workspace.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return ws
}
