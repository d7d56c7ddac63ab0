package ui

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"emprise/geo"
	"emprise/ui/filechooser"
)

func (w *Window) askOpen() {
	w.ask(filechooser.Options{
		Title: w.loc.T("op.open"), Button: w.loc.T("files.open"), Extensions: []string{".gpkg"},
	}, w.OpenProject)
}

// readable are the extensions of the files that can be brought in. What is in them is told by content.
var readable = []string{
	".geojson", ".json", ".geojsonl", ".ndjson", ".geojsonseq", ".gz", ".zip", ".shp", ".dbf", ".csv", ".tsv", ".txt", ".kml", ".kmz", ".gpkg",
}

func (w *Window) askImport() {
	w.askMany(filechooser.Options{Title: w.loc.T("op.import"), Button: w.loc.T("files.open"), Extensions: readable, Many: true}, w.ImportFiles)
}

// askFile chooses a file that can be brought in.
func (w *Window) askFile(titleKey string, then func(path string)) {
	w.ask(filechooser.Options{Title: w.loc.T(titleKey), Button: w.loc.T("files.open"), Extensions: readable}, then)
}

func (w *Window) askCopy() {
	name := strings.TrimSuffix(filepath.Base(w.ws.Path()), ".gpkg")
	w.ask(filechooser.Options{
		Title: w.loc.T("op.copy"), Button: w.loc.T("files.save"), Save: true, Name: w.loc.T("files.copy_name", "name", name),
		Extensions: []string{".gpkg"},
	}, w.SaveCopy)
}

func (w *Window) askPublic() {
	name := strings.TrimSuffix(filepath.Base(w.ws.Path()), ".gpkg")
	w.ask(filechooser.Options{
		Title: w.loc.T("op.publish"), Button: w.loc.T("files.save"), Save: true, Name: w.loc.T("files.public_name", "name", name),
		Extensions: []string{".gpkg"},
	}, w.SavePublic)
}

// ask shows the chooser of files, in the folder of the last answer.
func (w *Window) ask(opt filechooser.Options, then func(path string)) {
	w.askMany(opt, func(paths []string) { then(paths[0]) })
}

// askMany is ask for one file or more.
func (w *Window) askMany(opt filechooser.Options, then func(paths []string)) {
	if opt.Folder == "" {
		opt.Folder = w.folder()
	}
	opt.Explain = w.sentence
	opt.List, opt.Places = w.listFolder, w.listPlaces
	w.chooser = filechooser.Show(w.loc, w.win.Canvas(), opt, func(paths ...string) {
		w.usedFolder(filepath.Dir(paths[0]))
		then(paths)
	})
}

// folder is that of the last answer, else the person's own, "" when neither is known.
func (w *Window) folder() string {
	if w.settings.Folder != "" {
		return w.settings.Folder
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	return home
}

// listFolder reads a folder off the interface thread: it may lie on a slow network.
func (w *Window) listFolder(folder string, then func([]filechooser.Entry, error)) {
	var entries []filechooser.Entry
	w.runner.Latest("folder", func(ctx context.Context) error {
		list, err := os.ReadDir(folder)
		if err != nil {
			return folderError(folder, err)
		}
		for _, e := range list {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			entry := filechooser.Entry{Name: e.Name(), Folder: e.IsDir()}
			if info, err := os.Stat(filepath.Join(folder, e.Name())); err == nil {
				entry.Folder = info.IsDir()
				entry.Detail = w.loc.Day(info.ModTime())
			}
			entries = append(entries, entry)
		}
		return nil
	}, func(err error) { then(entries, err) })
}

func folderError(folder string, err error) error {
	reason := geo.FileNoPermission
	if errors.Is(err, fs.ErrNotExist) {
		reason = geo.FileMissing
	}
	return &geo.FileError{Path: folder, Reason: reason, Err: err}
}
