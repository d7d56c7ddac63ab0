package allocation

import "emprise/data/match"

// Need is a company's need.
type Need struct {
	ID       string
	Received string  // AAAA-MM-JJ; "" comes last among first-come
	Priority int     // class: all of a lower number count before any of a higher
	Penalty  float64 // of not serving it, in the objective Served; 0 counts as 1
	Jobs     float64 // created or kept, when it is served
	TCO2e    float64 // avoided a year, when it is served
}

// Place is land.
type Place struct {
	ID         string
	Shared     bool     // hosts several, up to CapacityM2
	CapacityM2 float64  // when Shared
	Parts      []string // what it is made of, when not Shared: two places with a part in common exclude each other
}

// Option is a need that could go to a place. A pair without option does not fit.
type Option struct {
	Need, Place int           // in Problem.Needs and Problem.Places
	Verdict     match.Verdict // Fits and Check may be given; Unfit only where it is locked
	Fit         float64       // score, 0 to 100
	AreaM2      float64       // taken of a Shared place
	SparedM2    float64       // new land take that is avoided: ground that was used before serves again
}

// Pair names a need and a place.
type Pair struct{ NeedID, PlaceID string }

// Objective is what is added up over the needs that are served; more is better.
type Objective string

// The objectives.
const (
	Served Objective = "served" // needs served, each by its Penalty
	Sure   Objective = "sure"   // needs served by a place of which nothing hard is left to check
	Fit    Objective = "fit"    // points of score
	Jobs   Objective = "jobs"
	Land   Objective = "land"  // hectares of new land take avoided
	TCO2e  Objective = "tco2e" // tonnes of CO₂ equivalent avoided a year
)

// Objectives lists them.
func Objectives() []Objective { return []Objective{Served, Sure, Fit, Jobs, Land, TCO2e} }

// Goal is an objective with its weight among those of its tier, in points per unit; 0 counts as 1.
type Goal struct {
	Objective Objective
	Weight    float64
}

// Problem is the whole question.
type Problem struct {
	Needs   []Need
	Places  []Place
	Options []Option
	Locks   []Pair // decided already
	Bans    []Pair // excluded

	// Tiers are the objectives: each tier is a weighted sum, and one before another counts first whatever the other says.
	// nil is Served, then Sure, then Fit. Within all tiers, priority classes come first.
	Tiers [][]Goal

	// Budget is how many branches are looked at where places are shared or overlap; 0 is 20,000. Plots alone need one.
	Budget int
}

const defaultBudget = 20_000

// InOrder makes tiers of objectives that count one after the other, followed by those of the default, so that nothing is
// left idle: jobs, then Served, Sure and Fit.
func InOrder(list ...Objective) [][]Goal {
	var tiers [][]Goal
	seen := map[Objective]bool{}
	for _, o := range append(append([]Objective(nil), list...), Served, Sure, Fit) {
		if !seen[o] {
			tiers = append(tiers, []Goal{{Objective: o}})
		}
		seen[o] = true
	}
	return tiers
}

// amount is what an option adds to an objective.
func (p *Problem) amount(o Objective, x Option) float64 {
	n := p.Needs[x.Need]
	switch o {
	case Served:
		if n.Penalty == 0 {
			return 1
		}
		return n.Penalty
	case Sure:
		if x.Verdict == match.Fits {
			return 1
		}
	case Fit:
		return x.Fit
	case Jobs:
		return n.Jobs
	case Land:
		return x.SparedM2 / 10_000
	case TCO2e:
		return n.TCO2e
	}
	return 0
}
