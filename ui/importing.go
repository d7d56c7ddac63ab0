package ui

import (
	"context"
	"path/filepath"
	"slices"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/incoming"
	"emprise/geo"
	"emprise/geo/ingest"
	"emprise/ui/importform"
)

// ImportFile looks at a file and asks what it is, then brings it in.
func (w *Window) ImportFile(path string) { w.ImportFiles([]string{path}) }

// ImportFiles asks about one file after the other.
func (w *Window) ImportFiles(paths []string) {
	w.waiting = slices.Clone(paths)
	w.nextImport()
}

// nextImport looks at the file that waits first.
func (w *Window) nextImport() {
	if len(w.waiting) == 0 || w.ws == nil {
		w.waiting = nil
		return
	}
	path := w.waiting[0]
	w.waiting = w.waiting[1:]
	ws, update := w.ws, w.update
	w.update = ""
	snap := ws.Snapshot()
	near := orb.Bound{}
	if box := snap.Scene.Box(); !box.Empty() {
		near = box.LonLatBound()
	}
	folder := w.mappingFolder()
	looking := w.loc.T("status.looking", "file", filepath.Base(path))
	w.sayLasting(looking)
	var seen *arrival
	w.runner.Latest("import", func(ctx context.Context) error {
		var err error
		if seen, err = look(ctx, path, near); err == nil {
			seen.update = update
			recall(seen, folder)
			seen.resemble(snap)
		}
		return err
	}, func(err error) {
		if w.ws != ws {
			return
		}
		if err != nil {
			w.nextImport()
			w.trouble(err)
			return
		}
		if w.Said() == looking { // and not why the file before was refused
			w.say("")
		}
		w.askPart(seen, seen.first())
	})
}

// askPart shows the form about a part of a file.
func (w *Window) askPart(a *arrival, part string) {
	f := importform.New(w.loc, w.tips, w.model(a, part))
	looks := a.chosen(part)
	f.OnCancel = func() {
		w.closeForm()
		w.nextImport()
	}
	f.OnPart = func(code string) {
		w.settle(f) // the other part has a form of its own
		w.askPart(a, code)
	}
	f.OnSystem = func() { w.placeLook(a, f, looks) }
	f.OnImport = func(answer importform.Answer) {
		w.looking.from = nil
		w.keepEdited(a, answer, f)
		if answer.Update != "" {
			w.compareWith(a, answer, f)
			return
		}
		w.importLayers(a, answer, f)
	}
	from := w.looking.from
	w.looking.from = nil // the map stays where another part of the file has taken it
	w.showForm(f, f.Object)
	w.imports, w.looking.from = f, from
	w.placeLook(a, f, looks)
	if part == importform.All {
		return
	}
	w.runner.Post(func() { // the form is drawn before
		if w.imports == f {
			w.askColumns(a, f, looks[0])
		}
	})
}

// editLayer opens the form of the selected layer: its name, role and source.
func (w *Window) editLayer() {
	l, ok := w.ws.Snapshot().Layer(w.selected.layer)
	if !ok {
		return
	}
	f := importform.New(w.loc, w.tips, importform.Model{Layer: l})
	f.OnCancel = w.closeForm
	f.OnImport = func(a importform.Answer) {
		note := data.Note{Key: "edit.layer_changed", Args: map[string]string{"layer": a.Layer.Name}}
		w.save(data.Edit{Note: note, Put: []data.Row{a.Layer}}, f, w.closeForm)
	}
	w.showForm(f, f.Object)
	for _, id := range []string{"producer", "date", "licence", "name"} { // what maps must say comes first
		if field := f.Field(id); field.Value() == "" || id == "name" {
			w.focus(field)
			return
		}
	}
}

// importLayers brings the parts of a file in, each as a layer: all of it or, when it is refused, nothing.
func (w *Window) importLayers(a *arrival, answer importform.Answer, form *importform.Form) {
	ws, loc := w.ws, w.loc
	jobs := a.jobs(answer)
	b := &bringing{ws: ws, path: a.path, form: form, laid: map[string]geo.Box{}}
	w.bringIn(b, func(ctx context.Context, report func(done, total int64)) error {
		for _, j := range jobs {
			l, layer := j.look, j.layer
			layer.ID = ws.NewID(data.KindLayer, layer.Name)
			opt := ingest.Options{Part: l.Part.Name}
			if answer.System != "" && (l.Unknown != nil || l.Far) {
				p, err := incoming.ParseProposal(answer.System)
				if err != nil {
					return err
				}
				opt.CRS, opt.LatFirst = p.System, p.LatFirst
			}
			if err := b.layer(ctx, w.runner, loc, layer, j.plan, opt, report); err != nil {
				return err
			}
		}
		return nil
	})
}

// showImported shows the new layers and what was wrong with their file.
func (w *Window) showImported(b *bringing) {
	done := b.done
	problems, objects, name := 0, 0, ""
	for _, one := range done {
		l, ok := w.ws.Snapshot().Layer(one.id)
		if !ok {
			continue
		}
		for _, n := range one.result.IssueCounts {
			problems += n
		}
		problems += len(one.became.Issues)
		objects, name = objects+l.Count, l.Name
	}
	if len(done) > 1 {
		name = w.loc.N("status.layers", len(done))
	}
	w.tell(w.saidOf(done, w.loc.N("status.imported", objects, "layer", name, "problems", w.loc.N("status.issues", problems))))
	if problems > 0 {
		w.inspector.Set(w.describeIssues(done))
	}
}
