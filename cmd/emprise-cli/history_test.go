package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"emprise/data/difference"
	"emprise/data/report"
	"emprise/data/workspace"
)

func TestJournalHistoryAndDiff(t *testing.T) {
	playedWhole(t)
	t.Parallel()
	project := territoryOf(t)
	before := file(t, "before.gpkg", read(t, project))
	must(t, "companies", project, "--author", "Marie", "--add", file(t, "c.json", []byte(`{"id":"ENT-0001","name":"=Conserverie"}`)))
	must(t, "companies", project, "--author", "Jean", "--add", file(t, "d.json", []byte(`{"id":"ENT-0900","name":"Scierie"}`)))
	must(t, "undo", project, "--author", "Jean")

	for _, c := range []struct {
		flags []string
		want  int
	}{
		{nil, 2},
		{[]string{"--by", "Marie"}, 1},
		{[]string{"--kind", "company", "--id", "ENT-0900"}, 1},
		{[]string{"--kind", "plot"}, 0},
		{[]string{"--search", "SCIERIE jean"}, 1},
		{[]string{"--since", "2000-01-01", "--until", "2999-12-31"}, 2},
		{[]string{"--until", "2000-01-01"}, 0},
		{[]string{"--limit", "1"}, 1},
	} {
		if got := answer[[]workspace.Entry](t, append([]string{"journal", project}, c.flags...)...); len(got) != c.want {
			t.Errorf("%v: %d entries, want %d", c.flags, len(got), c.want)
		}
	}
	lines := answer[[]report.JournalLine](t, "journal", project, "--changes", "--by", "Marie")
	if len(lines) != 1 || len(lines[0].Changes) != 1 || lines[0].Changes[0].Fields[0].Name != "name" || string(lines[0].Changes[0].Fields[0].After) != `"=Conserverie"` {
		t.Errorf("%+v", lines)
	}
	if table := must(t, "journal", project, "--csv"); !strings.Contains(table, ";'=Conserverie") || strings.Contains(table, ";=") {
		t.Error(table)
	}

	turns := answer[[]turnInfo](t, "history", project, "company", "ENT-0900")
	if len(turns) != 2 || turns[0].What != difference.New || turns[1].Turn != workspace.Undone || turns[1].What != difference.Gone {
		t.Errorf("%+v", turns)
	}
	if of := answer[[]turnInfo](t, "history", project, "company", "ENT-0001", "--field", "name"); len(of) != 1 || len(of[0].Fields) != 1 {
		t.Errorf("%+v", of)
	}
	if code, _, said := run(t, "history", project, "company", "nobody"); code != exitFailed || !strings.Contains(said, "nobody") {
		t.Errorf("exit code %d: %s", code, said)
	}

	for _, args := range [][]string{{before, project}, {project, "--since", "2000-01-01"}} {
		rows := answer[[]difference.Row](t, append([]string{"diff"}, args...)...)
		if len(rows) != 1 || rows[0].ID != "ENT-0001" || rows[0].What != difference.Changed {
			t.Errorf("%v: %+v", args, rows)
		}
	}
	if said := must(t, "diff", project, project); !strings.Contains(said, "Aucune différence") {
		t.Error(said)
	}
	if code, _, _ := run(t, "diff", project); code != exitFailed {
		t.Errorf("compared with nothing: exit code %d", code)
	}
	if code, _, _ := run(t, "journal", project, "--since", "hier"); code != exitUsage {
		t.Errorf("a day that is none: exit code %d", code)
	}
	if left, err := filepath.Glob(filepath.Join(filepath.Dir(project), "*-wal")); err != nil || len(left) > 0 {
		t.Errorf("%q %v", left, err)
	}
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return text
}
