package fact_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	"emprise/data"
	"emprise/data/fact"
	"emprise/data/workspace"
)

// town is 1,000 plots with risk plan, nature, urban plan and roads about them.
func town(tb testing.TB) *workspace.Snapshot {
	t := &testing.T{}
	r := rand.New(rand.NewPCG(61, 62))
	one := func(words ...string) string { return words[r.IntN(len(words))] }
	var list []data.Plot
	for i := range 1000 {
		x, y := 10_000*r.Float64(), 10_000*r.Float64()
		list = append(list, data.Plot{ID: fmt.Sprintf("P%04d", i), Name: "p", Status: data.StatusForSale, Shape: rectangle(t, x, y, x+60+100*r.Float64(), y+60+100*r.Float64())})
	}
	tb.Helper()
	return snapshot(t, 1, list,
		layer{about("ppr", data.RoleHazards), strewn(t, r, 300, 10_000, 500, func() []string { return []string{"typereglement", one("01", "02", "03", "04")} })},
		layer{about("nature", data.RoleProtected), strewn(t, r, 100, 10_000, 400, func() []string { return nil })},
		layer{about("plu", data.RoleUrbanZoning), strewn(t, r, 1000, 10_000, 900, func() []string { return []string{"typezone", one("U", "A", "N")} })},
		layer{about("roads", data.RoleRoads), strewn(t, r, 20_000, 10_000, 300, func() []string { return []string{"nature", one("Bretelle", "Route à 1 chaussée")} })},
	)
}

// The facts of 1,000 plots, one of which was redrawn.
func BenchmarkAfterAnEditOfOnePlot(b *testing.B) {
	ctx := context.Background()
	s := town(b)
	var cache fact.Cache
	if _, err := cache.Candidates(ctx, s); err != nil {
		b.Fatal(err)
	}
	shapes := [2]data.Plot{s.Plots[7], s.Plots[8]}
	for b.Loop() {
		next := *s
		next.Version = s.Version + 1
		next.Plots = append([]data.Plot(nil), s.Plots...)
		next.Plots[7].Shape = shapes[next.Version%2].Shape
		if _, err := cache.Candidates(ctx, &next); err != nil {
			b.Fatal(err)
		}
		s = &next
	}
}

// The facts of 1,000 plots of which nothing is known yet, layers included.
func BenchmarkOfAllPlots(b *testing.B) {
	s := town(b)
	for b.Loop() {
		if _, err := fact.Candidates(context.Background(), s); err != nil {
			b.Fatal(err)
		}
	}
}
