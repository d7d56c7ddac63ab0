package explain

import (
	"math"

	"emprise/assets/locale"
	"emprise/data/match/decision"
)

// MethodWarning says what a reader of a method's result must know; criterion names a column.
func MethodWarning(loc *locale.Locale, w decision.Warning, criterion func(column int) string) string {
	name := ""
	if w.Criterion >= 0 {
		name = criterion(w.Criterion)
	}
	return loc.T("decision.warning."+w.Rule, "criterion", name, "ratio", loc.Number(w.Number, 2))
}

// Stability says how far the weight of a criterion may move before another plot ranks first: « Prix : Lot 4 reste en tête
// tant que ce poids est entre 12 % et 45 % (il est de 30 %) ; au-dessous, Lot 7 passe devant ».
func Stability(loc *locale.Locale, s decision.Stability, first int, criterion, alternative func(int) string) string {
	low, high := holding(loc, s.First, s.Weight)
	args := []any{
		"criterion", criterion(s.Criterion), "first", alternative(first), "weight", loc.Percent(s.Weight, 0), "low", low, "high", high,
	}
	if s.First.Below >= 0 {
		args = append(args, "below", alternative(s.First.Below))
	}
	if s.First.Above >= 0 {
		args = append(args, "above", alternative(s.First.Above))
	}
	switch {
	case s.First.High-s.First.Low < leastInterval && s.First.Below >= 0 && s.First.Above >= 0:
		return loc.T("decision.stable.point", args...)
	case s.First.Below >= 0 && s.First.Above >= 0:
		return loc.T("decision.stable.between", args...)
	case s.First.Below >= 0:
		return loc.T("decision.stable.from", args...)
	case s.First.Above >= 0:
		return loc.T("decision.stable.up_to", args...)
	}
	return loc.T("decision.stable.always", args...)
}

// leastInterval is an interval of which a change that nobody would notice leaves nothing.
const leastInterval = 0.001

// holding writes an interval so that what is said is true: low rounded up, high rounded down, in tenths where a whole point would
// leave nothing of it.
func holding(loc *locale.Locale, v decision.Interval, weight float64) (low, high string) {
	for decimals := range 3 {
		p := 100 * math.Pow10(decimals)
		a, b := math.Ceil(v.Low*p-1e-9)/p, math.Floor(v.High*p+1e-9)/p
		if a <= weight+1e-12 && b >= weight-1e-12 || decimals == 2 {
			return loc.Percent(min(a, weight), decimals), loc.Percent(max(b, weight), decimals)
		}
	}
	return "", ""
}
