package drive_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"emprise/ui/kit"
)

// A day of a form is chosen from a month by keyboard and by pointer. Escape leaves the month and not the form, wherever one has pressed in it.
func TestADayIsChosenInAForm(t *testing.T) {
	d, w := open(t)
	defer w.Close()
	do := playing(t)
	do(d.Press("recruitment.add"), d.Fill("title", "Soudeurs"), d.Fill("start", "2027-08-31"))
	day, ok := w.Field("start").(*kit.TextField)
	if !ok {
		t.Fatal("the start is no text")
	}
	f := &finger{canvas: w.Fyne().Canvas()}
	is := func(want string, open bool) {
		t.Helper()
		if over := f.canvas.Overlays().Top() != nil; over != open || day.Value() != want || !w.FormOpen() {
			t.Fatalf("the day is %q, a month is open: %v, the form: %v", day.Value(), over, w.FormOpen())
		}
	}
	place := func(o any, x, y float32) fyne.Position {
		return fyne.CurrentApp().Driver().AbsolutePositionForObject(o.(fyne.CanvasObject)).AddXY(x, y)
	}
	const title, next = 129, 205 // in the head of the month, from its left
	f.canvas.Focus(day.Entry)
	for _, x := range []float32{title, next} {
		f.key(fyne.KeyDown)
		is("2027-08-31", true)
		f.tap(place(f.canvas.Focused(), x, 22), false, 0)
		f.key(fyne.KeyEscape)
		is("2027-08-31", false)
	}
	f.key(fyne.KeyTab) // the button beside the entry
	f.key(fyne.KeySpace)
	is("2027-08-31", true)
	f.key(fyne.KeyTab)
	f.tap(place(f.canvas.Focused(), title, 12), false, 0) // takes the keyboard from the button that had it, and gives it to the days
	f.key(fyne.KeyRight)
	f.key(fyne.KeyReturn)
	is("2027-09-01", false)
	if f.canvas.Focused() != fyne.Focusable(day.Entry) {
		t.Errorf("the keyboard is at a %T", f.canvas.Focused())
	}
	do(d.Save())
	all := d.Snapshot().Projects
	if p := all[len(all)-1]; p.Title != "Soudeurs" || p.Start != "2027-09-01" {
		t.Errorf("kept is %+v", p)
	}
}
