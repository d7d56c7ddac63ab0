package decision

import "slices"

// Swing turns points into weights that sum to 1: 100 for the criterion whose swing from worst to best matters most, the
// others in proportion (von Winterfeldt and Edwards 1986).
func Swing(points []float64) ([]float64, error) { return Shares(points) }

// RankOrderCentroid turns an order of importance into weights that sum to 1: the centroid of all weightings in that order,
// wᵢ = 1/n Σ 1/k for k from i to n (Barron and Barrett 1996). places count from 1; criteria of one place share the weights
// of the places that they take together.
func RankOrderCentroid(places []int) ([]float64, error) {
	n := len(places)
	if n == 0 {
		return nil, bad(RuleNoWeight, -1, -1)
	}
	order := make([]int, n)
	for i, p := range places {
		if p < 1 {
			return nil, bad(RuleOutOfRange, -1, i)
		}
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return places[a] - places[b] })
	byPlace := make([]float64, n)
	sum := 0.0
	for k := n; k >= 1; k-- {
		sum += 1 / float64(k)
		byPlace[k-1] = sum / float64(n)
	}
	weights := make([]float64, n)
	for from := 0; from < n; {
		to, shared := from, 0.0
		for ; to < n && places[order[to]] == places[order[from]]; to++ {
			shared += byPlace[to]
		}
		for _, i := range order[from:to] {
			weights[i] = shared / float64(to-from)
		}
		from = to
	}
	return weights, nil
}
