package decision

import "math"

// TOPSIS gives each alternative its closeness to the ideal, 0 to 1 (Hwang and Yoon 1981): its distance to the worst of all
// columns over that to the worst and to the best. n is Vector or MinMax, which give different numbers. Alternatives that
// are all alike are as close as each other: 0.5.
func TOPSIS(t Table, n Normalisation) (closeness []float64, warnings []Warning, err error) {
	if n != Vector && n != MinMax {
		return nil, nil, bad(RuleUnknownMethod, -1, -1)
	}
	values, warnings, err := Normalise(t, n)
	if err != nil {
		return nil, nil, err
	}
	w := shares(t.Weights)
	best, worst := make([]float64, len(w)), make([]float64, len(w))
	for j := range w {
		best[j], worst[j] = math.Inf(-1), math.Inf(1)
		for _, row := range values {
			row[j] *= w[j]
			best[j], worst[j] = math.Max(best[j], row[j]), math.Min(worst[j], row[j])
		}
	}
	closeness = make([]float64, len(values))
	for i, row := range values {
		to, from := distance(row, best), distance(row, worst)
		closeness[i] = 0.5
		if to+from > 0 {
			closeness[i] = from / (to + from)
		}
	}
	return closeness, warnings, nil
}

func distance(a, b []float64) float64 {
	var d float64
	for i := range a {
		d = math.Hypot(d, a[i]-b[i])
	}
	return d
}
