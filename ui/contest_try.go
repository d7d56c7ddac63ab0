package ui

import (
	"errors"
	"maps"
	"slices"

	"emprise/data"
	"emprise/data/explain"
	"emprise/data/match"
)

// withTrials is a need and a plot with the numbers that sliders were moved to.
func (w *Window) withTrials(need data.Need, candidate match.Candidate) (data.Need, match.Candidate) {
	need.Criteria = slices.Clone(need.Criteria)
	candidate.Values = maps.Clone(candidate.Values)
	if candidate.Values == nil {
		candidate.Values = map[data.Measure]match.Value{}
	}
	for key, number := range w.contest.moved {
		t := w.contest.tries[key]
		if t.part == "value" {
			v := candidate.Values[t.measure]
			v.Known, v.Number = true, number
			candidate.Values[t.measure] = v
			continue
		}
		for i := range need.Criteria {
			c := &need.Criteria[i]
			switch {
			case c.Key() != t.measure:
			case t.part == "min":
				c.Min = &number
			default:
				c.Max = &number
			}
		}
	}
	return need, candidate
}

// tried says what comes of what is tried: the verdict with the score, and what stands against it.
func (w *Window) tried(a match.Match) string {
	said := upperFirst(explain.Verdict(w.loc, a.Verdict))
	if a.Score != nil {
		said += " · " + w.loc.T("inspector.score", "score", w.loc.Number(*a.Score, 0))
	}
	if a.Verdict != match.Fits {
		said += " · " + mainReason(w.loc, a)
	}
	return said
}

// notTried says why nothing can be said of what is tried; what is not stored has no place in the project to be named.
func (w *Window) notTried(err error) string {
	var bad *data.FieldError
	if errors.As(err, &bad) {
		return upperFirst(explain.Rule(w.loc, bad.Rule))
	}
	return w.sentence(err)
}
