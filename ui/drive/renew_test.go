package drive_test

import (
	"strings"
	"testing"

	"emprise/data"
)

// The next audience sees the demonstration of the first day.
func TestTheDemonstrationBeginsAnew(t *testing.T) {
	dir := t.TempDir()
	d, w := start(t, dir)
	defer w.Close()
	do := playing(t)
	if err := d.Press("demo.renew"); err == nil {
		t.Error("there is none yet")
	}
	do(d.OpenDemo())
	path := w.Workspace().Path()
	first := d.Snapshot().Plots
	plot := holds(t, d)
	d.Hand().Letter("5")
	d.Idle()
	do(d.Press("split"))

	// Asked once, with a way out.
	do(d.Press("demo.renew"))
	photograph(t, d, "renew")
	w.Fyne().Canvas().Unfocus()
	d.Hand().Key("Escape")
	d.Idle()
	if p, _ := d.Snapshot().Plot(plot.ID); p.Status != data.StatusSold || w.FormOpen() {
		t.Fatal("leaving the question has begun anew")
	}
	do(d.Press("demo.renew"), d.Save())
	again := d.Snapshot()
	if w.Workspace() == nil || w.Workspace().Path() != path {
		t.Fatalf("not open again: %s", d.Said())
	}
	if p, _ := again.Plot(plot.ID); p.Status != plot.Status || len(again.Plots) != len(first) || w.Sitting() != "" || len(w.Split()) != 0 {
		t.Errorf("%s, %d plots, %q, %d maps", p.Status, len(again.Plots), w.Sitting(), len(w.Split()))
	}
	if _, ok := w.Workspace().UndoNote(); ok {
		t.Error("there is something to undo")
	}

	// From the welcome too; and never where another project is open.
	do(d.Press("close"), d.Press("demo.renew"))
	photograph(t, d, "renew-welcome")
	do(d.Save())
	if w.Workspace() == nil || w.Workspace().Path() != path {
		t.Errorf("not opened from the welcome: %s", d.Said())
	}
	do(d.OpenProject(rowFile(t, t.TempDir())))
	if err := d.Press("demo.renew"); err == nil || !strings.Contains(d.Said(), "pas la démonstration") {
		t.Errorf("%v, %q", err, d.Said())
	}
}
