package ui

import (
	"errors"

	"fyne.io/fyne/v2"

	"emprise/data"
	"emprise/ui/comparison"
	"emprise/ui/needform"
	"emprise/ui/reading"
	"emprise/ui/sittinglog"
)

// SittingLog is what the log of a sitting shows; false while none goes on.
func (w *Window) SittingLog() (sittinglog.Model, bool) {
	return w.log.Model(), w.log.Object.Visible()
}

// Sitting is what the status bar says of the sitting that goes on.
func (w *Window) Sitting() string { return w.line.Sitting }

// Paper is the document that is read at the side, the zero Model when there is none.
func (w *Window) Paper() reading.Model {
	if p, ok := w.form.(*reading.Panel); ok {
		return p.Model()
	}
	return reading.Model{}
}

// WritePaper writes the document that is read at the side, as its buttons do once a file is chosen.
func (w *Window) WritePaper(path string) {
	if p, ok := w.form.(*reading.Panel); ok && p.Model().Document != nil {
		w.writePaper(p, w.paper, path)
	}
}

// Contest is the panel that compares plots.
func (w *Window) Contest() *comparison.Panel { return w.arena }

// Ask adds a criterion to the need that is edited.
func (w *Window) Ask(m data.Measure) error {
	f, ok := w.form.(*needform.Form)
	if !ok {
		return errors.New("no need is edited")
	}
	f.Ask(m)
	return nil
}

// FormTitle is the head of the form that is open, "" while none is; what is only read is none.
func (w *Window) FormTitle() string {
	if w.page == nil {
		return ""
	}
	return w.page.Title()
}

// FormAsks says whether the form that is open has a field to fill.
func (w *Window) FormAsks() bool { return w.page != nil && w.page.Asks() }

// FormTyped says whether something was typed into the form that is open.
func (w *Window) FormTyped() bool { return w.typedIn() }

// WeighForm presses the button of a need that is edited which compares its criteria.
func (w *Window) WeighForm() {
	if f, ok := w.form.(*needform.Form); ok {
		f.Weigh()
	}
}

// Side is the size of what stands at the right: the inspector, or a form.
func (w *Window) Side() fyne.Size { return w.side.Size() }
