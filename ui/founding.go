package ui

import (
	"context"
	"path/filepath"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/founding"
	"emprise/geo"
	"emprise/ui/filechooser"
	"emprise/ui/territoryform"
)

// askNew opens the form of a new project.
func (w *Window) askNew() { w.found(nil, founding.Begin()) }

// bring asks about files that were let fall on the window, or into which project they go when none is open.
func (w *Window) bring(paths []string) {
	switch {
	case w.ws == nil:
		w.foundWith(paths)
	case w.noEdit() != "":
		w.say(w.loc.T(w.noEdit()))
	default:
		w.ImportFiles(paths)
	}
}

// foundWith opens the form of a new project for files, in the projection of where the first of them lies.
func (w *Window) foundWith(paths []string) {
	p := founding.Begin()
	w.runner.Latest("founding", func(ctx context.Context) error {
		seen, err := look(ctx, paths[0], orb.Bound{})
		if err != nil {
			return err
		}
		for _, l := range seen.looks {
			if b := l.Extent(); !b.IsEmpty() {
				p = founding.ByPlace(geo.FromOrb(b.Center()))
				break
			}
		}
		return nil
	}, func(err error) {
		switch {
		case w.ws != nil:
			w.bring(paths)
		case err != nil:
			w.sorry = w.sentence(err)
			w.showWelcome()
		default:
			w.sorry = ""
			w.showWelcome()
			w.found(paths, p)
		}
	})
}

// found opens the form of a new project; paths are files that come in once it is there.
func (w *Window) found(paths []string, p founding.Projection) {
	m := territoryform.Model{New: true, Proposed: p, Folder: w.folder(), Territory: data.Territory{Language: w.loc.Lang()}}
	for i, path := range paths {
		if i == 0 {
			m.Territory.Name, m.Folder = founding.Territory(path), filepath.Dir(path)
		}
		m.Files = append(m.Files, filepath.Base(path))
	}
	f := territoryform.New(w.loc, w.tips, m)
	f.OnCancel = w.closeForm
	f.OnPick = func(path string) {
		w.ask(filechooser.Options{
			Title: w.loc.T("op.new"), Button: w.loc.T("files.choose"), Save: true, Folder: filepath.Dir(path), Name: filepath.Base(path), Extensions: []string{".gpkg"},
		}, f.SetPath)
	}
	f.OnSave = func(a territoryform.Answer) {
		w.settle(f) // the answer is taken
		w.create(a.Path, a.Territory, func() {
			w.settings.Folder = filepath.Dir(a.Path)
			w.settings.save()
			w.tell(w.loc.T("status.created", "file", a.Path))
			if len(paths) > 0 {
				w.ImportFiles(paths)
			}
		}, func(err error) {
			if w.form == form(f) {
				w.page.Touch()
			}
			f.Complain("file", w.sentence(err))
		})
	}
	w.showForm(f, f.Object)
	w.focus(f.Field("name"))
}

// editTerritory opens the form of what the project that is open is about.
func (w *Window) editTerritory() {
	f := territoryform.New(w.loc, w.tips, territoryform.Model{Territory: w.ws.Snapshot().Territory})
	f.OnCancel = w.closeForm
	f.OnSave = func(a territoryform.Answer) {
		e := data.Edit{Note: data.Note{Key: "edit.territory"}, Put: []data.Row{a.Territory}}
		w.save(e, f, func() {
			w.closeForm()
			w.did(e.Note)
		})
	}
	w.showForm(f, f.Object)
	w.focus(f.Field("name"))
}

// Sorry is why the last file could not be opened, as the welcome says it; "" when it could.
func (w *Window) Sorry() string { return w.sorry }
