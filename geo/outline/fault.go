package outline

import (
	"errors"

	"github.com/paulmach/orb"

	"emprise/geo/feature"
	"emprise/geo/measure"
)

// What an operation on outlines may refuse, beside a *DoubtError.
var (
	ErrNotCut      = errors.New("the line does not cut the area in two")
	ErrNothingLeft = errors.New("nothing is left of the area")
	ErrNoArea      = errors.New("there is no area")
)

// DoubtError refuses an area that is drawn so that it may mean two things.
type DoubtError struct {
	Rule string // of measure.Violation: self_crossing, hole_outside, parts_nested, ring_flat
}

func (e *DoubtError) Error() string { return "the outline is in doubt: " + e.Rule }

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
