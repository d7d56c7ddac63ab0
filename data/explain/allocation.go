package explain

import (
	"strings"

	"emprise/assets/locale"
	"emprise/data/allocation"
	"emprise/data/match"
)

// Names say what people call needs and places.
type Names struct {
	Need    func(id string) string
	Place   func(id string) string
	Refused func(need, place string) bool // by the need itself; nil where that is not to be told
}

// Way is how an answer was found: « premier arrivé ».
func Way(loc *locale.Locale, w allocation.Way) string { return loc.T("allocation.way." + string(w)) }

// Objective is the name of an objective: « emplois ».
func Objective(loc *locale.Locale, o allocation.Objective) string {
	return loc.T("allocation.objective." + string(o))
}

// Outcome says in one phrase, without full stop, what a need gets, or why nothing.
func Outcome(loc *locale.Locale, o allocation.Outcome, names Names) string {
	if o.PlaceID == "" {
		return Standing(loc, o, names)
	}
	parts := []string{names.Place(o.PlaceID)}
	if o.Verdict != match.Unfit {
		parts = append(parts, loc.T("allocation.fit", "fit", loc.Number(o.Fit, 1)))
	}
	return strings.Join(append(parts, Standing(loc, o, names)), " · ")
}

// Standing says of an outcome neither where nor with which score: whether it is decided, which choice it is and what that gives up; of a
// need that gets nothing, why.
func Standing(loc *locale.Locale, o allocation.Outcome, names Names) string {
	if o.PlaceID == "" {
		return loc.T("allocation.unserved", "why", Unserved(loc, o, names))
	}
	parts := Settled(loc, o)
	switch {
	case o.Verdict == match.Unfit:
	case o.Choice == 1:
		parts = append(parts, loc.T("allocation.first_choice"))
	default:
		best := names.Place(o.BestID)
		if o.BestVerdict == match.Check && o.Verdict == match.Fits {
			best += ", " + Verdict(loc, match.Check)
		}
		parts = append(parts, loc.T("allocation.choice", "n", loc.Number(float64(o.Choice), 0), "regret", loc.Number(o.Regret, 1), "best", best))
	}
	return strings.Join(parts, " · ")
}

// Settled says of a need that is served what its scores do not come into: whether it is certain, and whether people decided it.
func Settled(loc *locale.Locale, o allocation.Outcome) []string {
	var parts []string
	if o.Verdict == match.Check {
		parts = append(parts, Verdict(loc, o.Verdict))
	}
	switch {
	case o.Verdict == match.Unfit:
		parts = append(parts, loc.T("allocation.locked_unfit"))
	case o.Locked:
		parts = append(parts, loc.T("allocation.locked"))
	}
	return parts
}

// fewest is how many places a sentence names before it counts the others.
const fewest = 3

// Unserved says why a need gets nothing, where it has been said that it does not: « le seul terrain qui convient est pris : Lot 4 ».
func Unserved(loc *locale.Locale, o allocation.Outcome, names Names) string {
	if len(o.Blocks) == 0 {
		return loc.T("allocation.unserved.no_fit")
	}
	said := make([]string, 0, fewest+1)
	for i, b := range o.Blocks {
		if i == fewest && len(o.Blocks) > fewest+1 {
			said = append(said, loc.N("allocation.others", len(o.Blocks)-fewest))
			break
		}
		said = append(said, block(loc, o.NeedID, b, names))
	}
	return loc.N("allocation.unserved."+string(o.Reason), len(o.Blocks), "places", strings.Join(said, ", "))
}

// block is Block, and says so where the need itself refused the place.
func block(loc *locale.Locale, need string, b allocation.Block, names Names) string {
	if b.Why == allocation.Banned && names.Refused != nil && names.Refused(need, b.PlaceID) {
		return loc.T("allocation.block.refused", "place", names.Place(b.PlaceID))
	}
	return Block(loc, b, names)
}

// Block says why one place does not serve a need: « Lot 4 (à Projet Cargo) ».
func Block(loc *locale.Locale, b allocation.Block, names Names) string {
	by := make([]string, len(b.By))
	for i, id := range b.By {
		by[i] = names.Need(id)
	}
	return loc.T("allocation.block."+string(b.Why), "place", names.Place(b.PlaceID), "by", strings.Join(by, ", "),
		"left", loc.Hectares(b.LeftM2), "asked", loc.Hectares(b.AskedM2))
}

// Proof says how good the optimal answer is known to be; tiers are those that were asked, nil for the default.
func Proof(loc *locale.Locale, p allocation.Proof, tiers [][]allocation.Goal) string {
	if p.Proved {
		return loc.T("allocation.proved")
	}
	if tiers == nil {
		tiers = allocation.InOrder()
	}
	what := loc.T("allocation.objective.weighted")
	if p.Tier < len(tiers) && len(tiers[p.Tier]) == 1 {
		what = Objective(loc, tiers[p.Tier][0].Objective)
	}
	return loc.N("allocation.not_proved", p.Nodes, "what", what, "value", loc.Number(p.Value, 1), "bound", loc.Number(p.Bound, 1))
}

// Gain says what an answer brings beside another one: « 10 entreprises placées au lieu de 8, 61 emplois de plus ».
func Gain(loc *locale.Locale, a, other allocation.Answer) string {
	x, y := a.Totals, other.Totals
	var parts []string
	if x.Served == y.Served {
		parts = append(parts, loc.N("allocation.gain.served_same", x.Served))
	} else {
		parts = append(parts, loc.N("allocation.gain.served", x.Served, "other", loc.Number(float64(y.Served), 0)))
	}
	for _, d := range []struct {
		more, less string
		by         float64
		text       func(v float64) string
	}{
		{"allocation.gain.fit_more", "allocation.gain.fit_less", x.Fit - y.Fit, func(v float64) string { return loc.Number(v, 1) }},
		{"allocation.gain.jobs_more", "allocation.gain.jobs_less", x.Jobs - y.Jobs, func(v float64) string { return loc.Number(v, 0) }},
		{"allocation.gain.land_more", "allocation.gain.land_less", x.LandM2 - y.LandM2, loc.Hectares},
		{"allocation.gain.co2_more", "allocation.gain.co2_less", x.TCO2e - y.TCO2e, func(v float64) string { return loc.Number(v, 0) }},
	} {
		switch {
		case d.by > 0.05:
			parts = append(parts, loc.T(d.more, "by", d.text(d.by)))
		case d.by < -0.05:
			parts = append(parts, loc.T(d.less, "by", d.text(-d.by)))
		}
	}
	return strings.Join(parts, ", ")
}

// AllocationWarning says what a reader of an answer must know.
func AllocationWarning(loc *locale.Locale, w allocation.Warning, names Names) string {
	need, place := w.NeedID, w.PlaceID
	if need != "" {
		need = names.Need(need)
	}
	if place != "" {
		place = names.Place(place)
	}
	return loc.T("allocation.warning."+w.Rule, "need", need, "place", place)
}
