package kit_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"emprise/ui/kit"
)

// The keyboard goes from the fields to the button that saves, then to the one that leaves, whichever is seen first; then to the cross.
func TestTheKeyboardSavesBeforeItLeaves(t *testing.T) {
	app := test.NewTempApp(t)
	name, notes := kit.NewTextField("Name", "", "", ""), kit.NewNotesField("Notes", "")
	var done []string
	note := func(what string) func() { return func() { done = append(done, what) } }
	f := kit.NewForm(kit.FormText{Title: "Form", Save: "Save", Cancel: "Cancel"}, map[string]kit.Field{"name": name, "notes": notes},
		kit.Column(4, name.Object(), notes.Object()), note("save"), note("cancel"), nil)
	w := app.NewWindow("")
	defer w.Close()
	w.SetContent(f.Object)
	w.Resize(fyne.NewSize(360, 500))
	c := w.Canvas()
	next := func() fyne.Focusable {
		c.FocusNext()
		return c.Focused()
	}
	if got := []fyne.Focusable{next(), next()}; got[0] != fyne.Focusable(name.Entry) || got[1] != fyne.Focusable(notes.Entry) {
		t.Fatalf("the keyboard goes to %v first", got)
	}
	var at []fyne.Position
	for range 3 {
		b, ok := next().(*kit.Button)
		if !ok {
			t.Fatalf("the keyboard goes to %T", c.Focused())
		}
		at = append(at, app.Driver().AbsolutePositionForObject(b))
		b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
	if !slices.Equal(done, []string{"save", "cancel", "cancel"}) {
		t.Errorf("the keyboard does %v", done)
	}
	if at[0].X <= at[1].X || at[0].Y != at[1].Y || at[2].Y >= at[0].Y {
		t.Errorf("the buttons stand at %v", at)
	}
	if next() != fyne.Focusable(name.Entry) {
		t.Errorf("after the last comes %T", c.Focused())
	}
}

// A form knows whether a person has typed something: values that are given back as they were, and fields with which one only looks, are nothing.
func TestAFormKnowsWhetherItWasChanged(t *testing.T) {
	test.NewTempApp(t)
	name, find := kit.NewTextField("Name", "", "", ""), kit.NewTextField("Find", "", "", "")
	fields := map[string]kit.Field{"name": name, "find": find}
	f := kit.NewForm(kit.FormText{Title: "Form"}, fields, kit.Column(4, find.Object(), name.Object()), func() {}, func() {}, nil)
	f.AtOnce("find")
	name.Fill("Val")
	f.Opened()
	for i, c := range []struct {
		do   func()
		want bool
	}{
		{func() { find.Fill("a") }, false},
		{func() { name.Fill("Vallon") }, true},
		{func() { name.Fill("Val") }, false},
		{func() { fields["line"] = kit.NewTextField("", "", "", "") }, true},
		{f.Opened, false},
		{func() { delete(fields, "line") }, true},
		{f.Opened, false},
		{f.Moved, true},
		{f.Opened, false},
	} {
		if c.do(); f.Changed() != c.want {
			t.Errorf("after step %d: changed %v", i, f.Changed())
		}
	}
	if kit.FormOf(f.Object) != f || kit.FormOf(name.Object()) != nil {
		t.Error("the form is not known by its object")
	}
	if f.First() != kit.Field(find) {
		t.Error("typing does not begin in the first field")
	}
	if find.Object().Hide(); f.First() != kit.Field(name) {
		t.Error("typing begins in a field that is not seen")
	}
}
