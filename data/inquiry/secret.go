package inquiry

import (
	"strings"

	"emprise/data"
	"emprise/data/match"
	"emprise/data/standard"
	"emprise/data/workspace"
)

// SecretMeasure says whether what a measure reads is not for the outside, of whatever plot: how far it is from where the company works, which
// would tell who it is, and an attribute that a standard forbids to publish.
func SecretMeasure(m data.Measure) bool {
	if m == data.MeasureSite {
		return true
	}
	for _, word := range strings.FieldsFunc(string(m), func(c rune) bool { return c == ':' || c == '"' || c == ' ' }) {
		if m.Free() && standard.Confidential(word) {
			return true
		}
	}
	return false
}

// Hidden says whether an answer tells the outside what it may not know: what a secret measure reads, a price of a plot that is sold, anything
// of a plot that is not there.
func Hidden(snap *workspace.Snapshot, m match.Match, r match.Reason) bool {
	p, ok := snap.Plot(m.PlotID)
	return !ok || SecretMeasure(r.Measure) || r.Measure == data.MeasurePrice && data.Hidden(p, string(data.MeasurePrice))
}

// Secret says whether the score of a plot would tell what is hidden of it.
func Secret(snap *workspace.Snapshot, m match.Match) bool {
	for _, r := range m.Reasons {
		if r.Weight > 0 && Hidden(snap, m, r) {
			return true
		}
	}
	return false
}
