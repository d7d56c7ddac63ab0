package reference

import (
	"os"
	"path/filepath"
	"testing"
)

// Path finds a file or a folder of the reference data by its slashed name, in shared/data of the nearest folder above the
// test that has it; "" is the whole of it. It skips the test when there is none.
func Path(tb testing.TB, name string) string {
	tb.Helper()
	dir, err := filepath.Abs(".")
	if err != nil {
		tb.Fatal(err)
	}
	for {
		found := filepath.Join(dir, "shared", "data", filepath.FromSlash(name))
		if _, err := os.Stat(found); err == nil {
			return found
		}
		up := filepath.Dir(dir)
		if up == dir {
			tb.Skipf("shared/data/%s is not beside the project", name)
		}
		dir = up
	}
}
