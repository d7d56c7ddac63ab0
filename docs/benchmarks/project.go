//go:build ignore

// Command project fills a project that has parcels with the work of years, and times what a person waits for.
//
//	go run docs/benchmarks/project.go fill P   5 000 plots, 1 000 needs, 2 000 projects, 100 000 lines of the journal
//	go run docs/benchmarks/project.go open P   to the first snapshot, with what it took of the processor
//	go run docs/benchmarks/project.go edit P   400 edits of one plot each: the median and 95 of 100
//
// Everything comes from one seed. What is filled in is what edits would have left: rows, journal, what is known to be touched.
package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"runtime/debug"
	"slices"
	"syscall"
	"time"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/gpkg"
	"emprise/data/workspace"
)

const (
	plots    = 5_000
	needs    = 1_000
	projects = 2_000
	lines    = 100_000
	batch    = 2_000
	edits    = 400
)

func main() {
	debug.SetGCPercent(50) // as the window does
	ctx := context.Background()
	var err error
	switch path := os.Args[2]; os.Args[1] {
	case "fill":
		err = fill(ctx, path)
	case "open":
		err = open(ctx, path)
	case "edit":
		err = edit(ctx, path)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func square(lon, lat, size float64) orb.MultiPolygon {
	return orb.MultiPolygon{{{{lon, lat}, {lon + size, lat}, {lon + size, lat + size}, {lon, lat + size}, {lon, lat}}}}
}

func plotID(i int) string { return fmt.Sprintf("59001_TERRAIN-ECO_%05d", i+1) }

func fill(ctx context.Context, path string) error {
	s, err := gpkg.Open(ctx, path, gpkg.Options{})
	if err != nil {
		return err
	}
	random := rand.New(rand.NewPCG(1, 1))
	at := time.Date(2016, 1, 4, 8, 0, 0, 0, time.UTC)
	record := func(tx workspace.Tx, key, title string, old []data.Row, rows ...data.Row) error {
		at = at.Add(45 * time.Minute)
		note := data.Note{Key: key, Args: map[string]string{"title": title}}
		inverse := data.Edit{Note: note, Put: old}
		for _, r := range rows {
			if err := tx.Put(r); err != nil {
				return err
			}
			if len(old) == 0 {
				inverse.Delete = append(inverse.Delete, r.Ref())
			}
		}
		_, err := tx.Record(workspace.Record{
			At: at, Author: []string{"Marie", "Jean", "Hélène"}[random.IntN(3)], Forward: data.Edit{Note: note, Put: rows}, Inverse: inverse,
		})
		return err
	}
	have := make([]data.Plot, plots)
	err = s.Update(ctx, func(tx workspace.Tx) error {
		var rows []data.Row
		for i := range have {
			have[i] = data.Plot{
				ID: plotID(i), Name: fmt.Sprintf("Lot %d", i+1), Commune: "Lille", INSEE: "59001", Status: data.StatusForSale,
				PriceEuroPerM2: &data.Fact{Value: 30, Source: "Délibération", Confidence: data.Declared},
				Shape:          square(2.2+1.8*random.Float64(), 50.05+0.9*random.Float64(), 0.001),
			}
			rows = append(rows, have[i])
		}
		for i := range needs {
			least := 5000 + 1000*float64(random.IntN(40))
			c := data.Company{ID: fmt.Sprintf("ENT-%04d", i+1), Name: fmt.Sprintf("Entreprise %d", i+1)}
			rows = append(rows, c, data.Need{
				ID: fmt.Sprintf("BES-%04d", i+1), CompanyID: c.ID, Title: "Besoin " + c.Name, Stage: data.StageOpen,
				Criteria: []data.Criterion{{Measure: data.MeasureArea, Hard: true, Weight: 1, Min: &least}},
			})
		}
		for i := range projects {
			rows = append(rows, data.Project{
				ID: fmt.Sprintf("PRJ-%04d", i+1), Type: data.Recruitment, Title: fmt.Sprintf("Projet %d", i+1), Status: data.ProjectIdea,
				PlotIDs: []string{plotID(random.IntN(plots))},
			})
		}
		return record(tx, "edit.test", "début", nil, rows...)
	})
	for n := 1; err == nil && n < lines; n += batch {
		err = s.Update(ctx, func(tx workspace.Tx) error {
			for range min(batch, lines-n) {
				i := random.IntN(plots)
				old := have[i]
				have[i].Status = data.Statuses()[random.IntN(5)]
				have[i].Notes = fmt.Sprintf("Vu le %s.", at.Format(time.DateOnly))
				if err := record(tx, "edit.plot_changed", old.Name, []data.Row{old}, have[i]); err != nil {
					return err
				}
			}
			return nil
		})
	}
	if closing := s.Close(); err == nil {
		err = closing
	}
	return err
}

func processor() time.Duration {
	var used syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &used)
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

func open(ctx context.Context, path string) error {
	start, had := time.Now(), processor()
	s, err := gpkg.Open(ctx, path, gpkg.Options{})
	if err != nil {
		return err
	}
	w, err := workspace.Open(ctx, s, workspace.Options{})
	if err != nil {
		return err
	}
	fmt.Printf("open: %.2f s, processor %.2f s, %d plots\n", time.Since(start).Seconds(), (processor() - had).Seconds(), len(w.Snapshot().Plots))
	return w.Close()
}

func edit(ctx context.Context, path string) error {
	s, err := gpkg.Open(ctx, path, gpkg.Options{})
	if err != nil {
		return err
	}
	w, err := workspace.Open(ctx, s, workspace.Options{Author: "Marie"})
	if err != nil {
		return err
	}
	took := make([]time.Duration, edits)
	had := processor()
	for i := range took {
		p, _ := w.Snapshot().Plot(plotID(i * 37 % plots))
		p.Notes += "."
		start := time.Now()
		if _, err := w.Do(ctx, data.Edit{Note: data.Note{Key: "edit.plot_changed"}, Put: []data.Row{p}}); err != nil {
			return err
		}
		took[i] = time.Since(start)
	}
	used := processor() - had
	slices.Sort(took)
	ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	fmt.Printf("edit: median %.1f ms, 95 of 100 within %.1f ms, processor %.1f ms each\n", ms(took[edits/2]), ms(took[edits*95/100]), ms(used)/edits)
	return w.Close()
}
