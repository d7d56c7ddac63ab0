package drive_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"emprise/data"
	"emprise/data/gpkg"
)

// TestWhatHappenedIsTold changes a plot, reads the journal, searches it, goes to the row, reads its history, compares with what
// was and writes the journal to a file.
func TestWhatHappenedIsTold(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	copied := filepath.Join(t.TempDir(), "before.gpkg")
	w.SaveCopy(copied)
	d.Idle()
	plot := d.Snapshot().Plots[3]
	changed := plot
	changed.Name, changed.Notes = "Lot rebaptisé", "=1+1"
	changed.Shape = changed.Shape.Clone()
	for _, ring := range changed.Shape[0] {
		for i := range ring {
			ring[i][0] += 0.0005
		}
	}
	do := func(e data.Edit) {
		t.Helper()
		if _, err := w.Workspace().Do(t.Context(), e); err != nil {
			t.Fatal(err)
		}
		d.Idle()
	}
	do(data.Edit{Note: data.Note{Key: "edit.plot_changed", Args: map[string]string{"title": changed.Name}}, Put: []data.Row{changed}})
	do(data.Edit{Note: data.Note{Key: "edit.company", Args: map[string]string{"title": "Scierie"}}, Put: []data.Row{data.Company{ID: "ENT-0900", Name: "Scierie"}}})

	if err := d.Press("journal"); err != nil {
		t.Fatal(err)
	}
	d.Idle()
	l := w.Ledger()
	if m := l.Model(); m.Rows != 2 || !strings.Contains(m.Cell(1, 3), changed.Name) || !strings.Contains(m.Cell(1, 4), plot.ID) {
		t.Fatalf("%+v", m)
	}
	l.Search("rebaptise")
	d.Idle()
	if m := l.Model(); m.Rows != 1 {
		t.Fatalf("%d entries found", m.Rows)
	}
	l.Grid().OnChoose(0, false, false)
	d.Idle()
	if got := w.Selected(); got.ID != plot.ID {
		t.Errorf("%v is selected", got)
	}
	if facts := l.Model().Facts; !strings.Contains(facts, plot.Name) || !strings.Contains(facts, "puis "+changed.Name) {
		t.Errorf("told of the entry: %q", facts)
	}
	table := filepath.Join(t.TempDir(), "journal.csv")
	w.WriteJournal(table)
	d.Idle()
	text, err := os.ReadFile(table)
	if err != nil || !strings.Contains(string(text), "'=1+1") || strings.Contains(string(text), "Scierie") {
		t.Errorf("%v %s", err, text)
	}

	if err := d.Press("history"); err != nil {
		t.Fatal(err)
	}
	d.Idle()
	if m := l.Model(); m.Rows != 3 || !strings.Contains(m.Title, changed.Name) || m.Cell(0, 3) != plot.Name || m.Cell(0, 4) != changed.Name {
		t.Fatalf("history: %+v", m)
	}
	// What is done meanwhile is told at once, and an undo too.
	if err := d.Press("undo"); err != nil { // of the company
		t.Fatal(err)
	}
	d.Idle()
	if err := d.Press("undo"); err != nil {
		t.Fatal(err)
	}
	d.Idle()
	if m := l.Model(); m.Rows != 6 || m.Cell(0, 4) != plot.Name {
		t.Errorf("history after an undo: %d lines", m.Rows)
	}
	if err := d.Press("redo"); err != nil {
		t.Fatal(err)
	}
	d.Idle()

	if err := d.Press("compare"); err != nil {
		t.Fatal(err)
	}
	d.Idle()
	if m := l.Model(); m.Rows != 1 || !strings.Contains(m.Cell(0, 4), changed.Name) {
		t.Fatalf("compared with a month ago: %+v", m)
	}
	w.CompareWith(copied)
	d.Idle()
	if m := l.Model(); m.Rows != 1 || m.Cell(0, 3) != plot.ID {
		t.Fatalf("compared with the copy: %+v", m)
	}
	l.Grid().OnChoose(0, false, false)
	d.Idle()
	w.Compare("31/12/2999", "")
	d.Idle()
	if m := l.Model(); m.Rows != 0 {
		t.Errorf("compared with a day to come: %d differences", m.Rows)
	}
	l.OnClose()
	d.Idle()
	if err := d.Press("past.close"); err == nil {
		t.Error("closed twice")
	}
	if s, err := gpkg.Open(t.Context(), copied, gpkg.Options{}); err != nil || s.Guard() != nil {
		t.Errorf("the copy is held: %v", err)
	} else if err := s.Close(); err != nil {
		t.Error(err)
	}
}
