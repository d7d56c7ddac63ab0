package data

import "slices"

// Allocation is what is settled of who gets which land: what counts, which land is looked at, and the pairs that people decided. The
// zero value has decided nothing.
type Allocation struct {
	First     string    `json:"first,omitempty"`     // what counts before all else, one of AllocationFirsts; "" is how many are served
	Zones     bool      `json:"zones,omitempty"`     // zones by the hectare, in place of their plots
	Assemble  bool      `json:"assemble,omitempty"`  // assemblies of parcels too
	SureOnly  bool      `json:"sure_only,omitempty"` // nothing of which a condition is left to check
	Locked    []Pairing `json:"locked,omitempty"`    // decided
	Forbidden []Pairing `json:"forbidden,omitempty"` // excluded
	Lifted    []Pairing `json:"lifted,omitempty"`    // possible although the land was refused, which excludes it otherwise
}

// Pairing is a need and the land that it is to have, or not to have: a plot or a zone by its ID, a piece of a zone by that ID with
// its number after a slash, an assembly by the ids of its parcels with + between them. Either may be gone: it then means nothing.
type Pairing struct {
	NeedID string `json:"need_id"`
	Place  string `json:"place"`
}

// AllocationFirsts lists what may count first.
func AllocationFirsts() []string { return []string{"jobs", "land", "tco2e", "fit"} }

// IsZero says whether nothing is settled.
func (a Allocation) IsZero() bool {
	return a.First == "" && !a.Zones && !a.Assemble && !a.SureOnly && len(a.Locked) == 0 && len(a.Forbidden) == 0 && len(a.Lifted) == 0
}

// LockOf is the place that a need is locked to, "" for none.
func (a Allocation) LockOf(need string) string {
	if i := slices.IndexFunc(a.Locked, func(p Pairing) bool { return p.NeedID == need }); i >= 0 {
		return a.Locked[i].Place
	}
	return ""
}

// Lock decides a pair, in the place of what was decided for the need; a ban of the pair ends.
func (a Allocation) Lock(p Pairing) Allocation {
	a = a.Free(p)
	a.Locked = append(slices.DeleteFunc(slices.Clone(a.Locked), func(x Pairing) bool { return x.NeedID == p.NeedID }), p)
	return a
}

// Forbid excludes a pair; a lock of it ends.
func (a Allocation) Forbid(p Pairing) Allocation {
	a = a.Free(p)
	a.Forbidden = append(slices.Clone(a.Forbidden), p)
	return a
}

// Lift lets a pair be although its land was refused; a lock and a ban of it end.
func (a Allocation) Lift(p Pairing) Allocation {
	a = a.Free(p)
	a.Lifted = append(slices.Clone(a.Lifted), p)
	return a
}

// Free takes back what was decided of a pair.
func (a Allocation) Free(p Pairing) Allocation {
	same := func(x Pairing) bool { return x == p }
	for _, list := range []*[]Pairing{&a.Locked, &a.Forbidden, &a.Lifted} {
		*list = slices.DeleteFunc(slices.Clone(*list), same)
	}
	return a
}

// validate gives the rule that it breaks, "" when it breaks none: no need is locked twice, nothing else is decided twice of a pair.
func (a Allocation) validate() string {
	if a.First != "" && !slices.Contains(AllocationFirsts(), a.First) {
		return "unknown_code"
	}
	locked := map[string]bool{}
	for _, p := range a.Locked {
		if p.NeedID == "" || p.Place == "" {
			return "required"
		}
		if locked[p.NeedID] {
			return "repeated"
		}
		locked[p.NeedID] = true
	}
	for i, p := range a.Forbidden {
		if p.NeedID == "" || p.Place == "" {
			return "required"
		}
		if slices.Contains(a.Locked, p) || slices.Contains(a.Forbidden[:i], p) {
			return "repeated"
		}
	}
	for i, p := range a.Lifted {
		if p.NeedID == "" || p.Place == "" {
			return "required"
		}
		if slices.Contains(a.Locked, p) || slices.Contains(a.Forbidden, p) || slices.Contains(a.Lifted[:i], p) {
			return "repeated"
		}
	}
	return ""
}
