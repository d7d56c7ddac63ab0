package decision

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
)

// Acceptability is how often each alternative takes each rank when all weightings are held equally likely (SMAA-2, Lahdelma
// and Salminen 2001).
type Acceptability struct {
	Samples int
	// Ranks has a row an alternative and a column a rank: the share of the weightings in which it takes it, 0 to 1. Alternatives
	// with one score share their ranks, so that every row and every column sums to 1.
	Ranks [][]float64
	// Central is the mean of the weightings in which the alternative ranks first, shared or not; nil when it never does.
	Central [][]float64
}

// First is the share of the weightings in which an alternative ranks first.
func (a Acceptability) First(alternative int) float64 { return a.Ranks[alternative][0] }

// Accept draws weightings evenly from the simplex and ranks the alternatives by each. values are utilities, more is better.
// One seed gives one answer on every machine; the error of a share p is about √(p(1−p)/samples). It ends early only with
// ctx.
func Accept(ctx context.Context, values [][]float64, criteria, samples int, seed uint64) (Acceptability, error) {
	return AcceptBetween(ctx, values, values, criteria, samples, seed)
}

// AcceptBetween is Accept where some values are only known to lie between two numbers: each weighting draws them evenly anew
// (the uncertain measurements of SMAA-2). low and high have one shape; where they are the same nothing is drawn.
func AcceptBetween(ctx context.Context, low, high [][]float64, criteria, samples int, seed uint64) (Acceptability, error) {
	switch {
	case criteria < 1:
		return Acceptability{}, bad(RuleNoWeight, -1, -1)
	case samples < 1:
		return Acceptability{}, bad(RuleOutOfRange, -1, -1)
	}
	if err := checkRanges(low, high, criteria); err != nil {
		return Acceptability{}, err
	}
	n := len(low)
	a := Acceptability{Samples: samples, Ranks: make([][]float64, n), Central: make([][]float64, n)}
	for i := range a.Ranks {
		a.Ranks[i] = make([]float64, n)
	}
	chance := rand.New(rand.NewPCG(seed, samplingStream))
	w, scores, wins := make([]float64, criteria), make([]float64, n), make([]float64, n)
	order := make([]int, n)
	for s := range samples {
		if s%256 == 0 && ctx.Err() != nil {
			return Acceptability{}, fmt.Errorf("sample weightings: %w", ctx.Err())
		}
		simplex(chance, w)
		for i, row := range low {
			scores[i], order[i] = dot(row, w), i
			for j, v := range row {
				if span := high[i][j] - v; span > 0 {
					scores[i] += w[j] * span * chance.Float64()
				}
			}
		}
		slices.SortFunc(order, func(a, b int) int {
			switch {
			case scores[a] > scores[b]:
				return -1
			case scores[a] < scores[b]:
				return 1
			}
			return a - b
		})
		a.count(order, scores, w, wins)
	}
	for i, row := range a.Ranks {
		for r := range row {
			row[r] /= float64(samples)
		}
		for j := range a.Central[i] {
			a.Central[i][j] /= wins[i]
		}
	}
	return a, nil
}

func checkRanges(low, high [][]float64, criteria int) error {
	if err := checkValues(low, criteria); err != nil {
		return err
	}
	if err := checkValues(high, criteria); err != nil {
		return err
	}
	if len(low) != len(high) {
		return bad(RuleShape, -1, -1)
	}
	for i, row := range low {
		for j, v := range row {
			if high[i][j] < v {
				return bad(RuleOutOfRange, i, j)
			}
		}
	}
	return nil
}

// count adds one weighting. Scores that only rounding tells apart are equal.
func (a *Acceptability) count(order []int, scores, w, wins []float64) {
	for from := 0; from < len(order); {
		to := from + 1
		for to < len(order) && scores[order[from]]-scores[order[to]] <= 1e-12*math.Abs(scores[order[from]]) {
			to++
		}
		for _, i := range order[from:to] {
			for r := from; r < to; r++ {
				a.Ranks[i][r] += 1 / float64(to-from)
			}
			if from > 0 {
				continue
			}
			if a.Central[i] == nil {
				a.Central[i] = make([]float64, len(w))
			}
			wins[i]++
			for j, v := range w {
				a.Central[i][j] += v
			}
		}
		from = to
	}
}

// simplex draws weights that sum to 1, all such weightings being equally likely: exponential numbers over their sum.
func simplex(chance *rand.Rand, w []float64) {
	var sum float64
	for j := range w {
		w[j] = -math.Log1p(-chance.Float64())
		sum += w[j]
	}
	if sum == 0 { // all zero: as rare as it is legal
		sum = 1
		w[0] = 1
	}
	for j := range w {
		w[j] /= sum
	}
}
