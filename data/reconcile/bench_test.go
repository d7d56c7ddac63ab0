package reconcile_test

import (
	"context"
	"os"
	"testing"

	"emprise/data/reconcile"
	"emprise/geo/feature"
	"emprise/geo/ingest"
)

// large is the file of EMPRISE_BENCH, such as that of 1.5 million parcels, else a grid of 100 000.
func large(b *testing.B) *feature.Set {
	b.Helper()
	if path := os.Getenv("EMPRISE_BENCH"); path != "" {
		set, _, err := ingest.All(context.Background(), path, ingest.Options{}, nil)
		if err != nil {
			b.Fatal(err)
		}
		return set
	}
	return grid(b, 100_000, func(int) (bool, string) { return true, "" })
}

func grid(b *testing.B, n int, each func(i int) (bool, string)) *feature.Set {
	b.Helper()
	var to feature.Builder
	for i := range n {
		keep, id := each(i)
		if !keep {
			continue
		}
		x, y := 2+float64(i%1000)*side, 46+float64(i/1000)*side
		to.Begin(feature.Areas)
		to.Ring([]float64{x, y, x + side, y, x + side, y + side, x, y + side, x, y}, false)
		if id == "" {
			id = parcel(i)
		}
		to.Text("id", id)
		to.End()
	}
	set, err := to.Set()
	if err != nil {
		b.Fatal(err)
	}
	return set
}

// newer is the set without each hundredth feature and with as many moved, and with those after the middle first.
func newer(b *testing.B, s *feature.Set) *feature.Set {
	b.Helper()
	var to feature.Builder
	for k := range s.Len() {
		f := (k + s.Len()/2) % s.Len()
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
	now := newer(b, old)
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		d, err := reconcile.Compare(context.Background(), old, now, reconcile.Options{}, nil)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(d.Items)), "items")
	}
	b.ReportMetric(float64(old.Len())/1e6, "Mfeatures")
}
