package inventory

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"emprise/data"
)

// Vacancy says whether a unit is vacant in a tax year, as article L. 318-8-2 words it: no longer used for an activity liable to the CFE
// for at least two years on 1 January of that year, and unoccupied meanwhile. Its occupants tell too: one who was there in those
// two years, liable or not, means no; when all have left, the last one who was liable tells when the activity ended, unless the unit
// says. What nobody knows is unknown, which is not vacant.
func Vacancy(u data.LandUnit, occupants []data.Establishment, year int) data.Answer {
	from, day := fmt.Sprintf("%04d-01-01", year-2), fmt.Sprintf("%04d-01-01", year)
	last := ""
	for _, e := range occupants {
		switch {
		case e.From != "" && e.From >= day: // came afterwards
		case e.Until == "" || e.Until > from:
			return data.No
		case e.CFE == data.Yes:
			last = max(last, e.Until)
		}
	}
	if u.LastActivity == "" {
		u.LastActivity = last
	}
	return u.VacantIn(year)
}

// Rate is the rate of vacancy in whole per cent: vacant units to all; ok is false without units. 2 of 15 are 13.
func Rate(vacant, units int) (percent int, ok bool) {
	if units == 0 {
		return 0, false
	}
	return int(math.Round(100 * float64(vacant) / float64(units))), true
}

// Gap is something that the inventory must have and that a unit lacks.
type Gap string

// The gaps.
const (
	GapShape     Gap = "shape"     // the unit is not drawn
	GapParcels   Gap = "parcels"   // no parcel is named
	GapOwner     Gap = "owner"     // nobody knows whose it is
	GapUse       Gap = "use"       // used, unused, never used: not said
	GapDays      Gap = "days"      // unused, but not since when
	GapOccupant  Gap = "occupant"  // used, but by nobody whom the project knows
	GapLiable    Gap = "liable"    // whether an occupant is liable to the CFE is not known
	GapReference Gap = "reference" // where the days of vacancy come from is not said
)

// Gaps lists them.
func Gaps() []Gap {
	return []Gap{GapShape, GapParcels, GapOwner, GapUse, GapDays, GapOccupant, GapLiable, GapReference}
}

// gapsOf lists what a unit lacks.
func gapsOf(u data.LandUnit, occupants []data.Establishment, year int) []Gap {
	day := fmt.Sprintf("%04d-01-01", year)
	present := slices.DeleteFunc(slices.Clone(occupants), func(e data.Establishment) bool { return e.Until != "" && e.Until < day })
	var gaps []Gap
	when := func(lacks bool, g Gap) {
		if lacks {
			gaps = append(gaps, g)
		}
	}
	when(len(u.Shape) == 0, GapShape)
	when(len(u.Parcels) == 0, GapParcels)
	when(u.LandownerID == "", GapOwner)
	when(u.Use == "" && len(present) == 0, GapUse)
	when(u.Use == data.LandUnused && Vacancy(u, occupants, year) == data.Unknown, GapDays)
	when(u.Use == data.LandUsed && len(present) == 0, GapOccupant)
	when(slices.ContainsFunc(present, func(e data.Establishment) bool { return e.CFE == data.Unknown }), GapLiable)
	when(u.Use == data.LandUnused && strings.TrimSpace(u.Reference) == "", GapReference)
	return gaps
}
