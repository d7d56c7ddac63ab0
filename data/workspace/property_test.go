package workspace_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"emprise/data"
	"emprise/data/gpkg"
	"emprise/data/workspace"
)

// rows draws a few rows out of a small world, so that edits meet: valid or not, Do decides.
func rows(t *rapid.T) data.Edit {
	id := func(prefix string) string { return prefix + rapid.StringMatching("[1-3]").Draw(t, prefix) }
	maybe := func(prefix string) string {
		if rapid.Bool().Draw(t, "with "+prefix) {
			return id(prefix)
		}
		return ""
	}
	var e data.Edit
	seen := map[data.Ref]bool{}
	for range rapid.IntRange(1, 4).Draw(t, "rows") {
		var r data.Row
		switch rapid.IntRange(0, 5).Draw(t, "kind") {
		case 0:
			z := zone(id("z"))
			z.Name = rapid.String().Draw(t, "name") + "."
			z.Vocation = rapid.SampledFrom(append(data.Vocations(), "")).Draw(t, "vocation")
			r = z
		case 1:
			p := plot(id("p"), maybe("z"))
			p.Shape = square(rapid.Float64Range(-5, 9).Draw(t, "lon"), rapid.Float64Range(41, 51).Draw(t, "lat"), 0.01)
			p.Status = rapid.SampledFrom(data.Statuses()).Draw(t, "status")
			p.Notes = rapid.String().Draw(t, "notes")
			if rapid.Bool().Draw(t, "known price") {
				p.PriceEuroPerM2 = &data.Fact{Value: rapid.Float64Range(0, 1e9).Draw(t, "price"), Confidence: data.Measured}
			}
			r = p
		case 2:
			r = data.Company{ID: id("c"), Name: "C", Notes: rapid.String().Draw(t, "notes")}
		case 3:
			min := rapid.Float64().Draw(t, "min")
			r = data.Need{ID: id("n"), CompanyID: maybe("c"), Title: "N", Criteria: []data.Criterion{{Measure: data.MeasureArea, Min: &min}}}
		case 4:
			j := project(id("j"))
			if p := maybe("p"); p != "" {
				j.PlotIDs = []string{p}
			}
			j.NeedID, j.Internal = maybe("n"), rapid.Bool().Draw(t, "internal")
			r = j
		default:
			ref := data.Ref{
				Kind: rapid.SampledFrom([]data.Kind{data.KindZone, data.KindPlot, data.KindCompany, data.KindNeed, data.KindProject}).Draw(t, "of"),
			}
			ref.ID = id(map[data.Kind]string{"zone": "z", "plot": "p", "company": "c", "need": "n", "project": "j"}[ref.Kind])
			if !seen[ref] {
				e.Delete = append(e.Delete, ref)
			}
			seen[ref] = true
			continue
		}
		if !seen[r.Ref()] {
			e.Put = append(e.Put, r)
		}
		seen[r.Ref()] = true
	}
	return e
}

// Whatever is done, undone and redone, over restarts: the state after n edits is always the same state, in memory and on
// disk, and a refused edit changes nothing.
func TestUndoIsTheInverseOfDo(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	fresh := start(t)
	if err := fresh.Close(); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(fresh.Path())
	if err != nil {
		t.Fatal(err)
	}
	run := 0
	rapid.Check(t, func(t *rapid.T) {
		run++
		path := filepath.Join(dir, fmt.Sprintf("%d.gpkg", run))
		if err := os.WriteFile(path, content, 0o666); err != nil {
			t.Fatal(err)
		}
		open := func() *workspace.Workspace {
			s, err := gpkg.Open(ctx, path, gpkg.Options{Clock: clock})
			if err != nil {
				t.Fatal(err)
			}
			w, err := workspace.Open(ctx, s, workspace.Options{Clock: clock})
			if err != nil {
				t.Fatal(err)
			}
			return w
		}
		w := open()
		defer func() {
			if err := w.Close(); err != nil {
				t.Error(err)
			}
		}()
		history, at := []map[data.Kind][]data.Row{state(w.Snapshot())}, 0
		for range rapid.IntRange(1, 12).Draw(t, "steps") {
			switch rapid.IntRange(0, 6).Draw(t, "step") {
			case 0, 1, 2:
				if _, err := w.Do(ctx, rows(t)); err == nil {
					at++
					history = append(history[:at], state(w.Snapshot()))
				} else if !errors.Is(err, data.ErrInvalid) && !errors.Is(err, data.ErrConflict) && !errors.Is(err, data.ErrNotFound) {
					t.Fatal(err)
				}
			case 3, 4:
				if _, err := w.Undo(ctx); (err == nil) != (at > 0) {
					t.Fatalf("undo at %d: %v", at, err)
				}
				at = max(0, at-1)
			case 5:
				if _, err := w.Redo(ctx); (err == nil) != (at < len(history)-1) {
					t.Fatalf("redo at %d of %d: %v", at, len(history)-1, err)
				}
				at = min(len(history)-1, at+1)
			default:
				if err := w.Close(); err != nil {
					t.Fatal(err)
				}
				w = open()
			}
			if got := state(w.Snapshot()); !same(got, history[at]) {
				t.Fatalf("at %d of %d:\n%+v\nwas\n%+v", at, len(history)-1, got, history[at])
			}
		}
	})
}

// same compares states, an empty list being as good as none.
func same(a, b map[data.Kind][]data.Row) bool {
	for _, k := range data.Kinds() {
		if k != data.KindLayer && (len(a[k]) > 0 || len(b[k]) > 0) && !reflect.DeepEqual(a[k], b[k]) {
			return false
		}
	}
	return true
}
