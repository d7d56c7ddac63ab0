package reconcile_test

import (
	"context"
	"fmt"
	"os"
	"testing"

	"emprise/data/reconcile"
	"emprise/geo/feature"
	"emprise/geo/ingest"
)

// large is the file of EMPRISE_BENCH, such as that of 1.5 million parcels, else a grid of 100,000.
func large(b *testing.B) *feature.Set {
	b.Helper()
	if path := os.Getenv("EMPRISE_BENCH"); path != "" {
		set, _, err := ingest.All(context.Background(), path, ingest.Options{}, nil)
		if err != nil {
			b.Fatal(err)
		}
		return set
	}
	var to feature.Builder
	for i := range 100_000 {
		x, y := 2+float64(i%1000)*side, 46+float64(i/1000)*side
		to.Begin(feature.Areas)
		to.Ring([]float64{x, y, x + side, y, x + side, y + side, x, y + side, x, y}, false)
		to.Text("id", fmt.Sprintf("59001%03dAB%04d", i/10_000, i%10_000))
		to.End()
	}
	set, err := to.Set()
	if err != nil {
		b.Fatal(err)
	}
	return set
}

// newer is the set without each hundredth feature and with as many moved, beginning at one of them.
func newer(b *testing.B, s *feature.Set, from int) *feature.Set {
	b.Helper()
	var to feature.Builder
	for k := range s.Len() {
		f := (k + from) % s.Len()
		if f%100 == 0 {
			continue
		}
		to.Begin(s.Kinds[f])
		first, end := s.RingsOf(f)
		for r := first; r < end; r++ {
			ring := append([]float64(nil), s.Ring(r)...)
			if f%100 == 50 {
				for i := range ring {
					ring[i] += 2e-5
				}
			}
			to.Ring(ring, r > first && s.Hole(r))
		}
		for _, c := range s.Columns {
			if !c.Known(f) {
				continue
			}
			if v, ok := c.Number(f); ok {
				to.Number(c.Name, v, c.Type)
				continue
			}
			to.Text(c.Name, c.Text(f))
		}
		to.End()
	}
	set, err := to.Set()
	if err != nil {
		b.Fatal(err)
	}
	return set
}

func BenchmarkCompareTheSame(b *testing.B) {
	old := large(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := reconcile.Compare(context.Background(), old, old, reconcile.Options{}, nil); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(old.Len())/1e6, "Mfeatures")
}

func BenchmarkCompareANewerFile(b *testing.B) {
	old := large(b)
	for name, from := range map[string]int{"in order": 0, "in another": old.Len() / 2} {
		now := newer(b, old, from)
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			items := 0
			for b.Loop() {
				d, err := reconcile.Compare(context.Background(), old, now, reconcile.Options{}, nil)
				if err != nil {
					b.Fatal(err)
				}
				items = len(d.Items)
			}
			b.ReportMetric(float64(items), "items")
			b.ReportMetric(float64(old.Len())/1e6, "Mfeatures")
		})
	}
}
