package ui

import (
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
		w.leaveCell()
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
		if w.celling.cell == c {
			w.leaveCell()
		}
		w.did(e.Note)
	})
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

// dropCell forgets the value that is being changed when another thing is selected.
func (w *Window) dropCell() {
	if c := w.celling; c.cell != nil && (w.selected.kind != data.KindPlot || w.selected.id != c.plot) {
		w.celling = celling{}
	}
}
