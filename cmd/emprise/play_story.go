package main

import (
	"fmt"
	"os"

	"emprise/ui"
	"emprise/ui/drive"
	"emprise/ui/task"
)

// storyPrefix begins the parts that are stories.
const storyPrefix = "story-"

// playStory tells a story in the real window with a picture of each step, says what it took a person, then quits. One that reads what
// is not there says so, and is no failure.
func playStory(w *ui.Window, r *task.Runner, name string, o options, code *int) {
	stage := drive.NewScreen(r, grab)
	go func() {
		stage.Idle()
		d := drive.New(w, stage)
		story, err := drive.StoryNamed(name)
		if lacks := story.Lacks(o.data); err == nil && lacks != "" {
			fmt.Fprintf(os.Stderr, "story %s: skipped, there is no %s in --data\n", name, lacks)
			r.Post(w.Close)
			return
		}
		var effort drive.Effort
		if err == nil {
			effort, err = story.Tell(d, drive.Setting{Folder: o.out, Data: o.data, Show: drive.Photographs(d, o.out, name)})
		}
		stage.Do(func() {
			fmt.Fprintf(os.Stderr, "story %s: %d commands, %d clicks, %d fields, %d keys\n", name, effort.Commands, effort.Clicks, effort.Fields, effort.Keys)
			if err != nil {
				fmt.Fprintln(os.Stderr, err)
				*code = 1
			}
		})
		r.Post(w.Close)
	}()
}
