package weighing_test

import (
	"errors"
	"math"
	"testing"

	"emprise/data"
	"emprise/data/match/decision"
	"emprise/data/weighing"
)

func need() data.Need {
	one := 1.0
	return data.Need{ID: "B", Title: "need", Criteria: []data.Criterion{
		{Measure: data.MeasureArea, Min: &one, Weight: 5},
		{Measure: data.MeasurePrice, Max: &one, Weight: 1, Hard: true},
		{Measure: data.MeasurePower, Min: &one},
		{Free: &data.Free{Kind: data.FreeDistance, Label: "Canal", Layer: "canal"}, Max: &one, Weight: 3},
	}}
}

func weights(n data.Need) []float64 {
	list := make([]float64, len(n.Criteria))
	for i, c := range n.Criteria {
		list[i] = c.Weight
	}
	return list
}

func same(t *testing.T, what string, n data.Need, want ...float64) {
	t.Helper()
	for i, w := range weights(n) {
		if math.Abs(w-want[i]) > 1e-9 {
			t.Errorf("%s: %v, want %v", what, weights(n), want)
			return
		}
	}
	if err := n.Validate(); err != nil {
		t.Errorf("%s: %v", what, err)
	}
}

func TestSwingAndRank(t *testing.T) {
	t.Parallel()
	before := need()
	n, err := weighing.Swing(before, map[data.Measure]float64{data.MeasureArea: 100, data.MeasurePower: 60, before.Criteria[3].Key(): 40})
	if err != nil {
		t.Fatal(err)
	}
	same(t, "swing", n, 50, 0, 30, 20)
	if w := n.Criteria[2].HowWeighed(); w == nil || w.By != data.BySwing || w.Points != 60 || n.Criteria[1].HowWeighed() != nil {
		t.Errorf("%+v", w)
	}
	same(t, "what was given", before, 5, 1, 0, 3)
	n.Criteria[2].Weight = 31
	if n.Criteria[2].HowWeighed() != nil {
		t.Error("a weight that was changed by hand still says how it came about")
	}
	// 11/18, 5/18, 2/18.
	n, err = weighing.Rank(before, map[data.Measure]int{data.MeasurePrice: 1, data.MeasureArea: 2, data.MeasurePower: 3})
	if err != nil {
		t.Fatal(err)
	}
	same(t, "rank", n, 27.78, 61.11, 11.11, 0)
	if w := n.Criteria[0].HowWeighed(); w == nil || w.By != data.ByRank || w.Place != 2 {
		t.Errorf("%+v", w)
	}
}

func TestComparisons(t *testing.T) {
	t.Parallel()
	a, b, c := data.MeasureArea, data.MeasurePrice, data.MeasurePower
	n, p, err := weighing.Compare(need(), []weighing.Comparison{{a, b, 2}, {c, a, 0.25}, {b, c, 2}})
	if err != nil {
		t.Fatal(err)
	}
	same(t, "consistent", n, 57.14, 28.57, 14.29, 0)
	w := n.Criteria[1].HowWeighed()
	if math.Abs(p.Ratio) > 1e-9 || len(p.Warnings) != 0 || w == nil || w.Over[a] != 0.5 || w.Over[c] != 2 || len(w.Over) != 2 {
		t.Errorf("%+v %+v", p, w)
	}
	_, p, err = weighing.Compare(need(), []weighing.Comparison{{a, b, 5}, {b, c, 5}, {c, a, 5}})
	if err != nil || p.Ratio < 0.1 || len(p.Warnings) != 1 || p.Warnings[0].Rule != decision.RuleInconsistent {
		t.Errorf("in a circle: %+v %v", p, err)
	}
}

func TestWhatCannotBeWeighed(t *testing.T) {
	t.Parallel()
	a, b, c := data.MeasureArea, data.MeasurePrice, data.MeasurePower
	compare := func(list ...weighing.Comparison) error {
		_, _, err := weighing.Compare(need(), list)
		return err
	}
	_, nothing := weighing.Swing(need(), nil)
	_, unknown := weighing.Swing(need(), map[data.Measure]float64{data.MeasureSlope: 3})
	for rule, err := range map[string]error{
		weighing.RuleNothing: nothing, weighing.RuleUnknown: unknown, weighing.RuleItself: compare(weighing.Comparison{One: a, Other: a, Times: 1}),
		weighing.RuleTwice:   compare(weighing.Comparison{One: a, Other: b, Times: 2}, weighing.Comparison{One: b, Other: a, Times: 2}),
		weighing.RuleMissing: compare(weighing.Comparison{One: a, Other: b, Times: 2}, weighing.Comparison{One: b, Other: c, Times: 2}),
	} {
		var e *weighing.InputError
		if !errors.As(err, &e) || e.Rule != rule || !errors.Is(err, data.ErrInvalid) {
			t.Errorf("%s: %v", rule, err)
		}
	}
	_, negative := weighing.Swing(need(), map[data.Measure]float64{a: -1, b: 2})
	_, zero := weighing.Swing(need(), map[data.Measure]float64{a: 0})
	_, place := weighing.Rank(need(), map[data.Measure]int{a: 0})
	for rule, err := range map[string]error{
		decision.RuleNegative: negative, decision.RuleNoWeight: zero, decision.RuleOutOfRange: place,
		decision.RuleNotPositive: compare(weighing.Comparison{One: a, Other: b, Times: math.NaN()}),
	} {
		var e *decision.InputError
		if !errors.As(err, &e) || e.Rule != rule {
			t.Errorf("%s: %v", rule, err)
		}
	}
}
