package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"emprise/data"
)

func TestDashboardOfTheDemonstration(t *testing.T) {
	t.Parallel()
	p := territoryOf(t)
	type told struct {
		All struct {
			Plots []string `json:"plots"`
			Area  float64  `json:"area_m2"`
		} `json:"all"`
		Proposals []struct{} `json:"proposals"`
		Take      struct {
			Budget float64 `json:"budget_m2"`
		} `json:"land_take"`
	}
	got := answer[told](t, "dashboard", p)
	if plots := answer[[]data.Plot](t, "plots", p); len(got.All.Plots) != len(plots) || got.All.Area < 1e6 || len(got.Proposals) == 0 {
		t.Errorf("%d plots of %d, %.0f m²", len(got.All.Plots), len(plots), got.All.Area)
	}
	if public := answer[told](t, "dashboard", p, "--public"); len(public.Proposals) != 0 {
		t.Error("proposals are told outside")
	}
	set := file(t, "budget.json", []byte(`{"land_budget_m2": 30000, "land_budget_until": "2031-12-31"}`))
	must(t, "territory", p, "--set", set)
	if at := answer[data.Territory](t, "territory", p); at.LandBudgetM2 == nil || *at.LandBudgetM2 != 30_000 || at.LandBudgetUntil != "2031-12-31" || at.Name == "" {
		t.Errorf("the territory is %+v", at)
	}
	if got := answer[told](t, "dashboard", p).Take.Budget; got != 30_000 {
		t.Errorf("the budget is %.0f m²", got)
	}
	if text := must(t, "dashboard", p, "--csv"); !strings.Contains(text, got.All.Plots[0]) {
		t.Errorf("%.200s", text)
	}
	out := filepath.Join(t.TempDir(), "tableau.pdf")
	must(t, "dashboard", p, "--out", out)
	if text, err := os.ReadFile(out); err != nil || !strings.HasPrefix(string(text), "%PDF") {
		t.Errorf("%v, %.20q", err, text)
	}
	if code, _, _ := run(t, "dashboard", p, "--out", filepath.Join(t.TempDir(), "tableau.doc")); code != exitFailed {
		t.Error("a form that is none was written")
	}
	if code, _, _ := run(t, "territory", p, "--set", file(t, "bad.json", []byte(`{"land_budget_m2": -1}`))); code != exitFailed {
		t.Error("a budget below zero was kept")
	}
}
