package match_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"emprise/data"
	"emprise/data/match"
)

// many is how many cases are tried; the race detector needs few to see what it sees.
func many(n uint64) uint64 {
	if raced {
		return 1 + n/20
	}
	return n
}

// anyCandidates makes candidates with all that a value can be: unknown, NaN, infinite, at a bound and within its noise, known
// without a category, said in several ways.
func anyCandidates(r *rand.Rand, n int) []match.Candidate {
	list := make([]match.Candidate, n)
	for i := range list {
		list[i] = anyCandidate(r, i)
	}
	r.Shuffle(n, func(i, j int) { list[i], list[j] = list[j], list[i] })
	return list
}

func anyCandidate(r *rand.Rand, i int) match.Candidate {
	c := match.Candidate{
		PlotID: fmt.Sprintf("P%05d", i), Name: fmt.Sprintf("plot %d", i), Offered: r.IntN(10) > 0, Values: map[data.Measure]match.Value{},
		Status: append(data.Statuses(), "")[r.IntN(1+len(data.Statuses()))],
	}
	numbers := []float64{math.NaN(), math.Inf(1), math.Inf(-1), 0, 10, 10 - 1e-9, 10 - 3e-8, 10 + 5e-9, 10 + 2e-8, -10, 50, 50 + 4e-8, 50 + 6e-8, 1e12}
	names := [][]string{nil, {"a"}, {"A "}, {"b", "c"}, {"z"}, {"z", " b"}, {""}}
	for _, m := range append(data.Measures(), freeDistance.Key(), freeText.Key()) {
		v := match.Value{Known: r.IntN(8) > 0, Source: "test"}
		switch {
		case m.Categorical():
			v.Categories = names[r.IntN(len(names))]
		case r.IntN(2) == 0:
			v.Number = numbers[r.IntN(len(numbers))]
		default:
			v.Number = math.Round(r.Float64()*120) / 2
		}
		if r.IntN(6) > 0 {
			c.Values[m] = v
		}
	}
	return c
}

var (
	freeDistance = data.Free{Kind: data.FreeDistance, Label: "To the canal", Layer: "canal"}
	freeText     = data.Free{Kind: data.FreeText, Label: "Soil", Layer: "soil", Field: "nature"}
)

// anyNeed asks some of the measures, and what is free; by bounds, by points and by grades.
func anyNeed(r *rand.Rand, id string, criteria int) data.Need {
	n := data.Need{ID: id, Title: "any"}
	all := data.Measures()
	places := r.Perm(len(all) + 2)[:criteria]
	for _, k := range places {
		c := data.Criterion{Hard: r.IntN(3) == 0, Weight: []float64{0, 0.3, 1, 2, 7}[r.IntN(5)]}
		switch {
		case k < len(all):
			c.Measure = all[k]
		case k == len(all):
			c.Free = &freeDistance
		default:
			c.Free = &freeText
		}
		if c.Categorical() {
			c.Allowed = [][]string{{"a"}, {"b", "A"}, {"c"}}[r.IntN(3)]
			if r.IntN(3) == 0 {
				c.Grades = map[string]float64{"a": 100, "b": 30, "*": 10}
			}
		} else if r.IntN(4) == 0 {
			c.Min = at(0)
			c.Points = []data.Point{{Value: 10}, {Value: 10, Utility: 40}, {Value: 50, Utility: 90}}
		} else {
			bounds := [][]float64{{0, 10, 50}, {10, 10, 50}, {10, 20, 20}, {-10, 0, 10}}[r.IntN(4)]
			which := 1 + r.IntN(7)
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

// ranked is what a shortlist must be: the counts of Rank, and how it begins.
func ranked(t *testing.T, n data.Need, candidates []match.Candidate, most int) match.Shortlist {
	t.Helper()
	l := match.Shortlist{NeedID: n.ID, Best: []match.Entry{}}
	for _, m := range rank(t, n, candidates...) {
		switch m.Verdict {
		case match.Fits:
			l.Fits++
		case match.Check:
			l.Check++
		case match.Unfit:
			l.Unfit++
		}
		if m.Verdict != match.Unfit && len(l.Best) < most {
			row := slices.IndexFunc(candidates, func(c match.Candidate) bool { return c.PlotID == m.PlotID })
			l.Best = append(l.Best, match.Entry{Row: row, Match: m})
		}
	}
	return l
}

// same compares bit by bit: a NaN in a value is that NaN.
func same(a, b any) bool {
	return reflect.DeepEqual(a, b) || reflect.DeepEqual(flat(reflect.ValueOf(a)), flat(reflect.ValueOf(b)))
}

// flat writes a value with its numbers as bits, pointers followed.
func flat(v reflect.Value) any {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return "nil"
		}
		return flat(v.Elem())
	case reflect.Float64:
		return math.Float64bits(v.Float())
	case reflect.Struct:
		var all []any
		for i := range v.NumField() {
			all = append(all, flat(v.Field(i)))
		}
		return all
	case reflect.Slice:
		all := []any{}
		for i := range v.Len() {
			all = append(all, flat(v.Index(i)))
		}
		return all
	}
	return v.Interface()
}

func TestScreenAnswersAsRankDoes(t *testing.T) {
	t.Parallel()
	for seed := range many(800) {
		r := rand.New(rand.NewPCG(seed, 1))
		candidates := anyCandidates(r, r.IntN(30))
		var needs []data.Need
		for i := range 3 {
			needs = append(needs, anyNeed(r, fmt.Sprint("B", i), r.IntN(9)))
		}
		table, err := match.TableOf(candidates)
		if err != nil {
			t.Fatal(err)
		}
		most := r.IntN(12)
		got, err := match.Screen(context.Background(), table, needs, most, nil)
		if err != nil {
			t.Fatal(err)
		}
		for i, n := range needs {
			if want := ranked(t, n, candidates, most); !same(got[i], want) {
				t.Fatalf("seed %d, need %+v:\n%+v\nwant\n%+v", seed, n, got[i], want)
			}
		}
	}
}

// Where nothing is hard all rows are rivals: of many blocks, those are found that rank first, whatever weight settles it.
func TestTheBestOfManyWishes(t *testing.T) {
	t.Parallel()
	for seed := range many(3) {
		r := rand.New(rand.NewPCG(9, seed))
		candidates := anyCandidates(r, 3*match.BlockRows+7)
		table, err := match.TableOf(candidates)
		if err != nil {
			t.Fatal(err)
		}
		needs := make([]data.Need, 10)
		for i := range needs {
			needs[i] = anyNeed(r, fmt.Sprint(i), 1+i%6)
			for k := range needs[i].Criteria {
				needs[i].Criteria[k].Hard = false
			}
		}
		most := []int{1, 7, 30}[r.IntN(3)]
		got, err := match.Screen(context.Background(), table, needs, most, nil)
		if err != nil {
			t.Fatal(err)
		}
		for i, n := range needs {
			if want := ranked(t, n, candidates, most); !same(got[i], want) {
				t.Fatalf("seed %d, need %+v:\n%+v\nwant\n%+v", seed, n, got[i], want)
			}
		}
	}
}

// Several blocks, several processors, and edits between.
func TestStandingFollowsEdits(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(7, 7))
	candidates := anyCandidates(r, match.BlockRows+100)
	need := anyNeed(r, "B", 6)
	table, err := match.TableOf(slices.Clone(candidates))
	if err != nil {
		t.Fatal(err)
	}
	standing := match.NewStanding(need, 25)
	for step := range int(many(15)) {
		got, err := standing.Follow(context.Background(), table)
		if err != nil {
			t.Fatal(err)
		}
		want := ranked(t, need, candidates, 25)
		if !same(got, want) {
			t.Fatalf("step %d:\n%+v\nwant\n%+v", step, got, want)
		}
		screened, err := match.Screen(context.Background(), table, []data.Need{need}, 25, nil)
		if err != nil || !same(screened[0], want) {
			t.Fatalf("step %d: screened otherwise: %v", step, err)
		}
		switch row := r.IntN(len(candidates)); step % 3 {
		case 0:
			c := anyCandidate(r, len(candidates)+step)
			c.PlotID = candidates[row].PlotID
			candidates[row] = c
			table = table.With(row, c)
		case 1:
			c := anyCandidate(r, len(candidates)+1000)
			table = table.With(len(candidates), c)
			candidates = append(candidates, c)
		default:
			rows, own := []int{row, r.IntN(len(candidates))}, []match.Candidate(nil)
			for _, at := range rows { // the same one twice, now and then: the last counts
				c := anyCandidate(r, at)
				c.PlotID = candidates[at].PlotID
				candidates[at], own = c, append(own, c)
			}
			table = table.WithAll(rows, own)
		}
	}
}

func TestATableIsNotChangedByTheNext(t *testing.T) {
	t.Parallel()
	first, err := match.TableOf([]match.Candidate{plot("A", map[data.Measure]match.Value{data.MeasurePower: num(1)})})
	if err != nil {
		t.Fatal(err)
	}
	second := first.With(0, plot("A", map[data.Measure]match.Value{data.MeasurePower: num(2), data.MeasureUrbanZone: cat("UX")}))
	third := second.With(1, plot("B", nil))
	if first.Candidate(0).Values[data.MeasurePower].Number != 1 || second.Candidate(0).Values[data.MeasurePower].Number != 2 || first.Len() != 1 || third.Len() != 2 {
		t.Errorf("tables share what changed: %+v %+v", first.Candidate(0), second.Candidate(0))
	}
	n := need(data.Criterion{Measure: data.MeasurePower, Hard: true, Min: at(2)}, data.Criterion{Measure: data.MeasureUrbanZone, Hard: true, Allowed: []string{"UX"}})
	for i, want := range [][3]int{{0, 0, 1}, {1, 0, 0}, {1, 1, 0}} {
		got, err := match.Screen(context.Background(), []*match.Table{first, second, third}[i], []data.Need{n}, 0, nil)
		if err != nil || [3]int{got[0].Fits, got[0].Check, got[0].Unfit} != want {
			t.Errorf("table %d: %+v, %v", i, got, err)
		}
	}
}

// Columns as a layer has them answer as candidates with the same values do.
func TestColumnsAnswerAsCandidatesDo(t *testing.T) {
	t.Parallel()
	const rows = match.BlockRows + 300
	r := rand.New(rand.NewPCG(3, 4))
	area, zone := make([]float64, rows), make([]uint32, rows)
	for i := range rows {
		area[i] = []float64{math.NaN(), math.Inf(1), 5, 10, 20 + math.Round(10*r.Float64())}[r.IntN(5)]
		zone[i] = uint32(r.IntN(4))
	}
	lists := [][]string{{"a"}, {"b", "U"}, {"z"}}
	table, err := match.NewTable(rows, func(row int) string { return fmt.Sprintf("P%05d", rows-row) }, []match.Column{
		{Measure: data.MeasureArea, Numbers: area, About: match.Value{Source: "layer", Confidence: data.Measured}},
		{Measure: data.MeasureUrbanZone, Codes: zone, Lists: lists, About: match.Value{Source: "plan", Date: "2026"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	candidates := make([]match.Candidate, rows)
	for i := range candidates {
		candidates[i] = table.Candidate(i)
	}
	if v := candidates[0].Values[data.MeasureUrbanZone]; v.Source != "plan" {
		t.Errorf("no source: %+v", v)
	}
	need := need(
		data.Criterion{Measure: data.MeasureArea, Hard: true, Weight: 2, Min: at(10), Ideal: at(25)},
		data.Criterion{Measure: data.MeasureUrbanZone, Hard: true, Weight: 1, Allowed: []string{"u", "A"}},
		data.Criterion{Measure: data.MeasurePower, Weight: 1, Min: at(3)},
	)
	got, err := match.Screen(context.Background(), table, []data.Need{need}, 400, nil)
	if err != nil {
		t.Fatal(err)
	}
	if want := ranked(t, need, candidates, 400); !same(got[0], want) {
		t.Errorf("%+v\nwant\n%+v", got[0], want)
	}
	m, err := table.Match(need, 7)
	if alone := rank(t, need, candidates[7])[0]; err != nil || m.Verdict != alone.Verdict || !same(m.Score, alone.Score) {
		t.Errorf("row 7: %+v, %v", m, err)
	}
}

func TestScreenRefuses(t *testing.T) {
	t.Parallel()
	a := plot("A", nil)
	if _, err := match.TableOf([]match.Candidate{a, a}); !errors.Is(err, data.ErrConflict) {
		t.Errorf("twice: %v", err)
	}
	column := match.Column{Measure: data.MeasureArea, Numbers: []float64{1}}
	for _, columns := range [][]match.Column{{column, column}, {{Measure: data.MeasureArea, Numbers: []float64{1, 2}}}, {{Measure: data.MeasureUrbanZone, Codes: []uint32{2}, Lists: [][]string{{"a"}}}}} {
		if _, err := match.NewTable(1, func(int) string { return "" }, columns); err == nil {
			t.Errorf("%+v is taken", columns)
		}
	}
	table, err := match.TableOf([]match.Candidate{a})
	if err != nil {
		t.Fatal(err)
	}
	bad := need(data.Criterion{Measure: data.MeasureArea, Hard: true, Min: at(math.NaN())})
	if _, err := match.Screen(context.Background(), table, []data.Need{bad}, 1, nil); !errors.Is(err, data.ErrInvalid) {
		t.Errorf("NaN: %v", err)
	}
	if _, err := match.NewStanding(bad, 1).Follow(context.Background(), table); !errors.Is(err, data.ErrInvalid) {
		t.Errorf("NaN: %v", err)
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := match.Screen(ctx, table, []data.Need{need()}, 1, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
	none, err := match.TableOf(nil)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := match.Screen(context.Background(), none, []data.Need{need()}, 5, nil); err != nil || len(got) != 1 || got[0].Best == nil || len(got[0].Best) != 0 {
		t.Errorf("no plot: %+v, %v", got, err)
	}
}

// Many rows for few places: what is given up early could not have been among the best.
func TestScreenOfManyRows(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(11, 12))
	candidates := anyCandidates(r, match.BlockRows+50)
	table, err := match.TableOf(candidates)
	if err != nil {
		t.Fatal(err)
	}
	var needs []data.Need
	for i := range 20 {
		n := anyNeed(r, fmt.Sprint("B", i), 1+r.IntN(9))
		for k := range n.Criteria {
			n.Criteria[k].Hard = n.Criteria[k].Hard && r.IntN(3) == 0
		}
		needs = append(needs, n)
	}
	told := int64(0)
	got, err := match.Screen(context.Background(), table, needs, 15, func(done, total int64) { told = max(told, done*100/total) })
	if err != nil || told != 100 {
		t.Fatalf("told %d %%: %v", told, err)
	}
	for i, n := range needs {
		if want := ranked(t, n, candidates, 15); !same(got[i], want) {
			t.Fatalf("need %+v:\n%+v\nwant\n%+v", n, got[i], want)
		}
	}
}
