package main

import (
	"fmt"
	"slices"

	"emprise/data"
	"emprise/data/explain"
	"emprise/data/fact"
	"emprise/data/match"
	"emprise/data/workspace"
)

type matchVerb struct {
	Project string `arg:"" help:"${h_project}"`
	Need    string `help:"${h_match_need}" required:"" placeholder:"ID"`
	Explain string `help:"${h_match_explain}" placeholder:"PLOT"`
	Offered bool   `help:"${h_match_offered}"`

	assembleFlags `embed:""`
	robustFlags   `embed:""`
}

func (v *matchVerb) Run(e *env) error {
	return e.read(v.Project, func(s *workspace.Snapshot) error {
		need, ok := s.Need(v.Need)
		if !ok {
			return fmt.Errorf("need %s: %w", v.Need, data.ErrNotFound)
		}
		if v.Assemble {
			return v.run(e, s, need)
		}
		candidates, err := fact.Candidates(e.ctx, s)
		if err != nil {
			return err
		}
		if v.Offered {
			candidates = match.OfferedOnly(candidates)
		}
		matches, err := match.Rank(e.ctx, need, candidates)
		if err != nil {
			return err
		}
		if v.Robust {
			return v.robust(e, need, matches)
		}
		if v.Explain != "" {
			matches = slices.DeleteFunc(matches, func(m match.Match) bool { return m.PlotID != v.Explain })
			if len(matches) == 0 {
				return fmt.Errorf("plot %s: %w", v.Explain, data.ErrNotFound)
			}
		}
		if e.json {
			return e.print(ranking(e, need, matches))
		}
		return v.rank(e, need, matches)
	})
}

// rank writes the ranking for people: one line a plot, then its reasons. Those that do not fit give only what is missed,
// unless one plot was asked for.
func (v *matchVerb) rank(e *env, need data.Need, matches []match.Match) error {
	title := need.ID + " · " + need.Title
	if err := e.line(title + "\n" + criteria(e, need)); err != nil {
		return err
	}
	for _, m := range matches {
		head := fmt.Sprintf("\n%s  %s · %s · %s", place(m), m.PlotID, m.Name, explain.Verdict(e.loc, m.Verdict))
		if m.Score != nil {
			head += " · " + e.loc.T("cli.match.score", "score", e.loc.Number(*m.Score, 1), "completeness", e.loc.Percent(m.Completeness, 0))
		}
		if err := e.line(head); err != nil {
			return err
		}
		for _, r := range m.Reasons {
			missed := r.Hard && r.Verdict == match.Unfit
			if v.Explain == "" && m.Verdict == match.Unfit && !missed {
				continue
			}
			line := "    " + explain.Reason(e.loc, r)
			if r.Contribution != nil && m.Score != nil {
				line += " · " + e.loc.T("cli.match.points", "points", e.loc.Number(*r.Contribution, 1))
			}
			if source := explain.Source(e.loc, r.Value); v.Explain != "" && source != "" {
				line += " [" + source + "]"
			}
			if err := e.line(line); err != nil {
				return err
			}
		}
	}
	return nil
}

func place(m match.Match) string {
	if m.Rank == 0 {
		return "  –"
	}
	return fmt.Sprintf("%3d", m.Rank)
}
