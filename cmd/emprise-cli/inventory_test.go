package main

import (
	"strings"
	"testing"

	"emprise/data"
)

func TestInventoryIsBuiltAndTold(t *testing.T) {
	t.Parallel()
	p := territoryOf(t)
	zone := answer[[]data.Zone](t, "zones", p)[0]
	made := answer[[]draftZone](t, "inventory", p, "--build", "--zone", zone.ID)
	if len(made) != 1 || made[0].Put < 10 {
		t.Fatalf("%+v", made)
	}
	type told struct {
		Zones []struct {
			Units   []struct{} `json:"units"`
			Unknown int        `json:"unknown"`
			Rate    *int       `json:"vacancy_rate_percent"`
			Issues  []struct {
				Rule string `json:"rule"`
			} `json:"issues"`
		} `json:"zones"`
	}
	z := answer[told](t, "inventory", p, "--zone", zone.ID, "--year", "2026").Zones[0]
	if len(z.Units) < made[0].Put || z.Rate == nil {
		t.Errorf("%+v", z)
	}
	for _, i := range z.Issues {
		if i.Rule == "unit_overlap" || i.Rule == "unit_parts" {
			t.Errorf("%+v", z.Issues)
		}
	}
	if again := answer[[]draftZone](t, "inventory", p, "--build", "--zone", zone.ID); again[0].Put != 0 {
		t.Errorf("%+v", again)
	}
	if text := must(t, "inventory", p, "--zone", zone.ID, "--csv"); !strings.HasPrefix(text, "\ufeffZone d’activité;Unité;") {
		t.Errorf("%.200s", text)
	}
	if code, _, _ := run(t, "inventory", p, "--zone", "none"); code != exitFailed {
		t.Error("the inventory of a zone that is not there")
	}
}

func TestStockOfTheDemonstration(t *testing.T) {
	t.Parallel()
	p := territoryOf(t)
	type told struct {
		Projects int `json:"projects"`
		Jobs     int `json:"jobs"`
		Schemes  []struct {
			Asked float64 `json:"asked_eur"`
		} `json:"schemes"`
	}
	got := answer[told](t, "stock", p, "--contract", "CTR-0002")
	projects, jobs, asked := 0, 0, 0.0
	for _, project := range answer[[]data.Project](t, "projects", p) {
		if project.ContractID != "CTR-0002" || project.Status == data.ProjectAbandoned {
			continue
		}
		projects++
		n, _ := project.JobCount()
		jobs += n
		for _, f := range project.Funding {
			asked += f.Euro
		}
	}
	sum := 0.0
	for _, s := range got.Schemes {
		sum += s.Asked
	}
	if got.Projects != projects || got.Jobs != jobs || sum != asked || projects == 0 {
		t.Errorf("%+v, want %d projects, %d jobs, %f €", got, projects, jobs, asked)
	}
	if text := must(t, "stock", p, "--contract", "CTR-0002", "--csv"); !strings.Contains(text, "Emplois;") {
		t.Errorf("%s", text)
	}
	if code, _, _ := run(t, "stock", p, "--contract", "CTR-0002", "--since", "hier"); code != exitFailed {
		t.Error("a day that is none")
	}
}
