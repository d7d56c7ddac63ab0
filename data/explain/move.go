package explain

import (
	"emprise/assets/locale"
	"emprise/data/match"
)

// Move says how a plot came from one ranking to the next: « entre au rang 2 », « passe du rang 5 au rang 3 ».
func Move(loc *locale.Locale, m match.Move) string {
	place := func(of *match.Match) string {
		if of == nil {
			return ""
		}
		return loc.Number(float64(of.Rank), 0)
	}
	switch {
	case m.Course == match.Entered && m.Before == nil:
		return loc.T("move.new", "after", place(m.After))
	case m.Course == match.Left && m.After == nil:
		return loc.T("move.gone", "before", place(m.Before))
	case m.Course == match.Turned && m.Before.Verdict != m.After.Verdict:
		return loc.T("move.verdict", "before", Verdict(loc, m.Before.Verdict), "after", Verdict(loc, m.After.Verdict))
	case m.Course == match.Turned:
		return loc.T("move.score", "before", score(loc, m.Before), "after", score(loc, m.After))
	}
	return loc.T("move."+string(m.Course), "before", place(m.Before), "after", place(m.After))
}

func score(loc *locale.Locale, m *match.Match) string {
	if m.Score == nil {
		return loc.T("value.unknown")
	}
	return loc.Number(*m.Score, 1)
}

// Turn says what changed of one reason: « Prix : 45 €/m², était de 55 €/m² », « Pente : demandée au plus 3 %, ne l’était pas ».
func Turn(loc *locale.Locale, t match.Turn) string {
	switch {
	case t.Before == nil && t.After.Measure == match.MeasureStatus:
		return Reason(loc, *t.After)
	case t.After == nil && t.Before.Measure == match.MeasureStatus:
		return loc.T("turn.offered", "measure", Asker(loc, *t.Before), "before", Known(loc, t.Before.Measure, t.Before.Value))
	case t.Before == nil:
		return loc.T("turn.asked", "reason", Reason(loc, *t.After))
	case t.After == nil:
		return loc.T("turn.no_longer", "measure", Asker(loc, *t.Before), "asked", Asked(loc, *t.Before))
	}
	name := Asker(loc, *t.After)
	before, after := known(loc, *t.Before), known(loc, *t.After)
	if before != after {
		return loc.T("turn.value", "measure", name, "before", before, "after", after)
	}
	was, is := Asked(loc, *t.Before), Asked(loc, *t.After)
	switch {
	case was != is:
		return loc.T("turn.bounds", "measure", name, "before", was, "after", is)
	case t.Before.Hard && !t.After.Hard:
		return loc.T("turn.soft", "measure", name)
	case t.After.Hard && !t.Before.Hard:
		return loc.T("turn.hard", "measure", name)
	case t.Before.Weight != t.After.Weight:
		return loc.T("turn.weight", "measure", name, "before", loc.Percent(t.Before.Weight, 0), "after", loc.Percent(t.After.Weight, 0))
	}
	return loc.T("turn.value", "measure", name, "before", fineKnown(loc, *t.Before), "after", fineKnown(loc, *t.After))
}

// known and fineKnown write what is known of a reason; fine as finely as a number can be told.
func known(loc *locale.Locale, r match.Reason) string { return Known(loc, r.Measure, r.Value) }

func fineKnown(loc *locale.Locale, r match.Reason) string {
	if !r.Value.Known || r.Unit == "" {
		return known(loc, r)
	}
	return value(loc, r.Measure, r.Value.Number, true)
}
