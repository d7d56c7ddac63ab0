package ui

import (
	"context"
	"net/url"
	"os"
	"path/filepath"
	"slices"

	"emprise/data"
	"emprise/ui/filechooser"
	"emprise/ui/kit"
	"emprise/ui/palette"
	"emprise/ui/reasonform"
)

// paperOperations put files and notes on what is selected.
func (w *Window) paperOperations() []Operation {
	return []Operation{
		{ID: "attach", TitleKey: "op.attach", Group: "edit", Icon: "doc", Disabled: w.noRowToMark, Run: w.askAttachment},
		{ID: "remark.add", TitleKey: "op.remark_add", Group: "edit", Icon: "edit", Disabled: w.noRowToMark, Run: w.askRemark},
		{ID: "papers.drop", TitleKey: "op.papers_drop", Group: "edit", Icon: "trash", Disabled: w.noPaper, Run: w.askDropPaper},
	}
}

// noRowToMark says why nothing can be put on what is selected: it takes a row of the project.
func (w *Window) noRowToMark() string {
	if why := w.noEdit(); why != "" {
		return why
	}
	if _, ok := w.ws.Snapshot().Row(w.selectedRow()); !ok {
		return "why.nothing_selected"
	}
	return ""
}

func (w *Window) noPaper() string {
	if why := w.noRowToMark(); why != "" {
		return why
	}
	if len(w.papersHere()) == 0 {
		return "why.no_paper"
	}
	return ""
}

// askAttachment chooses a file to attach to what is selected.
func (w *Window) askAttachment() {
	ref := w.selectedRow()
	w.ask(filechooser.Options{Title: w.loc.T("op.attach"), Button: w.loc.T("files.choose")}, func(path string) { w.Attach(path, ref) })
}

// Attach puts a file on a row.
func (w *Window) Attach(path string, ref data.Ref) {
	ws := w.ws
	note := data.Note{Key: "edit.attached"}
	w.runner.Go(w.loc.T("task.attach", "file", filepath.Base(path)), func(ctx context.Context, _ func(done, total int64)) error {
		a := data.Attachment{Name: filepath.Base(path), On: []data.Ref{ref}}
		if info, err := os.Stat(path); err == nil && info.Size() > data.MaxAttachment {
			return &data.FieldError{Ref: a.Ref(), Field: "size", Rule: "too_large"} // and is not read for nothing
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return folderError(path, err)
		}
		a, _, err = ws.Attach(ctx, a, content)
		note.Args = map[string]string{"title": a.Name}
		return err
	}, func(err error) {
		if w.ws != ws {
			w.orTrouble(err)
			return
		}
		w.toldOf(note)(err)
	})
}

// openAttachment opens a copy of an attached file in the program that reads it; the copy cannot be written to.
func (w *Window) openAttachment(id string) {
	ws, path := w.ws, ""
	w.runner.Go("", func(ctx context.Context, _ func(done, total int64)) (err error) {
		path, err = ws.Extract(ctx, id, "")
		return err
	}, func(err error) {
		if err != nil {
			w.trouble(err)
			return
		}
		w.openOutside(path)
	})
}

// openOutside opens a file or a folder with the program of the system that reads it.
func (w *Window) openOutside(path string) {
	w.orTrouble(w.cfg.App.OpenURL(&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}))
}

// askRemark asks for a note on what is selected.
func (w *Window) askRemark() {
	ref := w.selectedRow()
	row, _ := w.ws.Snapshot().Row(ref)
	f := reasonform.New(w.loc, w.tips, reasonform.Model{
		Title: w.loc.T("op.remark_add"), Detail: data.Title(row), Label: w.loc.T("remark.text"), Save: w.loc.T("form.save"),
	})
	f.OnCancel = w.closeForm
	f.OnSave = func(text string) {
		r := data.Remark{ID: w.ws.NewID(data.KindRemark, ""), On: []data.Ref{ref}, Text: text, Date: w.today(), Author: w.settings.Author, Internal: true}
		e := data.Edit{Note: data.Saved(r), Put: []data.Row{r}}
		w.save(e, f, func() {
			w.closeForm()
			w.did(e.Note)
		})
	}
	w.showForm(f, f.Object)
	w.focus(f.Field("reason"))
}

// papersHere are the files and notes on what is selected.
func (w *Window) papersHere() []data.Row {
	var rows []data.Row
	snap, ref := w.ws.Snapshot(), w.selectedRow()
	for _, a := range snap.Attachments {
		if slices.Contains(a.On, ref) {
			rows = append(rows, a)
		}
	}
	for _, r := range snap.Remarks {
		if slices.Contains(r.On, ref) {
			rows = append(rows, r)
		}
	}
	return rows
}

// askDropPaper offers what can be taken off what is selected; what is on other rows too goes there as well.
func (w *Window) askDropPaper() {
	w.tips.Hide()
	var list []kit.Action
	for _, row := range w.papersHere() {
		e := data.Edit{Note: data.Deleted(row), Delete: []data.Ref{row.Ref()}}
		list = append(list, kit.Action{ID: row.Ref().ID, Title: data.Title(row), Detail: w.code("kind.", string(row.Ref().Kind)), Icon: "trash", Run: func() { w.do(e, w.toldOf(e.Note)) }})
	}
	w.palette = palette.Show(w.loc, w.win.Canvas(), list)
}
