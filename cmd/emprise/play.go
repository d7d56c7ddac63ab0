package main

import (
	"fmt"
	"os"

	"emprise/ui"
	"emprise/ui/drive"
	"emprise/ui/task"
)

// play plays the main job in the real window, then quits. The driver waits for the interface thread, so it has its own.
func play(w *ui.Window, r *task.Runner, out string, code *int) {
	stage := drive.NewScreen(r, grab)
	go func() {
		stage.Idle()
		err := drive.MainJob(drive.New(w, stage), out)
		stage.Do(func() {
			if err != nil {
				fmt.Fprintln(os.Stderr, err)
				*code = 1
			}
		})
		r.Post(w.Close)
	}()
}
