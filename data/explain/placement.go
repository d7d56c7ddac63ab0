package explain

import (
	"math"
	"strings"

	"emprise/assets/locale"
	"emprise/data/allocation"
	"emprise/data/placement"
)

// Land is what people call a place that can be given: « Lot 4 », « Les Hauts Prés, îlot 2 », parcels by their numbers.
func Land(loc *locale.Locale, p placement.Place) string {
	if p.Kind == placement.Zone && p.Number > 0 {
		return loc.T("allocation.piece", "zone", p.Name, "number", p.Number)
	}
	if p.Name == "" {
		return p.ID
	}
	return p.Name
}

// LandInFull is Land so that it cannot be taken for another: a plot with its id, parcels with their commune.
func LandInFull(loc *locale.Locale, p placement.Place) string {
	if p.Kind == placement.Assembly {
		return loc.T("allocation.assembly", "parcels", p.Name, "commune", p.Commune)
	}
	return Land(loc, p) + " (" + p.ID + ")"
}

// Objectives says what counts, in its order: « emplois puis entreprises accueillies puis … ».
func Objectives(loc *locale.Locale, tiers [][]allocation.Goal) string {
	said := make([]string, 0, len(tiers))
	for _, tier := range tiers {
		names := make([]string, 0, len(tier))
		for _, g := range tier {
			name := Objective(loc, g.Objective)
			if g.Weight > 0 {
				name = loc.Number(g.Weight, 2) + " × " + name
			}
			names = append(names, name)
		}
		said = append(said, strings.Join(names, " + "))
	}
	return strings.Join(said, loc.T("allocation.then"))
}

// MissedBy says what the place that comes nearest to a need misses.
func MissedBy(loc *locale.Locale, m placement.Miss) []string {
	said := make([]string, len(m.Reasons))
	for i, r := range m.Reasons {
		said[i] = Reason(loc, r)
	}
	return said
}

// Quality says in a few words how good an answer is known to be: « optimal, prouvé » or « à 3 % au plus du meilleur ».
func Quality(loc *locale.Locale, p allocation.Proof) string {
	if p.Proved || p.Bound <= 0 || p.Value >= p.Bound {
		if !p.Proved {
			return loc.T("allocation.quality.open")
		}
		return loc.T("allocation.quality.proved")
	}
	return loc.T("allocation.quality.gap", "share", loc.Percent(math.Ceil(1000*(p.Bound-p.Value)/p.Bound)/1000, 1))
}

// Cost says what a decision costs against the best answer without it: « 1 entreprise accueillie, 12 points »; "" when nothing.
func Cost(loc *locale.Locale, c placement.Cost) string {
	var lost []string
	if n := c.Without.Served - c.With.Served; n > 0 {
		lost = append(lost, loc.N("allocation.cost.served", n))
	}
	for _, d := range []struct {
		key  string
		by   float64
		text func(v float64) string
	}{
		{"allocation.cost.fit", c.Without.Fit - c.With.Fit, func(v float64) string { return loc.Number(v, 1) }},
		{"allocation.cost.jobs", c.Without.Jobs - c.With.Jobs, func(v float64) string { return loc.Number(v, 0) }},
		{"allocation.cost.land", c.Without.LandM2 - c.With.LandM2, loc.Hectares},
		{"allocation.cost.co2", c.Without.TCO2e - c.With.TCO2e, func(v float64) string { return loc.Number(v, 0) }},
	} {
		if d.by >= 0.05 {
			lost = append(lost, loc.T(d.key, "by", d.text(d.by)))
		}
	}
	return strings.Join(lost, ", ")
}
