package placement_test

import (
	"fmt"
	"testing"

	"emprise/data"
	"emprise/data/allocation"
	"emprise/data/placement"
	"emprise/data/workspace"
	"emprise/geo/reference"
	"emprise/geo/scene"
)

// BenchmarkTry is what a person waits for who tries something in a territory of 30 needs and 1,000 plots: the answer anew, what each
// of ten decisions costs, and what imposing one more would.
func BenchmarkTry(b *testing.B) {
	s := &workspace.Snapshot{Version: 1, Scene: &scene.Scene{Version: 1}}
	for i := range 1000 {
		x := float64(i) * 300
		s.Plots = append(s.Plots, data.Plot{
			ID: fmt.Sprintf("P%04d", i), Name: fmt.Sprintf("lot %d", i), Status: data.StatusForSale, Shape: reference.Rectangle(b, x, 0, x+60+float64(i*7919%200), 100),
			PriceEuroPerM2: &data.Fact{Value: float64(10 + i*31%40)}, PowerKVA: &data.Fact{Value: float64(100 * (i * 17 % 30))},
		})
	}
	var needs []data.Need
	for i := range 30 {
		n := need(fmt.Sprintf("N%02d", i), 6_000+float64(i)*400, 9_000+float64(i)*400)
		most, least := 45.0, float64(100*(i%12))
		n.Criteria = append(n.Criteria,
			data.Criterion{Measure: data.MeasurePrice, Weight: 1, Max: &most}, data.Criterion{Measure: data.MeasurePower, Weight: 1, Hard: i%3 == 0, Min: &least})
		needs = append(needs, n)
	}
	g, err := placement.Look(b.Context(), s, needs, placement.Options(data.Allocation{}), nil)
	if err != nil {
		b.Fatal(err)
	}
	p, err := g.Decide(b.Context(), placement.Asked{})
	if err != nil {
		b.Fatal(err)
	}
	b.Run("decide", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := g.Decide(b.Context(), placement.Asked{}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("costs", func(b *testing.B) {
		var a placement.Asked
		for _, o := range p.Best().Outcomes[:10] {
			a.Locks = append(a.Locks, allocation.Pair{NeedID: o.NeedID, PlaceID: o.PlaceID})
		}
		locked, err := g.Decide(b.Context(), a)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportAllocs()
		for b.Loop() {
			if _, err := locked.Costs(b.Context(), nil); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("price", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := p.Price(b.Context(), allocation.Pair{NeedID: "N03", PlaceID: "P0100"}); err != nil {
				b.Fatal(err)
			}
		}
	})
}
