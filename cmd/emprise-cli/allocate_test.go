package main

import (
	"encoding/csv"
	"math"
	"slices"
	"strings"
	"testing"

	"emprise/data"
	"emprise/data/allocation"
	"emprise/data/match"
)

func outcomeOf(t *testing.T, a answerJSON, need string) outcomeJSON {
	t.Helper()
	for _, o := range a.Outcomes {
		if o.NeedID == need {
			return o
		}
	}
	t.Fatalf("%s says nothing of %s", a.Way, need)
	return outcomeJSON{}
}

// The plan of the demonstration, held against the rankings that match gives: scores are those of match, nothing is given
// twice, each company's best and choice are right, and no exchange of two plots or move to a free one adds to the optimum.
func TestAllocateTheDemonstration(t *testing.T) {
	playedWhole(t)
	t.Parallel()
	p := territoryOf(t)
	plan := answer[planJSON](t, "allocate", p)
	if len(plan.Answers) != 3 || len(plan.Needs) != 11 || !plan.Answers[2].Proof.Proved {
		t.Fatalf("%d answers to %d needs", len(plan.Answers), len(plan.Needs))
	}
	scores := map[string]map[string]float64{}
	for _, n := range plan.Needs {
		scores[n.ID] = map[string]float64{}
		for _, m := range answer[rankingJSON](t, "match", p, "--need", n.ID).Matches {
			if m.Verdict != match.Unfit {
				scores[n.ID][m.PlotID] = *m.Score
			}
		}
		if n.Options != len(scores[n.ID]) || n.Company == "" || n.Received == "" {
			t.Errorf("%+v, match has %d", n, len(scores[n.ID]))
		}
	}
	for _, a := range plan.Answers {
		taken := map[string]bool{}
		sum := 0.0
		for _, o := range a.Outcomes {
			if o.PlotID == nil {
				checkUnserved(t, a, o, scores[o.NeedID])
				continue
			}
			score, fits := scores[o.NeedID][*o.PlotID]
			if !fits || score != *o.Fit || taken[*o.PlotID] {
				t.Errorf("%s: %+v, match gives %g", a.Way, o, score)
			}
			taken[*o.PlotID] = true
			sum += score
			better := 0
			for plot, other := range scores[o.NeedID] {
				if other > score && !(o.NeedID == "BES-0001" && plot == "58904_TERRAIN-ECO_00001") { // which it refused
					better++
				}
			}
			if *o.Choice != better+1 || math.Abs(o.Best-score-o.Regret) > 1e-9 {
				t.Errorf("%s: %+v, %d better", a.Way, o, better)
			}
		}
		if math.Abs(sum-a.Totals.Fit) > 1e-9 || a.Totals.Served != len(taken) {
			t.Errorf("%s: totals %+v, sum %g", a.Way, a.Totals, sum)
		}
		if best := plan.Answers[2].Totals; a.Totals.Served > best.Served || a.Totals.Served == best.Served && a.Totals.Sure == best.Sure && a.Totals.Fit > best.Fit+1e-3 {
			t.Errorf("%s is better than the optimum: %+v", a.Way, a.Totals)
		}
	}
	// The score of BES-0004 on its only plot is low, and others like that plot: best score first leaves it without.
	if o := outcomeOf(t, plan.Answers[1], "BES-0004"); o.Reason != allocation.Taken || len(o.Blocks) != 1 || o.Blocks[0].By[0] != "BES-0010" {
		t.Errorf("greedy: %+v", o)
	}
}

func checkUnserved(t *testing.T, a answerJSON, o outcomeJSON, scores map[string]float64) {
	t.Helper()
	if o.Reason == "" || len(o.Blocks) != len(scores) || o.Text == "" {
		t.Errorf("%s: %+v, %d plots fit", a.Way, o, len(scores))
	}
	for _, b := range o.Blocks {
		for _, by := range b.By {
			if has := outcomeOf(t, a, by).PlotID; has == nil || *has != b.PlotID {
				t.Errorf("%s: %s should have %s", a.Way, by, b.PlotID)
			}
		}
	}
}

func TestAllocateLocksBansAndObjectives(t *testing.T) {
	playedWhole(t)
	t.Parallel()
	p := territoryOf(t)
	plan := answer[planJSON](t, "allocate", p, "--lock", "BES-0002=58911_TERRAIN-ECO_00001", "--forbid", "BES-0004=58901_TERRAIN-ECO_00003", "--priority", "BES-0007=-1")
	for _, a := range plan.Answers {
		if o := outcomeOf(t, a, "BES-0002"); o.PlotID == nil || *o.PlotID != "58911_TERRAIN-ECO_00001" || !o.Locked {
			t.Errorf("%s: %+v", a.Way, o)
		}
		if o := outcomeOf(t, a, "BES-0004"); o.Reason != allocation.Banned {
			t.Errorf("%s: %+v", a.Way, o)
		}
		if o := outcomeOf(t, a, "BES-0007"); *o.Choice != 1 {
			t.Errorf("%s: the first class does not get its best: %+v", a.Way, o)
		}
	}
	if !slices.ContainsFunc(plan.Warnings, func(w planWarningJSON) bool { return w.Rule == allocation.WarnLockCheck && w.NeedID == "BES-0002" }) {
		t.Errorf("%+v", plan.Warnings)
	}
	plain := answer[planJSON](t, "allocate", p).Answers[2].Totals
	land := answer[planJSON](t, "allocate", p, "--objective", "land").Answers[2].Totals
	weighted := answer[planJSON](t, "allocate", p, "--objective", "fit=1,land=20").Answers[2].Totals
	value := func(x totalsJSON) float64 { return x.Fit + 20*x.LandM2/10_000 }
	if land.LandM2 <= plain.LandM2 || land.Fit >= plain.Fit || value(weighted) < max(value(plain), value(land))-1e-3 {
		t.Errorf("plain %+v, land %+v, weighted %+v", plain, land, weighted)
	}
	sure := answer[planJSON](t, "allocate", p, "--sure", "--objective", "land").Answers[2].Totals
	if sure.Sure != sure.Served || sure.LandM2 > land.LandM2 {
		t.Errorf("%+v", sure)
	}
	few := answer[planJSON](t, "allocate", p, "--need", "BES-0011", "--need", "BES-0004", "--need", "BES-0011")
	if len(few.Needs) != 2 || few.Needs[0].ID != "BES-0011" {
		t.Errorf("%+v", few.Needs)
	}
}

// What a company refused is not given to it, unless the command line says so; match tells of the offer.
func TestARefusedPlotIsNotGivenAgain(t *testing.T) {
	t.Parallel()
	p := territoryOf(t)
	const refused = "58904_TERRAIN-ECO_00001"
	for _, c := range []struct {
		args []string
		plot string
		rule string
	}{
		{nil, "58904_TERRAIN-ECO_00002", "refused"},
		{[]string{"--fresh"}, "58904_TERRAIN-ECO_00002", "refused"},
		{[]string{"--allow", "BES-0001=" + refused}, refused, "refused_allowed"},
		{[]string{"--lock", "BES-0001=" + refused}, refused, "refused_allowed"},
	} {
		plan := answer[planJSON](t, append([]string{"allocate", p, "--need", "BES-0001"}, c.args...)...)
		if o := outcomeOf(t, plan.Answers[2], "BES-0001"); o.PlotID == nil || *o.PlotID != c.plot {
			t.Errorf("%v: %+v", c.args, o)
		}
		if len(plan.Warnings) == 0 || plan.Warnings[0].Rule != c.rule || plan.Warnings[0].PlotID != refused || !strings.Contains(plan.Warnings[0].Text, "échangeur") {
			t.Errorf("%v: %+v", c.args, plan.Warnings)
		}
	}
	offers := 0
	for _, m := range answer[rankingJSON](t, "match", p, "--need", "BES-0001").Matches {
		if m.Offer == nil {
			continue
		}
		offers++
		if m.PlotID == refused && (m.Offer.Stage != data.ProposalRefused || m.Offer.Date != "2026-03-02" || m.Offer.Reason == "") {
			t.Errorf("%+v", m.Offer)
		}
	}
	if offers != 2 {
		t.Errorf("%d plots were offered", offers)
	}
	for _, args := range [][]string{{"--need", "BES-0001"}, {"--all", "--text"}, {"--plot", refused}, {"--need", "BES-0001", "--csv"}} {
		if text := must(t, append([]string{"match", p}, args...)...); !strings.Contains(text, "refusé · 2") {
			t.Errorf("%v does not tell of the offer: %.300s", args, text)
		}
	}
}

func TestAllocateInWordsAndInColumns(t *testing.T) {
	t.Parallel()
	p := territoryOf(t)
	text := must(t, "allocate", p)
	for _, want := range []string{"Premier arrivé : 11 entreprises accueillies sur 11", "Projet Cargo → La Plaine d’Arvenne — lot 2", "! Projet Cargo : La Plaine d’Arvenne — lot 1 (58904_TERRAIN-ECO_00001) est exclu (refusé · 2", "son premier choix", "Optimum prouvé", "(à Méca-Précision Aubrinoise)"} {
		if !strings.Contains(strings.ReplaceAll(text, "\u202f", " "), want) {
			t.Errorf("%q is not in %s", want, text)
		}
	}
	if strings.Contains(text, "⟦") || strings.Contains(text, "<no value>") {
		t.Error(text)
	}
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(must(t, "allocate", p, "--csv"), "\ufeff")))
	r.Comma = ';'
	rows, err := r.ReadAll()
	if err != nil || len(rows) != 1+3*11 || rows[0][4] != "plot_id" {
		t.Errorf("%d rows, %v", len(rows), err)
	}
	for _, args := range [][]string{
		{"allocate", p, "--lock", "BES-0002"},
		{"allocate", p, "--objective", "gold"},
		{"allocate", p, "--objective", "fit=1,jobs"},
		{"allocate", p, "--priority", "BES-0002=x"},
		{"allocate", p, "--csv", "--text"},
	} {
		if code, _, stderr := run(t, args...); code != exitUsage || strings.Count(stderr, "\n") != 1 {
			t.Errorf("%v: %d %s", args, code, stderr)
		}
	}
	for _, args := range [][]string{
		{"allocate", p, "--need", "BES-9999"},
		{"allocate", p, "--lock", "BES-0002=nowhere"},
		{"allocate", p, "--priority", "BES-9999=1"},
		{"allocate", p, "--lock", "BES-0002=58911_TERRAIN-ECO_00001", "--lock", "BES-0012=58911_TERRAIN-ECO_00001"},
	} {
		if code, _, stderr := run(t, args...); code != exitFailed || strings.Count(stderr, "\n") != 1 || strings.Contains(stderr, "allocate:") {
			t.Errorf("%v: %d %s", args, code, stderr)
		}
	}
}
