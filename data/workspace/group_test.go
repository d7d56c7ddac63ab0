package workspace_test

import (
	"errors"
	"testing"

	"emprise/data"
	"emprise/data/workspace"
)

func TestSeveralEditsAreOneStep(t *testing.T) {
	t.Parallel()
	w := start(t)
	do(t, w, put("edit.zone", zone("old")))
	before := state(w.Snapshot())
	renamed := zone("z")
	renamed.Name = "Autrement"
	told := 0
	stop := w.Watch(func(data.Change) { told++ })
	c, err := w.DoAll(
		t.Context(), data.Note{Key: "edit.test"},
		put("", plot("p", "z")), // its zone comes later
		put("", zone("z"), zone("y")),
		put("", renamed),
		data.Edit{Delete: []data.Ref{zone("y").Ref(), zone("old").Ref()}},
		put("", zone("old")), data.Edit{Delete: []data.Ref{zone("old").Ref()}},
	)
	stop()
	if err != nil || c.Seq != 2 || told != 1 {
		t.Fatalf("%+v, %d changes, %v", c, told, err)
	}
	after := state(w.Snapshot())
	if len(after[data.KindZone]) != 1 || after[data.KindZone][0].(data.Zone).Name != "Autrement" || len(after[data.KindPlot]) != 1 {
		t.Errorf("%+v", after)
	}
	w = reopen(t, w)
	if note, _ := w.UndoNote(); note.Key != "edit.test" {
		t.Errorf("undo would take back %+v", note)
	}
	if _, err := w.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := state(w.Snapshot()); !same(got, before) {
		t.Errorf("one step back: %+v", got)
	}
	if _, err := w.Redo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := state(w.Snapshot()); !same(got, after) {
		t.Errorf("one step on: %+v", got)
	}
	// All of it or nothing.
	if _, err := w.DoAll(t.Context(), data.Note{}, put("", zone("x")), put("", plot("q", "nowhere"))); !errors.Is(err, data.ErrInvalid) {
		t.Errorf("a plot in no zone: %v", err)
	}
	if got := state(w.Snapshot()); !same(got, after) {
		t.Errorf("what was refused has left %+v", got)
	}
	if entries, err := w.Journal(t.Context(), workspace.Asked{}); err != nil || len(entries) != 2 {
		t.Errorf("journal %+v, %v", entries, err)
	}
}
