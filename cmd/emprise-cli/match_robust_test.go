package main

import (
	"encoding/csv"
	"math"
	"strings"
	"testing"

	"emprise/data/match"
)

// The ranking of a need of the demonstration, examined: the same plots and scores as match, shares that add up, intervals that hold the weights;
// as text in both languages and as rows, the same each time.
func TestRobustnessOfARanking(t *testing.T) {
	t.Parallel()
	p := territoryOf(t)
	ranked := answer[rankingJSON](t, "match", p, "--need", "BES-0003")
	r := answer[robustJSON](t, "match", p, "--need", "BES-0003", "--robust")
	if r.NeedID != "BES-0003" || r.Verdict != match.Fits || r.Samples != 10_000 || r.First != ranked.Matches[0].PlotID || len(r.Methods) != 4 || len(r.Criteria) != 5 {
		t.Fatalf("%+v", r)
	}
	var firsts float64
	for i, x := range r.Plots {
		m := ranked.Matches[i]
		if x.PlotID != m.PlotID || x.Rank != *m.Rank || math.Abs(x.Score-*m.Score) > 1e-9 || len(x.Utilities) != 5 {
			t.Errorf("%+v, match has %+v", x, m)
		}
		firsts += x.First
	}
	if math.Abs(firsts-1) > 1e-9 {
		t.Errorf("firsts sum to %g", firsts)
	}
	for _, c := range r.Criteria {
		if c.First.Low > c.Weight || c.First.High < c.Weight || c.Order.Low < c.First.Low || c.Order.High > c.First.High || c.Text == "" {
			t.Errorf("%+v", c)
		}
	}
	other := answer[robustJSON](t, "match", p, "--need", "BES-0003", "--robust", "--sampling-seed", "5", "--samples", "2000")
	if other.Samples != 2000 || other.Plots[0].First == r.Plots[0].First || math.Abs(other.Plots[0].First-r.Plots[0].First) > 0.05 {
		t.Errorf("another seed: %g and %g", other.Plots[0].First, r.Plots[0].First)
	}
	for lang, want := range map[string]string{"fr": "Si l’on tire les poids au sort", "en": "stays first while this weight"} {
		text := must(t, "match", p, "--need", "BES-0003", "--robust", "--lang", lang)
		if !strings.Contains(text, want) || strings.Contains(text, "⟦") || strings.Contains(text, "<no value>") {
			t.Errorf("%s: %s", lang, text)
		}
		if again := must(t, "match", p, "--need", "BES-0003", "--robust", "--lang", lang); again != text {
			t.Errorf("%s: another answer", lang)
		}
	}
	rows, err := csv.NewReader(strings.NewReader(strings.ReplaceAll(strings.TrimPrefix(must(t, "match", p, "--need", "BES-0003", "--robust", "--csv", "--lang", "en"), "\ufeff"), "\r", ""))).ReadAll()
	if err != nil || len(rows) != 1+len(r.Plots)+len(r.Criteria) || rows[1][1] != r.First || len(rows[0]) != 17 {
		t.Errorf("%v: %v", rows, err)
	}
	if none := answer[robustJSON](t, "match", hamlet(t), "--need", "B", "--robust"); none.Reason != "" || len(none.Plots) != 1 {
		t.Errorf("%+v", none)
	}
}
