package main

import (
	"strings"
	"time"

	"emprise/data"
	"emprise/data/explain"
	"emprise/data/gpkg"
	"emprise/data/report"
	"emprise/data/workspace"
)

type journalVerb struct {
	Project string `arg:"" help:"project"`
	Limit   int    `help:"journal_limit" default:"0" placeholder:"N"`
	Since   day    `help:"since" placeholder:"AAAA-MM-JJ"`
	Until   day    `help:"until" placeholder:"AAAA-MM-JJ"`
	By      string `help:"journal_by" placeholder:"NAME"`
	Kind    string `help:"journal_kind" placeholder:"KIND"`
	ID      string `help:"journal_id" name:"id" placeholder:"ID"`
	Search  string `help:"journal_search" placeholder:"WORDS"`
	Changes bool   `help:"journal_changes"`
	CSV     bool   `help:"journal_csv" name:"csv"`
}

func (v *journalVerb) Run(e *env) error {
	return e.store(v.Project, func(s *gpkg.Store) error {
		asked := workspace.Asked{
			Since: v.Since.start(), Until: v.Until.end(), Author: v.By, Kind: data.Kind(v.Kind), ID: v.ID,
		}
		if v.Search == "" {
			asked.Limit = v.Limit
		}
		entries, err := s.Journal(e.ctx, asked)
		if err != nil {
			return err
		}
		entries = report.FindEntries(e.loc, entries, v.Search)
		if v.Limit > 0 && len(entries) > v.Limit {
			entries = entries[:v.Limit]
		}
		switch {
		case v.CSV:
			defer e.endProgress()
			return report.WriteJournal(e.ctx, e.out, e.loc, entries, s.Recorded, e.report("csv"))
		case v.Changes:
			return v.whole(e, s, entries)
		case e.json:
			return e.print(list(entries))
		}
		rows := [][]string{e.titles("seq", "at", "author", "what")}
		for _, j := range entries {
			rows = append(rows, e.entry(j))
		}
		return e.table(rows)
	})
}

// whole tells entries with what each changed.
func (v *journalVerb) whole(e *env, s *gpkg.Store, entries []workspace.Entry) error {
	lines := []report.JournalLine{}
	for _, j := range entries {
		r, err := s.Recorded(e.ctx, j.Seq)
		if err != nil {
			return err
		}
		lines = append(lines, report.LineOf(j, r))
	}
	if e.json {
		return e.print(lines)
	}
	for _, l := range lines {
		if err := e.line(strings.Join(e.entry(l.Entry), "  ")); err != nil {
			return err
		}
		if err := e.differences(l.Changes); err != nil {
			return err
		}
	}
	return nil
}

// entry is a line of the journal for people.
func (e *env) entry(j workspace.Entry) []string {
	what := explain.Note(e.loc, j.Note)
	if j.Undone {
		what = e.loc.T("cli.journal.undone", "what", what)
	}
	return []string{e.count(int(j.Seq)), j.At.Local().Format(time.DateTime), j.Author, what}
}
