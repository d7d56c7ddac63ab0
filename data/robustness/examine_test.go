package robustness_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"emprise/data"
	"emprise/data/match"
	"emprise/data/match/decision"
	"emprise/data/robustness"
)

func at(v float64) *float64 { return &v }

// asked is a need whose utilities are the values themselves: 0 at 0, 100 at 100.
func asked(weights ...float64) data.Need {
	n := data.Need{ID: "B", Title: "need"}
	for j, m := range []data.Measure{data.MeasureArea, data.MeasurePower, data.MeasureWater, data.MeasureGas}[:len(weights)] {
		n.Criteria = append(n.Criteria, data.Criterion{Measure: m, Weight: weights[j], Min: at(0), Ideal: at(100)})
	}
	return n
}

// ranked ranks plots A, B, C… of given utilities; NaN is unknown.
func ranked(t testing.TB, n data.Need, rows ...[]float64) []match.Match {
	t.Helper()
	var list []match.Candidate
	for i, row := range rows {
		c := match.Candidate{PlotID: string(rune('A' + i)), Name: "Lot " + string(rune('A'+i)), Offered: true, Values: map[data.Measure]match.Value{}}
		for j, v := range row {
			if !math.IsNaN(v) {
				c.Values[n.Criteria[j].Measure] = match.Value{Known: true, Number: v}
			}
		}
		list = append(list, c)
	}
	matches, err := match.Rank(context.Background(), n, list)
	if err != nil {
		t.Fatal(err)
	}
	return matches
}

func examine(t testing.TB, matches []match.Match, o robustness.Options) robustness.Report {
	t.Helper()
	r, err := robustness.Examine(context.Background(), matches, o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// Two plots that trade one criterion for another: they are level where both weigh the same.
func TestTheIntervalOfTwoPlots(t *testing.T) {
	t.Parallel()
	r := examine(t, ranked(t, asked(3, 1), []float64{80, 20}, []float64{20, 80}), robustness.Options{Samples: 20_000})
	if r.Verdict != match.Fits || r.Plots[r.First].ID != "A" || r.Plots[r.Second].ID != "B" || len(r.Criteria) != 2 || r.Unknown != 0 {
		t.Fatalf("%+v", r)
	}
	first, second := r.Criteria[0].Stable, r.Criteria[1].Stable
	if math.Abs(first.First.Low-0.5) > 1e-12 || first.First.High != 1 || first.First.Below != 1 || math.Abs(second.First.High-0.5) > 1e-12 || second.First.Above != 1 {
		t.Errorf("%+v %+v", first, second)
	}
	if p := r.Plots[0].First; math.Abs(p-0.5) > 0.02 {
		t.Errorf("first in %g of the weightings", p)
	}
	if r.Criteria[0].Firm != nil || r.Plots[1].Near || r.Near() != nil || r.Overtakers() != nil {
		t.Errorf("%+v", r)
	}
	if r.Lead[0] != (robustness.Lead{Criterion: 0, Points: 45}) || r.Lead[1] != (robustness.Lead{Criterion: 1, Points: -15}) {
		t.Errorf("%+v", r.Lead)
	}
}

func TestTheUnknown(t *testing.T) {
	t.Parallel()
	unknown := math.NaN()
	// B's second value is not known: its score is 50 as shown, 45 to 55 in truth, below A's 60 in any case.
	r := examine(t, ranked(t, asked(9, 1), []float64{60, 60}, []float64{50, unknown}), robustness.Options{})
	b := r.Plots[1]
	if b.ID != "B" || b.Unknown != 1 || r.Unknown != 1 || b.Utilities[1] != nil || math.Abs(b.Score-50) > 1e-9 || math.Abs(b.Low-45) > 1e-9 || math.Abs(b.High-55) > 1e-9 {
		t.Fatalf("%+v", b)
	}
	// With 100 for B's second value, 60 = 50·t + 100·(1−t) at t = 0.8.
	if firm := r.Criteria[0].Firm; firm == nil || math.Abs(firm.Low-0.8) > 1e-12 || firm.Below != 1 || r.Overtakers() != nil {
		t.Errorf("%+v", r.Criteria[0].Firm)
	}
	if r.Criteria[0].Stable.First.Low != 0 {
		t.Errorf("as scored: %+v", r.Criteria[0].Stable)
	}
	// With as much weight on it, B may turn out better.
	r = examine(t, ranked(t, asked(1, 1), []float64{60, 60}, []float64{50, unknown}), robustness.Options{})
	if r.Criteria[0].Firm != nil || !slices.Equal(r.Overtakers(), []int{1}) {
		t.Errorf("%+v", r)
	}
	// One criterion, one value that is not known, even from 0 to 100: it beats 60 in 0.4 of the cases.
	r = examine(t, ranked(t, data.Need{ID: "B", Title: "t", Criteria: asked(1, 0).Criteria}, []float64{60, 0}, []float64{50, 0}), robustness.Options{})
	if len(r.Criteria) != 1 || r.Plots[0].First != 1 {
		t.Errorf("a criterion without weight counts: %+v", r)
	}
	a, err := decision.AcceptBetween(context.Background(), [][]float64{{60}, {0}}, [][]float64{{60}, {100}}, 1, 40_000, 1)
	if err != nil || math.Abs(a.First(1)-0.4) > 0.01 {
		t.Errorf("%g, %v", a.First(1), err)
	}
	if _, err := decision.AcceptBetween(context.Background(), [][]float64{{60}}, [][]float64{{50}}, 1, 1, 1); err == nil {
		t.Error("a range that ends before it begins")
	}
}

func TestNothingToExamine(t *testing.T) {
	t.Parallel()
	need := asked(1, 1)
	none := need
	none.Criteria = []data.Criterion{{Measure: data.MeasureArea, Hard: true, Min: at(10)}}
	for _, tt := range []struct {
		what    string
		matches []match.Match
		reason  robustness.Reason
	}{
		{"no plot at all", ranked(t, need), robustness.NoPlot},
		{"none fits", ranked(t, none, []float64{5}), robustness.NoPlot},
		{"all hard, no weight", ranked(t, none, []float64{15}), robustness.NoWeight},
		{"nothing known", ranked(t, need, []float64{math.NaN(), math.NaN()}), robustness.NoScore},
	} {
		r := examine(t, tt.matches, robustness.Options{})
		if r.Reason != tt.reason || r.First != -1 || len(r.Plots) != 0 || r.Near() != nil || r.Overtakers() != nil || r.Agreeing() != 0 {
			t.Errorf("%s: %+v", tt.what, r)
		}
	}
	alone := examine(t, ranked(t, need, []float64{15, 20}, []float64{math.NaN(), math.NaN()}), robustness.Options{})
	if len(alone.Plots) != 1 || alone.Plots[0].First != 1 || alone.Second != -1 || alone.Lead != nil || alone.Unscored != 1 {
		t.Errorf("%+v", alone)
	}
}

func TestNearTiesRivalsAndWhatIsLeft(t *testing.T) {
	t.Parallel()
	r := examine(t, ranked(t, asked(1, 1), []float64{60, 60}, []float64{59, 60}, []float64{50, 60}, []float64{10, 10}), robustness.Options{Most: 3})
	if !slices.Equal(r.Near(), []int{1}) || r.Left != 1 || len(r.Plots) != 3 {
		t.Errorf("%+v", r)
	}
	need := asked(1, 1)
	need.Criteria[1].Hard = true
	r = examine(t, ranked(t, need, []float64{60, 60}, []float64{80, math.NaN()}, []float64{20, math.NaN()}), robustness.Options{})
	if len(r.Plots) != 1 || len(r.Rivals) != 1 || r.Rivals[0].ID != "B" || len(r.Rivals[0].Ask) != 1 || r.Rivals[0].Ask[0].Measure != data.MeasurePower {
		t.Errorf("%+v", r.Rivals)
	}
	r = examine(t, ranked(t, need, []float64{80, math.NaN()}, []float64{20, math.NaN()}), robustness.Options{})
	if r.Verdict != match.Check || len(r.Plots) != 2 || r.Rivals != nil {
		t.Errorf("%+v", r)
	}
}

// The first listed of plots that are level is the first one, and an interval that is a point is said to be one.
func TestLevelPlots(t *testing.T) {
	t.Parallel()
	r := examine(t, ranked(t, asked(1, 1), []float64{40, 60}, []float64{60, 40}, []float64{40, 60}), robustness.Options{Samples: 30_000})
	if r.First != 0 || len(r.Near()) != 2 || r.Plots[0].Rank != 1 || r.Plots[1].Rank != 1 {
		t.Fatalf("%+v", r.Plots)
	}
	if s := r.Criteria[0].Stable.First; s.High != 0.5 || s.Above != 1 || s.Low != 0 {
		t.Errorf("%+v", s)
	}
	for i, want := range []float64{0.25, 0.5, 0.25} {
		if math.Abs(r.Plots[i].First-want) > 0.02 {
			t.Errorf("plot %d is first in %g", i, r.Plots[i].First)
		}
	}
	for _, m := range r.Methods {
		if m.Name != robustness.TOPSISVector && !m.Agrees { // that one prefers whoever is better where all are weak
			t.Errorf("%+v", m)
		}
	}
}

// Whatever the plots: within its interval the first stays first, outside it is not, by trying; with the unknown filled in at random the
// firm interval holds; the order in which plots are given changes nothing; the same seed gives the same answer.
func TestIntervalsByTrying(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		criteria := rapid.IntRange(1, 4).Draw(rt, "criteria")
		need := asked(rapid.SliceOfN(rapid.SampledFrom([]float64{0.5, 1, 2, 7}), criteria, criteria).Draw(rt, "weights")...)
		value := rapid.OneOf(rapid.Just(math.NaN()), rapid.Map(rapid.IntRange(0, 100), func(v int) float64 { return float64(v) }))
		rows := make([][]float64, rapid.IntRange(1, 6).Draw(rt, "plots"))
		for i := range rows {
			rows[i] = rapid.SliceOfN(value, criteria, criteria).Draw(rt, "row")
		}
		matches := ranked(t, need, rows...)
		r := examine(t, matches, robustness.Options{Samples: 200, Seed: 7})
		if again := examine(t, matches, robustness.Options{Samples: 200, Seed: 7}); !reflect.DeepEqual(r, again) {
			rt.Fatal("another answer")
		}
		if r.Reason != "" {
			return
		}
		if r.Plots[r.First].Rank != 1 {
			rt.Fatalf("the first has rank %d", r.Plots[r.First].Rank)
		}
		chance := rand.New(rand.NewPCG(1, 2))
		for k, c := range r.Criteria {
			for range 20 {
				w := chance.Float64()
				inside := w >= c.Stable.First.Low && w <= c.Stable.First.High
				best := leads(r, k, w, func(p robustness.Plot) float64 { return p.Score })
				if gap := math.Min(math.Abs(w-c.Stable.First.Low), math.Abs(w-c.Stable.First.High)); gap > 1e-6 && inside != best {
					rt.Fatalf("criterion %d at %g: inside %v, first %v: %+v", k, w, inside, best, r)
				}
				if c.Firm != nil && w >= c.Firm.Low && w <= c.Firm.High && !leads(r, k, w, func(robustness.Plot) float64 { return 100 * chance.Float64() }) {
					rt.Fatalf("criterion %d at %g: not firm: %+v", k, w, r)
				}
			}
		}
		checkShares(rt, r)
	})
}

// leads tries one weighting: whether the first is first, the unknown being what fill says of a plot.
func leads(r robustness.Report, k int, w float64, fill func(robustness.Plot) float64) bool {
	rest := 1 - r.Criteria[k].Stable.Weight
	score := func(p robustness.Plot) float64 {
		var sum float64
		for j, u := range p.Utilities {
			var v float64
			if u != nil {
				v = *u
			} else {
				v = fill(p)
			}
			switch {
			case j == k:
				sum += w * v
			case rest > 1e-12:
				sum += (1 - w) * r.Criteria[j].Stable.Weight / rest * v
			}
		}
		return sum
	}
	first := score(r.Plots[r.First])
	for i, p := range r.Plots {
		if i != r.First && score(p) > first+1e-7 {
			return false
		}
	}
	return true
}

func checkShares(t *rapid.T, r robustness.Report) {
	var firsts float64
	for i, p := range r.Plots {
		firsts += p.First
		var sum float64
		for _, v := range p.Ranks {
			sum += v
		}
		if math.Abs(sum-1) > 1e-9 || p.Low > p.Score+1e-9 || p.High < p.Score-1e-9 || (p.Unknown == 0) != (p.High-p.Low < 1e-9) {
			t.Fatalf("plot %d: %+v", i, p)
		}
	}
	if math.Abs(firsts-1) > 1e-9 {
		t.Fatalf("firsts sum to %g", firsts)
	}
	for _, m := range r.Methods {
		if m.Name == robustness.ELECTRE && len(m.Kernel) == 0 || m.Name != robustness.ELECTRE && slices.Min(m.Ranks) != 1 {
			t.Fatalf("%+v", m)
		}
	}
}

// A plot that is best in all is first in every way.
func TestADominantPlot(t *testing.T) {
	t.Parallel()
	r := examine(t, ranked(t, asked(1, 2, 3), []float64{90, 90, 90}, []float64{80, 10, 80}, []float64{20, 80, 10}), robustness.Options{})
	if r.Plots[0].First != 1 || r.Agreeing() != 4 || len(r.Methods) != 4 || !slices.Equal(r.Methods[3].Kernel, []int{0}) {
		t.Errorf("%+v", r)
	}
	for _, c := range r.Criteria {
		if c.Stable.First.Low != 0 || c.Stable.First.High != 1 || c.Firm != nil {
			t.Errorf("%+v", c)
		}
	}
}

func TestExamineEndsWithItsContext(t *testing.T) {
	t.Parallel()
	matches := ranked(t, asked(1, 1), []float64{1, 2})
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := robustness.Examine(ctx, matches, robustness.Options{}); err == nil {
		t.Error("no error")
	}
}

func BenchmarkExamine(b *testing.B) {
	rows := make([][]float64, 100)
	chance := rand.New(rand.NewPCG(3, 4))
	for i := range rows {
		rows[i] = []float64{100 * chance.Float64(), 100 * chance.Float64(), 100 * chance.Float64(), 100 * chance.Float64()}
	}
	need := asked(1, 2, 3, 4)
	var list []match.Candidate
	for i, row := range rows {
		c := match.Candidate{PlotID: fmt.Sprint(i), Offered: true, Values: map[data.Measure]match.Value{}}
		for j, v := range row {
			c.Values[need.Criteria[j].Measure] = match.Value{Known: true, Number: v}
		}
		list = append(list, c)
	}
	matches, err := match.Rank(context.Background(), need, list)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		examine(b, matches, robustness.Options{})
	}
}

// The table of scikit-criteria's dominance tests: MM is no better than FN in anything and worse in something, so that no
// weighting has it first. AA lies half way between JN and FN, so that one of them is always as good; the others are first for some.
func TestDominatedPlotsNeverRankFirst(t *testing.T) {
	t.Parallel()
	// Return and capital of 10 as they are, risk of 35 the less the better.
	banks := map[string][]float64{"PE": {70, 50, 0}, "JN": {50, 40, 90}, "AA": {50, 60, 70}, "MM": {10, 70, 50}, "FN": {50, 80, 50}}
	ids := []string{"PE", "JN", "AA", "MM", "FN"}
	var rows [][]float64
	for _, id := range ids {
		rows = append(rows, banks[id])
	}
	r := examine(t, ranked(t, asked(2, 4, 1), rows...), robustness.Options{})
	for _, p := range r.Plots {
		name := ids[p.ID[0]-'A']
		if never := name == "MM" || name == "AA"; p.First > 1e-3 == never || name == "MM" && p.Central != nil {
			t.Errorf("%s ranks first in %g", name, p.First)
		}
	}
}
