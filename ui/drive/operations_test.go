package drive_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"emprise/data"
	"emprise/ui"
	"emprise/ui/board"
	"emprise/ui/kit"
)

// Every operation is found by its name, its keys are its own, and when it is off it says why, whatever is open and selected.
func TestEveryOperationIsReachedByTheKeyboard(t *testing.T) {
	d, w := start(t, t.TempDir())
	defer w.Close()
	everyOperation(t, w, "with no project")
	if err := d.OpenProject(projectFile(t, t.TempDir())); err != nil {
		t.Fatal(err)
	}
	everyOperation(t, w, "with nothing selected")
	for _, ref := range []data.Ref{d.Snapshot().Plots[0].Ref(), d.Snapshot().Needs[0].Ref(), d.Snapshot().Projects[0].Ref(), d.Snapshot().Zones[0].Ref()} {
		if err := d.Choose(ref); err != nil {
			t.Fatal(err)
		}
		everyOperation(t, w, "with "+string(ref.Kind))
	}
}

func everyOperation(t *testing.T, w *ui.Window, when string) {
	t.Helper()
	ids, keys := map[string]bool{}, map[string]string{}
	w.Press("palette")
	offered := w.Palette().Found()
	w.Palette().Leave()
	for _, o := range w.Operations() {
		if ids[o.ID] {
			t.Errorf("%s: two operations %s", when, o.ID)
		}
		ids[o.ID] = true
		for _, key := range []string{o.Spelled(), string(o.Key), strings.Trim(string(o.Letter), "\x00")} {
			if o.Shifted && key != "" {
				key = "⇧" + key
			}
			if other := keys[key]; key != "" && other != "" {
				t.Errorf("%s: %s and %s have the same key %s", when, other, o.ID, key)
			}
			keys[key] = o.ID
		}
		if o.Disabled != nil {
			if key := o.Disabled(); key != "" && (!strings.HasPrefix(key, "why.") || strings.Contains(w.Locale().T(key), "⟦")) {
				t.Errorf("%s: %s says why it is off by %q", when, o.ID, key)
			}
		}
		if o.ID == "palette" {
			continue
		}
		i := slices.IndexFunc(offered, func(a kit.Action) bool { return a.ID == o.ID })
		switch {
		case i < 0:
			t.Errorf("%s: %s is not in the palette", when, o.ID)
		case offered[i].Title == "":
			t.Errorf("%s: %s has no title", when, o.ID)
		}
	}
}

// TestKeysWorkInAField types shortcuts where a person types text, and leaves what stands over the window with Escape.
func TestKeysWorkInAField(t *testing.T) {
	d, w := open(t)
	defer w.Close()
	if err := d.Press("recruitment.add"); err != nil {
		t.Fatal(err)
	}
	f := &finger{canvas: w.Fyne().Canvas()}
	text, ok := w.Field("title").(*kit.TextField)
	if !ok {
		t.Fatal("the title is no text")
	}
	f.canvas.Focus(text.Entry)
	for _, o := range w.Operations() {
		if o.ID == "palette" {
			f.shortcut(o.Shortcut)
		}
	}
	if p := w.Palette(); p == nil || !p.Open() {
		t.Fatal("the palette is not open")
	}
	w.Palette().Leave()
	f.canvas.Focus(text.Entry)
	f.key(fyne.KeyF1)
	shown := map[string]bool{}
	for _, g := range w.Help() {
		for _, a := range g.Actions {
			shown[a.ID] = true
		}
	}
	for _, o := range w.Operations() {
		if !shown[o.ID] {
			t.Errorf("%s is not in the help", o.ID)
		}
	}
	f.canvas.Unfocus()
	f.key(fyne.KeyEscape)
	if w.Help() != nil || !w.FormOpen() {
		t.Errorf("Escape did not leave the help alone: help %v, form %v", w.Help() != nil, w.FormOpen())
	}
	f.canvas.Focus(text.Entry)
	f.key(fyne.KeyEscape)
	if f.canvas.Focused() != nil || !w.FormOpen() {
		t.Error("the first Escape leaves the field, not the form")
	}
	f.key(fyne.KeyEscape)
	if w.FormOpen() {
		t.Error("the second Escape did not leave the form")
	}
}

// focusables are all that can have the keyboard in a window.
func focusables(o fyne.CanvasObject) (all []fyne.Focusable) {
	if o == nil || !o.Visible() {
		return nil
	}
	if f, ok := o.(fyne.Focusable); ok {
		all = append(all, f)
	}
	switch o := o.(type) {
	case *fyne.Container:
		for _, c := range o.Objects {
			all = append(all, focusables(c)...)
		}
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(o).Objects() {
			all = append(all, focusables(c)...)
		}
	}
	return all
}

// Whatever has the keyboard, F1 helps, and a field of text leaves shortcuts to the window.
func TestKeysWorkWhereverTheKeyboardIs(t *testing.T) {
	p := land(t)
	f := &finger{canvas: p.w.Fyne().Canvas()}
	met := map[string]bool{}
	try := func(where string) {
		t.Helper()
		for _, o := range focusables(f.canvas.Content()) {
			kind := fmt.Sprintf("%T", o)
			met[kind] = true
			f.canvas.Focus(o)
			f.key(fyne.KeyF1)
			if p.w.Help() == nil {
				t.Errorf("%s: %s keeps F1", where, kind)
				continue
			}
			f.canvas.Unfocus()
			f.key(fyne.KeyEscape)
			if _, ok := o.(fyne.Shortcutable); !ok {
				continue
			}
			f.canvas.Focus(o)
			f.shortcut(p.w.Operations()[slices.IndexFunc(p.w.Operations(), func(o ui.Operation) bool { return o.ID == "palette" })].Shortcut)
			if pal := p.w.Palette(); pal == nil || !pal.Open() {
				t.Errorf("%s: %s keeps shortcuts", where, kind)
				continue
			}
			p.w.Palette().Leave()
		}
		f.canvas.Unfocus()
	}
	p.press("dashboard")
	try("the dashboard")
	p.press("plots")
	try("the list of plots")
	p.press("projects")
	try("the cards of projects")
	p.w.Projects().OnView(board.Time)
	try("the line of time")
	if err := p.d.Choose(data.Ref{Kind: data.KindNeed, ID: "BES-0001"}); err != nil {
		t.Fatal(err)
	}
	p.press("need.edit")
	try("a need")
	for _, kind := range []string{"*kit.Entry", "*kit.Button", "*kit.Grid", "*kit.Rows", "*dashboard.line", "*board.card", "*board.timeline", "*needform.curve"} {
		if !met[kind] {
			t.Errorf("%s was not tried", kind)
		}
	}
}
