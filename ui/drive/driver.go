package drive

import (
	"errors"
	"fmt"
	"image"

	"fyne.io/fyne/v2"

	"emprise/data"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/measure"
	"emprise/ui"
	"emprise/ui/ranking"
)

// Stage is where a Driver plays.
type Stage interface {
	// Do runs f on the interface thread and returns when it has run.
	Do(f func())
	// Idle returns when nothing is under way any more.
	Idle()
	// Picture is the window as it is shown, once all that changed is painted.
	Picture(w fyne.Window) image.Image
}

// Driver plays the user of a window.
type Driver struct {
	window *ui.Window
	stage  Stage
}

// New makes a driver.
func New(w *ui.Window, s Stage) *Driver { return &Driver{window: w, stage: s} }

// Idle waits until all that was asked for is done and painted.
func (d *Driver) Idle() { d.stage.Idle() }

// act does something on the interface thread, then waits.
func (d *Driver) act(f func() error) error {
	var err error
	d.stage.Do(func() { err = f() })
	d.stage.Idle()
	return err
}

// Press does an operation; one that is off is an error that says why.
func (d *Driver) Press(operation string) error {
	return d.act(func() error {
		if !d.window.Press(operation) {
			return fmt.Errorf("press %s: %s", operation, d.window.Said())
		}
		return nil
	})
}

// Act does something with the window on the interface thread, then waits.
func (d *Driver) Act(f func() error) error { return d.act(f) }

// OpenDemo opens the demonstration territory.
func (d *Driver) OpenDemo() error {
	if err := d.Press("demo"); err != nil {
		return err
	}
	return d.opened("the demonstration")
}

// OpenProject opens a project file.
func (d *Driver) OpenProject(path string) error {
	if err := d.act(func() error { d.window.OpenProject(path); return nil }); err != nil {
		return err
	}
	return d.opened(path)
}

// ImportFile chooses a file to bring in; what is asked about it is then in the form.
func (d *Driver) ImportFile(path string) error {
	return d.act(func() error { d.window.ImportFile(path); return nil })
}

func (d *Driver) opened(what string) error {
	return d.look(func(w *ui.Window) error {
		if w.Workspace() == nil {
			return fmt.Errorf("open %s: %s", what, w.Said())
		}
		return nil
	})
}

// look reads something on the interface thread.
func (d *Driver) look(f func(*ui.Window) error) error {
	var err error
	d.stage.Do(func() { err = f(d.window) })
	return err
}

// Snapshot is the project as it is now.
func (d *Driver) Snapshot() *workspace.Snapshot {
	var s *workspace.Snapshot
	d.stage.Do(func() {
		if ws := d.window.Workspace(); ws != nil {
			s = ws.Snapshot()
		}
	})
	return s
}

// ClickPlot brings a plot into view and clicks in the middle of it on the map.
func (d *Driver) ClickPlot(id string) error {
	plot, ok := d.Snapshot().Plot(id)
	if !ok {
		return fmt.Errorf("click plot %s: %w", id, data.ErrNotFound)
	}
	inside := geo.Mercator(measure.InteriorPoint(plot.Shape))
	if err := d.act(func() error { d.window.ShowBox(geo.MercatorBox(plot.Shape.Bound())); return nil }); err != nil {
		return err
	}
	if err := d.act(func() error { d.window.ClickMap(inside); return nil }); err != nil {
		return err
	}
	if got := d.Selected(); got != (data.Ref{Kind: data.KindPlot, ID: id}) {
		return fmt.Errorf("click plot %s: %s %s was selected", id, got.Kind, got.ID)
	}
	return nil
}

// Selected is the row that is selected, the zero Ref when none is.
func (d *Driver) Selected() data.Ref {
	var ref data.Ref
	d.stage.Do(func() { ref = d.window.Selected() })
	return ref
}

// Choose picks a row in its list.
func (d *Driver) Choose(ref data.Ref) error {
	return d.act(func() error { d.window.Go(ref); return nil })
}

// Fill types into a field of the form that is open.
func (d *Driver) Fill(field, text string) error {
	return d.act(func() error {
		f := d.window.Field(field)
		if f == nil {
			return fmt.Errorf("fill %s: %w", field, data.ErrNotFound)
		}
		f.Fill(text)
		return nil
	})
}

// Gathered counts the features that are selected on the map, by scene layer.
func (d *Driver) Gathered() map[string]int {
	var n map[string]int
	d.stage.Do(func() { n = d.window.Gathered() })
	return n
}

// View is what the map shows.
func (d *Driver) View() geo.View {
	var v geo.View
	d.stage.Do(func() { v = d.window.Chart().View() })
	return v
}

// Show makes the map show a box of the plane with as much room again around it.
func (d *Driver) Show(b geo.Box) {
	_ = d.act(func() error { d.window.ShowBox(b); return nil })
}

// Field reads a field of the form that is open.
func (d *Driver) Field(field string) (string, error) {
	var value string
	err := d.look(func(w *ui.Window) error {
		f := w.Field(field)
		if f == nil {
			return fmt.Errorf("field %s: %w", field, data.ErrNotFound)
		}
		value = f.Value()
		return nil
	})
	return value, err
}

var errStillOpen = errors.New("the form is still open")

// Save presses the main button of the form, which must close it.
func (d *Driver) Save() error {
	if err := d.act(func() error { return d.window.SaveForm() }); err != nil {
		return err
	}
	return d.look(func(w *ui.Window) error {
		if w.FormOpen() {
			return fmt.Errorf("save: %w: %s", errStillOpen, w.Said())
		}
		return nil
	})
}

// Mend goes the way that the form offers to what stands against it.
func (d *Driver) Mend() error {
	return d.act(func() error {
		if !d.window.MendForm() {
			return errors.New("the form offers no way out")
		}
		return nil
	})
}

// Said is the message in the status bar.
func (d *Driver) Said() string {
	var s string
	d.stage.Do(func() { s = d.window.Said() })
	return s
}

// Ask adds a criterion to the need that is edited.
func (d *Driver) Ask(m data.Measure) error {
	return d.act(func() error { return d.window.Ask(m) })
}

// Ranking is what the drawer shows, best first.
func (d *Driver) Ranking() ranking.Model {
	var m ranking.Model
	d.stage.Do(func() { m = d.window.Ranking() })
	return m
}

// Picture is the window as it is shown.
func (d *Driver) Picture() image.Image {
	return d.stage.Picture(d.window.Fyne())
}

// Find types into the palette and gives the titles of what it offers.
func (d *Driver) Find(text string) ([]string, error) {
	if err := d.Press("palette"); err != nil {
		return nil, err
	}
	var titles []string
	err := d.look(func(w *ui.Window) error {
		w.Palette().Type(text)
		for _, a := range w.Palette().Found() {
			titles = append(titles, a.Title)
		}
		return nil
	})
	return titles, err
}

// RunFound does what is marked in the palette.
func (d *Driver) RunFound() error {
	return d.act(func() error { d.window.Palette().Run(); return nil })
}

// Type presses a key as the window without a focused field gets it.
func (d *Driver) Type(key fyne.KeyName) error {
	return d.act(func() error {
		if typed := d.window.Fyne().Canvas().OnTypedKey(); typed != nil {
			typed(&fyne.KeyEvent{Name: key})
		}
		return nil
	})
}
