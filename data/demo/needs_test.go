package demo_test

import (
	"path/filepath"
	"strings"
	"testing"

	"emprise/data/demo"
	"emprise/data/fact"
	"emprise/data/gpkg"
	"emprise/data/match"
	"emprise/data/workspace"
)

// The twelve needs must make for good meetings: each has some plot to offer but never all, and no two rank alike.
func TestNeedsDiffer(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "demo.gpkg")
	if err := demo.WriteProject(t.Context(), path, theDemo()); err != nil {
		t.Fatal(err)
	}
	store, err := gpkg.Open(t.Context(), path, gpkg.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	w, err := workspace.Open(t.Context(), store, workspace.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	})
	candidates, err := fact.Candidates(t.Context(), w.Snapshot())
	if err != nil {
		t.Fatal(err)
	}
	rankings := map[string]string{}
	for _, n := range w.Snapshot().Needs {
		matches, err := match.Rank(t.Context(), n, candidates)
		if err != nil {
			t.Fatal(err)
		}
		verdicts := map[match.Verdict]int{}
		var top []string
		for _, m := range matches {
			verdicts[m.Verdict]++
			if m.Verdict == match.Fits {
				top = append(top, m.PlotID)
			}
		}
		t.Logf("%s %s: %v, first %v", n.ID, n.Title, verdicts, top[:min(3, len(top))])
		if verdicts[match.Fits] == 0 {
			t.Errorf("%s: no plot fits", n.ID)
		}
		if verdicts[match.Fits] > 25 {
			t.Errorf("%s: %d plots fit, which is no choice", n.ID, verdicts[match.Fits])
		}
		key := strings.Join(top, " ")
		if other, ok := rankings[key]; ok {
			t.Errorf("%s and %s rank alike", n.ID, other)
		}
		rankings[key] = n.ID
	}
}
