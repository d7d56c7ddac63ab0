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

// celling is the value of a plot that is being changed on its card.
type celling struct {
	plot string
	cell *plotform.Cell // nil when none is
}

// cellOf is what changes a value of a plot, nil while it is not being changed.
func (w *Window) cellOf(plot, field string) fyne.CanvasObject {
	if c := w.celling; c.cell != nil && c.plot == plot && c.cell.Name() == field {
		return c.cell.Object
	}
	return nil
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
	w.celling = celling{plot, c}
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
	if w.celling.cell == c {
		w.leaveCell()
	}
	maps.DeleteFunc(w.cells, func(_ string, waits *plotform.Cell) bool { return waits == c })
}

// leaveCell gives the card its value back, and the keyboard to the line of it.
func (w *Window) leaveCell() {
	c := w.celling.cell
	if c == nil {
		return
	}
	w.celling = celling{}
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

// dropCell ends the change of a value when another thing is selected: what makes sense is saved, what does not waits on the card of its plot.
func (w *Window) dropCell() {
	left := w.celling
	plot := ""
	if w.selected.kind == data.KindPlot {
		plot = w.selected.id
	}
	if left.cell != nil && left.plot == plot {
		return
	}
	w.celling = celling{plot, w.cells[plot]}
	delete(w.cells, plot)
	p, ok := w.ws.Snapshot().Plot(left.plot)
	if left.cell == nil || !left.cell.Touched() || !ok {
		return
	}
	if w.cells == nil {
		w.cells = map[string]*plotform.Cell{}
	}
	w.cells[p.ID] = left.cell
	if !left.cell.Keep() {
		w.tell(w.loc.T("status.cell_waits", "what", w.cellWords(p, left.cell)))
	}
}

// cellWords name a value of a plot: « Puissance électrique : Lot 4 ».
func (w *Window) cellWords(p data.Plot, c *plotform.Cell) string {
	return w.note(data.Note{Key: "edit.plot_field", Args: map[string]string{"field": c.Name(), "title": p.Name}})
}

// waitingCells name the values that were typed on cards and are not saved.
func (w *Window) waitingCells() (all []string) {
	typed := maps.Clone(w.cells)
	if c := w.celling; c.cell != nil && c.cell.Touched() {
		typed = map[string]*plotform.Cell{c.plot: c.cell}
		maps.Copy(typed, w.cells)
	}
	for _, id := range slices.Sorted(maps.Keys(typed)) {
		if p, ok := w.ws.Snapshot().Plot(id); ok {
			all = append(all, w.cellWords(p, typed[id]))
		}
	}
	return all
}

// takeCell gives what was typed on the card of a plot to a form that asks for all.
func (w *Window) takeCell(plot string) (typed map[string]string) {
	c := w.cells[plot]
	if w.celling.cell != nil && w.celling.plot == plot {
		c = w.celling.cell
	}
	w.celling = celling{}
	delete(w.cells, plot)
	if c == nil {
		return nil
	}
	return c.Typed()
}
