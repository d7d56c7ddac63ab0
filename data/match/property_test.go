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
		n.Criteria = append(n.Criteria, function(t, c))
	}
	return n
}

// function gives some criteria a value function of their own: points, with steps among them, or grades.
func function(t *rapid.T, c data.Criterion) data.Criterion {
	if !rapid.Bool().Draw(t, "function") {
		return c
	}
	utility := rapid.Float64Range(0, 100)
	if c.Measure.Categorical() {
		c.Grades = map[string]float64{"A": utility.Draw(t, "A"), data.OtherCategories: utility.Draw(t, "others")}
		return c
	}
	c.Ideal = nil
	values := rapid.SliceOfN(rapid.SampledFrom([]float64{0, 10, 10, 20, 50, 90}), 1, 4).Draw(t, "values")
	slices.Sort(values)
	for i, v := range values {
		if i < 2 || values[i-2] != v {
			c.Points = append(c.Points, data.Point{Value: v, Utility: utility.Draw(t, "utility")})
		}
	}
	if c.Hard && c.Min == nil && c.Max == nil {
		c.Min = &c.Points[0].Value
	}
	return c
}

// The utility of points is that of the segment the value lies on, found by looking at all of them; a better segment that
// ends there too counts.
func TestPointsByBruteForce(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		c := function(t, data.Criterion{Measure: data.MeasureArea, Weight: 1, Max: at(1000)})
		if c.Points == nil {
			return
		}
		v := rapid.SampledFrom([]float64{-5, 0, 3, 10, 15, 20, 49, 50, 77, 90, 200}).Draw(t, "value")
		want := -1.0
		segments := append([]data.Point{{Value: -1e9, Utility: c.Points[0].Utility}}, c.Points...)
		segments = append(segments, data.Point{Value: 1e9, Utility: c.Points[len(c.Points)-1].Utility})
		for i := 1; i < len(segments); i++ {
			a, b := segments[i-1], segments[i]
			switch {
			case v < a.Value || v > b.Value:
			case a.Value == b.Value:
				want = max(want, a.Utility, b.Utility)
			default:
				want = max(want, a.Utility*(b.Value-v)/(b.Value-a.Value)+b.Utility*(v-a.Value)/(b.Value-a.Value))
			}
		}
		m, err := match.Rank(context.Background(), need(c), []match.Candidate{plot("A", map[data.Measure]match.Value{c.Measure: num(v)})})
		if err != nil {
			t.Fatal(err)
		}
		if u := m[0].Reasons[0].Utility; u == nil || math.Abs(*u-want) > 1e-6 {
			t.Fatalf("%v at %g is %v, want %g", c.Points, v, deref(u), want)
		}
	})
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
