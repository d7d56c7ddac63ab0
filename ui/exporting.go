package ui

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"emprise/data/report"
	"emprise/geo/sheet"
	"emprise/ui/exportform"
	"emprise/ui/filechooser"
)

// askExport opens the form of a sheet to print.
func (w *Window) askExport() { w.askSheet("") }

// askSheet opens it with a template chosen, "" for the overview.
func (w *Window) askSheet(template string) {
	snap := w.ws.Snapshot()
	name := w.loc.T("export.file_name")
	folder := w.exportFolder()
	m := exportform.Model{Needs: snap.Needs, Request: exportform.Request{
		Sheet: template, NeedID: w.ranking.needID, Paper: "A3", Lang: w.loc.Lang(), Author: w.settings.Author, Path: filepath.Join(folder, name+".pdf"),
		Format: "pdf", Ground: w.settings.PrintGround,
	}}
	if template != "" {
		m.Request.NeedID = ""
	}
	if w.grounds.shown != nil {
		m.Ground = w.sourceName(w.grounds.source)
	}
	f := exportform.New(w.loc, w.tips, m)
	f.OnCancel = w.closeForm
	f.OnBrowse = func(string) {
		w.ask(filechooser.Options{
			Title: w.loc.T("export.file"), Button: w.loc.T("files.choose"), Save: true, Name: name, Extensions: []string{"." + f.Field("format").Value()},
		}, func(path string) { f.Field("path").Fill(path) })
	}
	f.OnExport = func(r exportform.Request) { w.export(r, f) }
	w.showForm(f, f.Object)
}

// export draws the sheet and writes it; what is missing is said in the form.
func (w *Window) export(r exportform.Request, f *exportform.Form) {
	// Drawings and pictures are a file a page, whose names the pages give: what is there of them is found once these are composed.
	replace := r.Replace
	if r.Format != "pdf" {
		replace = append(slices.Clip(replace), r.Path)
	}
	if w.asksToReplace(r.Path, replace, f) {
		return
	}
	snap := w.ws.Snapshot()
	w.settings.Author = r.Author
	if w.grounds.shown != nil {
		w.settings.PrintGround = r.Ground
	}
	w.settings.save()
	opt := report.Options{
		Paper: r.Paper, Public: r.Public, Lang: r.Lang, Date: w.cfg.Clock(), Author: r.Author, NeedID: r.NeedID,
	}
	if ground, ok := w.grounds.shown.(report.Ground); ok && r.Ground {
		opt.Ground, opt.Opacity = ground, w.groundChoice().Opacity
	}
	lacks := ""
	var there []string
	w.runner.Go(w.loc.T("task.export", "file", filepath.Base(r.Path)), func(ctx context.Context, told func(done, total int64)) error {
		book, err := report.Compose(ctx, snap, report.Template(r.Sheet), report.Subject{}, opt)
		if err != nil {
			return err
		}
		form := report.Form{Creator: "Emprise"}
		if there, err = taken(book.Files(r.Path, form), r.Replace); err != nil || len(there) > 0 {
			return err
		}
		compose := book.Sheet
		book.Sheet = func(ctx context.Context, i int) (*sheet.Sheet, error) {
			page, err := compose(ctx, i)
			if err == nil && page.Map.Ground != nil && page.Map.Ground.Note != "" {
				lacks = page.Map.Ground.Note
			}
			return page, err
		}
		_, err = report.WriteBook(ctx, r.Path, book, form, told)
		return err
	}, func(err error) {
		if err != nil {
			w.troubleIn(f, err)
			if w.form == form(f) {
				w.offerMending(f, err)
			}
			return
		}
		if len(there) > 0 {
			if w.form == form(f) {
				f.AskReplace(r.Path, slices.Concat(r.Replace, there))
			}
			return
		}
		if w.form == form(f) {
			w.closeForm()
		}
		w.exported = r.Path
		w.showToolbar()
		w.tellFile(strings.TrimSpace(w.loc.T("status.exported", "file", r.Path) + " " + lacks))
	})
}
