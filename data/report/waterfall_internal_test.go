package report

import (
	"math"
	"math/rand/v2"
	"testing"

	"emprise/data/match"
)

// The least and the most score are those of all ways in which what is unknown can turn out, by counting out the ends of them.
func TestBetweenHoldsWhateverTurnsOut(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(3, 9))
	for range 500 {
		n := 1 + r.IntN(6)
		weights, utility, known := make([]float64, n), make([]float64, n), make([]bool, n)
		total := 0.0
		for i := range n {
			weights[i], utility[i], known[i] = r.Float64()+0.01, 100*r.Float64(), r.IntN(3) > 0
			total += weights[i]
		}
		var m match.Match
		sum, share := 0.0, 0.0
		for i := range n {
			reason := match.Reason{Weight: weights[i] / total}
			if known[i] {
				reason.Utility = &utility[i]
				sum += reason.Weight * utility[i]
				share += reason.Weight
			}
			m.Reasons = append(m.Reasons, reason)
		}
		if share > 0 {
			score := sum / share
			m.Score = &score
		}
		low, high, ok := between(m)
		if ok != (share > 0 && share < 1-1e-12) {
			t.Fatalf("%v of which %v are known: %v", weights, known, ok)
		}
		if ok && (math.Abs(low-sum) > 1e-9 || math.Abs(high-(sum+100*(1-share))) > 1e-9) {
			t.Fatalf("between %v and %v, not %v and %v", low, high, sum, sum+100*(1-share))
		}
	}
}
