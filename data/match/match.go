package match

import "emprise/data"

// Verdict is the answer of a plot to a need, or to one criterion.
type Verdict string

// The verdicts. Check is for what is not known.
const (
	Fits  Verdict = "fits"
	Check Verdict = "check"
	Unfit Verdict = "unfit"
)

// MeasureStatus is the measure of the reason that a plot is not offered. No criterion can ask for it.
const MeasureStatus data.Measure = "status"

// Match is a plot against a need.
type Match struct {
	PlotID  string
	Name    string
	Verdict Verdict

	// Rank counts from 1 through the plots that fit, then those to be checked. Plots of one verdict whose scores are the
	// same to a tenth share it, and the next one skips (1, 1, 3). 0 for a plot that does not fit.
	Rank int

	// Score is the sum of the contributions, 0 to 100; nil when the plot does not fit, when no criterion has a weight, and
	// when nothing that has a weight is known.
	Score *float64

	// Completeness is the share of the weight that is known, 0 to 1; without weights, the share of the criteria.
	Completeness float64

	Reasons []Reason // the status first when it matters, then in the order of the need's criteria
}

// Reason is what one criterion says of a plot.
type Reason struct {
	Measure data.Measure // the criterion's Key
	Label   string       // the name of a free criterion; "" for the others
	Unit    string       // of Value.Number, Min, Ideal, Max, Points and Gap; "" for categories

	// Verdict says how the value meets the bounds. Only that of a hard criterion decides over the plot.
	Verdict Verdict
	Hard    bool

	Value           Value
	Min, Ideal, Max *float64
	Allowed         []string
	Points          []data.Point
	Grades          map[string]float64

	Gap          *float64 // beyond the bound that is missed, positive; nil inside the bounds, for categories, and when unknown
	Utility      *float64 // 0 to 100; nil when unknown
	Weight       float64  // share of the weight of all criteria, 0 to 1
	Contribution *float64 // points of the score; nil when unknown or without weight
}
