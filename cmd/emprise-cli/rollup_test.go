package main

import (
	"slices"
	"strings"
	"testing"

	"emprise/data"
	"emprise/data/rollup"
)

func TestRollupOfTheDemonstration(t *testing.T) {
	t.Parallel()
	p := territoryOf(t)
	projects := answer[[]data.Project](t, "projects", p)
	got := answer[rollup.Rollup](t, "rollup", p)
	if len(got.Territory.Projects) != len(projects) || len(got.Zones.Groups) < 3 || got.Territory.Jobs.Known == 0 {
		t.Errorf("%+v", got.Territory)
	}
	internal := slices.IndexFunc(projects, func(p data.Project) bool { return p.Internal })
	public := answer[rollup.Rollup](t, "rollup", p, "--public")
	if slices.Contains(public.Territory.Projects, projects[internal].ID) || len(public.Territory.Projects) == 0 {
		t.Errorf("outside: %q", public.Territory.Projects)
	}
	if text := must(t, "rollup", p, "--csv"); !strings.Contains(text, projects[internal].ID) || strings.Count(text, "\n") != 2+len(got.Zones.Groups)+len(got.Communes.Groups)+len(got.Contracts.Groups) {
		t.Errorf("%s", text)
	}
	if text := must(t, "rollup", p); !strings.Contains(text, "Ensemble du territoire") {
		t.Errorf("%s", text)
	}
}
