package drive_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"emprise/data"
	"emprise/data/minutes"
	"emprise/ui"
	"emprise/ui/drive"
)

// holds opens a sitting in the demonstration territory and selects a plot on sale.
func holds(t *testing.T, d *drive.Driver) data.Plot {
	t.Helper()
	do := playing(t)
	do(d.Press("sitting"))
	do(d.Fill("title", "Commission foncier"))
	do(d.Fill("participants", "Mme Le Goff\nM. Hamon ; A. Riou"))
	do(d.Fill("public", "yes"))
	do(d.Save())
	for _, p := range d.Snapshot().Plots {
		if p.Status == data.StatusForSale {
			do(d.ClickPlot(p.ID))
			return p
		}
	}
	t.Fatal("no plot on sale")
	return data.Plot{}
}

func logged(t *testing.T, w *ui.Window) []string {
	t.Helper()
	m, shown := w.SittingLog()
	if !shown {
		t.Fatal("the log is not shown")
	}
	var lines []string
	for _, l := range m.Lines {
		lines = append(lines, l.What)
	}
	return lines
}

func TestASittingIsHeldInTheWindow(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	if _, shown := w.SittingLog(); shown || w.Sitting() != "" {
		t.Error("a sitting before it is opened")
	}
	if err := d.Press("status.sold"); err == nil {
		t.Error("a key gives a status without a sitting")
	}
	plot := holds(t, d)
	s, on := minutes.Running(d.Snapshot())
	if !on || strings.Join(s.Participants, "|") != "Mme Le Goff|M. Hamon|A. Riou" {
		t.Fatalf("%+v", s)
	}
	if lines := logged(t, w); len(lines) != 0 || w.Sitting() == "" {
		t.Errorf("%q, %q", lines, w.Sitting())
	}
	d.Hand().Letter("3")
	d.Idle()
	if p, _ := d.Snapshot().Plot(plot.ID); p.Status != data.StatusOption {
		t.Fatalf("%s: %s", p.Status, d.Said())
	}
	d.Hand().Letter("5")
	d.Idle()
	want := []string{plot.Name + "\u202f: en vente › réservé par option", plot.Name + "\u202f: réservé par option › vendu"}
	if lines := logged(t, w); strings.Join(lines, "\n") != strings.Join(want, "\n") {
		t.Errorf("%q", lines)
	}
	if err := d.Press("undo"); err != nil {
		t.Fatal(err)
	}
	if lines := logged(t, w); len(lines) != 1 {
		t.Errorf("%q", lines)
	}
	photograph(t, d, "sitting")

	// The program ends and comes back: the sitting goes on.
	path := w.Workspace().Path()
	if err := d.Press("close"); err != nil {
		t.Fatal(err)
	}
	if _, shown := w.SittingLog(); shown {
		t.Error("the log of a project that is closed")
	}
	if err := d.OpenProject(path); err != nil {
		t.Fatal(err)
	}
	if lines := logged(t, w); len(lines) != 1 || w.Sitting() == "" {
		t.Errorf("%q, %q", lines, w.Sitting())
	}

	if err := d.Press("sitting"); err != nil {
		t.Fatal(err)
	}
	if _, shown := w.SittingLog(); shown || w.Sitting() != "" {
		t.Error("the sitting goes on after it was closed")
	}
	doc := w.Paper().Document
	if doc == nil || doc.Title != "Compte rendu – Commission foncier" || len(w.Paper().Actions) != 4 {
		t.Fatalf("%+v, %s", w.Paper(), d.Said())
	}
	if m := w.Paper(); !m.Public || m.Document.Stamps[0] != "Version publique" {
		t.Errorf("%+v", m)
	}
	if err := d.Fill("public", ""); err != nil {
		t.Fatal(err)
	}
	if m := w.Paper(); m.Public || m.Document.Stamps[0] != "Document interne" {
		t.Errorf("%+v", m)
	}
	photograph(t, d, "minutes")
	out := filepath.Join(t.TempDir(), "cr.odt")
	w.WritePaper(out)
	d.Idle()
	if info, err := os.Stat(out); err != nil || info.Size() < 10_000 {
		t.Errorf("%v: %s", err, d.Said())
	}
}
