package explain_test

import (
	"strings"
	"testing"

	"emprise/assets/locale"
	"emprise/data/allocation"
	"emprise/data/explain"
	"emprise/data/match"
	"emprise/data/match/decision"
)

var names = explain.Names{
	Need:  func(id string) string { return "Entreprise " + id },
	Place: func(id string) string { return "Lot " + id },
}

func TestOutcomeInWords(t *testing.T) {
	t.Parallel()
	fr, en := locale.New("fr"), locale.New("en")
	taken := func(place, by string) allocation.Block {
		return allocation.Block{PlaceID: place, Why: allocation.Taken, By: []string{by}}
	}
	for _, c := range []struct {
		outcome allocation.Outcome
		fr, en  string
	}{
		{
			allocation.Outcome{PlaceID: "4", Verdict: match.Fits, Fit: 82.34, Choice: 1},
			"Lot 4 · 82,3/100 · son premier choix", "Lot 4 · 82.3/100 · its first choice",
		},
		{
			allocation.Outcome{PlaceID: "4", Verdict: match.Check, Fit: 82.34, Choice: 2, Regret: 7.5, BestID: "9", Best: 89.84, Locked: true},
			"Lot 4 · 82,3/100 · à vérifier · décidé d’avance · choix n° 2, 7,5 points de moins que Lot 9",
			"Lot 4 · 82.3/100 · to be checked · decided beforehand · choice no. 2, 7.5 points less than Lot 9",
		},
		{
			allocation.Outcome{PlaceID: "4", Verdict: match.Fits, Fit: 80, Choice: 2, Regret: 7.5, BestID: "9", BestVerdict: match.Check},
			"Lot 4 · 80,0/100 · choix n° 2, 7,5 points de moins que Lot 9, à vérifier",
			"Lot 4 · 80.0/100 · choice no. 2, 7.5 points less than Lot 9, to be checked",
		},
		{
			allocation.Outcome{PlaceID: "4", Verdict: match.Unfit, Choice: 1, Locked: true},
			"Lot 4 · décidé d’avance, bien que le terrain ne convienne pas", "Lot 4 · decided beforehand, although the plot does not fit",
		},
		{
			allocation.Outcome{Reason: allocation.NoFit},
			"non accueillie_: aucun terrain ne convient", "not served: no plot fits",
		},
		{
			allocation.Outcome{Reason: allocation.Taken, Blocks: []allocation.Block{taken("1", "A")}},
			"non accueillie_: le seul terrain qui convient est pris_: Lot 1 (à Entreprise A)",
			"not served: the only plot that fits is taken: Lot 1 (to Entreprise A)",
		},
		{
			allocation.Outcome{Reason: allocation.Taken, Blocks: []allocation.Block{taken("1", "A"), taken("2", "B"), {PlaceID: "3", Why: allocation.Banned}, taken("4", "C"), taken("5", "D")}},
			"non accueillie_: les 5 terrains qui conviennent sont pris_: Lot 1 (à Entreprise A), Lot 2 (à Entreprise B), Lot 3 (exclu), 2 autres",
			"not served: the 5 plots that fit are taken: Lot 1 (to Entreprise A), Lot 2 (to Entreprise B), Lot 3 (excluded), 2 others",
		},
		{
			allocation.Outcome{Reason: allocation.NoRoom, Blocks: []allocation.Block{{PlaceID: "Z", Why: allocation.NoRoom, LeftM2: 8_000, AskedM2: 20_000}}},
			"non accueillie_: il ne reste pas assez de place_: Lot Z (il reste 0,80_ha, il en faut 2,00_ha)",
			"not served: not enough room is left: Lot Z (0.80_ha left, 2.00_ha needed)",
		},
	} {
		if got := spaces(explain.Outcome(fr, c.outcome, names)); got != c.fr {
			t.Errorf("\n got %s\nwant %s", got, c.fr)
		}
		if got := spaces(explain.Outcome(en, c.outcome, names)); got != c.en {
			t.Errorf("\n got %s\nwant %s", got, c.en)
		}
	}
}

func TestProofInWords(t *testing.T) {
	t.Parallel()
	fr := locale.New("fr")
	for _, c := range []struct {
		proof allocation.Proof
		want  string
	}{
		{allocation.Proof{Proved: true, Nodes: 1}, "Optimum prouvé_: aucune autre répartition ne fait mieux."},
		{
			allocation.Proof{Nodes: 2000, Tier: 2, Value: 850.5, Bound: 901},
			"Optimum non prouvé_: recherche arrêtée après 2_000 branches_; somme des notes_: 850,5 obtenu, au plus 901,0 possible.",
		},
	} {
		if got := spaces(explain.Proof(fr, c.proof, nil)); got != c.want {
			t.Errorf("\n got %s\nwant %s", got, c.want)
		}
	}
	a := allocation.Answer{Totals: allocation.Totals{Served: 10, Fit: 800, Jobs: 300, LandM2: 30_000}}
	b := allocation.Answer{Totals: allocation.Totals{Served: 8, Fit: 810.5, Jobs: 239, LandM2: 10_000}}
	want := "10 entreprises accueillies au lieu de 8, 10,5 points de moins, 61 emplois de plus, 2,00_ha de consommation foncière évités en plus"
	if got := spaces(explain.Gain(fr, a, b)); got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

// Every key that an answer, a warning or an error can bring has its words in both languages.
func TestAllocationAndMethodsHaveWords(t *testing.T) {
	t.Parallel()
	for _, lang := range locale.Languages() {
		loc := locale.New(lang)
		var said []string
		for _, w := range []allocation.Way{allocation.FirstCome, allocation.Greedy, allocation.Optimal} {
			said = append(said, explain.Way(loc, w))
		}
		for _, o := range allocation.Objectives() {
			said = append(said, explain.Objective(loc, o))
		}
		for _, r := range []allocation.Reason{allocation.NoFit, allocation.Taken, allocation.NoRoom, allocation.Locked, allocation.Banned, allocation.Idle} {
			for n := range 4 {
				o := allocation.Outcome{Reason: r}
				for range n {
					why := r
					if r == allocation.NoFit {
						why = allocation.Taken
					}
					o.Blocks = append(o.Blocks, allocation.Block{PlaceID: "1", Why: why, By: []string{"A"}})
				}
				if (n == 0) == (r == allocation.NoFit) {
					said = append(said, explain.Outcome(loc, o, names))
				}
			}
		}
		for _, rule := range []string{
			allocation.WarnLockUnfit, allocation.WarnLockCheck, allocation.WarnReceived, allocation.WarnBudget, allocation.WarnServedUnsure,
			allocation.WarnJobs, allocation.WarnOccupancy,
		} {
			said = append(said, explain.AllocationWarning(loc, allocation.Warning{Rule: rule, NeedID: "A", PlaceID: "1"}, names))
		}
		for _, rule := range []string{
			allocation.RuleTwice, allocation.RuleUnknownNeed, allocation.RuleUnknownPlace, allocation.RuleLockBanned, allocation.RuleLockConflict,
			allocation.RuleNumber, allocation.RuleObjective, allocation.RuleTooMany,
		} {
			said = append(said, explain.Sentence(loc, &allocation.InputError{Rule: rule, NeedID: "A", PlaceID: "1"}))
		}
		for _, rule := range []string{
			decision.RuleShape, decision.RuleNotANumber, decision.RuleNegative, decision.RuleNoWeight, decision.RuleNotPositive,
			decision.RuleNotReciprocal, decision.RuleTooMany, decision.RuleThreshold, decision.RuleOutOfRange, decision.RuleUnknownMethod,
		} {
			said = append(said, explain.Sentence(loc, &decision.InputError{Rule: rule, Row: 1, Column: 2}))
		}
		for _, rule := range []string{decision.RuleFlat, decision.RuleInconsistent} {
			said = append(said, explain.MethodWarning(loc, decision.Warning{Rule: rule, Number: 0.229}, func(int) string { return "X" }))
		}
		for _, s := range said {
			if s == "" || strings.ContainsAny(s, "⟦") || strings.Contains(s, "<no value>") {
				t.Errorf("%s: %q", lang, s)
			}
		}
	}
}

func TestMethodsInWords(t *testing.T) {
	t.Parallel()
	fr := locale.New("fr")
	values := [][]float64{{90, 20}, {60, 65}, {10, 95}}
	first, list, err := decision.Stable(values, []float64{1, 1})
	if err != nil {
		t.Fatal(err)
	}
	criterion := func(j int) string { return []string{"Prix", "Superficie"}[j] }
	plot := func(i int) string { return "Lot " + string(rune('A'+i)) }
	want := "Prix_: Lot B reste en tête tant que ce poids est entre 38_% et 60_% (il est de 50_%)_; au-dessous, Lot C passe devant, au-dessus, Lot A"
	if got := spaces(explain.Stability(fr, list[0], first, criterion, plot)); got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
	p, err := decision.AHP([][]float64{{1, 9, 1. / 9}, {1. / 9, 1, 9}, {9, 1. / 9, 1}})
	if err != nil || len(p.Warnings) != 1 {
		t.Fatal(p, err)
	}
	if got := explain.MethodWarning(fr, p.Warnings[0], criterion); !strings.HasPrefix(got, "Les comparaisons se contredisent") {
		t.Error(got)
	}
}
