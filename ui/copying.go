package ui

import (
	"context"
	"path/filepath"
	"strings"

	"emprise/data/gpkg"
	"emprise/data/publication"
	"emprise/data/workspace"
)

// SaveCopy writes the project as it is now to another file.
func (w *Window) SaveCopy(path string) {
	store := w.store
	w.runner.Go(w.loc.T("task.copy", "file", filepath.Base(path)), func(ctx context.Context, report func(done, total int64)) error {
		return store.SaveCopy(ctx, path, report)
	}, func(err error) {
		if err != nil {
			w.trouble(err)
			return
		}
		w.tell(w.loc.T("status.copied", "file", path))
	})
}

// SavePublic writes what of the project may be shown outside to another file.
func (w *Window) SavePublic(path string) {
	snapshot, opt := w.ws.Snapshot(), gpkg.Options{Clock: w.cfg.Clock, Holder: w.settings.Author}
	var done workspace.Published
	w.runner.Go(w.loc.T("task.copy", "file", filepath.Base(path)), func(ctx context.Context, report func(done, total int64)) (err error) {
		done, err = publication.Write(ctx, snapshot, path, opt, report)
		return err
	}, func(err error) {
		if err != nil {
			w.trouble(err)
			return
		}
		said := w.loc.N("status.published", done.Rows, "file", path, "withheld", w.loc.N("status.withheld", done.Withheld))
		if len(done.LeftOut) > 0 {
			said += " " + w.loc.T("status.left_out", "layers", strings.Join(done.LeftOut, ", "))
		}
		w.tell(said)
	})
}
