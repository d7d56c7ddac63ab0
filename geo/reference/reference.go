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
	found, err := find(name)
	if err != nil {
		tb.Fatal(err)
	}
	if found == "" {
		tb.Skipf("shared/data/%s is not beside the project", name)
	}
	return found
}

// Seeds gives what the files of the reference data hold that match a slashed pattern and have most bytes or fewer, to begin a
// fuzz test with: none where the data are not there, for the test has seeds of its own.
func Seeds(tb testing.TB, pattern string, most int64) [][]byte {
	tb.Helper()
	root, err := find("")
	if err != nil {
		tb.Fatal(err)
	}
	if root == "" {
		return nil
	}
	paths, err := filepath.Glob(filepath.Join(root, filepath.FromSlash(pattern)))
	if err != nil {
		tb.Fatal(err)
	}
	var all [][]byte
	for _, path := range paths {
		if info, err := os.Stat(path); err != nil || info.IsDir() || info.Size() > most {
			continue
		}
		raw, err := os.ReadFile(path)
		if err != nil {
			tb.Fatal(err)
		}
		all = append(all, raw)
	}
	return all
}

func find(name string) (string, error) {
	dir, err := filepath.Abs(".")
	if err != nil {
		return "", err
	}
	for {
		found := filepath.Join(dir, "shared", "data", filepath.FromSlash(name))
		if _, err := os.Stat(found); err == nil {
			return found, nil
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", nil
		}
		dir = up
	}
}
