package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A file that is there is written over only when that is said, also where a command line writes others than the one that it names.
func TestNoFileOfAnExportIsWrittenOverUnasked(t *testing.T) {
	t.Parallel()
	p := hamlet(t)
	layer := file(t, "again.geojson", collection(square))
	for _, c := range []struct {
		there   string
		written []string // beside it
		args    []string
	}{
		{"o-P2.pdf", []string{"o-P1.pdf"}, []string{"export", p, "--sheet", "plot", "--each", "--out", "o.pdf"}},
		{"o-P2.svg", []string{"o-P1.svg"}, []string{"export", p, "--sheet", "plot", "--out", "o.svg"}},
		{"keep.json", []string{"o.svg"}, []string{"export", p, "--title", "Le titre", "--keep", "keep.json", "--out", "o.svg"}},
		{"issues.csv", nil, []string{"import", filepath.Join(t.TempDir(), "q.gpkg"), layer, "--report", "issues.csv"}},
	} {
		t.Run(c.there, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			at := func(name string) string { return filepath.Join(dir, name) }
			args := c.args
			for i, a := range args {
				if strings.Contains(a, ".") && !filepath.IsAbs(a) {
					args[i] = at(a)
				}
			}
			if err := os.WriteFile(at(c.there), []byte("mine"), 0o600); err != nil {
				t.Fatal(err)
			}
			code, _, stderr := run(t, args...)
			if code != exitFailed || !strings.Contains(stderr, c.there) || !strings.Contains(stderr, "--force") {
				t.Errorf("exit code %d, %q", code, stderr)
			}
			if text, err := os.ReadFile(at(c.there)); err != nil || string(text) != "mine" {
				t.Errorf("%s holds %.20q, %v", c.there, text, err)
			}
			for _, name := range c.written {
				if _, err := os.Stat(at(name)); err == nil {
					t.Errorf("%s was written", name)
				}
			}
			must(t, append(args, "--force")...)
			if text, err := os.ReadFile(at(c.there)); err != nil || string(text) == "mine" {
				t.Errorf("%s was not replaced, %v", c.there, err)
			}
			for _, name := range c.written {
				if _, err := os.Stat(at(name)); err != nil {
					t.Error(err)
				}
			}
		})
	}
}
