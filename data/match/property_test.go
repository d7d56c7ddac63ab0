package match_test

import (
	"context"
	"fmt"
	"math"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"emprise/data"
	"emprise/data/match"
)

// drawNeed draws a valid need over some of the measures.
func drawNeed(t *rapid.T) data.Need {
	n := data.Need{ID: "B", Title: "drawn"}
	for _, m := range data.Measures() {
		if !rapid.Bool().Draw(t, "ask "+string(m)) {
			continue
		}
		c := data.Criterion{
			Measure: m, Hard: rapid.Bool().Draw(t, "hard"),
			Weight: rapid.SampledFrom([]float64{0, 0, 0.5, 1, 2, 7}).Draw(t, "weight"),
		}
		if m.Categorical() {
			c.Allowed = rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c"}), 1, 2).Draw(t, "allowed")
		} else {
			bounds := rapid.SliceOfN(rapid.Float64Range(0, 100), 3, 3).Draw(t, "bounds")
			slices.Sort(bounds)
			which := rapid.IntRange(1, 7).Draw(t, "which")
			for i, p := range []**float64{&c.Min, &c.Ideal, &c.Max} {
				if which&(1<<i) != 0 {
					*p = &bounds[i]
				}
			}
		}
		n.Criteria = append(n.Criteria, c)
	}
	return n
}

func drawCandidates(t *rapid.T, n int) []match.Candidate {
	list := make([]match.Candidate, n)
	for i := range list {
		c := match.Candidate{
			PlotID: fmt.Sprintf("P%02d", i), Offered: rapid.Bool().Draw(t, "offered"), Values: map[data.Measure]match.Value{},
			Status: rapid.SampledFrom(append(data.Statuses(), "")).Draw(t, "status"),
		}
		for _, m := range data.Measures() {
			switch {
			case !rapid.Bool().Draw(t, "known"):
			case m.Categorical():
				c.Values[m] = match.Value{Known: true, Categories: []string{rapid.SampledFrom([]string{"A", "b ", "z"}).Draw(t, "category")}}
			default:
				c.Values[m] = match.Value{Known: true, Number: rapid.Float64Range(0, 120).Draw(t, "number")}
			}
		}
		list[i] = c
	}
	return list
}

// What a match says of a plot depends on the need and on the plot, on nothing else.
func TestOtherPlotsNeverChangeAMatch(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n, all := drawNeed(t), drawCandidates(t, rapid.IntRange(1, 8).Draw(t, "plots"))
		whole, err := match.Rank(context.Background(), n, all)
		if err != nil {
			t.Fatal(err)
		}
		some := rapid.SliceOfNDistinct(rapid.SampledFrom(all), 0, len(all), func(c match.Candidate) string { return c.PlotID }).Draw(t, "some")
		part, err := match.Rank(context.Background(), n, some)
		if err != nil {
			t.Fatal(err)
		}
		place := -1
		for _, m := range part {
			at := slices.IndexFunc(whole, func(w match.Match) bool { return w.PlotID == m.PlotID })
			if at <= place {
				t.Fatalf("the order of %s changed", m.PlotID)
			}
			place = at
			w := whole[at]
			m.Rank, w.Rank = 0, 0
			if !reflect.DeepEqual(m, w) {
				t.Fatalf("%s changed:\n%+v\n%+v", m.PlotID, m, w)
			}
		}
	})
}

func TestMatchHoldsTogether(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n, all := drawNeed(t), drawCandidates(t, 4)
		got, err := match.Rank(context.Background(), n, all)
		if err != nil {
			t.Fatal(err)
		}
		slices.Reverse(all)
		again, err := match.Rank(context.Background(), n, all)
		if err != nil || !reflect.DeepEqual(got, again) {
			t.Fatalf("the order of the candidates matters: %v", err)
		}
		for i, m := range got {
			checkMatch(t, m)
			if i > 0 && got[i-1].Score != nil && m.Score != nil && got[i-1].Verdict == m.Verdict && *m.Score > *got[i-1].Score+1e-6 {
				t.Fatalf("place %d scores more than the one before", i)
			}
		}
	})
}

func checkMatch(t *rapid.T, m match.Match) {
	var weight, sum float64
	verdict := match.Fits
	for _, r := range m.Reasons {
		weight += r.Weight
		if r.Contribution != nil {
			sum += *r.Contribution
		}
		if r.Utility != nil && (*r.Utility < 0 || *r.Utility > 100) {
			t.Fatalf("utility %g", *r.Utility)
		}
		if (r.Verdict == match.Check) != !r.Value.Known {
			t.Fatalf("to be checked is what is unknown: %+v", r)
		}
		if r.Gap != nil && (*r.Gap <= 0 || r.Verdict != match.Unfit) {
			t.Fatalf("gap %g in %+v", *r.Gap, r)
		}
		if r.Hard && (r.Verdict == match.Unfit || r.Verdict == match.Check && verdict == match.Fits) {
			verdict = r.Verdict
		}
	}
	if verdict != m.Verdict {
		t.Fatalf("verdict %s, reasons say %s", m.Verdict, verdict)
	}
	if weight != 0 && math.Abs(weight-1) > 1e-9 {
		t.Fatalf("weights sum to %g", weight)
	}
	if m.Completeness < 0 || m.Completeness > 1 {
		t.Fatalf("completeness %g", m.Completeness)
	}
	if m.Score != nil && (m.Verdict == match.Unfit || math.Abs(*m.Score-sum) > 1e-9 || *m.Score < 0 || *m.Score > 100+1e-9) {
		t.Fatalf("score %g of contributions %g", *m.Score, sum)
	}
	if (m.Rank == 0) != (m.Verdict == match.Unfit) {
		t.Fatalf("rank %d of a plot that %s", m.Rank, m.Verdict)
	}
}
