package decision

import (
	"fmt"
	"math"
)

// Table is what the methods work on.
type Table struct {
	Values  [][]float64 // a row an alternative, a column a criterion
	Weights []float64   // one a criterion, not negative, not all zero
	Cost    []bool      // one a criterion: less is better; nil when more is better everywhere
}

// InputError says what is wrong in what was given. Row and Column count from 0 and are −1 where they mean nothing.
type InputError struct {
	Rule        string // the end of the key decision.error.<rule>
	Row, Column int
}

// The rules of InputError.
const (
	RuleShape         = "shape"            // rows of different lengths, or as many weights as criteria are not there
	RuleNotANumber    = "not_a_number"     // NaN or infinite
	RuleNegative      = "negative"         // a weight, a threshold, a number of points
	RuleNoWeight      = "no_weight"        // all weights are zero
	RuleNotPositive   = "not_positive"     // a normalisation divides by it, or it is a ratio
	RuleNotReciprocal = "not_reciprocal"   // a is to b as 3, b to a not as 1/3
	RuleTooMany       = "too_many"         // more than there is a random index for
	RuleThreshold     = "threshold"        // thresholds in the wrong order, or none where one is needed
	RuleOutOfRange    = "out_of_range"     // a level outside 0 to 1, a criterion that is not there, no sample
	RuleUnknownMethod = "unknown_method"   // a normalisation or a shape that is not listed
	RuleFlat          = "flat"             // of a Warning
	RuleInconsistent  = "inconsistent"     // of a Warning
	consistencyLimit  = 0.10               // Saaty 1980
	reciprocalSlack   = 0.05               // people write 0.33 and 0.14
	widestRatio       = 1e6                // of two priorities
	samplingStream    = 0x9e3779b97f4a7c15 // second half of the seed, any constant
)

func (e *InputError) Error() string {
	return fmt.Sprintf("decision: %s at row %d, column %d", e.Rule, e.Row, e.Column)
}

// Explain gives the message of the error: places are told from 1.
func (e *InputError) Explain() (key string, args []any) {
	return "decision.error." + e.Rule, []any{"row", e.Row + 1, "column", e.Column + 1}
}

func bad(rule string, row, column int) error { return &InputError{rule, row, column} }

// Warning is what a reader of the result must be told. Number is the consistency ratio of RuleInconsistent, else 0.
type Warning struct {
	Rule      string
	Criterion int // −1 when it is about all
	Number    float64
}

// check looks at shape and numbers. No alternative at all is allowed: there is nothing to rank.
func (t Table) check() error {
	for j, w := range t.Weights {
		switch {
		case !finite(w):
			return bad(RuleNotANumber, -1, j)
		case w < 0:
			return bad(RuleNegative, -1, j)
		}
	}
	if largest(t.Weights) == 0 {
		return bad(RuleNoWeight, -1, -1)
	}
	if t.Cost != nil && len(t.Cost) != len(t.Weights) {
		return bad(RuleShape, -1, -1)
	}
	return checkValues(t.Values, len(t.Weights))
}

func checkValues(values [][]float64, columns int) error {
	for i, row := range values {
		if len(row) != columns {
			return bad(RuleShape, i, -1)
		}
		for j, v := range row {
			if !finite(v) || math.Abs(v) > math.MaxFloat64/1e10 {
				return bad(RuleNotANumber, i, j)
			}
		}
	}
	return nil
}

func (t Table) cost(j int) bool { return t.Cost != nil && t.Cost[j] }

// lead is by how much row a is better than row b in column j, in the unit of the column.
func (t Table) lead(a, b, j int) float64 {
	if t.cost(j) {
		return t.Values[b][j] - t.Values[a][j]
	}
	return t.Values[a][j] - t.Values[b][j]
}

// ends are the least and the greatest of a column.
func (t Table) ends(j int) (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, row := range t.Values {
		low, high = math.Min(low, row[j]), math.Max(high, row[j])
	}
	return low, high
}

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

func largest(list []float64) float64 {
	var most float64
	for _, v := range list {
		most = math.Max(most, v)
	}
	return most
}

// Shares makes weights sum to 1.
func Shares(weights []float64) ([]float64, error) {
	if err := (Table{Weights: weights}).check(); err != nil {
		return nil, err
	}
	return shares(weights), nil
}

// shares divides by the greatest first, so that the sum cannot overflow.
func shares(weights []float64) []float64 {
	most, sum := largest(weights), 0.0
	out := make([]float64, len(weights))
	for i, w := range weights {
		out[i] = w / most
		sum += out[i]
	}
	for i := range out {
		out[i] /= sum
	}
	return out
}

// Ranks gives each score its place from 1, the greatest first; scores that differ by less than tolerance of the one before
// share a place, and the next one skips (1, 1, 3).
func Ranks(scores []float64, tolerance float64) []int {
	order := byScore(scores)
	ranks := make([]int, len(scores))
	for place, i := range order {
		ranks[i] = place + 1
		if place > 0 && scores[order[place-1]]-scores[i] <= tolerance {
			ranks[i] = ranks[order[place-1]]
		}
	}
	return ranks
}
