package ingest_test

import (
	"os"
	"path/filepath"
	"testing"
)

// shared finds a file of shared/data beside the project, above the package folder.
func shared(t testing.TB, name string) string {
	t.Helper()
	dir, err := filepath.Abs(".")
	if err != nil {
		t.Fatal(err)
	}
	for {
		p := filepath.Join(dir, "shared", "data", name)
		if _, err := os.Stat(p); err == nil {
			return p
		}
		up := filepath.Dir(dir)
		if up == dir {
			t.Skipf("shared/data/%s is not beside the project", name)
		}
		dir = up
	}
}
