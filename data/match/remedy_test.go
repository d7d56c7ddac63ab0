package match_test

import (
	"context"
	"math/rand/v2"
	"slices"
	"testing"

	"emprise/data"
	"emprise/data/match"
)

func cure(t *testing.T, n data.Need, c match.Candidate) match.Remedy {
	t.Helper()
	r, err := match.RemedyFor(n, c)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// All changes together make a plot fit, and none of them can be left out.
func TestRemedyIsEnoughAndNoMore(t *testing.T) {
	t.Parallel()
	changed := 0
	for seed := range many(4000) {
		r := rand.New(rand.NewPCG(seed, 5))
		n, c := anyNeed(r, "B", r.IntN(10)), anyCandidate(r, 0)
		m := cure(t, n, c)
		was := rank(t, n, c)[0]
		was.Rank = 0
		if !same(m.Match, was) {
			t.Fatalf("seed %d: judged otherwise than ranked", seed)
		}
		if got := rank(t, n, m.Apply())[0]; got.Verdict != match.Fits {
			t.Fatalf("seed %d: %+v\nafter %+v", seed, got, m.Changes)
		}
		if (len(m.Changes) == 0) != (was.Verdict == match.Fits) {
			t.Fatalf("seed %d: %s with %d changes", seed, was.Verdict, len(m.Changes))
		}
		possible := true
		for i, change := range m.Changes {
			rest := slices.Delete(slices.Clone(m.Changes), i, i+1)
			if got := rank(t, n, m.With(rest...))[0]; got.Verdict == match.Fits {
				t.Fatalf("seed %d: %+v is not needed", seed, change)
			}
			if (change.Act == match.ActAsk) != (change.Verdict == match.Check) {
				t.Fatalf("seed %d: %+v", seed, change)
			}
			possible = possible && change.Means != match.MeansNone
			changed++
		}
		if possible != m.Possible || !slices.IsSortedFunc(m.Changes, func(a, b match.Change) int {
			return slices.Index(match.AllMeans(), a.Means) - slices.Index(match.AllMeans(), b.Means)
		}) {
			t.Fatalf("seed %d: %+v", seed, m)
		}
	}
	if changed < int(many(3000)) {
		t.Errorf("only %d changes were tried", changed)
	}
}

func TestRemedyByHand(t *testing.T) {
	t.Parallel()
	n := need(
		data.Criterion{Measure: data.MeasureArea, Hard: true, Min: at(20_000), Max: at(30_000)},
		data.Criterion{Measure: data.MeasurePower, Hard: true, Min: at(1000)},
		data.Criterion{Measure: data.MeasurePrice, Hard: true, Max: at(40)},
		data.Criterion{Measure: data.MeasureUrbanZone, Hard: true, Allowed: []string{"UX"}},
		data.Criterion{Measure: data.MeasureAvailable, Hard: true, Max: at(20_500)},
		data.Criterion{Measure: data.MeasureWater, Hard: true, Min: at(5)},
		data.Criterion{Measure: data.MeasureFlood, Hard: true, Max: at(0)},
		data.Criterion{Measure: data.MeasureSlope, Weight: 1, Max: at(3)}, // a wish asks for nothing
	)
	plot := plot("A", map[data.Measure]match.Value{
		data.MeasureArea: num(16_000), data.MeasurePower: num(600), data.MeasurePrice: num(50), data.MeasureUrbanZone: cat("N"),
		data.MeasureAvailable: num(20_530), data.MeasureFlood: num(0.25), data.MeasureSlope: num(9),
	})
	plot.Offered, plot.Status = false, data.StatusOption
	m := cure(t, n, plot)
	want := []struct {
		measure data.Measure
		act     match.Act
		means   match.Means
		to      *float64
	}{
		{data.MeasureWater, match.ActAsk, match.MeansAnswer, nil},
		{data.MeasureAvailable, match.ActWait, match.MeansTerms, at(20_500)},
		{data.MeasurePrice, match.ActLower, match.MeansTerms, at(40)},
		{match.MeasureStatus, match.ActOffer, match.MeansTerms, nil},
		{data.MeasurePower, match.ActRaise, match.MeansNetworks, at(1000)},
		{data.MeasureArea, match.ActEnlarge, match.MeansLand, at(20_000)},
		{data.MeasureUrbanZone, match.ActAdmit, match.MeansPlan, nil},
		{data.MeasureFlood, match.ActLower, match.MeansNone, at(0)},
	}
	if len(m.Changes) != len(want) || m.Possible {
		t.Fatalf("%d changes, possible %v: %+v", len(m.Changes), m.Possible, m.Changes)
	}
	for i, w := range want {
		c := m.Changes[i]
		if c.Measure != w.measure || c.Act != w.act || c.Means != w.means || !same(c.To, w.to) {
			t.Errorf("change %d: %s %s by %s to %v", i, c.Act, c.Measure, c.Means, deref(c.To))
		}
	}
	if got := m.Changes[5].Lacking(); got != 4_000 {
		t.Errorf("%g m² are lacking", got)
	}
}

// Land that is bought counts for the area and for the net area, in one change; what would make the plot too large cannot be.
func TestRemedyBuysOnce(t *testing.T) {
	t.Parallel()
	n := need(
		data.Criterion{Measure: data.MeasureArea, Hard: true, Min: at(20_000), Max: at(25_000)},
		data.Criterion{Measure: data.MeasureNet, Hard: true, Min: at(18_000)},
	)
	land := func(area, net float64) match.Candidate {
		return plot("A", map[data.Measure]match.Value{data.MeasureArea: num(area), data.MeasureNet: num(net)})
	}
	for _, tt := range []struct {
		name      string
		area, net float64
		changes   int
		to        float64
		also      int
		possible  bool
	}{
		{"both, the net area asks for more", 19_000, 14_000, 1, 23_000, 1, true},
		{"both, the area asks for more", 15_000, 17_000, 1, 20_000, 1, true},
		{"the net area alone", 21_000, 16_000, 1, 18_000, 0, true},
		{"it would become too large", 24_000, 16_000, 1, 18_000, 0, false},
		{"both, and it would become too large", 19_000, 5_000, 2, 20_000, 0, false},
	} {
		m := cure(t, n, land(tt.area, tt.net))
		if len(m.Changes) != tt.changes || m.Possible != tt.possible || *m.Changes[0].To != tt.to || len(m.Changes[0].Also) != tt.also {
			t.Errorf("%s: %+v", tt.name, m.Changes)
			continue
		}
		if got := rank(t, n, m.Apply())[0]; got.Verdict != match.Fits {
			t.Errorf("%s: %+v", tt.name, got)
		}
	}
}

func TestRemediesInOrder(t *testing.T) {
	t.Parallel()
	n := need(
		data.Criterion{Measure: data.MeasurePower, Hard: true, Min: at(100)}, data.Criterion{Measure: data.MeasurePrice, Hard: true, Max: at(10)},
		data.Criterion{Measure: data.MeasureSlope, Hard: true, Max: at(5)},
	)
	one := func(id string, power, price, slope float64) match.Candidate {
		return plot(id, map[data.Measure]match.Value{data.MeasurePower: num(power), data.MeasurePrice: num(price), data.MeasureSlope: num(slope)})
	}
	got, err := match.Remedies(context.Background(), n, []match.Candidate{
		one("steep", 100, 10, 6), one("weak", 90, 10, 1), one("weaker", 50, 10, 1), one("dear and weak", 90, 20, 1), one("dear", 100, 90, 1), one("good", 100, 10, 1),
	})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"good", "dear", "weak", "weaker", "dear and weak", "steep"} {
		if got[i].Match.PlotID != want {
			t.Errorf("place %d is %s, want %s", i, got[i].Match.PlotID, want)
		}
	}
}
