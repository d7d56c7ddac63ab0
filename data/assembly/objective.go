package assembly

import (
	"math"
	"slices"
)

// Objective is what assemblies are compared by.
type Objective string

// The objectives, in the order in which assemblies are listed by them.
const (
	ObjectiveOwners  Objective = "owners"      // fewer
	ObjectiveParcels Objective = "parcels"     // fewer
	ObjectiveIdeal   Objective = "ideal"       // an area nearer to the ideal one, to 1 %
	ObjectivePublic  Objective = "public"      // more land of public bodies, to 1 %
	ObjectivePrice   Objective = "price"       // cheaper, to 1 %
	ObjectiveCompact Objective = "compactness" // more compact, to 0.01
	ObjectiveNet     Objective = "net"         // less under flood zones, to 1 % of the area
	ObjectiveTaken   Objective = "taken"       // less land used up, to 100 m²
)

// Objectives lists them.
func Objectives() []Objective {
	return []Objective{
		ObjectiveOwners, ObjectiveParcels, ObjectiveIdeal, ObjectivePublic, ObjectivePrice, ObjectiveCompact, ObjectiveNet, ObjectiveTaken,
	}
}

// comparedBy says by which objectives sets can be compared: those of which something is known of some parcel.
func comparedBy(parcels []Parcel, q Question) []Objective {
	some := func(known func(Parcel) bool) bool {
		return slices.ContainsFunc(parcels, func(p Parcel) bool { return p.Refused == "" && known(p) })
	}
	has := map[Objective]bool{
		ObjectiveOwners:  some(func(p Parcel) bool { return p.Owner != "" }),
		ObjectiveParcels: true,
		ObjectiveIdeal:   q.IdealArea > 0,
		ObjectivePublic:  some(func(p Parcel) bool { return p.Public != "" }),
		ObjectivePrice:   some(func(p Parcel) bool { return p.Price != nil }),
		ObjectiveCompact: true,
		ObjectiveNet:     some(func(p Parcel) bool { return p.Flooded != nil }),
		ObjectiveTaken:   some(func(p Parcel) bool { return p.Taken != nil }),
	}
	return slices.DeleteFunc(Objectives(), func(o Objective) bool { return !has[o] })
}

// grade is how bad an assembly is by each objective, in steps below which nobody tells two apart: at best and at worst.
type grade struct{ low, high [8]int32 }

// gradeOf grades an assembly by some objectives; those that are not among them are all alike.
func gradeOf(a *Assembly, objectives []Objective, ideal float64) grade {
	var g grade
	area := float64(a.Area)
	for i, o := range objectives {
		var r Range
		switch o {
		case ObjectiveOwners:
			r = a.Owners
		case ObjectiveParcels:
			n := float64(len(a.Places))
			r = Range{n, n}
		case ObjectiveIdeal:
			off := math.Abs(area-ideal) / ideal * 100
			r = Range{off, off}
		case ObjectivePublic:
			r = Range{100 * (1 - a.Public.High), 100 * (1 - a.Public.Low)}
		case ObjectivePrice:
			r = Range{100 * math.Log(max(1, a.Price.Low)), 100 * math.Log(max(1, a.Price.High))}
		case ObjectiveCompact:
			r = Range{100 * (1 - a.Compactness), 100 * (1 - a.Compactness)}
		case ObjectiveNet:
			r = Range{100 * (1 - a.Net.High/area), 100 * (1 - a.Net.Low/area)}
		case ObjectiveTaken:
			r = a.Taken.Scaled(0.01)
		}
		g.low[i], g.high[i] = steps(r.Low), steps(r.High)
	}
	return g
}

// steps rounds down, a hair above for what is a whole number but for its rounding.
func steps(v float64) int32 {
	return int32(min(math.Floor(v+1e-6), math.MaxInt32))
}

// covers says whether one grade is at least as good as another, whatever the unknown turns out to be.
func (g *grade) covers(o *grade) bool {
	for i := range g.high {
		if g.high[i] > o.low[i] {
			return false
		}
	}
	return true
}

// before is the order in which assemblies are listed: by the objectives one after the other, at worst; then by their parcels.
func before(a, b *kept) bool {
	if a.grade.high != b.grade.high {
		return slices.Compare(a.grade.high[:], b.grade.high[:]) < 0
	}
	if a.grade.low != b.grade.low {
		return slices.Compare(a.grade.low[:], b.grade.low[:]) < 0
	}
	return slices.Compare(a.Places, b.Places) < 0
}
