package weighing

import (
	"fmt"
	"maps"
	"math"
	"slices"

	"emprise/data"
	"emprise/data/match/decision"
)

// Comparison says how many times one criterion matters more than another; below 1 it matters less. Both are keys.
type Comparison struct {
	One, Other data.Measure
	Times      float64
}

// InputError says what cannot be weighed.
type InputError struct {
	Rule       string // the end of the key weighing.error.<rule>
	One, Other data.Measure
}

// The rules of InputError.
const (
	RuleNothing = "nothing" // no criterion is named
	RuleUnknown = "unknown" // the need does not ask for it
	RuleTwice   = "twice"   // named or compared twice
	RuleMissing = "missing" // two criteria that were not compared
	RuleItself  = "itself"  // compared with itself
)

func (e *InputError) Error() string { return fmt.Sprintf("weigh: %s: %s %s", e.Rule, e.One, e.Other) }

// Explain gives the message of the error.
func (e *InputError) Explain() (key string, args []any) {
	return "weighing.error." + e.Rule, []any{"one", string(e.One), "other", string(e.Other)}
}

// Unwrap makes errors.Is(err, data.ErrInvalid) hold.
func (e *InputError) Unwrap() error { return data.ErrInvalid }

// Swing weighs by points, by key: 100 for the criterion whose swing from the worst to the best that can be had matters most,
// the others in proportion.
func Swing(n data.Need, points map[data.Measure]float64) (data.Need, error) {
	places, err := find(n, slices.Sorted(maps.Keys(points)))
	if err != nil {
		return n, err
	}
	list := make([]float64, len(places))
	for i, p := range places {
		list[i] = points[n.Criteria[p].Key()]
	}
	weights, err := decision.Swing(list)
	if err != nil {
		return n, err
	}
	return give(n, places, weights, func(i int) data.Weighed { return data.Weighed{By: data.BySwing, Points: list[i]} }), nil
}

// Rank weighs by an order of importance, by key: the places count from 1, the most important first (rank-order centroid).
func Rank(n data.Need, order map[data.Measure]int) (data.Need, error) {
	places, err := find(n, slices.Sorted(maps.Keys(order)))
	if err != nil {
		return n, err
	}
	list := make([]int, len(places))
	for i, p := range places {
		list[i] = order[n.Criteria[p].Key()]
	}
	weights, err := decision.RankOrderCentroid(list)
	if err != nil {
		return n, err
	}
	return give(n, places, weights, func(i int) data.Weighed { return data.Weighed{By: data.ByRank, Place: list[i]} }), nil
}

// Compare weighs by pairwise comparisons; each two of the criteria that are named must be compared, once. The priorities tell how
// consistent that was, with a warning above 0.10.
func Compare(n data.Need, list []Comparison) (data.Need, decision.Priorities, error) {
	var none decision.Priorities
	named := map[data.Measure]bool{}
	for _, c := range list {
		if c.One == c.Other {
			return n, none, &InputError{RuleItself, c.One, ""}
		}
		named[c.One], named[c.Other] = true, true
	}
	places, err := find(n, slices.Sorted(maps.Keys(named)))
	if err != nil {
		return n, none, err
	}
	at := make(map[data.Measure]int, len(places))
	for i, p := range places {
		at[n.Criteria[p].Key()] = i
	}
	matrix := make([][]float64, len(places))
	for i := range matrix {
		matrix[i] = make([]float64, len(places))
		matrix[i][i] = 1
	}
	for _, c := range list {
		a, b := at[c.One], at[c.Other]
		if matrix[a][b] != 0 {
			return n, none, &InputError{RuleTwice, c.One, c.Other}
		}
		if !(c.Times > 0) || math.IsInf(c.Times, 0) {
			return n, none, &decision.InputError{Rule: decision.RuleNotPositive, Row: a, Column: b}
		}
		matrix[a][b], matrix[b][a] = c.Times, 1/c.Times
	}
	for a, row := range matrix {
		for b, v := range row {
			if v == 0 {
				return n, none, &InputError{RuleMissing, n.Criteria[places[a]].Key(), n.Criteria[places[b]].Key()}
			}
		}
	}
	p, err := decision.AHP(matrix)
	if err != nil {
		return n, none, err
	}
	return give(n, places, p.Weights, func(i int) data.Weighed {
		w := data.Weighed{By: data.ByPairs, Over: map[data.Measure]float64{}, Ratio: p.Ratio}
		for j, other := range places {
			if j != i {
				w.Over[n.Criteria[other].Key()] = matrix[i][j]
			}
		}
		return w
	}), p, nil
}

// find gives the places of the criteria that are named, in the order of the need.
func find(n data.Need, named []data.Measure) ([]int, error) {
	if len(named) == 0 {
		return nil, &InputError{Rule: RuleNothing}
	}
	var places []int
	found := map[data.Measure]bool{}
	for i, c := range n.Criteria {
		if slices.Contains(named, c.Key()) {
			places = append(places, i)
			found[c.Key()] = true
		}
	}
	for _, k := range named {
		if !found[k] {
			return nil, &InputError{RuleUnknown, k, ""}
		}
	}
	return places, nil
}

// give writes the weights, on a scale of 100, and how they came about.
func give(n data.Need, places []int, weights []float64, how func(i int) data.Weighed) data.Need {
	n.Criteria = slices.Clone(n.Criteria)
	for i := range n.Criteria {
		n.Criteria[i].Weight, n.Criteria[i].Weighed = 0, nil
	}
	for i, p := range places {
		w := how(i)
		w.Weight = math.Round(weights[i]*1e4) / 100
		n.Criteria[p].Weight, n.Criteria[p].Weighed = w.Weight, &w
	}
	return n
}
