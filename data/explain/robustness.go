package explain

import (
	"math"
	"strings"

	"emprise/assets/locale"
	"emprise/data/match"
	"emprise/data/robustness"
)

// Robustness says in whole sentences, the most telling first, how far a ranking holds; without those of each weight and of
// each method.
func Robustness(loc *locale.Locale, r robustness.Report) []string {
	if r.Reason != "" {
		return []string{loc.T("robust.none." + string(r.Reason))}
	}
	first := ComparedPlot(r, r.First)
	args := []any{"first", first, "score", loc.Number(r.Plots[r.First].Score, 1)}
	var lines []string
	switch {
	case len(r.Plots) == 1:
		lines = append(lines, loc.T("robust.alone", args...))
	default:
		lines = append(lines, lead(loc, r, args), loc.T("robust.accepted", append(args, "samples", loc.Number(float64(r.Samples), 0),
			"share", Drawn(loc, r.Plots[r.First].First))...))
	}
	if r.Verdict == match.Check {
		lines = append([]string{loc.T("robust.all_check")}, lines...)
	}
	if near := r.Near(); len(near) > 0 {
		lines = append(lines, loc.N("robust.near", len(near), "list", comparedPlots(loc, r, near)))
	}
	switch {
	case len(r.Plots) == 1:
	case r.Agreeing() == 0:
		lines = append(lines, loc.T("robust.methods_none", "of", loc.Number(float64(len(r.Methods)), 0), "first", first))
	default:
		lines = append(lines, loc.N("robust.methods", r.Agreeing(), "of", loc.Number(float64(len(r.Methods)), 0), "first", first))
	}
	if r.Unknown > 0 {
		lines = append(lines, unknowns(loc, r, first))
	}
	for _, x := range r.Rivals {
		ask := make([]string, len(x.Ask))
		for i, m := range x.Ask {
			ask[i] = Asker(loc, m)
		}
		lines = append(lines, loc.T("robust.rival", "rival", x.Name, "score", loc.Number(x.Score, 1), "first", first, "ask", strings.Join(ask, ", ")))
	}
	if r.Unscored > 0 {
		lines = append(lines, loc.N("robust.unscored", r.Unscored))
	}
	if r.Left > 0 {
		lines = append(lines, loc.N("robust.left", r.Left, "compared", loc.Number(float64(len(r.Plots)), 0)))
	}
	return lines
}

// Drawn is a share of the weightings, which is whole or none only when it is.
func Drawn(loc *locale.Locale, share float64) string {
	switch {
	case share > 0 && share < 0.005:
		return loc.T("robust.share_least")
	case share >= 0.995 && share < 1:
		return loc.T("robust.share_most")
	}
	return loc.Percent(share, 0)
}

// lead says by how much the first is ahead of the second, and what makes most of it.
func lead(loc *locale.Locale, r robustness.Report, args []any) string {
	var total float64
	var said []string
	for _, l := range r.Lead {
		total += l.Points
		if len(said) < fewest && math.Abs(l.Points) >= 0.05 {
			said = append(said, CriterionName(loc, r.Criteria[l.Criterion])+" "+plusMinus(loc, l.Points))
		}
	}
	args = append(args, "second", ComparedPlot(r, r.Second), "by", loc.Number(total, 1), "list", strings.Join(said, ", "))
	if total < 0.05 {
		return loc.T("robust.level", args...)
	}
	return loc.T("robust.lead", args...)
}

func plusMinus(loc *locale.Locale, v float64) string {
	if v < 0 {
		return "−" + loc.Number(-v, 1)
	}
	return "+" + loc.Number(v, 1)
}

func unknowns(loc *locale.Locale, r robustness.Report, first string) string {
	over := r.Overtakers()
	said := loc.N("robust.unknown", r.Unknown)
	if len(over) == 0 {
		return said + loc.T("robust.unknown_firm", "first", first)
	}
	return said + loc.N("robust.unknown_open", len(over), "list", comparedPlots(loc, r, over), "first", first)
}

// ComparedPlot names one of the plots that are compared, by its id where its name does not tell it from another.
func ComparedPlot(r robustness.Report, place int) string {
	p := r.Plots[place]
	if p.Name == "" {
		return p.ID
	}
	for i, o := range r.Plots {
		if i != place && o.Name == p.Name {
			return p.Name + " (" + p.ID + ")"
		}
	}
	return p.Name
}

// comparedPlots names a few of them and counts the others.
func comparedPlots(loc *locale.Locale, r robustness.Report, places []int) string {
	said := make([]string, 0, fewest+1)
	for i, p := range places {
		if i == fewest && len(places) > fewest+1 {
			said = append(said, loc.N("allocation.others", len(places)-fewest))
			break
		}
		said = append(said, ComparedPlot(r, p))
	}
	return strings.Join(said, ", ")
}

// CriterionName is the name of a criterion that has a weight.
func CriterionName(loc *locale.Locale, c robustness.Criterion) string {
	return Asker(loc, match.Reason{Measure: c.Measure, Label: c.Label})
}

// CriterionHolds says within which weights of a criterion the first stays first: « Prix : Lot 4 reste en tête tant que… ».
func CriterionHolds(loc *locale.Locale, r robustness.Report, c robustness.Criterion) string {
	said := Stability(loc, c.Stable, r.First, func(int) string { return CriterionName(loc, c) },
		func(place int) string { return ComparedPlot(r, place) })
	if c.Firm == nil || c.Firm.Low == c.Stable.First.Low && c.Firm.High == c.Stable.First.High {
		return said
	}
	low, high := holding(loc, *c.Firm, c.Stable.Weight)
	return said + loc.T("robust.firm", "low", low, "high", high)
}

// MethodName names a cross-check: « TOPSIS, normalisation vectorielle ».
func MethodName(loc *locale.Locale, m robustness.MethodName) string {
	return loc.T("method." + string(m))
}

// MethodSays tells what a cross-check makes of the first.
func MethodSays(loc *locale.Locale, r robustness.Report, m robustness.Method) string {
	args := []any{"method", MethodName(loc, m.Name), "first", ComparedPlot(r, r.First)}
	switch {
	case m.Ranks == nil && m.Agrees && len(m.Kernel) == 1:
		return loc.T("robust.method.keeps_only", args...)
	case m.Ranks == nil:
		args = append(args, "list", comparedPlots(loc, r, m.Kernel))
		if m.Agrees {
			return loc.T("robust.method.keeps", args...)
		}
		return loc.T("robust.method.drops", args...)
	case m.Agrees:
		return loc.T("robust.method.agrees", args...)
	}
	for i, rank := range m.Ranks {
		if rank == 1 {
			args = append(args, "other", ComparedPlot(r, i), "rank", loc.Number(float64(m.Ranks[r.First]), 0))
			break
		}
	}
	return loc.T("robust.method.differs", args...)
}
