package ui

import (
	"emprise/ui/comparison"
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
