package ui

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"emprise/data"
	"emprise/data/demo"
	"emprise/data/fact"
	"emprise/data/founding"
	"emprise/data/gpkg"
	"emprise/data/match"
	"emprise/data/relation"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/ui/navigator"
)

// demoPath is where the demonstration territory is kept. The name tells its edition, so that a new one does not meet the
// file of an old one.
func (w *Window) demoPath() string {
	return filepath.Join(w.cfg.CacheDir, "demonstration-1.gpkg")
}

// OpenDemo opens the demonstration territory, and makes it first when it is not there yet.
func (w *Window) OpenDemo() {
	path := w.demoPath()
	w.open(path, w.loc.T("task.demo"), func(ctx context.Context) (*opened, error) {
		if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				return nil, err
			}
			if err := demo.WriteProject(ctx, path, demo.Generate(demo.DefaultSeed)); err != nil {
				return nil, err
			}
		}
		return w.load(ctx, path)
	}, nil, nil)
}

// OpenProject opens a project file.
func (w *Window) OpenProject(path string) {
	w.open(path, w.loc.T("task.open", "file", filepath.Base(path)), func(ctx context.Context) (*opened, error) {
		return w.load(ctx, path)
	}, nil, nil)
}

// NewProject makes a project file for a territory and opens it.
func (w *Window) NewProject(path, name string) {
	w.create(path, data.Territory{Name: name, EPSG: founding.Begin().System.EPSG(), Language: w.loc.Lang()}, nil, nil)
}

// create makes a project file and opens it, then goes on; failed is told in place of the window when it cannot be made.
func (w *Window) create(path string, t data.Territory, then func(), failed func(error)) {
	w.open(path, w.loc.T("task.new", "file", filepath.Base(path)), func(ctx context.Context) (*opened, error) {
		s, err := gpkg.Create(ctx, path, t, gpkg.Options{Clock: w.cfg.Clock})
		return w.over(ctx, s, err)
	}, then, failed)
}

func (w *Window) load(ctx context.Context, path string) (*opened, error) {
	s, err := gpkg.Open(ctx, path, gpkg.Options{Clock: w.cfg.Clock})
	return w.over(ctx, s, err)
}

// opened is a workspace with the store below it.
type opened struct {
	ws    *workspace.Workspace
	store *gpkg.Store
}

func (w *Window) over(ctx context.Context, s *gpkg.Store, err error) (*opened, error) {
	if err != nil {
		return nil, err
	}
	ws, err := workspace.Open(ctx, s, workspace.Options{Clock: w.cfg.Clock, Author: w.settings.Author})
	return &opened{ws, s}, err
}

// open replaces what is open by what work gives, and goes on. While it works, what is open stays; when it fails too, which failed is told;
// nil tells it in the window.
func (w *Window) open(path, title string, work func(context.Context) (*opened, error), then func(), failed func(error)) {
	if w.opening {
		return
	}
	if w.ws != nil && same(path, w.ws.Path()) {
		w.say(w.loc.T("status.open_already", "file", filepath.Base(path)))
		return
	}
	w.unlessTyped("op.open", func() { w.opens(title, path, work, then, failed) })
}

func (w *Window) opens(title, path string, work func(context.Context) (*opened, error), then func(), failed func(error)) {
	w.opening = true
	var got *opened
	w.runner.Go(title, func(ctx context.Context, _ func(done, total int64)) error {
		w.leaving.Wait() // the file may be the one that is being closed
		var err error
		got, err = work(ctx)
		return err
	}, func(err error) {
		w.opening = false
		if err != nil && failed != nil {
			failed(err)
			return
		}
		var refused *geo.FileError
		if errors.As(err, &refused) && refused.Reason == geo.FileNotEmprise && (w.ws == nil || w.noWrite() == "") {
			w.bring([]string{path}) // the GeoPackage of another program: its layers can come in
			return
		}
		if err != nil {
			w.sorry = ""
			if w.ws == nil {
				w.sorry = w.sentence(err)
				w.showWelcome()
			} else {
				w.trouble(err)
			}
			return
		}
		w.sorry = ""
		if len(w.unsaved()) > 0 { // typed while the file was read
			w.tell(w.loc.T("status.open_waits", "file", filepath.Base(path)))
			w.runner.Go("", func(context.Context, func(done, total int64)) error { return got.ws.Close() }, w.orTrouble)
			return
		}
		w.dropProject()
		if w.form != nil {
			w.dropForm() // beside the welcome
		}
		w.forgetForms()
		w.take(got)
		if then != nil {
			then()
		}
	})
}

// same says whether two paths lead to one file.
func same(a, b string) bool {
	x, err1 := os.Stat(a)
	y, err2 := os.Stat(b)
	return err1 == nil && err2 == nil && os.SameFile(x, y)
}

// take makes a workspace the open project.
func (w *Window) take(got *opened) {
	ws := got.ws
	w.ws, w.store, w.facts, w.ranker, w.ties = ws, got.store, &fact.Cache{}, &match.Ranker{}, &relation.Cache{}
	w.watch(ws)
	w.dropPictures(w.settings.remember(recent{Name: ws.Snapshot().Territory.Name, Path: ws.Path(), Opened: w.today()})...)
	w.restoreGround()
	w.showFrame()
	w.listSoon()
	w.navigator.Show(navigator.Layers)
	w.chart.ZoomTo(w.extent())
	w.chart.ForgetViews()
	w.splitAgain()
	w.moveViews()
	w.say("")
	w.offerTour()
	w.tellOutside(ws.Outside())
	if err := ws.Guard(); err != nil {
		w.trouble(err)
	}
}

// dropProject closes what is open. Its last edit is in the file already.
func (w *Window) dropProject() {
	if w.ws == nil {
		return
	}
	w.keepPicture()
	w.unwatch()
	w.sheet().Take(nil)
	w.drawing.board.Forget()
	for _, b := range w.bringing {
		b.task.Cancel()
	}
	w.leaveGround()
	old := w.ws
	w.dropForm()
	w.forgetForms()
	w.forget()
	w.closeSplit()
	w.win.Canvas().Unfocus() // what is typed now is meant for nothing that is still there
	w.hidden, w.waiting = map[string]bool{}, nil
	w.dismissAll()
	w.bottom.Objects = []fyne.CanvasObject{w.drawer.Object}
	w.leaving.Add(1)
	w.runner.Go("", func(context.Context, func(done, total int64)) error {
		defer w.leaving.Done()
		return old.Close()
	}, w.orTrouble)
}

// forget lets go of all that was known of the project, and of its pictures: they are the most of what the program holds.
func (w *Window) forget() {
	w.ws, w.store, w.facts, w.ranker, w.ties, w.selected, w.ranking, w.table = nil, nil, nil, nil, nil, selection{}, rankingState{}, tableState{}
	w.listing, w.boarding = plotListing{}, boarding{}
	w.past, w.figures, w.shelf, w.dealing = past{}, figures{}, "", dealingState{}
	w.before = before{}
	w.crowd, w.target, w.asked, w.contest = nil, "", false, contest{}
	w.dressed, w.provisional, w.areas, w.offScale = nil, nil, nil, nil
	w.clicked, w.told, w.result, w.lying, w.cells = selection{}, "", "", lying{}, nil
	w.comparing, w.update, w.mended = nil, "", nil
	w.leaveAssemblies()
	w.leaveAllocation()
	w.navigator.Set(navigator.Model{})
	w.chart.Forget()
	if w.split.twin != nil {
		w.split.twin.Forget()
	}
}

// askClose closes the project, unless something that was typed would be lost.
func (w *Window) askClose() { w.unlessTyped("op.close", w.CloseProject) }

// CloseProject goes back to the welcome.
func (w *Window) CloseProject() {
	w.dropProject()
	w.leavePresenting()
	w.clearBar()
	w.showAll()
}

// Workspace is what is open, nil when nothing is.
func (w *Window) Workspace() *workspace.Workspace { return w.ws }

// Drop opens or imports files, as letting them fall on the window does.
func (w *Window) Drop(paths ...string) {
	switch {
	case len(paths) == 1 && strings.EqualFold(filepath.Ext(paths[0]), ".gpkg"):
		w.OpenProject(paths[0])
	case len(paths) > 0:
		w.bring(paths)
	}
}
