package ui

import (
	"emprise/data/search"
	"emprise/data/workspace"
	"emprise/ui/plots"
)

// conditionsOf are the conditions of a filter in words.
func (w *Window) conditionsOf(snap *workspace.Snapshot, f search.PlotFilter) []plots.Condition {
	hectares := func(v float64) string { return w.loc.Hectares(v) }
	euros := func(v float64) string { return w.loc.Unit(v, decimals(v), "€/m²") }
	say := map[search.PlotPart]func() string{
		search.PartZone: func() string {
			z, _ := snap.Zone(f.ZoneID)
			return z.Name
		},
		search.PartCommune:   func() string { return f.Commune },
		search.PartServicing: func() string { return upperFirst(w.code("servicing.", string(f.Servicing))) },
		search.PartArea:      func() string { return w.between(f.LeastM2, f.MostM2, hectares) },
		search.PartPrice:     func() string { return w.between(f.LeastEuro, f.MostEuro, euros) },
		search.PartPower: func() string {
			return w.between(f.LeastKVA, 0, func(v float64) string { return w.loc.Unit(v, 0, "kVA") })
		},
		search.PartAvailable: func() string { return w.loc.T("plots.available_by", "day", w.loc.Date(f.Available)) },
		search.PartWords:     func() string { return w.loc.T("plots.words", "words", f.Words) },
	}
	parts := f.Parts()
	if f.Unknown {
		parts = append(parts, search.PartUnknown)
	}
	list := make([]plots.Condition, len(parts))
	for i, part := range parts {
		list[i] = plots.Condition{Part: part, Text: w.loc.T("plots.part." + string(part))}
		if said := say[part]; said != nil {
			list[i].Text = said()
		}
	}
	return list
}

// between says a range, of which either end may be open.
func (w *Window) between(least, most float64, said func(float64) string) string {
	switch {
	case most == 0:
		return w.loc.T("plots.at_least", "value", said(least))
	case least == 0:
		return w.loc.T("plots.at_most", "value", said(most))
	}
	return w.loc.T("plots.between", "least", said(least), "most", said(most))
}

// decimals are those that a price needs.
func decimals(v float64) int { return 2 * fraction(v) }
