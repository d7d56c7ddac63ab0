package report

import (
	"context"
	"fmt"
	"slices"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/fact"
	"emprise/data/inquiry"
	"emprise/data/match"
	"emprise/data/symbology"
	"emprise/data/workspace"
	"emprise/geo/style"
)

// ranking is how the plots answer one need.
type ranking struct {
	snap    *workspace.Snapshot
	need    data.Need
	who     string // the company as the reader may see it; may be empty
	matches []match.Match
	cut     map[string]bool // plots of which the reader may not know all reasons
}

func rank(ctx context.Context, snap *workspace.Snapshot, opt Options) (*ranking, error) {
	need, ok := snap.Need(opt.NeedID)
	if !ok {
		return nil, fmt.Errorf("overview: need %s: %w", opt.NeedID, data.ErrNotFound)
	}
	candidates, err := fact.Candidates(ctx, snap)
	if err != nil {
		return nil, fmt.Errorf("overview: need %s: %w", need.ID, err)
	}
	matches, err := inquiry.Rank(ctx, snap, need, candidates)
	if err != nil {
		return nil, fmt.Errorf("overview: need %s: %w", need.ID, err)
	}
	r := &ranking{snap: snap, need: need, matches: matches, cut: map[string]bool{}}
	if opt.Public {
		r.need = outside(snap, need)
		for i := range matches {
			r.withhold(&matches[i], need)
		}
	}
	if c, ok := snap.Company(need.CompanyID); ok {
		r.who = companyAs(c, opt.Public)
	}
	return r, nil
}

// withhold leaves of a match what the public may read.
func (r *ranking) withhold(m *match.Match, need data.Need) {
	if inquiry.Secret(r.snap, *m) {
		m.Score = nil
	}
	all := len(m.Reasons)
	m.Reasons = slices.DeleteFunc(relabelled(m.Reasons, need, r.need), func(reason match.Reason) bool { return inquiry.Hidden(r.snap, *m, reason) })
	r.cut[m.PlotID] = len(m.Reasons) < all
}

// outside is a need as the public may read it: companies go by their code names in its title and in the names of its criteria, which
// ask for the same.
func outside(snap *workspace.Snapshot, need data.Need) data.Need {
	row, _ := snap.Public(need)
	public, _ := row.(data.Need)
	shown := need
	shown.Title, shown.Criteria = public.Title, slices.Clone(need.Criteria)
	for i, c := range shown.Criteria {
		if c.Free != nil {
			free := *c.Free
			free.Label = public.Criteria[i].Label()
			shown.Criteria[i].Free = &free
		}
	}
	return shown
}

// rules colour the plots by verdict. One that carries its rank is not named on the map: its name stands beside the rank in
// the table, and would lie below the disc.
func (r *ranking) rules() style.Rules {
	verdicts := map[string]string{}
	var ranked []string
	for _, m := range r.matches {
		verdicts[m.PlotID] = string(m.Verdict)
		if m.Rank > 0 {
			ranked = append(ranked, m.PlotID)
		}
	}
	rules := symbology.ForVerdicts(verdicts)
	rules.Label.When = append(rules.Label.When, style.Condition{Column: style.IDColumn, Values: ranked, Not: true})
	return rules
}

// answers are the matches that a reader looks for: those that fit, then those to be checked.
func (r *ranking) answers() []match.Match {
	var out []match.Match
	for _, m := range r.matches {
		if m.Verdict != match.Unfit {
			out = append(out, m)
		}
	}
	return out
}

// nearestScale is the largest at which a ranking is drawn, so that the answers are seen with their surroundings.
const nearestScale = 10_000

// extent is the lon/lat bound of the answers with a margin around them, empty when there are none.
func (r *ranking) extent() orb.Bound {
	var shapes []orb.MultiPolygon
	for _, m := range r.answers() {
		if p, ok := r.snap.Plot(m.PlotID); ok {
			shapes = append(shapes, p.Shape)
		}
	}
	return widened(extentOf(shapes...), answersMargin, 0, 0)
}

// fewAnswers is how many rows a ranking should have, filled up with the nearest misses and why.
const fewAnswers = 6

// near are at most n plots that are on offer and miss the need by the least.
func (r *ranking) near(n int) []match.Match {
	var out []match.Match
	for _, m := range r.matches {
		if len(out) < n && m.Verdict == match.Unfit && failed(m).Measure != match.MeasureStatus {
			out = append(out, m)
		}
	}
	return out
}

// failed is the first reason for which a plot does not fit.
func failed(m match.Match) match.Reason {
	for _, reason := range m.Reasons {
		if reason.Verdict == match.Unfit && (reason.Hard || reason.Measure == match.MeasureStatus) {
			return reason
		}
	}
	return match.Reason{Measure: match.MeasureStatus}
}
