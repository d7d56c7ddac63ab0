package ui

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"emprise/data"
	"emprise/data/report"
	"emprise/data/workspace"
	"emprise/geo/sheet"
	"emprise/ui/exportform"
	"emprise/ui/filechooser"
	"emprise/ui/kit"
)

// askExport opens the form of a sheet to print, with the page beside it; as it was when it was left to fill in what a sheet lacked.
func (w *Window) askExport() {
	if r := w.mended; r != nil && w.composing == nil {
		w.mended = nil
		w.openExport(*r)
		return
	}
	w.askSheet(string(report.TemplateOverview))
}

// askSheet opens it with a sheet chosen.
func (w *Window) askSheet(sheet string) {
	w.openExport(exportform.Request{
		Sheet: sheet, Lang: w.loc.Lang(), Author: w.settings.Author, Format: "pdf", Ground: w.settings.PrintGround,
	})
}

// openExport opens the form with a request, which is about the ranking that is shown unless it is about something.
func (w *Window) openExport(r exportform.Request) {
	m := w.exportModel(r)
	if id := w.ranking.needID; id != "" && r.About == "" && r.Sheet == string(report.TemplateOverview) {
		m.Request.Sheet, m.Request.About = exportform.Ranking, id
	}
	m.Request.Public = m.Request.Public || r.Path == "" && m.Public[m.Request.Sheet]
	f := exportform.New(w.loc, w.tips, m)
	f.OnCancel = w.closeForm
	f.OnBrowse = func(field string) { w.browseExport(f, field) }
	f.OnExport = func(r exportform.Request) { w.export(r, f) }
	w.keepPages(f)
	w.showForm(f, f.Object)
	w.compose(f)
}

// exportModel is what the form can choose from.
func (w *Window) exportModel(r exportform.Request) exportform.Model {
	snap := w.ws.Snapshot()
	m := exportform.Model{
		Request: r, Folder: w.exportFolder(), Public: w.settings.PublicSheets, About: map[string][]kit.Option{}, Chosen: map[string]int{},
		Kept: w.compositions(), Fixed: w.ws.ReadOnly(),
	}
	for _, n := range snap.Needs {
		m.About[exportform.AboutNeed] = append(m.About[exportform.AboutNeed], kit.Option{Code: n.ID, Text: n.Title})
	}
	for _, z := range snap.Zones {
		m.About[exportform.AboutZone] = append(m.About[exportform.AboutZone], kit.Option{Code: z.ID, Text: z.Name})
	}
	for _, c := range snap.Contracts {
		m.About[exportform.AboutContract] = append(m.About[exportform.AboutContract], kit.Option{Code: c.ID, Text: c.Name})
	}
	m.About[exportform.AboutSitting] = w.sittingOptions()
	for kind, sheet := range map[data.Kind]report.Template{data.KindPlot: report.TemplatePlot, data.KindZone: report.TemplateZone} {
		m.Chosen[string(sheet)] = len(w.rowsInHand(kind))
	}
	for _, l := range w.layerLines(snap) {
		if !l.Arriving {
			m.Layers = append(m.Layers, exportform.Layer{ID: l.ID, Name: l.Name, OnMap: l.Visible})
		}
	}
	if w.grounds.shown != nil {
		m.Ground = w.sourceName(w.grounds.source)
	}
	return m
}

// rowsInHand are the rows of a kind that are selected.
func (w *Window) rowsInHand(kind data.Kind) []string {
	if w.selected.kind == kind {
		return []string{w.selected.id}
	}
	var ids []string
	layer := map[data.Kind]string{data.KindPlot: workspace.ScenePlots, data.KindZone: workspace.SceneZones}[kind]
	for _, g := range w.gathered() {
		if g.layer.ID != layer {
			continue
		}
		for _, f := range g.features {
			ids = append(ids, g.layer.Features.Text("id", f))
		}
	}
	return ids
}

// browseExport asks for the file of a field.
func (w *Window) browseExport(f *exportform.Form, field string) {
	o := filechooser.Options{Title: w.loc.T("export.logo"), Button: w.loc.T("files.choose"), Extensions: []string{".png"}}
	if path := f.Field("path").Value(); field == "path" {
		o = filechooser.Options{
			Title: w.loc.T("export.file"), Button: w.loc.T("files.choose"), Save: true, Extensions: []string{"." + f.Field("format").Value()},
			Name: strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)),
		}
	}
	w.ask(o, func(path string) { f.Field(field).Fill(path) })
}

// sheetOptions are those of a request, as the window is now.
func (w *Window) sheetOptions(r exportform.Request) report.Options {
	opt := report.Options{Public: r.Public, Lang: r.Lang, Date: w.cfg.Clock(), Author: r.Author, Composition: r.Look}
	if ground, ok := w.grounds.shown.(report.Ground); ok && r.Ground {
		opt.Ground, opt.Opacity = ground, w.groundChoice().Opacity
	}
	return opt
}

// bookOf makes the pages that a request asks for. It may run on any goroutine.
func bookOf(ctx context.Context, ws *workspace.Workspace, snap *workspace.Snapshot, r exportform.Request, ids []string, opt report.Options) (report.Book, error) {
	if text, err := textOf(ctx, ws, r, opt); text != nil || err != nil {
		if err != nil {
			return report.Book{}, err
		}
		return text.Book(opt), nil
	}
	opt.NeedID = r.About
	book, err := report.Compose(ctx, snap, report.TemplateFor(r.Sheet), report.Subject{IDs: ids}, opt)
	if err != nil || r.Pages == "" {
		return book, err
	}
	at, ok := report.Pages(r.Pages, book.Len)
	if !ok {
		return book, &badPagesError{r.Pages, book.Len}
	}
	return book.Only(at), nil
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
	w.rememberExport(r)
	ws, snap, opt, ids := w.ws, w.ws.Snapshot(), w.sheetOptions(r), w.exportedRows(r)
	lacks := ""
	var there, written []string
	w.runner.Go(w.loc.T("task.export", "file", filepath.Base(r.Path)), func(ctx context.Context, told func(done, total int64)) error {
		book, err := bookOf(ctx, ws, snap, r, ids, opt)
		if err != nil {
			return err
		}
		form := report.Form{Creator: "Emprise", DPI: r.DPI}
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
		written, err = report.WriteBook(ctx, r.Path, book, form, told)
		return err
	}, func(err error) {
		if err != nil {
			w.troubleIn(f, err)
			if w.form == form(f) {
				f.Complain(fieldOf(err), w.sentence(err))
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
		w.settle(f)
		if w.form == form(f) {
			w.dropForm()
		}
		text := strings.TrimSpace(w.loc.T("status.exported", "file", r.Path) + " " + lacks)
		if len(written) == 1 {
			w.tellFile(written[0], text, "export.read")
			return
		}
		w.tellFile(r.Path, text, "export.folder")
	})
}

// exportedRows are the rows that a request is about, none for all.
func (w *Window) exportedRows(r exportform.Request) []string {
	if !r.Chosen {
		return nil
	}
	if r.Sheet == string(report.TemplateZone) {
		return w.rowsInHand(data.KindZone)
	}
	return w.rowsInHand(data.KindPlot)
}

// rememberExport keeps what the next form begins with.
func (w *Window) rememberExport(r exportform.Request) {
	s := &w.settings
	s.Author = r.Author
	if s.PublicSheets == nil {
		s.PublicSheets = map[string]bool{}
	}
	s.PublicSheets[r.Sheet] = r.Public
	if w.grounds.shown != nil {
		s.PrintGround = r.Ground
	}
	s.save()
}
