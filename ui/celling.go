package ui

import (
	"maps"
	"slices"

	"fyne.io/fyne/v2"

	"emprise/data"
	"emprise/data/land"
	"emprise/ui/inspector"
	"emprise/ui/plotform"
)

// cellOf is what changes a value of a plot, nil while it is not being changed.
func (w *Window) cellOf(plot, field string) fyne.CanvasObject {
	if c := w.cells[plot]; c != nil && c.Name() == field {
		return c.Object
	}
	return nil
}

// Cell is the value that is being changed on the card of the selected plot, nil when none is.
func (w *Window) Cell() *plotform.Cell {
	if w.selected.kind != data.KindPlot {
		return nil
	}
	return w.cells[w.selected.id]
}

// openCell lets a value of a plot be changed on its card, in the place where it stands.
func (w *Window) openCell(plot, field string) {
	p, ok := w.ws.Snapshot().Plot(plot)
	f, known := land.FieldNamed(field)
	if !ok || !known || w.noEdit() != "" {
		return
	}
	c := plotform.NewCell(w.loc, w.tips, f, plotform.Model{
		Plot: p, Zones: w.ws.Snapshot().Zones, Day: w.today(), Source: w.loc.T("draw.entered_on", "day", w.loc.Date(w.today())),
	})
	c.OnCancel = w.leaveCell
	c.OnFit = func() { w.inspector.Fit(c.Object) }
	c.OnSave = func(p data.Plot) { w.saveCell(c, p, f) }
	if left := w.cells[plot]; left != nil && left.Touched() && !left.Keep() {
		return // it has to be corrected first
	}
	if w.cells == nil {
		w.cells = map[string]*plotform.Cell{}
	}
	w.cells[plot] = c
	w.recell(field)
	w.focus(c.Field(field))
	w.inspector.Fit(c.Object)
}

// saveCell keeps a value that was changed on a card; the rest of the plot stays as it is now.
func (w *Window) saveCell(c *plotform.Cell, p data.Plot, f land.Field) {
	now, ok := w.ws.Snapshot().Plot(p.ID)
	if !ok || f.Of(now) == f.Of(p) && f.Origin(now) == f.Origin(p) {
		w.endCell(c)
		return
	}
	next, err := f.With(now, f.Of(p), f.Origin(p))
	if err != nil {
		c.Complain(f.Name, w.sentence(err))
		return
	}
	e := land.Change(next, w.today())
	e.Note = data.Note{Key: "edit.plot_field", Args: map[string]string{"field": f.Name, "title": p.Name}}
	if f.Name == inspector.StatusKey {
		e.Note.Key = "edit.plot_status_unknown"
		if next.Status != "" {
			e.Note.Key = "edit.status." + string(next.Status)
		}
		delete(e.Note.Args, "field")
	}
	w.save(e, c, func() {
		w.endCell(c)
		w.did(e.Note)
	})
}

// endCell lets go of a value that is saved, or is what it was.
func (w *Window) endCell(c *plotform.Cell) {
	if w.Cell() == c {
		w.leaveCell()
	}
	maps.DeleteFunc(w.cells, func(_ string, open *plotform.Cell) bool { return open == c })
}

// leaveCell gives the card its value back, and the keyboard to the line of it.
func (w *Window) leaveCell() {
	c := w.Cell()
	if c == nil {
		return
	}
	delete(w.cells, w.selected.id)
	w.recell(c.Name())
	w.inspector.Focus(c.Name())
}

// recell shows the card again that is shown, with what changes a value of it or without.
func (w *Window) recell(field string) {
	m := w.inspector.Model()
	editor := w.cellOf(m.Key, field)
	if field == inspector.StatusKey {
		m.Statuses = editor
	}
	for n := range m.Sections {
		s := &m.Sections[n]
		s.Facts = slices.DeleteFunc(slices.Clone(s.Facts), func(f inspector.Fact) bool { return f.Editor != nil && f.Edit == nil }) // of what is not known
		for i := range s.Facts {
			if f := &s.Facts[i]; f.Key == field {
				f.Editor = editor
			} else {
				f.Editor = nil
			}
		}
		if editor != nil && slices.ContainsFunc(s.Gaps, func(g inspector.Gap) bool { return g.Key == field }) {
			s.Facts = append(s.Facts, inspector.Fact{Key: field, Editor: editor})
		}
	}
	w.inspector.Set(m)
}

// leaveCard ends the change of a value of a plot that was selected: what makes sense is saved, what does not waits on its card.
func (w *Window) leaveCard(was selection) {
	c := w.cells[was.id]
	if was.kind != data.KindPlot || c == nil || c == w.Cell() {
		return
	}
	p, ok := w.ws.Snapshot().Plot(was.id)
	switch {
	case !ok || !c.Touched():
		delete(w.cells, was.id)
	case !c.Keep():
		w.tell(w.loc.T("status.cell_waits", "what", w.cellWords(p, c)))
	}
}

// cellWords name a value of a plot: « Puissance électrique : Lot 4 ».
func (w *Window) cellWords(p data.Plot, c *plotform.Cell) string {
	return w.note(data.Note{Key: "edit.plot_field", Args: map[string]string{"field": c.Name(), "title": p.Name}})
}

// waitingCells name the values that were typed on cards and are not saved.
func (w *Window) waitingCells() (all []string) {
	for _, id := range slices.Sorted(maps.Keys(w.cells)) {
		if p, ok := w.ws.Snapshot().Plot(id); ok && w.cells[id].Touched() {
			all = append(all, w.cellWords(p, w.cells[id]))
		}
	}
	return all
}

// takeCell gives what was typed on the card of a plot to a form that asks for all.
func (w *Window) takeCell(plot string) map[string]string {
	c := w.cells[plot]
	if c == nil {
		return nil
	}
	delete(w.cells, plot)
	return c.Typed()
}
