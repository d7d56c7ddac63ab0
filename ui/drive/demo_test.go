package drive_test

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"emprise/data/demo"
)

// territory is the demonstration territory, made once for all tests, which only read it.
var territory = sync.OnceValue(func() *demo.Territory { return demo.Generate(demo.DefaultSeed) })

// demoBytes is the file of it, and rowBytes that of its rows alone, without layers of features, for tests that need not wait until parcels are
// read and painted.
var (
	demoBytes = fileOf(territory)
	rowBytes  = fileOf(func() *demo.Territory {
		rows := *territory()
		rows.Layers = nil
		return &rows
	})
)

func fileOf(made func() *demo.Territory) func() ([]byte, error) {
	return sync.OnceValues(func() ([]byte, error) {
		dir, err := os.MkdirTemp("", "emprise-test-")
		if err != nil {
			return nil, err
		}
		defer func() { _ = os.RemoveAll(dir) }()
		path := filepath.Join(dir, "demo.gpkg")
		if err := demo.WriteProject(context.Background(), path, made()); err != nil {
			return nil, err
		}
		return os.ReadFile(path)
	})
}

// projectFile is a fresh copy of the demonstration territory.
func projectFile(t *testing.T, dir string) string {
	t.Helper()
	return fresh(t, dir, demoBytes)
}

// rowFile is a fresh copy of its rows alone.
func rowFile(t *testing.T, dir string) string {
	t.Helper()
	return fresh(t, dir, rowBytes)
}

func fresh(t *testing.T, dir string, of func() ([]byte, error)) string {
	t.Helper()
	b, err := of()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "essai.gpkg")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
