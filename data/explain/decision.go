package explain

import (
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

// Stability says how far the weight of a criterion may move before another plot ranks first: « Prix : Lot 4 reste premier
// tant que ce poids est entre 12 % et 45 % (il est de 30 %) ; au-dessous, Lot 7 passe devant ».
func Stability(loc *locale.Locale, s decision.Stability, first int, criterion, alternative func(int) string) string {
	args := []any{
		"criterion", criterion(s.Criterion), "first", alternative(first), "weight", loc.Percent(s.Weight, 0),
		"low", loc.Percent(s.First.Low, 0), "high", loc.Percent(s.First.High, 0),
	}
	if s.First.Below >= 0 {
		args = append(args, "below", alternative(s.First.Below))
	}
	if s.First.Above >= 0 {
		args = append(args, "above", alternative(s.First.Above))
	}
	switch {
	case s.First.Below >= 0 && s.First.Above >= 0:
		return loc.T("decision.stable.between", args...)
	case s.First.Below >= 0:
		return loc.T("decision.stable.from", args...)
	case s.First.Above >= 0:
		return loc.T("decision.stable.up_to", args...)
	}
	return loc.T("decision.stable.always", args...)
}

// Acceptability says how often a plot ranks first among all weightings.
func Acceptability(loc *locale.Locale, a decision.Acceptability, alternative int) string {
	return loc.T("decision.accepted", "share", loc.Percent(a.First(alternative), 0))
}
