package allocation

import (
	"fmt"
	"slices"

	"emprise/data/match"
)

// InputError says what contradicts itself in what was asked.
type InputError struct {
	Rule            string // the end of the key allocation.error.<rule>
	NeedID, PlaceID string
}

// The rules of InputError.
const (
	RuleTwice        = "twice"         // an id or a pair that is given twice
	RuleUnknownNeed  = "unknown_need"  // of a lock or a ban
	RuleUnknownPlace = "unknown_place" // of a lock or a ban
	RuleLockBanned   = "lock_banned"   // a pair that is locked and banned
	RuleLockConflict = "lock_conflict" // two locks that cannot both hold
	RuleNumber       = "number"        // not a number, negative or beyond a thousand million
	RuleObjective    = "objective"     // not one of Objectives, or none
	RuleTooMany      = "too_many"      // values whose sum cannot be counted exactly
)

func (e *InputError) Error() string {
	return fmt.Sprintf("allocate: %s: need %q, place %q", e.Rule, e.NeedID, e.PlaceID)
}

// Explain gives the message of the error.
func (e *InputError) Explain() (key string, args []any) {
	return "allocation.error." + e.Rule, []any{"need", e.NeedID, "place", e.PlaceID}
}

const (
	greatest = 1e9
	widest   = 1e12 // m² of a place
)

func countable(values ...float64) bool {
	for _, v := range values {
		if !(v >= 0 && v <= greatest) {
			return false
		}
	}
	return true
}

func (p *Problem) check() error {
	needs, places := map[string]int{}, map[string]int{}
	for i, n := range p.Needs {
		if _, there := needs[n.ID]; there {
			return &InputError{Rule: RuleTwice, NeedID: n.ID}
		}
		needs[n.ID] = i
		if !countable(n.Penalty, n.Jobs, n.TCO2e) {
			return &InputError{Rule: RuleNumber, NeedID: n.ID}
		}
	}
	for i, x := range p.Places {
		if _, there := places[x.ID]; there {
			return &InputError{Rule: RuleTwice, PlaceID: x.ID}
		}
		places[x.ID] = i
		if x.Shared && !(x.CapacityM2 >= 0 && x.CapacityM2 <= widest) {
			return &InputError{Rule: RuleNumber, PlaceID: x.ID}
		}
	}
	if err := p.checkOptions(); err != nil {
		return err
	}
	for _, list := range [][]Pair{p.Locks, p.Bans} {
		for _, x := range list {
			if _, there := needs[x.NeedID]; !there {
				return &InputError{RuleUnknownNeed, x.NeedID, x.PlaceID}
			}
			if _, there := places[x.PlaceID]; !there {
				return &InputError{RuleUnknownPlace, x.NeedID, x.PlaceID}
			}
		}
	}
	for _, x := range p.Locks {
		if slices.Contains(p.Bans, x) {
			return &InputError{RuleLockBanned, x.NeedID, x.PlaceID}
		}
	}
	for _, tier := range p.Tiers {
		if len(tier) == 0 {
			return &InputError{Rule: RuleObjective}
		}
		for _, g := range tier {
			if !slices.Contains(Objectives(), g.Objective) {
				return &InputError{Rule: RuleObjective}
			}
			if !countable(g.Weight) {
				return &InputError{Rule: RuleNumber}
			}
		}
	}
	return nil
}

func (p *Problem) checkOptions() error {
	for _, o := range p.Options {
		if o.Need < 0 || o.Need >= len(p.Needs) || o.Place < 0 || o.Place >= len(p.Places) {
			return &InputError{Rule: RuleNumber}
		}
		if !countable(o.Fit, o.AreaM2, o.SparedM2) || o.Verdict != match.Fits && o.Verdict != match.Check && o.Verdict != match.Unfit {
			return &InputError{RuleNumber, p.Needs[o.Need].ID, p.Places[o.Place].ID}
		}
	}
	return nil
}
