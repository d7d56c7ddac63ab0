package ui

import (
	"context"
	"path/filepath"
	"slices"

	"emprise/data/folder"
	"emprise/ui/filechooser"
)

// foldersKept is how many of the folders that were used last are offered.
const foldersKept = 6

// usedFolder notes where a file was asked for.
func (w *Window) usedFolder(dir string) {
	s := &w.settings
	s.Folder = dir
	s.Folders = slices.Insert(slices.DeleteFunc(slices.Clone(s.Folders), func(f string) bool { return f == dir }), 0, dir)
	s.Folders = s.Folders[:min(len(s.Folders), foldersKept)]
	s.save()
}

// placeIcons are drawn beside the places.
var placeIcons = map[folder.Kind]string{
	folder.Home: "home", folder.Desktop: "present", folder.Documents: "doc", folder.Downloads: "import", folder.Drive: "drive",
}

// listPlaces finds where to begin from, off the interface thread: the usual places, the drives, the folders used last.
func (w *Window) listPlaces(then func([]filechooser.Place)) {
	used := w.settings.Folders
	var found []folder.Place
	w.runner.Latest("places", func(ctx context.Context) error {
		if w.cfg.Places != nil {
			found = w.cfg.Places(ctx)
		}
		return ctx.Err()
	}, func(err error) {
		if err != nil {
			return
		}
		list := make([]filechooser.Place, 0, len(found)+len(used))
		for _, p := range found {
			name := p.Name
			if p.Kind != folder.Drive {
				name = w.loc.T("files." + string(p.Kind))
			}
			list = append(list, filechooser.Place{Path: p.Path, Name: name, Icon: placeIcons[p.Kind]})
		}
		for _, dir := range used {
			if !slices.ContainsFunc(list, func(p filechooser.Place) bool { return p.Path == dir }) {
				list = append(list, filechooser.Place{Path: dir, Name: filepath.Base(dir), Detail: filepath.Dir(dir), Icon: "history"})
			}
		}
		then(list)
	})
}
