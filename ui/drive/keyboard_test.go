package drive_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"emprise/data"
)

// A plot is chosen with the mouse in the list at the left while a sitting goes on: a digit gives it a status, F11 shows the room the map, F1
// opens the help and Escape closes it, as they do after a click on the map.
func TestTheKeysWorkOnceALineOfTheListWasClicked(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	do := playing(t)
	holds(t, d)
	do(d.Press("show.plots"))
	c := w.Fyne().Canvas()
	first := d.Snapshot().Plots[0]
	do(d.Act(func() error {
		test.TapCanvas(c, fyne.NewPos(150, 300))
		return nil
	}))
	ref := d.Selected()
	plot, ok := d.Snapshot().Plot(ref.ID)
	photograph(t, d, "list-clicked")
	if !ok || ref.Kind != data.KindPlot || plot.ID == first.ID || c.Focused() == nil {
		t.Fatalf("the click selects %v; the keyboard is at %T", ref, c.Focused())
	}
	digit, want := "3", data.StatusOption
	if plot.Status == want {
		digit, want = "5", data.StatusSold
	}
	do(d.Typewrite(digit))
	if p, _ := d.Snapshot().Plot(plot.ID); p.Status != want {
		t.Errorf("the plot is %s: %s", p.Status, d.Said())
	}
	do(d.Strike(fyne.KeyF1))
	if w.Help() == nil {
		t.Error("no help")
	}
	do(d.Typewrite("1"), d.Strike(fyne.KeyF11)) // the help stands over the window and keeps them
	if p, _ := d.Snapshot().Plot(plot.ID); p.Status != want {
		t.Error("a digit works below the help")
	}
	if do(d.Strike(fyne.KeyEscape)); w.Help() != nil {
		t.Error("the help is still there")
	}
	before := c.Size()
	if do(d.Strike(fyne.KeyF11)); !w.Presenting() {
		t.Error("F11 does not fill the screen")
	}
	if do(d.Strike(fyne.KeyF11)); w.Presenting() || c.Size() != before {
		t.Error("F11 does not bring the window back")
	}
}
