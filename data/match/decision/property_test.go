package decision_test

import (
	"context"
	"errors"
	"math"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"emprise/data/match/decision"
)

// draw gives a table in which ties are frequent and some weights are zero.
func draw(t *rapid.T) decision.Table {
	rows, columns := rapid.IntRange(1, 7).Draw(t, "rows"), rapid.IntRange(1, 4).Draw(t, "columns")
	table := decision.Table{Weights: rapid.SliceOfN(rapid.SampledFrom([]float64{0, 1, 2, 3.5}), columns, columns).Draw(t, "weights")}
	table.Weights[0] += 0.5
	table.Cost = rapid.SliceOfN(rapid.Bool(), columns, columns).Draw(t, "cost")
	for range rows {
		table.Values = append(table.Values, rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom([]float64{0, 50, 100}), rapid.Float64Range(0, 100)), columns, columns).Draw(t, "row"))
	}
	return table
}

func pick[T any](list []T, order []int) []T {
	out := make([]T, len(order))
	for i, o := range order {
		out[i] = list[o]
	}
	return out
}

// What a value function says of a plot never depends on the others: not on their number, not on their order.
func TestOthersNeverChangeAValueScore(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		table := draw(t)
		whole, _, err := decision.WeightedSum(table, decision.NoNormalisation)
		if err != nil {
			t.Fatal(err)
		}
		all := make([]int, len(table.Values))
		for i := range all {
			all[i] = i
		}
		some := rapid.SliceOfNDistinct(rapid.SampledFrom(all), 0, len(all), rapid.ID[int]).Draw(t, "some")
		part, _, err := decision.WeightedSum(decision.Table{Values: pick(table.Values, some), Weights: table.Weights, Cost: table.Cost}, decision.NoNormalisation)
		if err != nil || !slices.Equal(part, pick(whole, some)) {
			t.Fatalf("%v of %v, %v", part, whole, err)
		}
	})
}

func TestOrderOfCandidatesIsNothing(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		table := draw(t)
		order := rapid.Permutation(identity(len(table.Values))).Draw(t, "order")
		moved := decision.Table{Values: pick(table.Values, order), Weights: table.Weights, Cost: table.Cost}
		for _, n := range []decision.Normalisation{decision.Vector, decision.MinMax} {
			a, _, err1 := decision.TOPSIS(table, n)
			b, _, err2 := decision.TOPSIS(moved, n)
			if err1 != nil || err2 != nil || !close(b, pick(a, order)) {
				t.Fatalf("TOPSIS %v %v: %v %v", a, b, err1, err2)
			}
		}
		a, err1 := decision.PROMETHEE(table, nil)
		b, err2 := decision.PROMETHEE(moved, nil)
		if err1 != nil || err2 != nil || !close(b.Net, pick(a.Net, order)) {
			t.Fatalf("PROMETHEE %v %v: %v %v", a, b, err1, err2)
		}
		o := decision.Outranking{Concordance: 0.6, Discordance: 0.5}
		c, err1 := decision.ELECTRE(table, o)
		d, err2 := decision.ELECTRE(moved, o)
		members := pick(order, d.Members)
		slices.Sort(members)
		if err1 != nil || err2 != nil || !slices.Equal(members, c.Members) {
			t.Fatalf("kernels %v %v: %v %v", c.Members, members, err1, err2)
		}
	})
}

func identity(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

func close(a, b []float64) bool {
	return slices.EqualFunc(a, b, func(x, y float64) bool { return math.Abs(x-y) <= 1e-9 })
}

// The closed form against a sweep of the weight that ranks afresh at each step.
func TestStabilityAgainstASweep(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		table := draw(t)
		first, list, err := decision.Stable(table.Values, table.Weights)
		if err != nil {
			t.Fatal(err)
		}
		for k, s := range list {
			if s.First.Low > s.Weight+1e-12 || s.First.High < s.Weight-1e-12 || s.Order.Low < s.First.Low-1e-9 || s.Order.High > s.First.High+1e-9 {
				t.Fatalf("criterion %d: %+v", k, s)
			}
			base := scoresAt(table, list, k, s.Weight)
			const steps = 997
			for i := range steps + 1 {
				at := float64(i) / steps
				scores := scoresAt(table, list, k, at)
				leads := slices.Max(scores)-scores[first] <= 1e-9
				if clear := min(math.Abs(at-s.First.Low), math.Abs(at-s.First.High)); clear > 1e-6 && leads != (at >= s.First.Low && at <= s.First.High) {
					if lead := scores[first] - greatestBut(scores, first); math.Abs(lead) > 1e-6 {
						t.Fatalf("criterion %d at %g: leads %v, interval %+v, scores %v", k, at, leads, s.First, scores)
					}
				}
				if at > s.Order.Low+1e-6 && at < s.Order.High-1e-6 && !sameOrder(base, scores) {
					t.Fatalf("criterion %d at %g: order changed within %+v", k, at, s.Order)
				}
			}
			for _, end := range []struct {
				at     float64
				behind int
			}{{s.Order.Low, s.Order.Below}, {s.Order.High, s.Order.Above}} {
				scores := scoresAt(table, list, k, end.at)
				if level := func(i int) bool { return i != end.behind && math.Abs(scores[i]-scores[end.behind]) < 1e-6 }; end.behind >= 0 && !slices.ContainsFunc(identity(len(scores)), level) {
					t.Fatalf("criterion %d: nobody is level with %d at %g: %v", k, end.behind, end.at, scores)
				}
				if inside := end.at > 1e-12 && end.at < 1-1e-12; inside && end.behind < 0 {
					t.Fatalf("criterion %d: %+v ends for no reason", k, s.Order)
				}
			}
			for _, end := range []struct {
				at    float64
				rival int
			}{{s.First.Low, s.First.Below}, {s.First.High, s.First.Above}} {
				if scores := scoresAt(table, list, k, end.at); end.rival >= 0 && math.Abs(scores[first]-scores[end.rival]) > 1e-6 {
					t.Fatalf("criterion %d: %d is not level with %d at %g: %v", k, end.rival, first, end.at, scores)
				}
			}
		}
	})
}

func scoresAt(table decision.Table, list []decision.Stability, k int, at float64) []float64 {
	scores := make([]float64, len(table.Values))
	for i, row := range table.Values {
		for j, u := range row {
			w := at
			if j != k && list[k].Weight < 1 {
				w = (1 - at) * list[j].Weight / (1 - list[k].Weight)
			} else if j != k {
				w = (1 - at) / float64(len(row)-1)
			}
			scores[i] += w * u
		}
	}
	return scores
}

func greatestBut(scores []float64, but int) float64 {
	most := math.Inf(-1)
	for i, v := range scores {
		if i != but {
			most = max(most, v)
		}
	}
	return most
}

func sameOrder(a, b []float64) bool {
	for i := range a {
		for j := range a {
			if a[i]-a[j] > 1e-6 && b[j]-b[i] > 1e-6 {
				return false
			}
		}
	}
	return true
}

// With two criteria the weightings lie on a line, so the share in which the first stays first is the length of its interval.
func TestSamplingAgreesWithTheClosedForm(t *testing.T) {
	t.Parallel()
	for seed := range uint64(30) {
		values := [][]float64{{90, 20}, {60, 65}, {10, 95 - float64(seed)}, {40, 40}}
		first, list, err := decision.Stable(values, []float64{1, 1})
		if err != nil {
			t.Fatal(err)
		}
		const samples = 20_000
		a, err := decision.Accept(t.Context(), values, 2, samples, seed)
		if err != nil {
			t.Fatal(err)
		}
		p := list[0].First.High - list[0].First.Low
		if sigma := math.Sqrt(p * (1 - p) / samples); math.Abs(a.First(first)-p) > 4.5*sigma {
			t.Errorf("seed %d: %g sampled, %g exact", seed, a.First(first), p)
		}
		if a.Ranks[3][0] != 0 || a.Central[3] != nil {
			t.Errorf("a dominated alternative ranks first: %v", a.Ranks[3])
		}
		again, _ := decision.Accept(t.Context(), values, 2, samples, seed)
		if !reflect.DeepEqual(a, again) {
			t.Errorf("seed %d gives two answers", seed)
		}
		for i := range values {
			column := 0.0
			for _, row := range a.Ranks {
				column += row[i]
			}
			row := 0.0
			for _, share := range a.Ranks[i] {
				row += share
			}
			if math.Abs(row-1) > 1e-9 || math.Abs(column-1) > 1e-9 {
				t.Errorf("shares sum to %g and %g", row, column)
			}
		}
	}
}

// The mean weight of an even draw from the simplex is 1/n, and its variance (n−1)/(n²(n+1)).
func TestSamplingIsEven(t *testing.T) {
	t.Parallel()
	const n, samples = 4, 50_000
	same := [][]float64{{1, 1, 1, 1}}
	a, err := decision.Accept(t.Context(), same, n, samples, 7)
	if err != nil {
		t.Fatal(err)
	}
	sigma := math.Sqrt(3. / (16 * 5) / samples)
	for _, w := range a.Central[0] {
		if math.Abs(w-0.25) > 4*sigma {
			t.Errorf("mean weights %v", a.Central[0])
		}
	}
}

// The kernel is stable inside and outside, and no other set of classes is.
func TestKernelIsTheOnlyOne(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		table := draw(t)
		o := decision.Outranking{
			Concordance: rapid.SampledFrom([]float64{0.3, 0.5, 0.7, 1}).Draw(t, "concordance"),
			Discordance: rapid.SampledFrom([]float64{0.2, 0.6, 1}).Draw(t, "discordance"),
		}
		k, err := decision.ELECTRE(table, o)
		if err != nil {
			t.Fatal(err)
		}
		n, classes := len(table.Values), 0
		for a := range n {
			classes = max(classes, k.Class[a]+1)
			for b := range n {
				if together := reaches(k.Outranks, a, b) && reaches(k.Outranks, b, a); a != b && together != (k.Class[a] == k.Class[b]) {
					t.Fatalf("%d and %d: classes %v", a, b, k.Class)
				}
			}
		}
		found := 0
		for set := range 1 << classes {
			if !stable(k, set) {
				continue
			}
			found++
			for a := range n {
				if in := set&(1<<k.Class[a]) != 0; in != slices.Contains(k.Members, a) {
					t.Fatalf("kernel %v, by brute force the classes %b of %v", k.Members, set, k.Class)
				}
			}
		}
		if found != 1 {
			t.Fatalf("%d kernels", found)
		}
	})
}

func reaches(edges [][]bool, a, b int) bool {
	seen := map[int]bool{}
	var walk func(int) bool
	walk = func(x int) bool {
		for y, edge := range edges[x] {
			if edge && !seen[y] {
				seen[y] = true
				if y == b || walk(y) {
					return true
				}
			}
		}
		return false
	}
	return walk(a)
}

func stable(k decision.Kernel, set int) bool {
	in := func(a int) bool { return set&(1<<k.Class[a]) != 0 }
	below := map[int]bool{}
	for a := range k.Class {
		for b := range k.Class {
			if in(a) && k.Outranks[a][b] && k.Class[a] != k.Class[b] {
				if in(b) {
					return false
				}
				below[k.Class[b]] = true
			}
		}
	}
	for a := range k.Class {
		if !in(a) && !below[k.Class[a]] {
			return false
		}
	}
	return true
}

func TestRingIsOneClass(t *testing.T) {
	t.Parallel()
	// Each beats the next in two criteria of three.
	k, err := decision.ELECTRE(decision.Table{Values: [][]float64{{3, 2, 1}, {1, 3, 2}, {2, 1, 3}, {0, 0, 0}}, Weights: []float64{1, 1, 1}},
		decision.Outranking{Concordance: 0.6, Discordance: 1})
	if err != nil || !slices.Equal(k.Class, []int{0, 0, 0, 1}) || !slices.Equal(k.Members, []int{0, 1, 2}) {
		t.Errorf("%+v, %v", k, err)
	}
}

func TestVetoSpeaksWithoutWeight(t *testing.T) {
	t.Parallel()
	table := decision.Table{Values: [][]float64{{10, 60}, {9, 20}}, Weights: []float64{1, 0}, Cost: []bool{false, true}}
	o := decision.Outranking{Concordance: 0.5, Discordance: 1}
	if k, err := decision.ELECTRE(table, o); err != nil || !slices.Equal(k.Members, []int{0}) {
		t.Errorf("%+v, %v", k, err)
	}
	o.Veto = []float64{0, 40}
	if k, err := decision.ELECTRE(table, o); err != nil || !slices.Equal(k.Members, []int{0, 1}) {
		t.Errorf("with a veto: %+v, %v", k, err)
	}
}

// Two alternatives and one criterion: the net flow is the preference itself.
func TestShapesOfPreference(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		p    decision.Preference
		lead float64
		want float64
	}{
		{decision.Preference{}, 1e-6, 1},
		{decision.Preference{Shape: decision.UShape, Indifference: 5}, 5, 0},
		{decision.Preference{Shape: decision.UShape, Indifference: 5}, 5.1, 1},
		{decision.Preference{Shape: decision.VShape, Preference: 8}, 2, 0.25},
		{decision.Preference{Shape: decision.VShape, Preference: 8}, 9, 1},
		{decision.Preference{Shape: decision.Level, Indifference: 2, Preference: 4}, 3, 0.5},
		{decision.Preference{Shape: decision.Level, Indifference: 2, Preference: 4}, 4.5, 1},
		{decision.Preference{Shape: decision.LinearPQ, Indifference: 2, Preference: 6}, 3, 0.25},
		{decision.Preference{Shape: decision.LinearPQ, Indifference: 2, Preference: 2}, 3, 1},
		{decision.Preference{Shape: decision.Gaussian, Inflection: 3}, 3, 1 - math.Exp(-0.5)},
	} {
		for _, cost := range []bool{false, true} {
			values := [][]float64{{c.lead}, {0}}
			if cost {
				values = [][]float64{{0}, {c.lead}}
			}
			f, err := decision.PROMETHEE(decision.Table{Values: values, Weights: []float64{4}, Cost: []bool{cost}}, []decision.Preference{c.p})
			if err != nil || math.Abs(f.Net[0]-c.want) > 1e-12 || f.Net[1] != -f.Net[0] {
				t.Errorf("%+v at %g: %+v, %v", c.p, c.lead, f, err)
			}
		}
	}
}

// A consistent matrix gives its weights back, with λmax = n and no warning.
func TestAHPOfConsistentJudgement(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 15).Draw(t, "n")
		raw := rapid.SliceOfN(rapid.Float64Range(1, 9), n, n).Draw(t, "weights")
		m := make([][]float64, n)
		for i := range m {
			for j := range n {
				m[i] = append(m[i], raw[i]/raw[j])
			}
		}
		p, err := decision.AHP(m)
		want, _ := decision.Shares(raw)
		if err != nil || !close(p.Weights, want) || math.Abs(p.LambdaMax-float64(n)) > 1e-9 || p.Ratio > 1e-9 || p.Warnings != nil {
			t.Fatalf("%+v, want %v: %v", p, want, err)
		}
	})
}

func TestBadInputIsAnError(t *testing.T) {
	t.Parallel()
	one := []float64{1}
	rule := func(err error) string {
		var e *decision.InputError
		if errors.As(err, &e) {
			return e.Rule
		}
		return "none"
	}
	sum := func(table decision.Table, n decision.Normalisation) error {
		_, _, err := decision.WeightedSum(table, n)
		return err
	}
	ahp := func(m ...[]float64) error { _, err := decision.AHP(m); return err }
	for name, c := range map[string]struct {
		err  error
		want string
	}{
		"NaN":                {sum(decision.Table{Values: [][]float64{{math.NaN()}}, Weights: one}, decision.MinMax), decision.RuleNotANumber},
		"infinite":           {sum(decision.Table{Values: [][]float64{{math.Inf(1)}}, Weights: one}, decision.MinMax), decision.RuleNotANumber},
		"no weight":          {sum(decision.Table{Values: [][]float64{{1}}, Weights: []float64{0}}, decision.MinMax), decision.RuleNoWeight},
		"no criterion":       {sum(decision.Table{}, decision.MinMax), decision.RuleNoWeight},
		"negative weight":    {sum(decision.Table{Weights: []float64{-1, 2}}, decision.MinMax), decision.RuleNegative},
		"ragged":             {sum(decision.Table{Values: [][]float64{{1, 2}}, Weights: one}, decision.MinMax), decision.RuleShape},
		"inverse of nothing": {sum(decision.Table{Values: [][]float64{{0}, {1}}, Weights: one, Cost: []bool{true}}, decision.Sum), decision.RuleNotPositive},
		"unknown":            {sum(decision.Table{Values: [][]float64{{0}}, Weights: one}, "odd"), decision.RuleUnknownMethod},
		"ahp of zero":        {ahp([]float64{1, 0}, []float64{2, 1}), decision.RuleNotPositive},
		"ahp of one side":    {ahp([]float64{1, 3}, []float64{3, 1}), decision.RuleNotReciprocal},
		"ahp not square":     {ahp([]float64{1, 3}), decision.RuleShape},
		"ahp of nothing":     {ahp(), decision.RuleNoWeight},
	} {
		if got := rule(c.err); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
	_, err := decision.PROMETHEE(decision.Table{Weights: one}, []decision.Preference{{Shape: decision.Gaussian}})
	if rule(err) != decision.RuleThreshold {
		t.Error(err)
	}
	_, err = decision.ELECTRE(decision.Table{Weights: one}, decision.Outranking{Concordance: math.NaN()})
	if rule(err) != decision.RuleOutOfRange {
		t.Error(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := decision.Accept(ctx, nil, 1, 10, 1); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// One candidate, none, and candidates that are all alike have an answer from every method.
func TestSmallestTables(t *testing.T) {
	t.Parallel()
	for _, rows := range [][][]float64{nil, {{3, 4}}, {{3, 4}, {3, 4}}, {{0, 0}, {0, 0}}} {
		table := decision.Table{Values: rows, Weights: []float64{1, 0}, Cost: []bool{true, false}}
		for _, n := range []decision.Normalisation{decision.MinMax, decision.Vector} {
			closeness, warnings, err := decision.TOPSIS(table, n)
			if err != nil || len(closeness) != len(rows) || len(rows) > 1 && len(warnings) != 2 {
				t.Errorf("TOPSIS of %v: %v, %v, %v", rows, closeness, warnings, err)
			}
			for _, c := range closeness {
				if c != 0.5 {
					t.Errorf("TOPSIS of %v: %v", rows, closeness)
				}
			}
		}
		f, err := decision.PROMETHEE(table, nil)
		if err != nil || len(f.Net) != len(rows) || len(rows) > 0 && f.Net[0] != 0 {
			t.Errorf("PROMETHEE of %v: %v, %v", rows, f, err)
		}
		k, err := decision.ELECTRE(table, decision.Outranking{Concordance: 0.6, Discordance: 0.4})
		if err != nil || len(k.Members) != len(rows) {
			t.Errorf("ELECTRE of %v: %v, %v", rows, k, err)
		}
		first, list, err := decision.Stable(rows, table.Weights)
		if err != nil || (first < 0) != (len(rows) == 0) {
			t.Errorf("stability of %v: %d %v, %v", rows, first, list, err)
		}
		a, err := decision.Accept(t.Context(), rows, 2, 100, 1)
		if err != nil || len(rows) > 0 && math.Abs(a.First(0)-1/float64(len(rows))) > 1e-9 {
			t.Errorf("acceptability of %v: %v, %v", rows, a, err)
		}
	}
}
