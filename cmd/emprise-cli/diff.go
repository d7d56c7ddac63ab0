package main

import (
	"errors"
	"time"

	"emprise/data"
	"emprise/data/difference"
	"emprise/data/explain"
	"emprise/data/gpkg"
	"emprise/data/workspace"
	"emprise/geo"
)

type diffVerb struct {
	Project string `arg:"" help:"diff_a"`
	Other   string `arg:"" optional:"" help:"diff_b"`
	Since   day    `help:"diff_since" placeholder:"AAAA-MM-JJ"`
	Until   day    `help:"diff_until" placeholder:"AAAA-MM-JJ"`
}

func (v *diffVerb) Run(e *env) error {
	if (v.Other == "") == v.Since.IsZero() {
		return &nothingToCompare{}
	}
	var before, after []data.Row
	err := e.store(v.Project, func(s *gpkg.Store) error {
		content, err := s.Load(e.ctx)
		if err != nil {
			return err
		}
		before = content.All()
		if v.Other != "" {
			return nil
		}
		now := before
		if before, err = past(e, s, now, v.Since.start()); err == nil {
			after, err = past(e, s, now, v.Until.end())
		}
		return err
	})
	if err == nil && v.Other != "" {
		err = e.store(v.Other, func(s *gpkg.Store) error {
			content, err := s.Load(e.ctx)
			if err == nil {
				after = content.All()
			}
			return err
		})
	}
	if err != nil {
		return err
	}
	rows := difference.Rows(before, after)
	if e.json {
		return e.print(list(rows))
	}
	if len(rows) == 0 {
		return e.line(e.loc.T("cli.diff.same"))
	}
	return e.differences(rows)
}

// past gives rows as they were just before a moment; the zero time is now.
func past(e *env, s *gpkg.Store, now []data.Row, at time.Time) ([]data.Row, error) {
	if at.IsZero() {
		return now, nil
	}
	was, err := s.Before(e.ctx, at.Add(-time.Millisecond)) // the journal tells milliseconds
	return workspace.Past(now, was), err
}

// differences writes rows for people, what is different below each.
func (e *env) differences(rows []difference.Row) error {
	var lines [][]string
	for _, r := range rows {
		lines = append(lines, []string{explain.Became(e.loc, r.What), explain.Kind(e.loc, r.Kind), r.ID, r.Name})
		if r.What != difference.Changed {
			continue
		}
		for _, f := range r.Fields {
			lines = append(lines, []string{"", explain.ChangeLine(e.loc, r.Kind, f)})
		}
	}
	for _, l := range lines {
		if err := e.table([][]string{l}); err != nil {
			return err
		}
	}
	return nil
}

// store shows a project file to a function that reads it without its layers. One of an older format is brought up to date
// first, as the window does.
func (e *env) store(path string, use func(*gpkg.Store) error) error {
	opt := gpkg.Options{ReadOnly: true, Clock: e.clock, Holder: e.author}
	s, err := gpkg.Open(e.ctx, path, opt)
	var older *geo.FileError
	if errors.As(err, &older) && older.Reason == geo.FileOlder {
		opt.ReadOnly = false
		s, err = gpkg.Open(e.ctx, path, opt)
	}
	if err != nil {
		return err
	}
	return errors.Join(use(s), s.Close())
}

// nothingToCompare brings its own sentence.
type nothingToCompare struct{}

func (*nothingToCompare) Error() string { return "two files, or one and a date" }

// Explain gives the translation key.
func (*nothingToCompare) Explain() (key string, args []any) { return "cli.diff.with_what", nil }
