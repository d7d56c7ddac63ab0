package main

import (
	"fmt"
	"time"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkt"

	"emprise/data"
	"emprise/data/land"
	"emprise/data/workspace"
)

// plotCut is what is told of a plot that was split.
type plotCut struct {
	Seq    int64     `json:"seq"`
	Parts  []plotRow `json:"parts"`  // the first keeps the record, and is the largest
	Joined []string  `json:"joined"` // neighbours whose border got the corners of the cut
}

// split cuts a plot along a line; the largest part keeps the record.
func (v *plotsVerb) split(e *env, id string) error {
	line, err := lineFrom(v.Line)
	if err != nil {
		return err
	}
	return e.change(v.Project, func(w *workspace.Workspace) error {
		p, ok := w.Snapshot().Plot(id)
		if !ok {
			return fmt.Errorf("plot %s: %w", id, data.ErrNotFound)
		}
		cut, err := land.CutBy(e.ctx, w.Snapshot(), p, line)
		if err != nil {
			return err
		}
		names := make([]string, len(cut.Parts))
		for i := range names {
			switch {
			case i == 0:
				names[i] = p.Name
			case i == 1 && v.Name != "":
				names[i] = v.Name
			default:
				names[i] = fmt.Sprintf("%s (%d)", p.Name, i+1)
			}
		}
		edit := cut.Edit(p, 0, names, e.clock().Format(time.DateOnly), func() string { return w.NewID(data.KindPlot, p.INSEE) })
		change, err := w.Do(e.ctx, edit)
		if err != nil {
			return err
		}
		made := plotCut{Seq: change.Seq, Joined: []string{}}
		for _, r := range edit.Put[:len(cut.Parts)] {
			made.Parts = append(made.Parts, rowOf(r.(data.Plot)))
		}
		for _, n := range cut.Joined {
			made.Joined = append(made.Joined, n.ID)
		}
		if e.json {
			return e.print(made)
		}
		for _, part := range made.Parts {
			if err := e.line(part.ID); err != nil {
				return err
			}
		}
		return nil
	})
}

// lineFrom reads a line in degrees, longitude first.
func lineFrom(text string) (orb.LineString, error) {
	g, err := wkt.Unmarshal(text)
	if err != nil {
		return nil, &badLine{text}
	}
	line, ok := g.(orb.LineString)
	if !ok || len(line) < 2 {
		return nil, &badLine{text}
	}
	for _, at := range line {
		if !(at[0] >= -180 && at[0] <= 180 && at[1] >= -90 && at[1] <= 90) {
			return nil, &badLine{text}
		}
	}
	return line, nil
}

// badLine brings its own sentence.
type badLine struct{ given string }

func (l *badLine) Error() string { return "bad line " + l.given }

// Explain gives the translation key.
func (l *badLine) Explain() (key string, args []any) { return "cli.bad_line", []any{"line", l.given} }

// Unwrap makes errors.Is(err, data.ErrInvalid) hold.
func (l *badLine) Unwrap() error { return data.ErrInvalid }
