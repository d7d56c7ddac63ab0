package gpkg_test

import (
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"emprise/data"
	"emprise/data/gpkg"
	"emprise/data/workspace"
)

// BenchmarkOpen opens a project of 30 000 parcels, up to the first snapshot: the figure to reach is 300 ms.
func BenchmarkOpen(b *testing.B) {
	path := filepath.Join(b.TempDir(), "p.gpkg")
	s, err := gpkg.Create(b.Context(), path, territory, options())
	if err != nil {
		b.Fatal(err)
	}
	w, err := workspace.Open(b.Context(), s, workspace.Options{Clock: clock()})
	if err != nil {
		b.Fatal(err)
	}
	if _, err := w.Import(b.Context(), layer("parcelles"), feed(parcels(30_000))); err != nil {
		b.Fatal(err)
	}
	if err := w.Close(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		s, err := gpkg.Open(b.Context(), path, options())
		if err != nil {
			b.Fatal(err)
		}
		w, err := workspace.Open(b.Context(), s, workspace.Options{})
		if err != nil {
			b.Fatal(err)
		}
		if err := w.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkImport imports 30 000 parcels in one transaction.
func BenchmarkImport(b *testing.B) {
	set := parcels(30_000)
	for b.Loop() {
		s, err := gpkg.Create(b.Context(), filepath.Join(b.TempDir(), "p.gpkg"), territory, options())
		if err != nil {
			b.Fatal(err)
		}
		w, err := workspace.Open(b.Context(), s, workspace.Options{Clock: clock()})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := w.Import(b.Context(), layer("parcelles"), feed(set)); err != nil {
			b.Fatal(err)
		}
		if err := w.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkEdit changes one plot of 5 000, each change on the disk before the next: the figure to reach is 10 ms for 95 of 100.
func BenchmarkEdit(b *testing.B) {
	s, err := gpkg.Create(b.Context(), filepath.Join(b.TempDir(), "p.gpkg"), territory, options())
	if err != nil {
		b.Fatal(err)
	}
	w, err := workspace.Open(b.Context(), s, workspace.Options{Clock: clock()})
	if err != nil {
		b.Fatal(err)
	}
	edit := data.Edit{Put: []data.Row{zone()}}
	for i := range 5000 {
		p := plot()
		p.ID = w.NewID(data.KindPlot, "58901")
		p.Shape = square(3+float64(i%100)*0.001, 47+float64(i/100)*0.001, 0.0009)
		edit.Put = append(edit.Put, p)
	}
	if _, err := w.Do(b.Context(), edit); err != nil {
		b.Fatal(err)
	}
	var took []time.Duration
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		p := w.Snapshot().Plots[i%5000]
		p.Notes = strconv.Itoa(i)
		began := time.Now()
		if _, err := w.Do(b.Context(), data.Edit{Put: []data.Row{p}}); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(began))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*95/100].Microseconds())/1000, "ms-p95")
	if err := w.Close(); err != nil {
		b.Fatal(err)
	}
}
