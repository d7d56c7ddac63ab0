package drive_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"emprise/ui/kit"
)

// Every operation of a group is in its menu once; what leaves the program is last.
func TestTheMenusHoldAll(t *testing.T) {
	_, w := openRows(t)
	defer w.Close()
	model, _ := w.Menus()
	in := map[string]int{}
	for _, m := range model {
		for _, section := range m.Sections {
			if len(section) == 0 {
				t.Errorf("%s has an empty section", m.Title)
			}
			for _, a := range section {
				in[a.ID]++
			}
		}
	}
	for _, o := range w.Operations() {
		want := 0
		if o.Group != "" {
			want = 1
		}
		if in[o.ID] != want {
			t.Errorf("%s is %d times in the menus, want %d", o.ID, in[o.ID], want)
		}
	}
	file := slices.Concat(model[0].Sections...)
	if last := file[len(file)-1]; last.ID != "quit" || last.Shortcut != "Ctrl+Q" {
		t.Errorf("the first menu ends with %s, %q", last.ID, last.Shortcut)
	}
}

// F10 opens the menus, which the arrows walk; they lie within a small window, with the line in hand in sight, and what is off says why.
func TestTheMenusAreWalkedByKey(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	do := playing(t)
	c := w.Fyne().Canvas()
	w.Fyne().Resize(fyne.NewSize(1000, 620))
	do(d.Strike(fyne.KeyF10))
	if _, open := w.Menus(); !open {
		t.Fatal("F10 opens no menu")
	}
	driver := fyne.CurrentApp().Driver()
	within := func(what string) {
		t.Helper()
		if _, open := w.Menus(); !open {
			t.Fatalf("%s: the menus are not open", what)
		}
		o := c.Focused().(fyne.CanvasObject)
		if at := driver.AbsolutePositionForObject(o); at.Y < 40 || at.Y+o.Size().Height > 620-26 || at.X < 0 || at.X+o.Size().Width > 1000 {
			t.Errorf("%s: the line in hand lies at %v over %v", what, at, o.Size())
		}
	}
	photograph(t, d, "menu")
	do(d.Strike(fyne.KeyDown, fyne.KeyDown, fyne.KeyRight)) // Foncier
	for range 16 {
		within("Foncier")
		do(d.Strike(fyne.KeyDown))
	}
	do(d.Strike(fyne.KeyEnd))
	within("the end of Foncier")
	photograph(t, d, "menu-land")
	model, _ := w.Menus()
	land := slices.Concat(model[2].Sections...)
	off := slices.IndexFunc(land, func(a kit.Action) bool { return a.Why() != "" })
	do(d.Strike(fyne.KeyHome))
	for range off {
		do(d.Strike(fyne.KeyDown))
	}
	do(d.Strike(fyne.KeyReturn))
	within("a line that is off")
	do(d.Strike(fyne.KeyLeft, fyne.KeyEnd)) // the help
	within("the last menu")
	do(d.Strike(fyne.KeyEscape))
	if _, open := w.Menus(); open {
		t.Error("Escape leaves the menus open")
	}
	do(d.Strike(fyne.KeyF10, fyne.KeyDown, fyne.KeyDown, fyne.KeyRight, fyne.KeyReturn)) // Foncier, its first line
	if _, open := w.Menus(); open || w.Field("title") == nil {
		t.Error("Enter does not add a need")
	}
}
