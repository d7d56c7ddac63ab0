package main

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"emprise/data/workspace"
	"emprise/ui"
	"emprise/ui/drive"
	"emprise/ui/task"
)

// probe is how often the screen is looked at for the first of a layer.
const probe = 5 * time.Millisecond

// playImport brings a file into a new project and says when the first of it was on the map, when it was read and when it was
// stored, counted from the opening of the file.
func playImport(w *ui.Window, r *task.Runner, file, out string, code *int) {
	stage := drive.NewScreen(r, grab)
	go func() {
		stage.Idle()
		if err := importFile(drive.New(w, stage), w, r, file, out); err != nil {
			fmt.Fprintln(os.Stderr, err)
			*code = 1
		}
		r.Post(w.Close)
	}()
}

func importFile(d *drive.Driver, w *ui.Window, r *task.Runner, file, out string) error {
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	r.Post(func() { w.NewProject(filepath.Join(out, "import.gpkg"), "Import") })
	d.Idle()
	opened := time.Now()
	since := func() int64 { return time.Since(opened).Milliseconds() }
	if err := d.ImportFile(file); err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "form: %d ms\n", since())
	asked := time.Now()
	stop := w.Workspace().WatchArrivals(func(a workspace.Arriving) {
		switch {
		case a.Stage == workspace.Waiting:
			fmt.Fprintf(os.Stderr, "read: %d ms after the form, %d objects\n", time.Since(asked).Milliseconds(), a.Layer.Count)
		case a.Stage == workspace.Gone:
			fmt.Fprintf(os.Stderr, "stored: %d ms after the form\n", time.Since(asked).Milliseconds())
		case a.Drawn == nil:
			r.Post(func() { lookFor(w, r, a.Layer.ID, asked) })
		default:
			fmt.Fprintf(os.Stderr, "shown: %d ms after the form, %d objects\n", time.Since(asked).Milliseconds(), a.Layer.Count)
		}
	})
	defer stop()
	err := d.Save()
	fmt.Fprintf(os.Stderr, "idle and painted: %d ms after the form\n", time.Since(asked).Milliseconds())
	return err
}

// lookFor says when the first of a layer is painted.
func lookFor(w *ui.Window, r *task.Runner, id string, asked time.Time) {
	if _, painted := w.LayerShown(id); painted {
		fmt.Fprintf(os.Stderr, "first on the map: %d ms after the form\n", time.Since(asked).Milliseconds())
		return
	}
	r.After("look for "+id, probe, func() { lookFor(w, r, id, asked) })
}
