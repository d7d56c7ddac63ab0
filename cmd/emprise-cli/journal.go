package main

import (
	"errors"
	"time"

	"emprise/data/explain"
	"emprise/data/workspace"
)

type journalVerb struct {
	Project string `arg:"" help:"${h_project}"`
	Limit   int    `help:"${h_journal_limit}" default:"0" placeholder:"N"`
}

func (v *journalVerb) Run(e *env) error {
	w, err := e.open(v.Project, true)
	if err != nil {
		return err
	}
	entries, err := w.Journal(e.ctx, v.Limit)
	if err := errors.Join(err, w.Close()); err != nil {
		return err
	}
	if e.json {
		if entries == nil {
			entries = []workspace.Entry{}
		}
		return e.print(entries)
	}
	rows := [][]string{e.titles("seq", "at", "author", "what")}
	for _, j := range entries {
		what := explain.Note(e.loc, j.Note)
		if j.Undone {
			what = e.loc.T("cli.journal.undone", "what", what)
		}
		rows = append(rows, []string{e.count(int(j.Seq)), j.At.Format(time.DateTime), j.Author, what})
	}
	return e.table(rows)
}
