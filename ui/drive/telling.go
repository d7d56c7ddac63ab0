package drive

import (
	"fmt"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"

	"emprise/data"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/ui"
)

// Setting is where a story is told.
type Setting struct {
	Folder string                  // in which its files are left; made where it is missing
	Data   string                  // folder of reference data, "" without
	Show   func(step string) error // takes a picture of a step; nil takes none
}

// Effort counts what a person does for a story.
type Effort struct {
	Commands int // pressed as buttons, in menus or by their keys
	Clicks   int // on the map, in lists and in panels
	Fields   int // filled in
	Keys     int // typed on the map
}

// Telling is one telling of a story. Its verbs are what a person does, one after the other: after the first that cannot be done
// nothing more is. It belongs to the goroutine of its Driver.
type Telling struct {
	d      *Driver
	at     Setting
	effort Effort
	last   string // step that was reached
	err    error
}

// do does something unless something went wrong before.
func (t *Telling) do(f func() error) {
	if t.err == nil {
		t.err = f()
	}
}

// Step says what was reached, and shows it.
func (t *Telling) Step(name string) {
	t.do(func() error {
		t.last = name
		if t.at.Show == nil {
			return nil
		}
		return t.at.Show(name)
	})
}

// Must says what came out otherwise than it must.
func (t *Telling) Must(ok bool, format string, args ...any) {
	t.do(func() error {
		if ok {
			return nil
		}
		return fmt.Errorf(format, args...)
	})
}

// Press does an operation.
func (t *Telling) Press(operation string) {
	t.effort.Commands++
	t.do(func() error { return t.d.Press(operation) })
}

// Fill fills fields of the form that is open: names and texts in turn.
func (t *Telling) Fill(pairs ...string) {
	for i := 0; i+1 < len(pairs); i += 2 {
		t.effort.Fields++
		t.do(func() error { return t.d.Fill(pairs[i], pairs[i+1]) })
	}
}

// At puts the keyboard in a field of the form that is open, which brings it into sight.
func (t *Telling) At(field string) {
	t.do(func() error { return t.d.act(func() error { t.d.window.FocusField(field); return nil }) })
}

// Reads gives what stands in a field of the form that is open.
func (t *Telling) Reads(field string) string {
	text := ""
	t.do(func() (err error) {
		text, err = t.d.Field(field)
		return err
	})
	return text
}

// Save presses the main button of the form.
func (t *Telling) Save() {
	t.effort.Commands++
	t.do(t.d.Save)
}

// Choose picks a row in a list.
func (t *Telling) Choose(ref data.Ref) {
	t.effort.Clicks++
	t.do(func() error { return t.d.Choose(ref) })
}

// ClickPlot clicks a plot on the map.
func (t *Telling) ClickPlot(id string) {
	t.effort.Clicks++
	t.do(func() error { return t.d.ClickPlot(id) })
}

// Click clicks a place of the map, with keys held.
func (t *Telling) Click(at geo.XY, held fyne.KeyModifier) {
	t.effort.Clicks++
	t.do(func() error { t.d.Hand().With(held).Click(at); return nil })
}

// Type types characters on the map.
func (t *Telling) Type(text string) {
	t.effort.Keys += len(text)
	t.do(func() error { t.d.Hand().Letter(text); return nil })
}

// In clicks something in a panel of the window.
func (t *Telling) In(click func(w *ui.Window) error) {
	t.effort.Clicks++
	t.do(func() error { return t.d.act(func() error { return click(t.d.window) }) })
}

// Into answers the question which file to write. The file is then there.
func (t *Telling) Into(name string) {
	path := t.File(name)
	t.effort.Fields++
	t.In(func(w *ui.Window) error {
		if c := w.Chooser(); c == nil || !c.Open() {
			return fmt.Errorf("nothing asks for the file %s", name)
		}
		w.Chooser().Fill(path)
		w.Chooser().Choose()
		return nil
	})
	t.do(func() error {
		if _, err := os.Stat(path); err != nil {
			return fmt.Errorf("%w: %s", err, t.d.Said())
		}
		return nil
	})
}

// File is the path of a file that the story leaves.
func (t *Telling) File(name string) string { return filepath.Join(t.at.Folder, name) }

// Given is the path of a file of the reference data.
func (t *Telling) Given(name string) string {
	return filepath.Join(t.at.Data, filepath.FromSlash(name))
}

// Look reads something of the window.
func (t *Telling) Look(f func(w *ui.Window)) {
	t.do(func() error { return t.d.look(func(w *ui.Window) error { f(w); return nil }) })
}

// Snapshot is the project as it is now.
func (t *Telling) Snapshot() *workspace.Snapshot { return t.d.Snapshot() }

// Ended says whether something went wrong: what is found between the steps need not be looked for any more.
func (t *Telling) Ended() bool { return t.err != nil }
