package explain

import (
	"strings"

	"emprise/assets/locale"
	"emprise/data/assembly"
	"emprise/data/match"
)

// Means says by what a change comes about: « décision de qui offre le terrain ».
func Means(loc *locale.Locale, m match.Means) string { return loc.T("means." + string(m)) }

// Changing says in one phrase, without full stop, what would have to change for a plot to fit:
// « Puissance électrique : porter de 600 kVA à 1 000 kVA (+ 400 kVA) ».
func Changing(loc *locale.Locale, c match.Change) string {
	name := Asker(loc, c.Reason)
	switch {
	case c.Act == match.ActAsk && c.Measure == match.MeasureStatus:
		return loc.T("remedy.ask_status", "measure", name)
	case c.Act == match.ActAsk:
		return loc.T("remedy.ask", "measure", name, "asked", Asked(loc, c.Reason))
	case c.Means == match.MeansNone:
		return loc.T("remedy.none", "reason", Reason(loc, c.Reason))
	case c.Act == match.ActOffer:
		return loc.T("remedy.offer", "measure", name, "value", Known(loc, c.Measure, c.Value))
	case c.Act == match.ActAdmit:
		key := "remedy.admit"
		if c.Means == match.MeansPlan {
			key = "remedy.admit_plan"
		}
		return loc.T(key, "measure", name, "value", Known(loc, c.Measure, c.Value), "asked", allowed(loc, c.Reason))
	}
	amount := *c.Gap
	if c.Act == match.ActEnlarge {
		amount = c.Lacking()
	}
	fine := value(loc, c.Measure, amount, false) == value(loc, c.Measure, 0, false) ||
		value(loc, c.Measure, c.Value.Number, false) == value(loc, c.Measure, *c.To, false)
	said := loc.T("remedy."+string(c.Act),
		"measure", name,
		"value", value(loc, c.Measure, c.Value.Number, fine),
		"to", value(loc, c.Measure, *c.To, fine),
		"gap", gap(loc, c.Measure, amount, fine),
	)
	for _, r := range c.Also {
		said += loc.T("remedy.also", "measure", Asker(loc, r), "asked", Asked(loc, r))
	}
	return said + neighbours(loc, c)
}

// neighbours says which parcels could be bought.
func neighbours(loc *locale.Locale, c match.Change) string {
	if len(c.Parcels) == 0 {
		return ""
	}
	enough := c.Parcels[0].Enough
	var told []string
	for _, p := range c.Parcels {
		if p.Enough == enough {
			told = append(told, loc.T("remedy.parcel", "parcel", assembly.ParcelName(p.ID), "area", loc.SquareMetres(p.AreaM2)))
		}
	}
	key := "remedy.parcels"
	if enough {
		key = "remedy.parcels_enough"
	}
	return loc.T(key, "parcels", strings.Join(told, ", "))
}

// Remedy says what a plot needs to fit in one line, before its changes: « 2 changements, le plus difficile : procédure ».
func Remedy(loc *locale.Locale, r match.Remedy) string {
	if len(r.Changes) == 0 {
		return loc.T("remedy.nothing")
	}
	hardest := r.Changes[len(r.Changes)-1].Means
	if !r.Possible {
		return loc.T("remedy.impossible")
	}
	return loc.N("remedy.changes", len(r.Changes), "means", Means(loc, hardest))
}
