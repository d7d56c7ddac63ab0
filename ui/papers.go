package ui

import (
	"context"
	"path/filepath"

	"emprise/data/report"
	"emprise/data/workspace"
	"emprise/ui/filechooser"
	"emprise/ui/kit"
	"emprise/ui/reading"
)

// paper is a document that can be read at the side and written to a file.
type paper struct {
	label   string // of the choice that it depends on, "" without
	options []kit.Option
	chosen  string
	public  bool
	secret  bool   // there is no version for the public
	name    string // of its file
	compose func(ctx context.Context, ws *workspace.Workspace, choice string, opt report.Options) (*report.Text, error)
}

// read shows a document at the side. It is made anew when something is chosen, off the interface thread.
func (w *Window) read(waiting string, p paper) {
	panel := reading.New(w.loc, w.tips)
	panel.OnClose = w.closeForm
	show := func() { w.composePaper(panel, waiting, p) }
	panel.OnPublic = func(public bool) { p.public = public; w.composePaper(panel, waiting, p) }
	panel.OnChoice = func(code string) { p.chosen = code; w.composePaper(panel, waiting, p) }
	panel.Set(reading.Model{Waiting: waiting})
	w.showForm(panel, panel.Object)
	show()
}

func (w *Window) composePaper(panel *reading.Panel, waiting string, p paper) {
	ws := w.ws
	opt := report.Options{Public: p.public, Lang: w.loc.Lang(), Date: w.cfg.Clock(), Author: w.settings.Author}
	var text *report.Text
	w.runner.Latest("paper", func(ctx context.Context) error {
		var err error
		text, err = p.compose(ctx, ws, p.chosen, opt)
		return err
	}, func(err error) {
		if w.ws != ws || w.form != form(panel) {
			return
		}
		m := reading.Model{
			Waiting: waiting, Choice: p.label, Options: p.options, Chosen: p.chosen, Public: p.public, Secret: p.secret,
		}
		if err != nil {
			panel.Set(m)
			w.trouble(err)
			return
		}
		w.paper = text
		m.Document = text.Document
		for _, ext := range report.Forms() {
			m.Actions = append(m.Actions, kit.Action{
				ID: "write." + ext, Title: w.loc.T("reading.form." + ext), Icon: "export", Run: func() { w.askPaper(panel, p, text, ext) },
			})
		}
		panel.Set(m)
	})
}

// askPaper asks for a file and writes the document into it.
func (w *Window) askPaper(panel *reading.Panel, p paper, text *report.Text, ext string) {
	w.ask(filechooser.Options{
		Title: w.loc.T("export.file"), Button: w.loc.T("files.save"), Save: true, Name: p.name, Extensions: []string{"." + ext},
	}, func(path string) { w.writePaper(panel, text, path) })
}

// writePaper writes a document; why it could not be is said in the panel.
func (w *Window) writePaper(panel *reading.Panel, text *report.Text, path string) {
	w.runner.Go(w.loc.T("task.export", "file", filepath.Base(path)), func(ctx context.Context, _ func(done, total int64)) error {
		return report.WriteText(ctx, path, text)
	}, func(err error) {
		if err != nil {
			w.troubleIn(panel, err)
			return
		}
		w.tellFile(path, w.loc.T("status.written", "file", path), "export.read")
	})
}
