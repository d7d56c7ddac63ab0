package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"emprise/data/gpkg"
)

func TestCopyAndCompact(t *testing.T) {
	t.Parallel()
	path := territoryOf(t)
	copied := filepath.Join(filepath.Dir(path), "copie.gpkg")
	must(t, "copy", path, copied)
	if r := answer[checkResult](t, "check", copied); !r.Good {
		t.Errorf("%+v", r)
	}
	if code, _, stderr := run(t, "copy", path, copied); code != exitFailed || !strings.Contains(stderr, "existe déjà") {
		t.Errorf("over a file: %d %s", code, stderr)
	}
	// Nothing is lost: nothing is asked.
	if done := answer[gpkg.Compaction](t, "compact", copied); done.After == 0 || len(done.Layers) > 0 {
		t.Errorf("%+v", done)
	}
}

func TestCheckRepairs(t *testing.T) {
	t.Parallel()
	path := territoryOf(t)
	r := answer[checkResult](t, "check", path, "--repair")
	if !r.Good || len(r.Mended)+len(r.Dangling) > 0 || r.Recovered != nil {
		t.Errorf("a sound file: %+v", r)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	half := file(t, "coupe.gpkg", text[:len(text)/2])
	code, stdout, stderr := run(t, "check", half, "--repair")
	out := strings.TrimSuffix(half, ".gpkg") + ".recovered.gpkg"
	if code != exitFailed || !strings.Contains(stdout, out) || !strings.Contains(stdout, "lignes lues") {
		t.Errorf("%d %s %s", code, stdout, stderr)
	}
	if after, err := os.ReadFile(half); err != nil || len(after) != len(text)/2 {
		t.Errorf("the damaged file was altered: %v", err)
	}
	if r := answer[checkResult](t, "check", out); !r.Good {
		t.Errorf("recovered: %+v", r)
	}
}
