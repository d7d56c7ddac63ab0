package main

import (
	"emprise/data"
	"emprise/data/explain"
	"emprise/data/workspace"
)

type undoVerb struct {
	Project string `arg:"" help:"project"`
}

func (v *undoVerb) Run(e *env) error {
	return e.change(v.Project, func(w *workspace.Workspace) error {
		note, ok := w.UndoNote()
		if !ok {
			return &nothingToUndo{}
		}
		change, err := w.Undo(e.ctx)
		if err != nil {
			return err
		}
		if e.json {
			return e.print(struct {
				Seq  int64      `json:"seq"`
				Note data.Note  `json:"note"`
				Refs []data.Ref `json:"refs"`
			}{change.Seq, note, change.Refs})
		}
		return e.line(e.loc.T("cli.undo.done", "what", explain.Note(e.loc, note)))
	})
}

// nothingToUndo brings its own sentence.
type nothingToUndo struct{}

func (*nothingToUndo) Error() string { return "nothing to undo" }

// Explain gives the translation key.
func (*nothingToUndo) Explain() (key string, args []any) { return "cli.undo.nothing", nil }
