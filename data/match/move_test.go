package match_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"emprise/data"
	"emprise/data/match"
)

func TestMovesByHand(t *testing.T) {
	t.Parallel()
	n := need(data.Criterion{Measure: data.MeasurePower, Hard: true, Weight: 1, Min: at(0), Ideal: at(1000)}, data.Criterion{Measure: data.MeasurePrice, Hard: true, Max: at(50)})
	one := func(id string, power, price float64) match.Candidate {
		return plot(id, map[data.Measure]match.Value{data.MeasurePower: num(power), data.MeasurePrice: num(price)})
	}
	before := rank(t, n, one("A", 900, 40), one("B", 800, 40), one("C", 700, 40), one("D", 600, 60), one("E", 500, 40), one("G", 10, 90))
	dearer := n
	dearer.Criteria = slices.Clone(n.Criteria)
	dearer.Criteria[1].Max = at(70)
	after := rank(t, n, one("A", 900, 55), one("B", 800, 40), one("C", 950, 40), one("D", 600, 50), one("F", 20, 10), one("G", 10, 80))
	type told struct {
		id     string
		course match.Course
		turns  int
	}
	want := []told{
		{"D", match.Entered, 1}, // the price came down
		{"F", match.Entered, 0}, // it is new
		{"A", match.Left, 1},    // the price went up
		{"E", match.Left, 0},    // it is gone
		{"C", match.Rose, 1},    // more power: third to first
	}
	check := func(moves []match.Move, want []told) {
		t.Helper()
		var got []told
		for _, m := range moves {
			got = append(got, told{m.PlotID, m.Course, len(m.Why)})
		}
		if !slices.Equal(got, want) {
			t.Errorf("moves %v, want %v", got, want)
		}
	}
	moves := match.Moves(before, after) // B stays second, G is proposed in none
	check(moves, want)
	if w := moves[0].Why[0]; w.Before.Value.Number != 60 || w.After.Value.Number != 50 || w.Before.Verdict != match.Unfit {
		t.Errorf("why D entered: %+v", w)
	}
	now := rank(t, dearer, one("A", 900, 40), one("B", 800, 40), one("C", 700, 40), one("D", 600, 60), one("E", 500, 40), one("G", 10, 90))
	check(match.Moves(before, now), []told{{"D", match.Entered, 1}, {"E", match.Fell, 1}})
	passed := rank(t, n, one("A", 900, 40), one("B", 800, 40), one("H", 750, 40), one("C", 700, 40), one("E", 499, 40), one("G", 10, 90))
	check(match.Moves(before, passed), []told{{"H", match.Entered, 0}, {"C", match.Fell, 0}, {"E", match.Fell, 1}})
	dropped := n
	dropped.Criteria = n.Criteria[:1]
	check(match.Moves(before, rank(t, dropped, one("A", 900, 40), one("D", 600, 60))), []told{{"D", match.Entered, 1}, {"B", match.Left, 0}, {"C", match.Left, 0}, {"E", match.Left, 0}})
}

// Nothing moves where nothing changed, and what is told backwards is the contrary.
func TestMovesHoldTogether(t *testing.T) {
	t.Parallel()
	contrary := map[match.Course]match.Course{match.Entered: match.Left, match.Left: match.Entered, match.Rose: match.Fell, match.Fell: match.Rose, match.Turned: match.Turned}
	for seed := range many(500) {
		r := rand.New(rand.NewPCG(seed, 6))
		n := anyNeed(r, "B", r.IntN(5))
		before := rank(t, n, anyCandidates(r, r.IntN(15))...)
		if got := match.Moves(before, before); len(got) != 0 {
			t.Fatalf("seed %d: %+v", seed, got)
		}
		after := rank(t, n, anyCandidates(r, r.IntN(15))...)
		there := map[string]match.Course{}
		for _, m := range match.Moves(before, after) {
			there[m.PlotID] = m.Course
		}
		back := match.Moves(after, before)
		if len(back) != len(there) {
			t.Fatalf("seed %d: %d moves there, %d back", seed, len(there), len(back))
		}
		for _, m := range back {
			if there[m.PlotID] != contrary[m.Course] {
				t.Fatalf("seed %d: %s %s there and %s back", seed, m.PlotID, there[m.PlotID], m.Course)
			}
		}
	}
}
