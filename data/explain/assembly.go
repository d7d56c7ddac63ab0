package explain

import (
	"math"
	"strings"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/assembly"
	"emprise/geo/topo"
)

// Between says a number that is known, or from where to where it may be: « de 2 à 4 », « au moins 2 ».
func Between(loc *locale.Locale, r assembly.Range, say func(float64) string) string {
	switch {
	case r.Known():
		return say(r.Low)
	case math.IsInf(r.High, 1):
		return loc.T("assembly.from", "low", say(r.Low))
	}
	return loc.T("assembly.between", "low", say(r.Low), "high", say(r.High))
}

// Assembly says in phrases what is known of an assembly, in the order of the objectives that say something.
func Assembly(loc *locale.Locale, a assembly.Proposal, compared []assembly.Objective) []string {
	told := []string{loc.Hectares(float64(a.Area)), loc.T("assembly.compactness", "value", loc.Number(a.Compactness, 2))}
	for _, o := range compared {
		switch o {
		case assembly.ObjectiveOwners:
			told = append(told, loc.T("assembly.owners", "count", Between(loc, a.Owners, func(v float64) string { return loc.Number(v, 0) })))
		case assembly.ObjectivePublic:
			told = append(told, loc.T("assembly.public", "share", Between(loc, a.Public, func(v float64) string { return loc.Percent(v, 0) })))
		case assembly.ObjectivePrice:
			told = append(told, Between(loc, a.Price, loc.Euro))
		case assembly.ObjectiveNet:
			told = append(told, loc.T("assembly.net", "area", Between(loc, a.Net, loc.Hectares)))
		case assembly.ObjectiveTaken:
			told = append(told, loc.T("assembly.taken", "area", Between(loc, a.Taken, loc.Hectares)))
		case assembly.ObjectiveParcels, assembly.ObjectiveIdeal, assembly.ObjectiveCompact:
		}
	}
	if a.Enclaves > 0 {
		told = append(told, loc.N("assembly.enclaves", a.Enclaves, "area", Value(loc, data.MeasureLandTake, float64(a.Enclosed))))
	}
	return append(told, Verdict(loc, a.Match.Verdict))
}

// Searched says in sentences what was looked at and whether that is all, what was left out and why, and by what assemblies
// were compared.
func Searched(loc *locale.Locale, a assembly.Answer) []string {
	count := func(n int) string { return loc.Number(float64(n), 0) }
	key := "assembly.exact"
	switch a.Searched.Stop {
	case topo.StopEnd:
	case topo.StopBudget:
		key = "assembly.budget"
	default:
		key = "assembly.stopped"
	}
	lines := []string{loc.T(key, "sets", loc.Number(float64(a.Searched.Seen), 0), "size", count(a.Searched.Size), "parcels", count(a.Parcels))}
	var parcels, sets []string
	for _, r := range assembly.Refusals() {
		if n := a.Refused[r]; n > 0 {
			parcels = append(parcels, loc.T("refusal."+string(r), "count", count(n)))
		}
	}
	if a.Strips > 0 {
		sets = append(sets, loc.T("assembly.strips", "count", count(a.Strips)))
	}
	if a.Unfit > 0 {
		sets = append(sets, loc.T("assembly.unfit", "count", count(a.Unfit)))
	}
	if len(parcels) > 0 {
		lines = append(lines, loc.T("assembly.refused", "reasons", strings.Join(parcels, ", ")))
	}
	if len(sets) > 0 {
		lines = append(lines, loc.T("assembly.refused_sets", "reasons", strings.Join(sets, ", ")))
	}
	by := make([]string, len(a.Compared))
	for i, o := range a.Compared {
		by[i] = loc.T("objective." + string(o))
	}
	lines = append(lines, loc.T("assembly.compared", "objectives", strings.Join(by, ", ")))
	if a.Left > 0 {
		lines = append(lines, loc.T("assembly.left", "left", count(a.Left)))
	}
	return lines
}
