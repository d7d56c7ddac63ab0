package golden

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Text compares a text with testdata/NAME, to the letter, and tells the lines that differ.
func Text(tb testing.TB, name, got string) {
	tb.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			tb.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			tb.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		tb.Fatalf("%v (keep what was written with -update)", err)
	}
	if got == string(want) {
		return
	}
	now, then := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for _, line := range now {
		if !slices.Contains(then, line) {
			tb.Errorf("%s: new: %s", path, line)
		}
	}
	for _, line := range then {
		if !slices.Contains(now, line) {
			tb.Errorf("%s: gone: %s", path, line)
		}
	}
	tb.Errorf("%s differs", path)
}
