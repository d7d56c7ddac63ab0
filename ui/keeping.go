package ui

import (
	"errors"

	"emprise/data"
	"emprise/data/report"
	"emprise/ui/exportform"
	"emprise/ui/filechooser"
	"emprise/ui/kit"
)

// compositions are those of the project, as a form offers them.
func (w *Window) compositions() []kit.Option {
	var out []kit.Option
	for _, c := range w.ws.Snapshot().Compositions {
		out = append(out, kit.Option{Code: c.ID, Text: c.Name})
	}
	return out
}

// keepPages lets a form take up compositions and keep its own.
func (w *Window) keepPages(f *exportform.Form) {
	f.OnKept = func(id string) { w.takeComposition(f, id) }
	f.OnKeep = func(name string) { w.keepComposition(f, name) }
	f.OnRename = func(id, name string) { w.renameComposition(f, id, name) }
	f.OnDrop = func(id string) {
		c, ok := w.ws.Snapshot().Composition(id)
		if !ok {
			return
		}
		w.storeComposition(f, data.Edit{Note: data.Deleted(c), Delete: []data.Ref{c.Ref()}}, "")
	}
	f.OnReadFile = func() {
		w.ask(filechooser.Options{Title: w.loc.T("export.read_file"), Button: w.loc.T("files.choose"), Extensions: []string{".json"}}, func(path string) {
			w.ReadComposition(path)
		})
	}
	f.OnWriteFile = func() {
		w.ask(filechooser.Options{
			Title: w.loc.T("export.write_file"), Button: w.loc.T("files.save"), Save: true, Name: w.loc.T("export.kept_file"), Extensions: []string{".json"},
		}, w.WriteComposition)
	}
}

// takeComposition brings one of the project into the form.
func (w *Window) takeComposition(f *exportform.Form, id string) {
	c, ok := w.ws.Snapshot().Composition(id)
	if !ok {
		return
	}
	look, err := report.DecodeComposition([]byte(c.Look))
	if err != nil {
		f.Complain("kept", w.loc.T("export.kept_bad", "name", c.Name))
		return
	}
	r := f.Request()
	r.Sheet, r.Look, r.Public = c.Sheet, look, look.Public
	f.Take(r)
}

// keepComposition keeps what the form says under a name, in the place of the composition that has it.
func (w *Window) keepComposition(f *exportform.Form, name string) {
	r := f.Request()
	look, err := r.Look.Encode()
	if err != nil {
		w.trouble(err)
		f.Complain(report.WrongField(err), w.Said())
		return
	}
	c := data.KeptComposition{Name: name, Sheet: r.Sheet, Look: look}
	if same, ok := w.compositionNamed(name); ok {
		c.ID = same.ID
	} else {
		c.ID = w.ws.NewID(data.KindComposition, "")
	}
	w.storeComposition(f, data.Edit{Note: data.Saved(c), Put: []data.Row{c}}, c.ID)
}

func (w *Window) renameComposition(f *exportform.Form, id, name string) {
	c, ok := w.ws.Snapshot().Composition(id)
	if !ok {
		return
	}
	if same, taken := w.compositionNamed(name); taken && same.ID != id {
		f.Complain("kept_name", w.loc.T("export.kept_taken"))
		return
	}
	c.Name = name
	note := data.Note{Key: "edit.renamed.composition", Args: map[string]string{"title": name}}
	w.storeComposition(f, data.Edit{Note: note, Put: []data.Row{c}}, id)
}

// compositionNamed finds one of the project by its name.
func (w *Window) compositionNamed(name string) (data.KeptComposition, bool) {
	for _, c := range w.ws.Snapshot().Compositions {
		if c.Name == name {
			return c, true
		}
	}
	return data.KeptComposition{}, false
}

// storeComposition does an edit of compositions; id is the one in force after it.
func (w *Window) storeComposition(f *exportform.Form, e data.Edit, id string) {
	w.do(e, func(err error) {
		if err != nil {
			w.trouble(err)
			if w.form == form(f) {
				var wrong *data.FieldError
				if errors.As(err, &wrong) {
					f.Complain("kept_name", w.Said())
				}
			}
			return
		}
		if w.form == form(f) {
			f.SetKept(w.compositions(), id, w.ws.ReadOnly())
		}
		w.did(e.Note)
	})
}

// showCompositions brings the list of an open form up to date, with the one in force.
func (w *Window) showCompositions() {
	if c := w.composing; c != nil {
		c.form.SetKept(w.compositions(), c.form.Field("kept").Value(), w.ws.ReadOnly())
	}
}

// ReadComposition brings a template file into the form of a sheet, which must be open.
func (w *Window) ReadComposition(path string) {
	c := w.composing
	if c == nil {
		return
	}
	look, err := report.ReadComposition(path)
	if err != nil {
		w.trouble(err)
		c.form.Complain("", w.Said())
		return
	}
	r := c.form.Request()
	r.Look, r.Public = look, look.Public
	c.form.Take(r)
}

// WriteComposition keeps what the form of a sheet says as a template file; the form must be open.
func (w *Window) WriteComposition(path string) {
	c := w.composing
	if c == nil {
		return
	}
	if err := c.form.Request().Look.Write(path); err != nil {
		w.trouble(err)
		c.form.Complain(report.WrongField(err), w.Said())
		return
	}
	w.tell(w.loc.T("status.written", "file", path))
}
