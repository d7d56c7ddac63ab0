package match_test

import (
	"context"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"strconv"
	"testing"

	"emprise/data"
	"emprise/data/match"
)

// The largest file of parcels that is measured with, and the needs of a busy year.
const (
	benchRows  = 1_571_301
	benchNeeds = 100
)

// parcelTable is a table as a layer of parcels gives: an area, seven attributes and measures, two of them derived beforehand.
func parcelTable(tb testing.TB, rows int) *match.Table {
	tb.Helper()
	r := rand.New(rand.NewPCG(1, 2))
	numbers := func(unknown float64, of func() float64) []float64 {
		all := make([]float64, rows)
		for i := range all {
			if all[i] = of(); r.Float64() < unknown {
				all[i] = math.NaN()
			}
		}
		return all
	}
	zone := make([]uint32, rows)
	for i := range zone {
		zone[i] = uint32(r.IntN(9))
	}
	table, err := match.NewTable(rows, func(row int) string { return strconv.Itoa(1_000_000_000 + row) }, []match.Column{
		{Measure: data.MeasureArea, Numbers: numbers(0, func() float64 { return 800 * math.Exp(1.5*r.NormFloat64()) })},
		{Measure: data.MeasureUrbanZone, Codes: zone, Lists: [][]string{{"UA", "U"}, {"UB", "U"}, {"UX", "U"}, {"UY", "U"}, {"1AUx", "AUc"}, {"2AU", "AUs"}, {"A", "A"}, {"N", "N"}}},
		{Measure: data.MeasureMotorway, Numbers: numbers(0, func() float64 { return 30_000 * r.Float64() })},
		{Measure: data.MeasureFlood, Numbers: numbers(0, func() float64 { return max(0, r.Float64()*2-1) })},
		{Measure: data.MeasurePrice, Numbers: numbers(0.3, func() float64 { return 10 + 60*r.Float64() })},
		{Measure: data.MeasurePower, Numbers: numbers(0.5, func() float64 { return 2000 * r.Float64() })},
		{Measure: data.MeasureSlope, Numbers: numbers(0.1, func() float64 { return 12 * r.Float64() })},
		{Measure: data.MeasureDistanceDwelling, Numbers: numbers(0, func() float64 { return 1500 * r.Float64() })},
	})
	if err != nil {
		tb.Fatal(err)
	}
	return table
}

// parcelNeeds ask eight things each, four of them hard.
func parcelNeeds(n int) []data.Need {
	needs := make([]data.Need, n)
	zones := [][]string{{"UX", "UY"}, {"UX", "1AUx"}, {"U"}, {"1AUx", "2AU", "AUc"}}
	for i := range needs {
		f := float64(i + 1)
		needs[i] = data.Need{ID: fmt.Sprintf("B%03d", i), Title: "need", Criteria: []data.Criterion{
			{Measure: data.MeasureArea, Hard: true, Weight: 3, Min: at(200 * f), Ideal: at(400 * f), Max: at(1000 * f)},
			{Measure: data.MeasureUrbanZone, Hard: true, Allowed: zones[i%len(zones)]},
			{Measure: data.MeasureMotorway, Hard: i%2 == 0, Weight: 2, Ideal: at(2_000), Max: at(15_000)},
			{Measure: data.MeasureFlood, Hard: true, Max: at(0.1)},
			{Measure: data.MeasurePrice, Weight: 2, Ideal: at(20), Max: at(50)},
			{Measure: data.MeasurePower, Hard: i%3 == 0, Weight: 1, Min: at(200), Ideal: at(1000)},
			{Measure: data.MeasureSlope, Weight: 1, Ideal: at(2), Max: at(8)},
			{Measure: data.MeasureDistanceDwelling, Weight: 1, Min: at(50), Ideal: at(500)},
		}}
	}
	return needs
}

// BenchmarkScreen holds a hundred needs against all parcels.
func BenchmarkScreen(b *testing.B) {
	table, needs := parcelTable(b, benchRows), parcelNeeds(benchNeeds)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := match.Screen(context.Background(), table, needs, 20, nil); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkFollow edits one parcel and ranks one need again.
func BenchmarkFollow(b *testing.B) {
	table, need := parcelTable(b, benchRows), parcelNeeds(1)[0]
	standing := match.NewStanding(need, 20)
	if _, err := standing.Follow(context.Background(), table); err != nil {
		b.Fatal(err)
	}
	row := 0
	b.ReportAllocs()
	for b.Loop() {
		row = (row + 7919) % table.Len()
		c := table.Candidate(row)
		c.Values[data.MeasurePower] = num(900)
		table = table.With(row, c)
		if _, err := standing.Follow(context.Background(), table); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkRanker edits one plot of five thousand and ranks them again, reasons included; BenchmarkRank ranks them from nothing.
func BenchmarkRanker(b *testing.B) {
	candidates, need := fewPlots(b), parcelNeeds(1)[0]
	var ranker match.Ranker
	if _, err := ranker.Rank(context.Background(), need, candidates); err != nil {
		b.Fatal(err)
	}
	row := 0
	b.ReportAllocs()
	for b.Loop() {
		row = (row + 7) % len(candidates)
		values := maps.Clone(candidates[row].Values)
		values[data.MeasurePower] = num(900)
		candidates[row].Values = values
		if _, err := ranker.Rank(context.Background(), need, candidates); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRank(b *testing.B) {
	candidates, need := fewPlots(b), parcelNeeds(1)[0]
	b.ReportAllocs()
	for b.Loop() {
		if _, err := match.Rank(context.Background(), need, candidates); err != nil {
			b.Fatal(err)
		}
	}
}

func fewPlots(tb testing.TB) []match.Candidate {
	table := parcelTable(tb, 5000)
	candidates := make([]match.Candidate, table.Len())
	for i := range candidates {
		candidates[i] = table.Candidate(i)
	}
	return candidates
}

// BenchmarkScreenWishes is the worst that can be asked: nothing is hard, and each row is scored for each need.
func BenchmarkScreenWishes(b *testing.B) {
	table, needs := parcelTable(b, benchRows), parcelNeeds(benchNeeds)
	for i := range needs {
		for k := range needs[i].Criteria {
			needs[i].Criteria[k].Hard = false
		}
	}
	for b.Loop() {
		if _, err := match.Screen(context.Background(), table, needs, 20, nil); err != nil {
			b.Fatal(err)
		}
	}
}
