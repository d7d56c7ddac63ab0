package workspace_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"emprise/data"
	"emprise/data/gpkg"
	"emprise/data/workspace"
)

// BenchmarkEdit changes the status of one plot of 5 000, with 2 000 projects tied to plots: the figure to reach is 10 ms
// for 95 edits of 100.
func BenchmarkEdit(b *testing.B) {
	s, err := gpkg.Create(b.Context(), filepath.Join(b.TempDir(), "p.gpkg"), territory, gpkg.Options{})
	if err != nil {
		b.Fatal(err)
	}
	w, err := workspace.Open(b.Context(), s, workspace.Options{})
	if err != nil {
		b.Fatal(err)
	}
	var e data.Edit
	for i := range 5000 {
		p := plot(fmt.Sprintf("p%d", i), "")
		p.Shape = square(3+float64(i%100)/100, 47+float64(i/100)/100, 0.005)
		e.Put = append(e.Put, p)
	}
	for i := range 2000 {
		e.Put = append(e.Put, project(fmt.Sprintf("j%d", i), fmt.Sprintf("p%d", i)))
	}
	if _, err := w.Do(b.Context(), e); err != nil {
		b.Fatal(err)
	}
	var took []time.Duration
	for i := 0; b.Loop(); i++ {
		p, _ := w.Snapshot().Plot(fmt.Sprintf("p%d", i*37%5000))
		p.Status = data.Statuses()[i%3]
		start := time.Now()
		if _, err := w.Do(b.Context(), data.Edit{Note: data.Note{Key: "edit.plot_changed"}, Put: []data.Row{p}}); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*95/100].Microseconds())/1000, "p95-ms")
	if err := w.Close(); err != nil {
		b.Fatal(err)
	}
}
