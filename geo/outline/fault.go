package outline

import (
	"github.com/paulmach/orb"

	"emprise/geo/feature"
	"emprise/geo/measure"
)

// What an operation on outlines may refuse, beside a *DoubtError.
var (
	ErrNotCut      error = &refusal{"not_cut", "the line does not cut the area in two"}
	ErrNothingLeft error = &refusal{"nothing_left", "nothing is left of the area"}
	ErrNoArea      error = &refusal{"no_area", "there is no area"}
)

// refusal is an error that a person can do something about.
type refusal struct{ rule, text string }

func (e *refusal) Error() string { return e.text }

// Explain gives the translation key of the sentence for people.
func (e *refusal) Explain() (key string, args []any) { return "outline." + e.rule, nil }

// DoubtError refuses an area that is drawn so that it may mean two things.
type DoubtError struct {
	Rule string // of measure.Violation: self_crossing, hole_outside, parts_nested, ring_flat
}

func (e *DoubtError) Error() string { return "the outline is in doubt: " + e.Rule }

// Explain gives the translation key of the sentence for people.
func (e *DoubtError) Explain() (key string, args []any) {
	return "outline.doubt", []any{"rule", e.Rule}
}

// Faults gives the rules of measure.Validate that an outline breaks. Parts that only touch along an edge are no fault: they
// are two parcels in one plot.
func Faults(mp orb.MultiPolygon) []measure.Violation {
	var b feature.Builder
	b.Begin(feature.Areas)
	b.Geometry(mp)
	b.End()
	set, err := b.Set()
	if err != nil {
		panic("outline: " + err.Error()) // it was closed
	}
	var faults []measure.Violation
	for _, v := range measure.Validate(set, 0) {
		if v.Rule != "parts_share_edge" {
			faults = append(faults, v)
		}
	}
	return faults
}
