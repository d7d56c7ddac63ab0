package robustness

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"emprise/data/match"
	"emprise/data/match/decision"
)

// Options are how a ranking is examined.
type Options struct {
	Samples int    // weightings drawn; 0 is SamplesEnough
	Seed    uint64 // of the drawing; 0 is as good as any
	Most    int    // plots held against one another; 0 is MostPlots
}

// The defaults of Options: with 10,000 weightings a share is right to a point; beyond a hundred plots nobody looks.
const (
	SamplesEnough = 10_000
	MostPlots     = 100
)

// Examine says how far a ranking holds, given what match.Rank found. It fails only on numbers that no match has and when ctx
// ends.
func Examine(ctx context.Context, matches []match.Match, o Options) (Report, error) {
	o.Samples, o.Most = cmp.Or(max(0, o.Samples), SamplesEnough), cmp.Or(max(0, o.Most), MostPlots)
	r := Report{First: -1, Second: -1, Samples: o.Samples, Seed: o.Seed}
	if r.gather(matches, o.Most); r.Reason != "" {
		return r, nil
	}
	t := tableOf(r)
	if err := r.hold(t); err != nil {
		return Report{}, fmt.Errorf("examine ranking: %w", err)
	}
	accepted, err := decision.AcceptBetween(ctx, t.low, t.high, len(t.weights), o.Samples, o.Seed)
	if err != nil {
		return Report{}, fmt.Errorf("examine ranking: %w", err)
	}
	for i := range r.Plots {
		p := &r.Plots[i]
		p.First, p.Ranks, p.Central = accepted.First(i), accepted.Ranks[i], accepted.Central[i]
	}
	if err := r.crossCheck(t); err != nil {
		return Report{}, fmt.Errorf("examine ranking: %w", err)
	}
	r.rivals(matches)
	return r, nil
}

// gather takes the plots of the best verdict that there is, and the criteria that have a weight.
func (r *Report) gather(matches []match.Match, most int) {
	r.Verdict = match.Fits
	if !slices.ContainsFunc(matches, func(m match.Match) bool { return m.Verdict == match.Fits }) {
		r.Verdict = match.Check
	}
	var compared []match.Match
	for _, m := range matches {
		if m.Verdict == r.Verdict {
			compared = append(compared, m)
		}
	}
	if len(compared) == 0 {
		r.Reason = NoPlot
		return
	}
	for _, x := range compared[0].Reasons {
		if x.Weight > 0 {
			r.Criteria = append(r.Criteria, Criterion{Measure: x.Measure, Label: x.Label, Stable: decision.Stability{Weight: x.Weight}})
		}
	}
	if len(r.Criteria) == 0 {
		r.Reason = NoWeight
		return
	}
	for _, m := range compared {
		switch {
		case m.Score == nil:
			r.Unscored++
		case len(r.Plots) == most:
			r.Left++
		default:
			p := r.plot(m)
			r.Unknown += p.Unknown
			r.Plots = append(r.Plots, p)
		}
	}
	if len(r.Plots) == 0 {
		r.Reason = NoScore
	}
}

// plot reads the utilities of a match by the measures: a reason that the plot is not offered may come before them.
func (r *Report) plot(m match.Match) Plot {
	p := Plot{ID: m.PlotID, Name: m.Name, Rank: m.Rank, Score: *m.Score, Utilities: make([]*float64, len(r.Criteria))}
	for j, c := range r.Criteria {
		for _, x := range m.Reasons {
			if x.Measure == c.Measure {
				p.Utilities[j] = x.Utility
			}
		}
		if u := p.Utilities[j]; u != nil {
			p.Low += *u * c.Stable.Weight
			p.High += *u * c.Stable.Weight
			continue
		}
		p.Unknown++
		p.High += 100 * c.Stable.Weight
	}
	return p
}

// table is the utilities as numbers: as scored, at worst, at best.
type table struct {
	weights           []float64
	scored, low, high [][]float64
}

func tableOf(r Report) table {
	var t table
	for _, c := range r.Criteria {
		t.weights = append(t.weights, c.Stable.Weight)
	}
	for _, p := range r.Plots {
		n := len(p.Utilities)
		scored, low, high := make([]float64, n), make([]float64, n), make([]float64, n)
		for j, u := range p.Utilities {
			if u != nil {
				scored[j], low[j], high[j] = *u, *u, *u
				continue
			}
			scored[j], high[j] = p.Score, 100
		}
		t.scored, t.low, t.high = append(t.scored, scored), append(t.low, low), append(t.high, high)
	}
	return t
}

// hold finds the intervals of the weights, who is nearly level with the first, and what its lead is made of.
func (r *Report) hold(t table) error {
	first, stable, err := decision.Stable(t.scored, t.weights)
	if err != nil {
		return err
	}
	r.First = first
	for j := range r.Criteria {
		r.Criteria[j].Stable = stable[j]
	}
	sure := true
	worst := slices.Clone(t.high)
	worst[first] = t.low[first]
	for i := range r.Plots {
		p := &r.Plots[i]
		p.Near = r.Plots[first].Score-p.Score <= NearTie
		sure = sure && (i == first || p.High <= r.Plots[first].Low)
	}
	if sure && r.Unknown > 0 {
		// The first of equals is the one listed first.
		worst[0], worst[first] = worst[first], worst[0]
		_, firm, err := decision.Stable(worst, t.weights)
		if err != nil {
			return err
		}
		for j := range r.Criteria {
			within := firm[j].First
			within.Below, within.Above = swapped(within.Below, first), swapped(within.Above, first)
			r.Criteria[j].Firm = &within
		}
	}
	r.lead(t)
	return nil
}

// swapped undoes the exchange of 0 and first.
func swapped(place, first int) int {
	switch place {
	case 0:
		return first
	case first:
		return 0
	}
	return place
}

func (r *Report) lead(t table) {
	for i, p := range r.Plots {
		if i != r.First && (r.Second < 0 || p.Score > r.Plots[r.Second].Score) {
			r.Second = i
		}
	}
	if r.Second < 0 {
		return
	}
	for j, w := range t.weights {
		r.Lead = append(r.Lead, Lead{j, w * (t.scored[r.First][j] - t.scored[r.Second][j])})
	}
	slices.SortStableFunc(r.Lead, func(a, b Lead) int { return cmp.Compare(math.Abs(b.Points), math.Abs(a.Points)) })
}

// rivals finds the plots to be checked that score at least as much as the first.
func (r *Report) rivals(matches []match.Match) {
	if r.Verdict != match.Fits {
		return
	}
	for _, m := range matches {
		if m.Verdict != match.Check || m.Score == nil || *m.Score < r.Plots[r.First].Score {
			continue
		}
		rival := Rival{ID: m.PlotID, Name: m.Name, Score: *m.Score, Ask: []match.Reason{}}
		for _, x := range m.Reasons {
			if x.Hard && x.Verdict == match.Check {
				rival.Ask = append(rival.Ask, x)
			}
		}
		r.Rivals = append(r.Rivals, rival)
	}
}
