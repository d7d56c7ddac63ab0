package ui

import (
	"errors"

	"fyne.io/fyne/v2"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/style"
	"emprise/ui/attributes"
	"emprise/ui/bulkform"
	"emprise/ui/filechooser"
	"emprise/ui/importform"
	"emprise/ui/inspector"
	"emprise/ui/kit"
	"emprise/ui/ledger"
	"emprise/ui/mapview"
	"emprise/ui/palette"
	"emprise/ui/ranking"
	"emprise/ui/task"
	"emprise/ui/viewsform"
)

// What follows lets a driver do what a hand does, and see what an eye sees.

// Field finds a field of the form that is open, nil when there is none.
func (w *Window) Field(id string) kit.Field {
	if w.form == nil {
		return nil
	}
	return w.form.Field(id)
}

// FormOpen says whether a form is open.
func (w *Window) FormOpen() bool { return w.form != nil }

// FocusField gives the keyboard to a field of the form that is open, which shows it.
func (w *Window) FocusField(id string) {
	if f := w.Field(id); f != nil {
		kit.Focus(f, w.win.Canvas())
	}
}

// SaveForm presses the main button of the form.
func (w *Window) SaveForm() error {
	if w.form == nil {
		return errors.New("no form is open")
	}
	w.form.Save()
	return nil
}

// FocusFact gives the keyboard to a value of the card that can be changed.
func (w *Window) FocusFact(key string) { w.inspector.Focus(key) }

// UndoName says what undo would take back.
func (w *Window) UndoName() (string, bool) {
	note, ok := w.ws.UndoNote()
	return w.note(note), ok
}

// Selected is the row that is selected; a feature of a layer gives the layer.
func (w *Window) Selected() data.Ref {
	if w.selected.kind == data.KindLayer {
		return data.Ref{Kind: data.KindLayer, ID: w.selected.layer}
	}
	return data.Ref{Kind: w.selected.kind, ID: w.selected.id}
}

// Ranking is what the drawer shows.
func (w *Window) Ranking() ranking.Model { return w.drawer.Model() }

// Palette is the palette opened last.
func (w *Window) Palette() *palette.Palette { return w.palette }

// Chooser is the chooser of files opened last, nil when none was.
func (w *Window) Chooser() *filechooser.Chooser { return w.chooser }

// Chart is the map.
func (w *Window) Chart() *mapview.Map { return w.chart }

// Gathered counts the features that are selected on the map, by scene layer.
func (w *Window) Gathered() map[string]int {
	count := map[string]int{}
	for _, g := range w.gathered() {
		count[g.layer.ID] = len(g.features)
	}
	return count
}

// Inspected is what the inspector shows.
func (w *Window) Inspected() inspector.Model { return w.inspector.Model() }

// ShowBox makes the map show a box of the plane at once.
func (w *Window) ShowBox(b geo.Box) { w.chart.ZoomTo(b.Padded(max(b.Width(), b.Height()) / 2)) }

// ClickMap taps the map at a place of the plane.
func (w *Window) ClickMap(p geo.XY) {
	v := w.chart.View()
	if v.Width == 0 {
		return
	}
	x, y := v.ToPixel(p)
	unit := float64(v.Width) / float64(w.chart.Size().Width)
	at := fyne.NewPos(float32(x/unit), float32(y/unit))
	w.chart.Tapped(&fyne.PointEvent{Position: at, AbsolutePosition: at})
}

// OnScreen is where a place of the plane is in the window, in Fyne units.
func (w *Window) OnScreen(p geo.XY) fyne.Position {
	v := w.chart.View()
	x, y := v.ToPixel(p)
	unit := float64(v.Width) / float64(w.chart.Size().Width)
	corner := w.cfg.App.Driver().AbsolutePositionForObject(w.chart)
	return corner.AddXY(float32(x/unit), float32(y/unit))
}

// MoveMap sends the map by so many pixels of the screen, as an arrow key does.
func (w *Window) MoveMap(key fyne.KeyName) { w.chart.TypedKey(&fyne.KeyEvent{Name: key}) }

// ChooseLayer selects a whole layer, as pressing its line does.
func (w *Window) ChooseLayer(id string) { w.chooseLayer(id) }

// View is what the map shows.
func (w *Window) View() geo.View { return w.chart.View() }

// Runner is what the window works through.
func (w *Window) Runner() *task.Runner { return w.runner }

// LayerShown says whether the map has a layer, stored or on its way, and whether any of the view is painted since it has.
func (w *Window) LayerShown(id string) (shown, painted bool) {
	for _, d := range w.dressed {
		if d.Layer.ID == id {
			return true, w.chart.PaintedTiles() > 0
		}
	}
	return false, false
}

// Table is the table of attributes.
func (w *Window) Table() *attributes.Table { return w.attributes }

// Ledger is the table of what happened.
func (w *Window) Ledger() *ledger.Ledger { return w.ledger }

// MoveLayer puts a layer at a place of the list, as dragging its line there does.
func (w *Window) MoveLayer(id string, to int) { w.moveLayerTo(id, to) }

// Locale is the language of the moment.
func (w *Window) Locale() *locale.Locale { return w.loc }

// Clipboard is the text that was copied last.
func (w *Window) Clipboard() string { return w.cfg.App.Clipboard().Content() }

// Look is how a layer is drawn on the map now.
func (w *Window) Look(id string) style.Rules {
	if workspace.KindOf(id) != "" {
		rules, _ := w.rowLook(id)
		return rules
	}
	l, _ := w.ws.Snapshot().Layer(id)
	return w.lookOf(l)
}

// Told is what the form that sets plots together says of what would change.
func (w *Window) Told() []string {
	if f, ok := w.form.(*bulkform.Form); ok {
		return f.Told()
	}
	return nil
}

// DropView presses the bin of a line of the views that were kept.
func (w *Window) DropView(line int) {
	if f, ok := w.form.(*viewsform.Form); ok {
		f.OnDrop(line)
	}
}

// Columns is the mapping of the file that is asked about, nil when none is.
func (w *Window) Columns() *importform.Columns {
	if w.imports == nil {
		return nil
	}
	return w.imports.Columns
}
