package fact_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"emprise/data"
	"emprise/data/fact"
	"emprise/data/match"
	"emprise/data/workspace"
	"emprise/geo/scene"
)

// BenchmarkEdit edits one plot of five thousand, gathers what is known and ranks them again: what the window does after an edit.
func BenchmarkEdit(b *testing.B) {
	snap := &workspace.Snapshot{Version: 1, Scene: &scene.Scene{Version: 1}, Zones: []data.Zone{{ID: "Z"}}}
	for i := range 5000 {
		snap.Plots = append(snap.Plots, data.Plot{
			ID: fmt.Sprintf("P%05d", i), Name: "plot", ZoneID: "Z", Status: data.StatusForSale, PowerKVA: &data.Fact{Value: float64(i)}, PriceEuroPerM2: &data.Fact{Value: float64(i % 90)},
		})
	}
	bound := func(v float64) *float64 { return &v }
	need := data.Need{ID: "B", Title: "need", Criteria: []data.Criterion{
		{Measure: data.MeasurePower, Hard: true, Weight: 1, Min: bound(500), Ideal: bound(3000)}, {Measure: data.MeasurePrice, Hard: true, Weight: 2, Ideal: bound(10), Max: bound(60)},
	}}
	var cache fact.Cache
	var ranker match.Ranker
	rank := func(s *workspace.Snapshot) {
		candidates, err := cache.Candidates(context.Background(), s)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := ranker.Rank(context.Background(), need, candidates); err != nil {
			b.Fatal(err)
		}
	}
	rank(snap)
	b.ReportAllocs()
	for b.Loop() {
		next := *snap
		next.Version++
		next.Plots = slices.Clone(snap.Plots)
		next.Plots[next.Version%5000].PowerKVA = &data.Fact{Value: float64(next.Version)}
		snap = &next
		rank(snap)
	}
}
