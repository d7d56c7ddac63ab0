package explain

import (
	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/match"
)

// Step is what one criterion gives to the score of a plot. From, Earned and Room are shares of a whole score.
type Step struct {
	Name   string
	Value  string
	Points string // in words
	Weight float64
	From   float64
	Earned float64
	Room   float64 // what could be earned; of something unknown: what it might come to
	Known  bool
	Missed bool // a hard condition
}

// Steps tell how a score comes about, a step for each criterion of the need, one beginning where the one before ends. Points are shares of
// what is known.
func Steps(loc *locale.Locale, need data.Need, m match.Match) []Step {
	var out []Step
	at := 0.0
	for _, r := range m.Reasons[len(m.Reasons)-len(need.Criteria):] { // without that of the status
		s := Step{
			Name: Asker(loc, r), Value: Known(loc, r.Measure, r.Value), Weight: r.Weight, From: at,
			Known: r.Utility != nil, Missed: r.Hard && r.Verdict == match.Unfit,
		}
		switch {
		case r.Utility == nil && r.Weight > 0:
			s.Room = r.Weight
			s.Points = loc.T("comparison.unknown", "points", loc.Number(100*r.Weight, 0))
		case r.Utility == nil:
			s.Points = loc.T("value.unknown")
		case r.Contribution != nil && m.Completeness > 0:
			s.Earned, s.Room = *r.Contribution/100, r.Weight/m.Completeness
			s.Points = loc.T("comparison.points", "points", loc.Number(*r.Contribution, 1), "most", loc.Number(100*r.Weight/m.Completeness, 0))
		case s.Missed:
			s.Points = loc.T("comparison.missed")
		default:
			s.Points = loc.T("need.weight_0")
		}
		at += s.Earned
		out = append(out, s)
	}
	return out
}
