package decision

import "math"

// Priorities are the weights that a matrix of pairwise comparisons comes down to.
type Priorities struct {
	Weights   []float64 // sum to 1
	LambdaMax float64   // the greatest eigenvalue: the number of criteria when all comparisons agree
	Index     float64   // consistency index, (λmax−n)/(n−1)
	Ratio     float64   // the index over that of random matrices; 0 for one or two criteria
	Warnings  []Warning // RuleInconsistent above 0.10
}

// randomIndex is the mean consistency index of random matrices of 1, 2, 3 … criteria (Saaty 1980).
var randomIndex = []float64{0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59}

// AHP finds the weights of Saaty's analytic hierarchy process: the eigenvector of the greatest eigenvalue of a positive
// reciprocal matrix, whose element i, j says how many times criterion i matters more than j. What people round (0.33 for 1/3) is let
// through.
func AHP(comparisons [][]float64) (Priorities, error) {
	n := len(comparisons)
	switch {
	case n == 0:
		return Priorities{}, bad(RuleNoWeight, -1, -1)
	case n > len(randomIndex):
		return Priorities{}, bad(RuleTooMany, -1, -1)
	}
	if err := checkValues(comparisons, n); err != nil {
		return Priorities{}, err
	}
	for i, row := range comparisons {
		for j, v := range row {
			switch {
			case v <= 0:
				return Priorities{}, bad(RuleNotPositive, i, j)
			case v > widestRatio || v < 1/widestRatio:
				return Priorities{}, bad(RuleOutOfRange, i, j)
			case math.Abs(v*comparisons[j][i]-1) > reciprocalSlack:
				return Priorities{}, bad(RuleNotReciprocal, i, j)
			}
		}
	}
	p := eigen(comparisons)
	if n > 1 {
		p.Index = math.Max(0, (p.LambdaMax-float64(n))/float64(n-1))
	}
	if n > 2 {
		p.Ratio = p.Index / randomIndex[n-1]
	}
	if p.Ratio > consistencyLimit {
		p.Warnings = []Warning{{Rule: RuleInconsistent, Criterion: -1, Number: p.Ratio}}
	}
	return p, nil
}

// eigen is the power method. The ratios of one step to the next enclose the eigenvalue of a positive matrix (Collatz and
// Wielandt), which tells when to stop.
func eigen(m [][]float64) Priorities {
	n := len(m)
	w := make([]float64, n)
	for i := range w {
		w[i] = 1 / float64(n)
	}
	next := make([]float64, n)
	for range 10_000 {
		low, high, sum := math.Inf(1), 0.0, 0.0
		for i, row := range m {
			next[i] = dot(row, w)
			low, high = math.Min(low, next[i]/w[i]), math.Max(high, next[i]/w[i])
			sum += next[i]
		}
		for i := range w {
			w[i] = next[i] / sum
		}
		if high-low <= 1e-13*high {
			break
		}
	}
	var lambda float64
	for i, row := range m {
		lambda += dot(row, w) / w[i] / float64(n)
	}
	return Priorities{Weights: w, LambdaMax: lambda}
}
