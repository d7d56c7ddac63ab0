package decision

import (
	"cmp"
	"math"
	"slices"
)

// Normalisation is a way to bring criteria of different units to one scale on which more is better.
type Normalisation string

// The normalisations of a value x in its column, for a gain and for a cost.
const (
	NoNormalisation Normalisation = "none"    // x; −x
	MinMax          Normalisation = "min_max" // (x−min)/(max−min); (max−x)/(max−min); a column all alike gives 1
	Max             Normalisation = "max"     // x/max; 1−x/max
	Linear          Normalisation = "linear"  // x/max; min/x
	Sum             Normalisation = "sum"     // x/Σx; (1/x)/Σ(1/x)
	Vector          Normalisation = "vector"  // x/√Σx²; 1−x/√Σx²
)

// Normalisations lists them.
func Normalisations() []Normalisation {
	return []Normalisation{NoNormalisation, MinMax, Max, Linear, Sum, Vector}
}

// Normalise brings all columns to one scale. It warns of columns that are all alike, which decide nothing. Max, Linear and Sum refuse
// columns that they cannot divide by (RuleNotPositive).
func Normalise(t Table, n Normalisation) (values [][]float64, warnings []Warning, err error) {
	if err := t.check(); err != nil {
		return nil, nil, err
	}
	values = make([][]float64, len(t.Values))
	for i := range values {
		values[i] = make([]float64, len(t.Weights))
	}
	if len(values) == 0 {
		return values, nil, nil
	}
	for j := range t.Weights {
		low, high := t.ends(j)
		if low == high && len(values) > 1 {
			warnings = append(warnings, Warning{Rule: RuleFlat, Criterion: j})
		}
		f, err := n.scale(t, j, low, high)
		if err != nil {
			return nil, nil, err
		}
		for i, row := range t.Values {
			values[i][j] = f(row[j])
		}
	}
	return values, warnings, nil
}

// scale gives the function of one column.
func (n Normalisation) scale(t Table, j int, low, high float64) (func(x float64) float64, error) {
	cost := t.cost(j)
	switch n {
	case NoNormalisation:
		if cost {
			return func(x float64) float64 { return -x }, nil
		}
		return func(x float64) float64 { return x }, nil
	case MinMax:
		switch span := high - low; {
		case span == 0:
			return func(float64) float64 { return 1 }, nil
		case cost:
			return func(x float64) float64 { return (high - x) / span }, nil
		default:
			return func(x float64) float64 { return (x - low) / span }, nil
		}
	case Vector:
		norm := t.norm(j)
		switch {
		case norm == 0 && cost:
			return func(float64) float64 { return 1 }, nil
		case norm == 0:
			return func(float64) float64 { return 0 }, nil
		case cost:
			return func(x float64) float64 { return 1 - x/norm }, nil
		}
		return func(x float64) float64 { return x / norm }, nil
	case Max, Linear, Sum:
		return n.divide(t, j, low, high)
	}
	return nil, bad(RuleUnknownMethod, -1, j)
}

// divide is for the normalisations that make no sense of values below 0, and of a cost of 0 when they invert it.
func (n Normalisation) divide(t Table, j int, low, high float64) (func(x float64) float64, error) {
	cost := t.cost(j)
	if low < 0 || high == 0 || cost && n != Max && low == 0 {
		return nil, bad(RuleNotPositive, -1, j)
	}
	if n == Sum {
		var sum float64
		for _, row := range t.Values {
			if cost {
				sum += low / row[j] // of the least, so that the sum cannot overflow
			} else {
				sum += row[j] / high
			}
		}
		if cost {
			return func(x float64) float64 { return low / x / sum }, nil
		}
		return func(x float64) float64 { return x / high / sum }, nil
	}
	switch {
	case cost && n == Max:
		return func(x float64) float64 { return 1 - x/high }, nil
	case cost:
		return func(x float64) float64 { return low / x }, nil
	}
	return func(x float64) float64 { return x / high }, nil
}

// norm is the Euclidean length of a column.
func (t Table) norm(j int) float64 {
	var norm float64
	for _, row := range t.Values {
		norm = math.Hypot(norm, row[j])
	}
	return norm
}

// WeightedSum adds up the normalised values times the weights as they are: give it Shares for scores on the scale of the
// values. With NoNormalisation and values that are anchored elsewhere, a score depends on its own row only.
func WeightedSum(t Table, n Normalisation) (scores []float64, warnings []Warning, err error) {
	values, warnings, err := Normalise(t, n)
	if err != nil {
		return nil, nil, err
	}
	scores = make([]float64, len(values))
	for i, row := range values {
		scores[i] = dot(row, t.Weights)
	}
	return scores, warnings, nil
}

func dot(a, b []float64) float64 {
	var sum float64
	for i, v := range a {
		sum += v * b[i]
	}
	return sum
}

// byScore lists the places of scores, the greatest first, equal ones in their order.
func byScore(scores []float64) []int {
	order := make([]int, len(scores))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(scores[b], scores[a]) })
	return order
}
