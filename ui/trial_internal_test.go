package ui

import (
	"context"
	"fmt"
	"testing"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/match"
	"emprise/data/workspace"
)

// BenchmarkTrial is what a worker does each time a weight or a point is dragged: rank 5,000 plots by ten criteria anew and tell the
// answer, then tell the reasons of the lines that are in sight. It must stay below 50 ms.
func BenchmarkTrial(b *testing.B) {
	const plots = 5000
	snap := &workspace.Snapshot{}
	candidates := make([]match.Candidate, plots)
	number := func(v float64) match.Value { return match.Value{Known: true, Number: v, Source: "carte"} }
	for i := range candidates {
		id, f := fmt.Sprintf("P%05d", i), float64(i)
		snap.Plots = append(snap.Plots, data.Plot{ID: id, Name: "Lot " + id, Commune: "Arvenne"})
		candidates[i] = match.Candidate{PlotID: id, Name: "Lot " + id, Offered: i%7 > 0, Status: data.StatusForSale, Values: map[data.Measure]match.Value{
			data.MeasureArea: number(5_000 + 17*f), data.MeasurePrice: number(10 + float64(i%60)), data.MeasurePower: number(float64(i % 2000)),
			data.MeasureMotorway: number(float64(i * 7919 % 30_000)), data.MeasureRail: number(float64(i * 104_729 % 20_000)),
			data.MeasureFlood: number(float64(i%10) / 20), data.MeasureSlope: number(float64(i % 12)), data.MeasureWater: number(float64(i % 100)),
			data.MeasureDistanceDwelling: number(float64(i % 1500)),
			data.MeasureUrbanZone:        {Known: true, Categories: []string{[]string{"UX", "UY", "N"}[i%3]}},
		}}
	}
	at := func(v float64) *float64 { return &v }
	need := data.Need{ID: "B", Title: "need", Criteria: []data.Criterion{
		{Measure: data.MeasureArea, Hard: true, Weight: 3, Min: at(8_000), Ideal: at(30_000), Max: at(80_000)},
		{Measure: data.MeasurePrice, Weight: 2, Points: []data.Point{{Value: 15, Utility: 100}, {Value: 40, Utility: 30}, {Value: 60}}},
		{Measure: data.MeasurePower, Weight: 1, Min: at(200), Ideal: at(1000)}, {Measure: data.MeasureMotorway, Weight: 2, Ideal: at(2000), Max: at(15_000)},
		{Measure: data.MeasureRail, Weight: 1, Max: at(10_000)}, {Measure: data.MeasureFlood, Hard: true, Max: at(0.3)},
		{Measure: data.MeasureSlope, Weight: 1, Ideal: at(2), Max: at(8)}, {Measure: data.MeasureWater, Weight: 1, Min: at(10)},
		{Measure: data.MeasureDistanceDwelling, Weight: 1, Ideal: at(500)}, {Measure: data.MeasureUrbanZone, Hard: true, Weight: 1, Allowed: []string{"UX", "UY"}},
	}}
	loc := locale.New("fr")
	for i := 0; b.Loop(); i++ {
		need.Criteria[0].Weight = float64(i%10) + 0.5
		matches, err := match.Rank(context.Background(), need, candidates)
		if err != nil {
			b.Fatal(err)
		}
		rows := rankedRows(loc, snap, nil, matches)
		for _, r := range rows[:20] {
			_ = r.Reason()
		}
	}
}
