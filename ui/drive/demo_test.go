package drive_test

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"emprise/data/demo"
)

// demoBytes is the file of the demonstration territory, made once for all tests.
var demoBytes = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "emprise-test-")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	path := filepath.Join(dir, "demo.gpkg")
	if err := demo.WriteProject(context.Background(), path, demo.Generate(demo.DefaultSeed)); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

// projectFile is a fresh copy of the demonstration territory.
func projectFile(t *testing.T, dir string) string {
	t.Helper()
	b, err := demoBytes()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "essai.gpkg")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
