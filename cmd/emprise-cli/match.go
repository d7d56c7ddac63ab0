package main

import (
	"errors"
	"fmt"

	"emprise/data"
	"emprise/data/dealing"
	"emprise/data/explain"
	"emprise/data/fact"
	"emprise/data/inquiry"
	"emprise/data/match"
	"emprise/data/workspace"
)

type matchVerb struct {
	Project  string `arg:"" help:"project"`
	Need     string `help:"match_need" placeholder:"ID"`
	All      bool   `help:"match_all"`
	Explain  string `help:"match_explain" placeholder:"PLOT"`
	Remedies bool   `help:"match_remedies"`
	Parcels  bool   `help:"match_parcels"`
	Layer    string `help:"match_layer" placeholder:"LAYER"`
	Since    day    `help:"match_since" placeholder:"AAAA-MM-JJ"`
	Offered  bool   `help:"match_offered"`
	Text     bool   `help:"match_text" xor:"form"`

	assembleFlags `embed:""`
	robustFlags   `embed:""`
}

// Validate refuses a question that is about nothing, and two questions at once.
func (v *matchVerb) Validate() error {
	if v.Explain != "" || v.Remedies || v.Assemble || v.Robust {
		if v.Need == "" || v.All || v.Parcels || !v.Since.IsZero() {
			return errors.New("--explain, --remedies, --assemble, --robust: with --need alone")
		}
		return nil
	}
	if v.Need == "" && !v.All && !v.Parcels && v.Plot == "" {
		return errors.New("--need, --all, --parcels or --plot")
	}
	return nil
}

// Run answers what the flags ask: assemblies, a plot against needs, what moved, all needs, one place, or the ranking of a need.
func (v *matchVerb) Run(e *env) error {
	if !v.Since.IsZero() {
		return v.moved(e)
	}
	return e.read(v.Project, func(s *workspace.Snapshot) error {
		if v.Plot != "" && !v.Assemble {
			return v.serves(e, s)
		}
		switch {
		case v.Parcels:
			return v.parcels(e, s)
		case v.All:
			return v.every(e, s)
		}
		need, err := v.need(s)
		switch {
		case err != nil:
			return err
		case v.Assemble:
			return v.run(e, s, need)
		case v.Explain != "":
			return v.why(e, s, need)
		case v.Remedies:
			return v.remedies(e, s, need)
		}
		return v.ranked(e, s, need)
	})
}

// need is the one that was named.
func (v *matchVerb) need(s *workspace.Snapshot) (data.Need, error) {
	need, ok := s.Need(v.Need)
	if !ok {
		return data.Need{}, fmt.Errorf("need %s: %w", v.Need, data.ErrNotFound)
	}
	return need, nil
}

// candidates are the plots, or those that can be proposed.
func (v *matchVerb) candidates(e *env, s *workspace.Snapshot, facts *fact.Cache) ([]match.Candidate, error) {
	candidates, err := facts.Candidates(e.ctx, s)
	if err == nil && v.Offered {
		candidates = match.OfferedOnly(candidates)
	}
	return candidates, err
}

// ranked answers with the ranking of a need.
func (v *matchVerb) ranked(e *env, s *workspace.Snapshot, need data.Need) error {
	candidates, err := v.candidates(e, s, &fact.Cache{})
	if err != nil {
		return err
	}
	matches, err := inquiry.Rank(e.ctx, s, need, candidates)
	if err != nil {
		return err
	}
	switch {
	case v.Robust:
		return v.robust(e, need, matches)
	case e.json:
		return e.print(ranking(e, dealing.OffersOf(s), need, matches))
	case v.CSV:
		return rankingTable(e, dealing.OffersOf(s), []ranked{{need, matches}}).CSV(e.out, e.loc)
	}
	return v.rank(e, dealing.OffersOf(s), need, matches)
}

// rank writes the ranking for people: one line a plot, then its reasons. Those that do not fit give only what is missed,
// unless one plot was asked for.
func (v *matchVerb) rank(e *env, offers dealing.Offers, need data.Need, matches []match.Match) error {
	title := need.ID + " · " + need.Title
	if err := e.line(title + "\n" + criteria(e, need)); err != nil {
		return err
	}
	for _, m := range matches {
		head := fmt.Sprintf("\n%s  %s · %s · %s", place(m), m.PlotID, m.Name, explain.Verdict(e.loc, m.Verdict))
		if m.Score != nil {
			head += " · " + e.loc.T("cli.match.score", "score", e.loc.Number(*m.Score, 1), "completeness", e.loc.Percent(m.Completeness, 0))
		}
		if offer := offerCell(e, offers, need.ID, m.PlotID); offer != "" {
			head += " · " + e.loc.T("cli.match.offer", "offer", offer)
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
