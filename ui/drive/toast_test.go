package drive_test

import (
	"errors"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"emprise/data"
	"emprise/ui/kit"
)

// What was done is told over the map with the way back, leaves by itself, and can be read again; the keyboard stays where it was.
func TestWhatWasDoneIsToldAndLeaves(t *testing.T) {
	d, w, q := startOn(t, t.TempDir())
	defer w.Close()
	do := playing(t)
	do(d.OpenProject(rowFile(t, t.TempDir())))
	do(d.Choose(data.Ref{Kind: data.KindPlot, ID: d.Snapshot().Plots[0].ID}))
	was := d.Snapshot().Plots[0].Name
	rename := func(name string) {
		t.Helper()
		do(d.Press("plot.edit"))
		do(d.Fill("name", name))
		do(d.Save())
	}
	rename("Lot A")
	if got := w.Toasts(); len(got) != 1 || got[0].Action == nil || got[0].Text != w.Said() {
		t.Fatalf("it is told %+v", got)
	}
	// It takes the keyboard from nobody.
	do(d.Press("recruitment.add"))
	text, ok := w.Field("title").(*kit.TextField)
	if !ok {
		t.Fatal("the title is no text")
	}
	focused := func() fyne.Focusable { return w.Fyne().Canvas().Focused() }
	w.Fyne().Canvas().Focus(text.Entry)
	run := w.Toasts()[0].Action.Run
	do(d.Act(func() error { run(); return nil }))
	if focused() != text.Entry {
		t.Error("the message took the keyboard")
	}
	if got := d.Snapshot().Plots[0].Name; got != was {
		t.Errorf("the way back leads to %q, not to %q", got, was)
	}
	if got := w.Toasts(); len(got) != 1 || got[0].Action == nil {
		t.Fatalf("of the way back it is told %+v", got)
	}
	run = w.Toasts()[0].Action.Run
	do(d.Act(func() error { run(); return nil }))
	if got := d.Snapshot().Plots[0].Name; got != "Lot A" {
		t.Errorf("the way forth leads to %q", got)
	}
	do(d.Type(fyne.KeyEscape))
	w.Fyne().Canvas().Unfocus()

	// The way back is offered for the last edit alone; two messages are shown at most, and they leave one after the other.
	for _, name := range []string{"Lot B", "Lot C", "Lot D", "Lot E"} {
		rename(name)
	}
	got := w.Toasts()
	if len(got) != 2 || got[0].Action != nil || got[1].Action == nil {
		t.Fatalf("it is told %+v", got)
	}
	for left := 1; left >= 0; left-- {
		q.Advance(10 * time.Second)
		d.Idle()
		if got := w.Toasts(); len(got) != left {
			t.Errorf("%d messages are left, not %d", len(got), left)
		}
	}
	do(d.Press("tasks"))
	found := w.Palette().Found()
	w.Palette().Leave()
	if len(found) < 6 {
		t.Errorf("%d messages can be read again", len(found))
	}
}

// What is said in the bar leaves after a while, or as soon as it is not so any more; what is told over the map is not repeated there.
func TestWhatIsSaidInTheBarLeaves(t *testing.T) {
	d, w, q := startOn(t, t.TempDir())
	defer w.Close()
	do := playing(t)
	do(d.OpenProject(rowFile(t, t.TempDir())))
	if d.Press("match") == nil || w.InBar() != w.Locale().T("why.no_need") {
		t.Fatalf("the bar says %q", w.InBar())
	}
	if do(d.Choose(d.Snapshot().Needs[0].Ref())); w.InBar() != "" {
		t.Errorf("with a need in hand the bar says %q", w.InBar())
	}
	if d.Press("undo") == nil || w.InBar() == "" {
		t.Fatal("it is not said that there is nothing to undo")
	}
	q.Advance(7 * time.Second)
	if d.Idle(); w.InBar() == "" {
		t.Error("it leaves before it is read")
	}
	q.Advance(2 * time.Second)
	if d.Idle(); w.InBar() != "" {
		t.Errorf("after a while the bar says %q", w.InBar())
	}
	do(d.Press("match"))
	if ranked := w.InBar(); ranked == "" {
		t.Error("how many plots answer is not said")
	}
	if do(d.Press("match.close")); w.InBar() != "" {
		t.Errorf("without a ranking the bar says %q", w.InBar())
	}
	_ = d.Press("measure.copy")
	do(d.Act(func() error { w.Tell("one"); return nil }))
	if w.InBar() != "" || w.Said() != "one" || len(w.Toasts()) != 1 {
		t.Errorf("the bar says %q, the map %+v", w.InBar(), w.Toasts())
	}
	do(d.Act(func() error { w.Trouble(errors.New("no ink")); return nil }))
	if w.InBar() != "" || w.Said() == "one" {
		t.Errorf("the bar says %q", w.InBar())
	}
}

// What went wrong stays until a person takes it away, also while other messages come and go.
func TestWhatWentWrongStays(t *testing.T) {
	d, w, q := startOn(t, t.TempDir())
	defer w.Close()
	if err := d.OpenProject(rowFile(t, t.TempDir())); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := d.Act(func() error { w.Trouble(errors.New("no ink")); return nil }); err != nil {
			t.Fatal(err)
		}
	}
	if got := w.Toasts(); len(got) != 1 || !got[0].Trouble {
		t.Fatalf("what goes wrong twice is told as %+v", got)
	}
	for _, text := range []string{"one", "two", "three", "four"} {
		if err := d.Act(func() error { w.Tell(text); return nil }); err != nil {
			t.Fatal(err)
		}
	}
	for range 4 {
		q.Advance(time.Hour)
		d.Idle()
	}
	if got := w.Toasts(); len(got) != 1 || !got[0].Trouble {
		t.Fatalf("after a while it is told %+v", got)
	}
	// A second trouble under a calm message: one is folded, and can be read in the list of what was said.
	for _, tell := range []func(){func() { w.Trouble(errors.New("no paper")) }, func() { w.Tell("five") }} {
		if err := d.Act(func() error { tell(); return nil }); err != nil {
			t.Fatal(err)
		}
	}
	if got := w.Toasts(); len(got) != 2 || w.Folded() != 1 {
		t.Errorf("%d are folded, it is told %+v", w.Folded(), got)
	}
	if err := d.Act(func() error { w.Unfold(); return nil }); err != nil || w.Palette() == nil || len(w.Palette().Found()) < 7 {
		t.Errorf("%v: what is folded cannot be read", err)
	}
	w.Palette().Leave()
	if err := d.Press("toast.dismiss"); err != nil || len(w.Toasts()) != 0 {
		t.Errorf("%v: it is still told %+v", err, w.Toasts())
	}
}
