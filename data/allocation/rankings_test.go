package allocation_test

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"sync"
	"testing"

	"emprise/data"
	"emprise/data/allocation"
	"emprise/data/match"
)

// disputed is a question of land on sale, reserved and sold, in a zone and out of it, of which not all is known.
func disputed(chance *rand.Rand) allocation.Question {
	q := allocation.Question{
		For: func(_ context.Context, n data.Need, some []match.Candidate) ([]match.Candidate, error) {
			mine := slices.Clone(some)
			for i, c := range mine {
				mine[i].Values = maps.Clone(c.Values)
				mine[i].Values[data.MeasureSite] = known(float64(int(c.PlotID[1]*n.ID[1])%7) * 500)
			}
			return mine, nil
		},
		Promised: func(c match.Candidate) match.Candidate {
			c.Offered = c.Offered || c.Status == data.StatusOption
			return c
		},
		Zones: []allocation.Zone{{ID: "Z"}},
	}
	for i := range 14 {
		c := lotOf(fmt.Sprintf("P%c", 'a'+i), float64(2_000+chance.IntN(9)*1_000), map[data.Measure]match.Value{})
		if chance.IntN(4) > 0 {
			c.Values[data.MeasurePrice] = known(float64(10 + chance.IntN(60)))
		}
		switch chance.IntN(4) {
		case 0:
			c.Offered, c.Status = false, data.StatusOption
		case 1:
			c.Offered, c.Status = false, data.StatusSold
		}
		if q.Candidates = append(q.Candidates, c); i%5 == 4 {
			q.Zones[0].Plots = append(q.Zones[0].Plots, c.PlotID)
		}
	}
	for i := range 4 {
		q.Needs = append(q.Needs, workshop(fmt.Sprintf("N%c", 'a'+i), 3_000, float64(4_000+1_000*i),
			data.Criterion{Measure: data.MeasurePrice, Hard: i%2 == 0, Weight: 1, Max: f64(45)},
			data.Criterion{Measure: data.MeasureSite, Weight: 1, Max: f64(2_500)}))
	}
	return q
}

// decided is a question with other decisions.
func decided(chance *rand.Rand, q allocation.Question) allocation.Question {
	pair := func() allocation.Pair {
		places := []string{"Z"}
		for _, c := range q.Candidates {
			if !slices.Contains(q.Zones[0].Plots, c.PlotID) {
				places = append(places, c.PlotID)
			}
		}
		return allocation.Pair{NeedID: q.Needs[chance.IntN(len(q.Needs))].ID, PlaceID: places[chance.IntN(len(places))]}
	}
	for range chance.IntN(4) {
		q.Locks = append(q.Locks, pair())
	}
	for range chance.IntN(3) {
		q.Bans = append(q.Bans, pair())
	}
	q.SureOnly = chance.IntN(2) == 0
	return q
}

// ranked is the options of land that stands for itself, ranked anew for each need as one list.
func ranked(t *testing.T, q allocation.Question) map[allocation.Pair]allocation.Option {
	t.Helper()
	out := map[allocation.Pair]allocation.Option{}
	for _, n := range q.Needs {
		mine, err := q.For(t.Context(), n, q.Candidates)
		if err != nil {
			t.Fatal(err)
		}
		for i, c := range mine {
			if slices.Contains(q.Locks, allocation.Pair{NeedID: n.ID, PlaceID: c.PlotID}) {
				mine[i] = q.Promised(c)
			}
		}
		matches, err := match.Rank(t.Context(), n, mine)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range matches {
			pair := allocation.Pair{NeedID: n.ID, PlaceID: m.PlotID}
			usable := m.Verdict == match.Fits || m.Verdict == match.Check && !q.SureOnly
			if slices.Contains(q.Zones[0].Plots, m.PlotID) || !usable && !slices.Contains(q.Locks, pair) {
				continue
			}
			o := allocation.Option{Verdict: m.Verdict}
			if m.Score != nil {
				o.Fit = *m.Score
			}
			out[pair] = o
		}
	}
	return out
}

// Whatever is decided, in whatever order and by however many at once, what is remembered of the land answers as looking again does.
func TestRankingsAnswerAsRankingAnewDoes(t *testing.T) {
	t.Parallel()
	chance := rand.New(rand.NewPCG(8, 26))
	locked := 0
	for range 12 {
		base := disputed(chance)
		base.Rankings = &allocation.Rankings{}
		var questions []allocation.Question
		for range 12 {
			questions = append(questions, decided(chance, base))
		}
		found := make([]allocation.Problem, len(questions))
		said := make([][]allocation.Warning, len(questions))
		var wait sync.WaitGroup
		for i, q := range questions {
			wait.Go(func() {
				var err error
				if found[i], said[i], err = q.Problem(t.Context()); err != nil {
					t.Error(err)
				}
			})
		}
		wait.Wait()
		for i, q := range questions {
			want := ranked(t, q)
			for _, o := range found[i].Options {
				if found[i].Places[o.Place].Shared {
					continue
				}
				pair := allocation.Pair{NeedID: q.Needs[o.Need].ID, PlaceID: found[i].Places[o.Place].ID}
				if w, ok := want[pair]; !ok || w.Verdict != o.Verdict || w.Fit != o.Fit {
					t.Fatalf("%v is %+v, ranked anew %+v", pair, o, w)
				}
				if slices.Contains(q.Locks, pair) {
					locked++
				}
				delete(want, pair)
			}
			if len(want) != 0 {
				t.Fatalf("left out: %v", want)
			}
			q.Rankings = nil
			alone, warned := problemOf(t, q)
			if !reflect.DeepEqual(alone, found[i]) || !reflect.DeepEqual(warned, said[i]) {
				t.Fatalf("remembered %+v, alone %+v", found[i], alone)
			}
		}
	}
	if locked < 50 {
		t.Errorf("%d options are locked", locked)
	}
}
