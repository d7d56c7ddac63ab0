package main

import (
	"encoding/csv"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/allocation"
	"emprise/data/match"
	"emprise/data/placement"
	"emprise/data/workspace"
)

// Zones by the hectare on the demonstration: nothing is given beyond what a piece has, what is said to be taken is, and each
// company has at least as good a score as with whole plots.
func TestAllocateZones(t *testing.T) {
	playedWhole(t)
	t.Parallel()
	p := territoryOf(t)
	plan := answer[planJSON](t, "allocate", p, "--zones")
	plots := answer[planJSON](t, "allocate", p)
	best := plan.Answers[2]
	if !best.Proof.Proved || best.Totals.Served != 11 || best.Totals.Fit < plots.Answers[2].Totals.Fit || len(best.Zones) < 5 {
		t.Errorf("%+v, plots %+v", best.Totals, plots.Answers[2].Totals)
	}
	for _, a := range plan.Answers {
		zones := 0
		for _, z := range a.Zones {
			taken := 0.0
			for _, need := range z.Needs {
				o := outcomeOf(t, a, need)
				if *o.PlotID != z.ID || o.Kind != placement.Zone {
					t.Errorf("%s: %+v", a.Way, o)
				}
				taken += *o.AreaM2
				zones++
			}
			if math.Abs(taken-z.TakenM2) > 1e-6 || taken > z.CapacityM2+1e-3 || len(z.Plots) == 0 || z.Name == "" {
				t.Errorf("%s: %+v", a.Way, z)
			}
		}
		if zones < 8 {
			t.Errorf("%s: %d companies in zones", a.Way, zones)
		}
	}
	text := must(t, "allocate", p, "--zones")
	for _, want := range []string{"Parc industriel de la Plaine d’Arvenne, îlot 1", "ha sur 20,43", "Optimum prouvé"} {
		if !strings.Contains(strings.ReplaceAll(text, "\u202f", " "), want) {
			t.Errorf("%q is not in %s", want, text)
		}
	}
	ban := answer[planJSON](t, "allocate", p, "--zones", "--ban", "BES-0003=58904_SITE-ECO_00001/1", "--objective", "carbon")
	if o := outcomeOf(t, ban.Answers[2], "BES-0003"); o.PlotID != nil && *o.PlotID == "58904_SITE-ECO_00001/1" || ban.Objectives[0][0].Objective != allocation.TCO2e {
		t.Errorf("%+v", o)
	}
}

// Assemblies beside the plots: parcels are given once, and a better score that is still to be checked is said to be so.
func TestAllocateAssemblies(t *testing.T) {
	playedWhole(t)
	t.Parallel()
	p := territoryOf(t)
	plan := answer[planJSON](t, "allocate", p, "--assemble", "--need", "BES-0004", "--need", "BES-0010", "--need", "BES-0005")
	assembled := 0
	for _, a := range plan.Answers {
		given := map[string]bool{}
		for _, o := range a.Outcomes {
			if o.Kind != placement.Assembly {
				continue
			}
			assembled++
			for _, parcel := range strings.Split(*o.PlotID, "+") {
				if given[parcel] || len(parcel) != 14 {
					t.Errorf("%s: %s is given twice", a.Way, parcel)
				}
				given[parcel] = true
			}
		}
	}
	if assembled == 0 || !plan.Answers[2].Proof.Proved {
		t.Error("no assembly is given")
	}
	text := must(t, "allocate", p, "--assemble", "--need", "BES-0004", "--need", "BES-0010")
	if !strings.Contains(text, "parcelles A") || !strings.Contains(text, "(58904)") {
		t.Error(text)
	}
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(must(t, "allocate", p, "--zones", "--csv"), "\ufeff")))
	r.Comma = ';'
	rows, err := r.ReadAll()
	if err != nil || len(rows[0]) != 17 || rows[1][15] != "zone" {
		t.Errorf("%v %v", rows, err)
	}
}

// A need that nothing fits is told what comes nearest.
func TestAllocateSaysWhatComesNearest(t *testing.T) {
	t.Parallel()
	p := hamlet(t)
	must(t, "needs", p, "--add", file(t, "need.json", []byte(`{"id":"C","title":"Grand","criteria":[{"measure":"area_m2","hard":true,"weight":1,"min":500000}]}`)))
	plan := answer[planJSON](t, "allocate", p, "--need", "C")
	o := plan.Answers[2].Outcomes[0]
	if o.Reason != allocation.NoFit || o.Nearest == nil || o.Nearest.PlotID != "P1" || len(o.Nearest.Reasons) != 1 || o.Verdict == match.Fits {
		t.Errorf("%+v", o)
	}
	if text := must(t, "allocate", p, "--need", "C"); !strings.Contains(text, "le plus proche") || !strings.Contains(text, "Lot 1 (P1)") {
		t.Error(text)
	}
}

// What comes nearest is found by what differs from need to need too: how far it is from where the company is.
func TestTheNearestIsNearTheCompany(t *testing.T) {
	t.Parallel()
	p := hamlet(t)
	far, most := 0.0, 100.0
	e := &env{ctx: t.Context(), author: "test", clock: time.Now}
	err := e.change(p, func(w *workspace.Workspace) error {
		next := w.Snapshot().Plots[0]
		next.ID, next.Name, next.Status = "P3", "Lot 3", data.StatusForSale
		next.Shape = orb.MultiPolygon{{{{2.36, 48.7}, {2.362, 48.7}, {2.362, 48.701}, {2.36, 48.701}, {2.36, 48.7}}}}
		_, err := w.Do(e.ctx, data.Edit{Note: data.Note{Key: "edit.territory"}, Put: []data.Row{
			next,
			data.Establishment{ID: "ETA-1", Name: "Atelier", CompanyID: "E", At: orb.Point{2.37, 48.7}},
			data.Need{ID: "C", Title: "Rester", CompanyID: "E", Criteria: []data.Criterion{{Measure: data.MeasureSite, Hard: true, Weight: 1, Ideal: &far, Max: &most}}},
		}})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	o := answer[planJSON](t, "allocate", p, "--need", "C").Answers[2].Outcomes[0]
	if o.Reason != allocation.NoFit || o.Nearest == nil || o.Nearest.PlotID != "P3" || len(o.Nearest.Reasons) != 1 {
		t.Errorf("%+v, nearest %+v", o, o.Nearest)
	}
}

// What the project has settled holds until the command line says otherwise.
func TestAllocateStartsFromWhatTheProjectSettled(t *testing.T) {
	t.Parallel()
	p := territoryOf(t)
	plain := answer[planJSON](t, "allocate", p)
	must(t, "territory", p, "--set", file(t, "kept.json", []byte(`{"allocation": {"first": "land", "locked": [
		{"need_id": "BES-0002", "place": "58911_TERRAIN-ECO_00001"}, {"need_id": "gone", "place": "58911_TERRAIN-ECO_00001"}],
		"forbidden": [{"need_id": "BES-0004", "place": "58901_TERRAIN-ECO_00003"}]}}`)))
	kept := answer[planJSON](t, "allocate", p)
	if kept.Objectives[0][0].Objective != allocation.Land {
		t.Errorf("%+v", kept.Objectives)
	}
	if o := outcomeOf(t, kept.Answers[2], "BES-0002"); !o.Locked || *o.PlotID != "58911_TERRAIN-ECO_00001" {
		t.Errorf("%+v", o)
	}
	if o := outcomeOf(t, kept.Answers[2], "BES-0004"); o.Reason != allocation.Banned {
		t.Errorf("%+v", o)
	}
	told := func(plan planJSON) bool {
		return slices.ContainsFunc(plan.Warnings, func(w planWarningJSON) bool { return w.Rule == "gone" && strings.HasPrefix(w.Text, "1 décision ") })
	}
	if !told(kept) || told(plain) {
		t.Errorf("of the decision about what is gone: %+v, without any %+v", kept.Warnings, plain.Warnings)
	}
	for _, form := range []string{"--text", "--csv"} {
		if _, out, err := run(t, "allocate", p, form); !strings.Contains(out+err, "1 décision ") {
			t.Errorf("%s does not say that a decision does not count: %s", form, err)
		}
	}
	turned := answer[planJSON](t, "allocate", p, "--lock", "BES-0004=58901_TERRAIN-ECO_00003", "--forbid", "BES-0002=58911_TERRAIN-ECO_00001", "--objective", "jobs")
	if o := outcomeOf(t, turned.Answers[2], "BES-0004"); !o.Locked || turned.Objectives[0][0].Objective != allocation.Jobs {
		t.Errorf("%+v, %+v", o, turned.Objectives)
	}
	if o := outcomeOf(t, turned.Answers[2], "BES-0002"); o.Locked || o.PlotID != nil && *o.PlotID == "58911_TERRAIN-ECO_00001" {
		t.Errorf("%+v", o)
	}
	if fresh := answer[planJSON](t, "allocate", p, "--fresh"); fresh.Answers[2].Totals != plain.Answers[2].Totals {
		t.Errorf("%+v, not %+v", fresh.Answers[2].Totals, plain.Answers[2].Totals)
	}
}
