package match_test

import (
	"context"
	"errors"
	"math"
	"reflect"
	"testing"

	"emprise/data"
	"emprise/data/match"
)

func num(v float64) match.Value { return match.Value{Known: true, Number: v, Source: "test"} }

func cat(names ...string) match.Value { return match.Value{Known: true, Categories: names} }

func at(v float64) *float64 { return &v }

func need(criteria ...data.Criterion) data.Need {
	return data.Need{ID: "B-1", Title: "test", Criteria: criteria}
}

func plot(id string, values map[data.Measure]match.Value) match.Candidate {
	return match.Candidate{PlotID: id, Name: "plot " + id, Offered: true, Status: data.StatusForSale, Values: values}
}

func rank(t *testing.T, n data.Need, candidates ...match.Candidate) []match.Match {
	t.Helper()
	got, err := match.Rank(context.Background(), n, candidates)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func near(t *testing.T, what string, got *float64, want float64) {
	t.Helper()
	if got == nil || math.Abs(*got-want) > 1e-9 {
		t.Errorf("%s is %v, want %g", what, deref(got), want)
	}
}

func deref(p *float64) any {
	if p == nil {
		return nil
	}
	return *p
}

// Two plots, three criteria, recomputed with pen and paper.
func TestRankByHand(t *testing.T) {
	t.Parallel()
	n := need(
		data.Criterion{Measure: data.MeasureArea, Hard: true, Weight: 3, Min: at(20_000), Ideal: at(30_000), Max: at(50_000)},
		data.Criterion{Measure: data.MeasurePrice, Weight: 2, Ideal: at(30), Max: at(50)},
		data.Criterion{Measure: data.MeasureMotorway, Weight: 5, Ideal: at(2_000), Max: at(12_000)},
		data.Criterion{Measure: data.MeasureUrbanZone, Hard: true, Allowed: []string{"UX", "UY"}},
	)
	got := rank(t, n,
		plot("B", map[data.Measure]match.Value{ // area 50, price 75, motorway 90 → .3×50 + .2×75 + .5×90 = 75
			data.MeasureArea: num(25_000), data.MeasurePrice: num(35), data.MeasureMotorway: num(3_000), data.MeasureUrbanZone: cat("UX"),
		}),
		plot("A", map[data.Measure]match.Value{ // area 75, price unknown, motorway 40 → (.3×75 + .5×40)/.8 = 53.125
			data.MeasureArea: num(35_000), data.MeasureMotorway: num(8_000), data.MeasureUrbanZone: cat("uy", "U"),
		}),
		plot("C", map[data.Measure]match.Value{ // 0.15 ha short
			data.MeasureArea: num(18_500), data.MeasurePrice: num(20), data.MeasureMotorway: num(100), data.MeasureUrbanZone: cat("UX"),
		}),
		plot("D", map[data.Measure]match.Value{ // the zone is not known
			data.MeasureArea: num(30_000), data.MeasurePrice: num(30), data.MeasureMotorway: num(2_000),
		}),
		plot("E", map[data.Measure]match.Value{ // two conditions missed
			data.MeasureArea: num(60_000), data.MeasureUrbanZone: cat("N"),
		}),
	)
	want := []struct {
		id           string
		verdict      match.Verdict
		rank         int
		score        *float64
		completeness float64
	}{
		{"B", match.Fits, 1, at(75), 1},
		{"A", match.Fits, 2, at(53.125), 0.8},
		{"D", match.Check, 3, at(100), 1},
		{"C", match.Unfit, 0, nil, 1},
		{"E", match.Unfit, 0, nil, 0.3},
	}
	for i, w := range want {
		m := got[i]
		if m.PlotID != w.id || m.Verdict != w.verdict || m.Rank != w.rank {
			t.Fatalf("place %d is %s %s rank %d, want %+v", i, m.PlotID, m.Verdict, m.Rank, w)
		}
		if w.score == nil {
			if m.Score != nil {
				t.Errorf("%s has a score", m.PlotID)
			}
		} else {
			near(t, m.PlotID+"'s score", m.Score, *w.score)
		}
		near(t, m.PlotID+"'s completeness", &m.Completeness, w.completeness)
	}
	area := got[0].Reasons[0]
	near(t, "B's area utility", area.Utility, 50)
	near(t, "B's area weight", &area.Weight, 0.3)
	near(t, "B's area contribution", area.Contribution, 15)
	near(t, "C's gap", got[3].Reasons[0].Gap, 1_500)
	near(t, "E's gap", got[4].Reasons[0].Gap, 10_000)
	if r := got[4].Reasons[3]; r.Gap != nil || r.Verdict != match.Unfit {
		t.Errorf("the zone of E: %+v", r)
	}
	if r := got[1].Reasons[1]; r.Verdict != match.Check || r.Utility != nil || r.Contribution != nil {
		t.Errorf("the unknown price of A: %+v", r)
	}
}

func TestRankAnswers(t *testing.T) {
	t.Parallel()
	hard := data.Criterion{Measure: data.MeasureArea, Hard: true, Min: at(10_000)}
	tests := []struct {
		name         string
		need         data.Need
		candidate    match.Candidate
		verdict      match.Verdict
		score        *float64
		completeness float64
	}{
		{"all hard and fits: nothing to score", need(hard), plot("A", map[data.Measure]match.Value{data.MeasureArea: num(10_000)}), match.Fits, nil, 1},
		{"all hard and unknown", need(hard), plot("A", nil), match.Check, nil, 0},
		{
			"soft without weight says, and does not score", need(data.Criterion{Measure: data.MeasurePrice, Max: at(10)}),
			plot("A", map[data.Measure]match.Value{data.MeasurePrice: num(50)}), match.Fits, nil, 1,
		},
		{
			"soft unknown stays a fit, without score", need(data.Criterion{Measure: data.MeasurePrice, Weight: 1, Max: at(10)}),
			plot("A", nil), match.Fits, nil, 0,
		},
		{
			"soft and out of bounds is still a fit, with nothing", need(data.Criterion{Measure: data.MeasurePrice, Weight: 1, Max: at(10)}),
			plot("A", map[data.Measure]match.Value{data.MeasurePrice: num(50)}), match.Fits, at(0), 1,
		},
		{"no criterion", need(), plot("A", nil), match.Fits, nil, 1},
		{"a number that is not one is unknown", need(hard), plot("A", map[data.Measure]match.Value{data.MeasureArea: num(math.NaN())}), match.Check, nil, 0},
		{
			"known without a category is unknown", need(data.Criterion{Measure: data.MeasureUrbanZone, Hard: true, Allowed: []string{"UX"}}),
			plot("A", map[data.Measure]match.Value{data.MeasureUrbanZone: cat()}), match.Check, nil, 0,
		},
		{
			"weights beyond the range of numbers", need(
				data.Criterion{Measure: data.MeasurePrice, Weight: math.MaxFloat64, Max: at(10)},
				data.Criterion{Measure: data.MeasureArea, Weight: math.MaxFloat64, Min: at(10)}),
			plot("A", map[data.Measure]match.Value{data.MeasurePrice: num(1), data.MeasureArea: num(1)}), match.Fits, at(50), 1,
		},
		{"sold", need(hard), match.Candidate{
			PlotID: "A", Status: data.StatusSold,
			Values: map[data.Measure]match.Value{data.MeasureArea: num(20_000)},
		}, match.Unfit, nil, 1},
		{"status not known", need(hard), match.Candidate{
			PlotID: "A",
			Values: map[data.Measure]match.Value{data.MeasureArea: num(20_000)},
		}, match.Check, nil, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			m := rank(t, tt.need, tt.candidate)[0]
			if m.Verdict != tt.verdict {
				t.Errorf("verdict %s, want %s", m.Verdict, tt.verdict)
			}
			if (m.Score == nil) != (tt.score == nil) {
				t.Fatalf("score %v, want %v", deref(m.Score), deref(tt.score))
			}
			if tt.score != nil {
				near(t, "score", m.Score, *tt.score)
			}
			near(t, "completeness", &m.Completeness, tt.completeness)
		})
	}
}

func TestNoPlot(t *testing.T) {
	t.Parallel()
	if got := rank(t, need()); got == nil || len(got) != 0 {
		t.Errorf("no candidate gives %v", got)
	}
}

func TestStatusComesFirst(t *testing.T) {
	t.Parallel()
	m := rank(t, need(data.Criterion{Measure: data.MeasureArea, Hard: true, Min: at(1)}),
		match.Candidate{PlotID: "A", Status: data.StatusOption})[0]
	r := m.Reasons[0]
	if r.Measure != match.MeasureStatus || !r.Hard || r.Verdict != match.Unfit || !reflect.DeepEqual(r.Value.Categories, []string{"option"}) {
		t.Errorf("first reason %+v", r)
	}
}

func TestTies(t *testing.T) {
	t.Parallel()
	n := need(data.Criterion{Measure: data.MeasurePower, Weight: 1, Min: at(0), Ideal: at(100)})
	power := func(id string, v float64) match.Candidate {
		return plot(id, map[data.Measure]match.Value{data.MeasurePower: num(v)})
	}
	got := rank(t, n, power("D", 40), power("C", 70), power("B", 70+1e-9), power("A", 70.04), power("E", 71))
	for i, w := range []struct {
		id   string
		rank int
	}{{"E", 1}, {"A", 2}, {"B", 2}, {"C", 2}, {"D", 5}} {
		if got[i].PlotID != w.id || got[i].Rank != w.rank {
			t.Errorf("place %d is %s rank %d, want %s rank %d", i, got[i].PlotID, got[i].Rank, w.id, w.rank)
		}
	}
}

func TestNoiseAtTheBound(t *testing.T) {
	t.Parallel()
	n := need(data.Criterion{Measure: data.MeasureArea, Hard: true, Min: at(20_000)})
	m := rank(t, n, plot("A", map[data.Measure]match.Value{data.MeasureArea: num(19_999.9999999)}))[0]
	if m.Verdict != match.Fits {
		t.Errorf("a difference that nobody can measure eliminates: %s", m.Verdict)
	}
	m = rank(t, n, plot("A", map[data.Measure]match.Value{data.MeasureArea: num(19_999)}))[0]
	if m.Verdict != match.Unfit {
		t.Errorf("a square metre short is %s", m.Verdict)
	}
}

func TestUtility(t *testing.T) {
	t.Parallel()
	area, price, power, date := data.MeasureArea, data.MeasurePrice, data.MeasurePower, data.MeasureAvailable
	tests := []struct {
		name            string
		measure         data.Measure
		min, ideal, max *float64
		value, want     float64
	}{
		{"at the ideal", area, at(1), at(2), at(4), 2, 100},
		{"half way up", area, at(1), at(2), at(4), 1.5, 50},
		{"half way down", area, at(1), at(2), at(4), 3, 50},
		{"at the minimum", area, at(1), at(2), at(4), 1, 0},
		{"at the maximum", area, at(1), at(2), at(4), 4, 0},
		{"beyond", area, at(1), at(2), at(4), 9, 0},
		{"no maximum: more is as good", area, at(1), at(2), nil, 9, 100},
		{"no minimum: less is as good", price, nil, at(30), at(50), 5, 100},
		{"minimum alone, met", area, at(1), nil, nil, 1, 100},
		{"minimum alone, missed", area, at(1), nil, nil, 0.5, 0},
		{"maximum alone, met", price, nil, nil, at(50), 50, 100},
		{"between without ideal", area, at(1), nil, at(2), 1.9, 100},
		{"ideal is the minimum", area, at(2), at(2), at(4), 2, 100},
		{"ideal is the maximum", area, at(1), at(4), at(4), 4, 100},
		{"all three the same", area, at(2), at(2), at(2), 2, 100},
		{"ideal alone, half", area, nil, at(20), nil, 10, 50},
		{"ideal alone, half as much again", area, nil, at(20), nil, 30, 50},
		{"ideal price alone, cheaper", price, nil, at(20), nil, 5, 100},
		{"ideal price alone, dearer", price, nil, at(20), nil, 25, 75},
		{"ideal price alone, twice", price, nil, at(20), nil, 90, 0},
		{"ideal power alone, more", power, nil, at(500), nil, 900, 100},
		{"ideal power alone, less", power, nil, at(500), nil, 400, 80},
		{"ideal date alone, sooner", date, nil, at(20_000), nil, 19_000, 100},
		{"ideal date alone, 73 days late", date, nil, at(20_000), nil, 20_073, 80},
		{"ideal of nothing", data.MeasureFlood, nil, at(0), nil, 0.25, 75},
		{"ideal of no euro", price, nil, at(0), nil, 0.25, 75},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			n := need(data.Criterion{Measure: tt.measure, Weight: 1, Min: tt.min, Ideal: tt.ideal, Max: tt.max})
			m := rank(t, n, plot("A", map[data.Measure]match.Value{tt.measure: num(tt.value)}))[0]
			near(t, "score", m.Score, tt.want)
		})
	}
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	bad := need(data.Criterion{Measure: data.MeasureArea})
	if _, err := match.Rank(ctx, bad, nil); !errors.Is(err, data.ErrInvalid) {
		t.Errorf("a criterion that asks nothing: %v", err)
	}
	if _, err := match.Rank(ctx, need(), []match.Candidate{plot("A", nil), plot("A", nil)}); !errors.Is(err, data.ErrConflict) {
		t.Errorf("a plot twice: %v", err)
	}
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := match.Rank(cancelled, need(), []match.Candidate{plot("A", nil)}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func TestOfferedOnly(t *testing.T) {
	t.Parallel()
	got := match.OfferedOnly([]match.Candidate{
		{PlotID: "sold", Status: data.StatusSold}, {PlotID: "unknown"}, {PlotID: "sale", Offered: true, Status: data.StatusForSale},
	})
	if len(got) != 2 || got[0].PlotID != "unknown" || got[1].PlotID != "sale" {
		t.Errorf("%+v", got)
	}
}
