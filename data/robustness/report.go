package robustness

import (
	"emprise/data"
	"emprise/data/match"
	"emprise/data/match/decision"
)

// Report is how far a ranking holds.
type Report struct {
	// Verdict is that of the plots that are held against one another: Fits; Check when no plot fits.
	Verdict match.Verdict
	Plots   []Plot // in the order of the ranking
	First   int    // place in Plots of the plot that ranks first, −1 without plots
	Second  int    // and of the best of the others, −1 with fewer than two

	Criteria []Criterion // those that have a weight, in the order of the need
	Methods  []Method    // the cross-checks
	Lead     []Lead      // of the first over the second, the greatest difference first; nil with fewer than two plots
	Rivals   []Rival     // to be checked, and would rank first if all that must be checked turned out well

	Samples int
	Seed    uint64

	Left     int // plots of the verdict that rank behind those in Plots
	Unscored int // plots of the verdict of which nothing that has a weight is known
	Unknown  int // utilities that are not known in Plots
	Reason   Reason
}

// Reason is why there is nothing to say, "" when there is.
type Reason string

// The reasons.
const (
	NoPlot   Reason = "no_plot"   // none fits, none is to be checked
	NoWeight Reason = "no_weight" // no criterion has a weight: nothing ranks
	NoScore  Reason = "no_score"  // nothing that has a weight is known of any
)

// Plot is one plot among those that are compared.
type Plot struct {
	ID, Name  string
	Rank      int // as match gives it
	Score     float64
	Low, High float64    // what the score is when all that is unknown turns out worst, and best
	Utilities []*float64 // one a criterion, nil when unknown
	Unknown   int        // of them
	Near      bool       // behind the first by no more than NearTie: nobody should tell them apart by the score
	First     float64    // share of the weightings in which it ranks first
	Ranks     []float64  // share of the weightings in which it takes each rank
	Central   []float64  // the mean of the weightings in which it ranks first; nil when it never does
}

// NearTie is a difference of scores that the precision of anchors and weights does not carry.
const NearTie = 1.0

// Criterion is one criterion that has a weight.
type Criterion struct {
	Measure data.Measure
	Label   string             // of a free criterion
	Stable  decision.Stability // places are those in Plots

	// Firm is the interval within which the first stays first whatever the unknown turns out to be; nil when it may lose its
	// place at the weights as they are.
	Firm *decision.Interval
}

// MethodName is a cross-check, with its normalisation where there are several.
type MethodName string

// The cross-checks, all on the utilities.
const (
	TOPSISVector MethodName = "topsis_vector"
	TOPSISMinMax MethodName = "topsis_min_max"
	PROMETHEE    MethodName = "promethee_2" // straight from Indifference to Preference points of utility
	ELECTRE      MethodName = "electre_1"   // by Concordance and Discordance
)

// The levels of the cross-checks.
const (
	Indifference = 5.0  // points of utility that prefer nothing
	Preference   = 50.0 // points of utility that prefer wholly
	Concordance  = 0.65 // share of the weight that must agree
	Discordance  = 0.50 // share of the 100 points of utility that may speak against
)

// Method is what one cross-check says.
type Method struct {
	Name   MethodName
	Scores []float64 // one a plot: closeness 0 to 1, net flow −1 to 1; nil for ELECTRE
	Ranks  []int     // one a plot, from 1; nil for ELECTRE
	Kernel []int     // places of the plots that ELECTRE keeps; nil for the others
	Agrees bool      // puts the first first, shared or not; ELECTRE: keeps it
}

// Lead is what one criterion adds to the lead of the first over the second, in points of score; below 0 it takes away.
type Lead struct {
	Criterion int
	Points    float64
}

// Rival is a plot to be checked.
type Rival struct {
	ID, Name string
	Score    float64
	Ask      []match.Reason // hard conditions of which the value is not known
}

// Agreeing counts the cross-checks that agree.
func (r Report) Agreeing() int {
	n := 0
	for _, m := range r.Methods {
		if m.Agrees {
			n++
		}
	}
	return n
}

// Near lists the places of the plots that are level with the first or nearly so, without the first.
func (r Report) Near() []int {
	var near []int
	for i, p := range r.Plots {
		if p.Near && i != r.First {
			near = append(near, i)
		}
	}
	return near
}

// Overtakers lists the places of the plots that may turn out better than the first when the unknown becomes known, at the
// weights as they are: their best is above its worst.
func (r Report) Overtakers() []int {
	var list []int
	for i, p := range r.Plots {
		if i != r.First && p.High > r.Plots[r.First].Low && (p.Unknown > 0 || r.Plots[r.First].Unknown > 0) {
			list = append(list, i)
		}
	}
	return list
}
