package symbology

import "emprise/geo/style"

// The columns of a layer of land that is given to companies, which ForAllotted reads.
const (
	AllottedVerdict = "verdict" // "fits", "check", or "unfit" where people decided so; "" where nobody gets it
	AllottedName    = "name"    // whose it is, in full
	AllottedNumber  = "number"  // and by the number of the need alone, which is said from afar
)

// nearby is to which resolution there is room for the names of companies.
const nearby = 14

// ForAllotted colours land by how it answers the need of the company that gets it, and says whose it is. Land that nobody gets is not drawn.
func ForAllotted() style.Rules {
	var r style.Rules
	for _, v := range []string{"unfit", "check", "fits"} {
		s := verdict(v)
		s.Key = "legend.allotted." + v
		s.Stroke.Width *= 1.6
		r.Classes = append(r.Classes, style.Class{Symbol: s, When: []style.Condition{{Column: AllottedVerdict, Values: []string{v}}}})
	}
	r.Label = plotLabel()
	r.Label.Columns, r.Label.Size, r.Label.Bold, r.Label.Priority = []string{AllottedName}, 13, true, 95
	r.Label.Halo, r.Label.Width = style.Faded(white, 0.92), 2.2
	r.Label.Shown = style.Range{Coarsest: nearby}
	return r
}

// ForAllottedNumbers says from afar whose land is. It draws nothing else: its areas are the room around land in which the number may stand.
func ForAllottedNumbers() style.Rules {
	l := ForAllotted().Label
	l.Columns, l.Size, l.Priority = []string{AllottedNumber}, 15, 99
	l.Shown = style.Range{Finest: nearby, Coarsest: 400}
	return style.Rules{Label: l}
}

// ForUnallotted keeps all plots in the background; those that are given do not say their own names.
func ForUnallotted(given []string) style.Rules {
	r := style.Single(outlined("legend.allotted.none", paleGrey, 1))
	r.Label = plotLabel()
	r.Label.Shown = style.Range{Coarsest: 5}
	r.Label.When = []style.Condition{{Column: style.IDColumn, Values: given, Not: true}}
	return r
}
