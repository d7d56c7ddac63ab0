package ui

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"emprise/data"
	"emprise/data/outfile"
	"emprise/data/outgoing"
	"emprise/data/report"
	"emprise/data/standard"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/ui/dataform"
	"emprise/ui/filechooser"
	"emprise/ui/kit"
)

// standardForm begins the forms that are tables of a standard.
const standardForm = "standard:"

// askData opens the form of data to write, with what is selected.
func (w *Window) askData() {
	snap := w.ws.Snapshot()
	m := dataform.Model{Forms: outgoing.Forms(), Folder: w.exportFolder()}
	m.Subjects = append(m.Subjects, dataform.Subject{Name: dataform.Everything, Title: w.loc.T("data.everything")})
	titles := map[string]bool{}
	for _, s := range outgoing.Subjects(snap) {
		title := s.Title(w.loc, snap)
		if s.Layer != "" {
			title = w.loc.T("data.layer", "name", title)
		}
		if titles[title] {
			title += " (" + strings.TrimPrefix(s.Name, "layer:") + ")"
		}
		titles[title] = true
		m.Subjects = append(m.Subjects, dataform.Subject{Name: s.Name, Title: title, Located: s.Located(), Secret: s.Secret()})
	}
	for _, id := range standard.Deliveries() {
		m.Standards = append(m.Standards, kit.Option{Code: standardForm + id, Text: w.loc.T("data.standard." + id)})
	}
	m.Request = dataform.Request{
		Subject: w.dataInHand(m.Subjects), Form: w.settings.DataForm, Internal: w.settings.DataInternal, Bare: w.settings.DataBare, Folder: w.settings.OpenFolder,
	}
	known := slices.Contains(m.Forms, m.Request.Form) || slices.ContainsFunc(m.Standards, func(o kit.Option) bool { return o.Code == m.Request.Form })
	if !known {
		m.Request.Form = outgoing.XLSX
	}
	f := dataform.New(w.loc, w.tips, m)
	f.OnCancel = w.closeForm
	f.OnBrowse = func(path, ext string) {
		w.ask(filechooser.Options{
			Title: w.loc.T("op.export_data"), Button: w.loc.T("files.choose"), Save: true, Name: strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)), Extensions: []string{ext},
		}, func(path string) { f.Field("path").Fill(path) })
	}
	f.OnExport = func(r dataform.Request) { w.exportData(r, f) }
	w.showForm(f, f.Object)
}

// exportFolder is where what is exported goes unless it is said: beside the project.
func (w *Window) exportFolder() string {
	if w.ws.Path() == w.demoPath() {
		if home, err := os.UserHomeDir(); err == nil {
			return home
		}
	}
	return filepath.Dir(w.ws.Path())
}

// dataInHand is the data that what is selected belongs to, else the plots, else the first that there are.
func (w *Window) dataInHand(subjects []dataform.Subject) string {
	wanted := map[data.Kind]string{data.KindZone: "zones", data.KindProject: "projects", data.KindLayer: "layer:" + w.selected.layer}[w.selected.kind]
	if w.ranking.needID != "" && wanted == "" {
		wanted = "ranking:" + w.ranking.needID
	}
	for _, name := range []string{wanted, "plots"} {
		if slices.ContainsFunc(subjects, func(s dataform.Subject) bool { return s.Name == name }) {
			return name
		}
	}
	return subjects[0].Name
}

// exportData writes what is asked for, once it is clear that nothing is lost by it.
func (w *Window) exportData(r dataform.Request, f *dataform.Form) {
	var replace []string
	if r.Replace {
		replace = []string{r.Path}
	}
	if w.asksToReplace(r.Path, replace, f) {
		return
	}
	s := &w.settings
	s.DataForm, s.DataInternal, s.DataBare, s.OpenFolder = r.Form, r.Internal, r.Bare, r.Folder
	s.save()
	snap, clock := w.ws.Snapshot(), w.cfg.Clock
	opt := outgoing.Options{Public: !r.Internal, Lang: w.loc.Lang(), Date: clock(), Bare: r.Bare, Over: r.Replace}
	said := ""
	w.runner.Go(w.loc.T("task.export", "file", filepath.Base(r.Path)), func(ctx context.Context, progress func(done, total int64)) error {
		if id, ok := strings.CutPrefix(r.Form, standardForm); ok {
			done, err := outgoing.Deliver(ctx, snap, id, "", r.Path, opt, clock)
			if n := len(done.Issues); n > 0 {
				said = w.loc.N("data.issues", n)
			}
			return err
		}
		subjects, err := subjectsOf(snap, r)
		if err != nil {
			return err
		}
		if _, err := outgoing.FormOf(r.Path, subjects); err != nil {
			return err
		}
		out, err := outgoing.Compose(ctx, snap, subjects, opt)
		if err != nil {
			return err
		}
		return out.Write(ctx, r.Path, progress)
	}, func(err error) {
		if err != nil {
			w.troubleIn(f, err)
			if w.form == form(f) {
				w.offerMending(f, err)
			}
			return
		}
		w.settle(f)
		if w.form == form(f) {
			w.dropForm()
		}
		w.tellFile(r.Path, strings.TrimSpace(w.loc.T("status.written", "file", r.Path)+" "+said), "export.folder")
		if r.Folder {
			w.openOutside(filepath.Dir(r.Path))
		}
	})
}

// asker is a form that asks before it replaces a file.
type asker interface {
	AskReplace(path string, files []string)
	Complain(field, sentence string)
}

// asksToReplace says whether a file cannot be written, or not without asking, which is said in the form. replace are those of which
// that was asked.
func (w *Window) asksToReplace(path string, replace []string, f asker) bool {
	there, err := taken([]string{path}, replace)
	switch {
	case err != nil:
		w.trouble(err)
		f.Complain("path", w.Said())
	case len(there) > 0:
		f.AskReplace(path, there)
	default:
		return false
	}
	return true
}

// taken are those of the files that are there and are not to be replaced; the error says why one could not be written at all.
func taken(files, replace []string) (there []string, err error) {
	for _, file := range files {
		err := outfile.Free(file, outfile.Over(slices.Contains(replace, file)))
		var refused *geo.FileError
		switch {
		case errors.As(err, &refused) && refused.Reason == geo.FileExists:
			there = append(there, file)
		case err != nil:
			return nil, err
		}
	}
	return there, nil
}

// subjectsOf are the data that are asked for; everything is all rows that the reader may see.
func subjectsOf(snap *workspace.Snapshot, r dataform.Request) ([]outgoing.Subject, error) {
	if r.Subject != dataform.Everything {
		s, err := outgoing.Find(snap, r.Subject)
		return []outgoing.Subject{s}, err
	}
	var all []outgoing.Subject
	for _, s := range outgoing.Subjects(snap) {
		if s.Layer == "" && s.Need == "" && (r.Internal || !s.Secret()) {
			all = append(all, s)
		}
	}
	return all, nil
}

// mender is a form that can offer the way to what stands against it.
type mender interface{ Mend(text string, run func()) }

// MendForm goes the way that the open form offers to what stands against it; false when it offers none.
func (w *Window) MendForm() bool {
	f, ok := w.form.(interface{ Mends() (string, func()) })
	if !ok {
		return false
	}
	text, run := f.Mends()
	if text == "" {
		return false
	}
	run()
	return true
}

// offerMending leads from an export that a layer stopped to the form in which its source is filled in.
func (w *Window) offerMending(f mender, err error) {
	var missing *report.MissingSourceError
	if !errors.As(err, &missing) || w.ws.ReadOnly() {
		return
	}
	f.Mend(w.loc.T("data.mend", "layer", missing.Layer.Name), func() {
		w.mended = nil
		if c := w.composing; c != nil {
			r := c.form.Request()
			w.mended = &r
			w.settle(c.form) // it comes back by what it asks for
		}
		w.chooseLayer(missing.Layer.ID)
		w.editLayer()
	})
}
