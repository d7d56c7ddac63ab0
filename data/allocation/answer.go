package allocation

import "emprise/data/match"

// Way is how an answer was found.
type Way string

// The ways, in the order in which they are shown.
const (
	FirstCome Way = "first_come" // by the day received, each takes the best that is left
	Greedy    Way = "greedy"     // the best score of all that is left, again and again
	Optimal   Way = "optimal"    // the best for all together
)

// Result is the three answers, side by side.
type Result struct {
	Answers  []Answer // FirstCome, Greedy, Optimal
	Warnings []Warning
}

// Answer is who gets what.
type Answer struct {
	Way      Way
	Outcomes []Outcome // one a need, in the order of Problem.Needs
	Totals   Totals
	Proof    *Proof // of Optimal; nil of the others
}

// Totals are what an answer comes to.
type Totals struct {
	Served  int
	Sure    int // of Served
	Fit     float64
	Jobs    float64
	LandM2  float64 // new land take avoided
	TCO2e   float64
	Regret  float64 // sum
	Penalty float64 // of the needs that are not served
}

// Proof says how good the optimal answer is known to be.
type Proof struct {
	Proved bool // nothing better exists
	Nodes  int  // branches looked at
	Budget int
	// When not proved: the class and the tier that nobody knows to be best, what was reached and what cannot be exceeded,
	// in the unit of the tier.
	Priority     int
	Tier         int
	Value, Bound float64
}

// Outcome is what a need gets.
type Outcome struct {
	NeedID  string
	PlaceID string // "" when not served
	Verdict match.Verdict
	Fit     float64 // 0 when not served
	Locked  bool

	// Choice is how many of its options have a better fit, plus 1; 0 when not served. Best is the fit of the best of all that
	// fit it and are not banned, BestID the place; Regret is Best − Fit.
	Choice int
	Best   float64
	BestID string
	Regret float64

	BestVerdict match.Verdict // of BestID: a better score may still be to be checked

	Reason Reason  // why it is not served, else ""
	Blocks []Block // what stands in the way, place by place, the best fit first
}

// Reason is why a need is not served.
type Reason string

// The reasons. Why of a Block is one of Taken, Locked, Banned, NoRoom, Idle.
const (
	NoFit  Reason = "no_fit"  // no place fits
	Taken  Reason = "taken"   // all that fit are given to others
	NoRoom Reason = "no_room" // what is left of the places that fit is too small
	Locked Reason = "locked"  // all that fit are locked for others
	Banned Reason = "banned"  // all that fit are banned
	Idle   Reason = "idle"    // a place is free, and the objectives gain nothing by giving it
)

// Block is why one place does not serve a need.
type Block struct {
	PlaceID string
	Fit     float64
	Why     Reason
	By      []string // needs that have it, or have a place that overlaps it, or fill it
	LeftM2  float64  // of NoRoom
	AskedM2 float64
}

// Warning is what a reader of the result must be told. IDs are "" where they mean nothing.
type Warning struct {
	Rule            string
	NeedID, PlaceID string
}

// The rules of Warning.
const (
	WarnLockUnfit    = "lock_unfit"    // a locked place does not fit
	WarnLockCheck    = "lock_check"    // something hard of a locked place is not known
	WarnReceived     = "received"      // the day is not known: last among first-come
	WarnBudget       = "budget"        // the optimum is not proved
	WarnServedUnsure = "served_unsure" // the optimal answer gives a place of which something hard is not known
)
