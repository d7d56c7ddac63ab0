package decision

import "math"

// Interval is how far the weight of one criterion may move, the others sharing the rest in proportion, before what is said
// of the ranking changes. Ends are shares of all weights, from 0 to 1, and belong to the interval.
type Interval struct {
	Low, High float64
	// Below and Above are the alternatives that come level with the first at the ends; −1 when the end is 0 or 1 and
	// nobody does.
	Below, Above int
}

// Stability is what can be said of one criterion.
type Stability struct {
	Criterion int
	Weight    float64  // share
	First     Interval // within it the first alternative stays first
	Order     Interval // within it no two alternatives change places; Below and Above are of the pair, the one behind
}

// Stable gives the interval of each criterion, in closed form: with the other weights rescaled, the scores of two
// alternatives are straight lines in the weight t of criterion k,
//
//	S_a(t) = t·u_ak + (1−t)·R_a,   R_a = Σ_{j≠k} w_j·u_aj ÷ (1−w_k),
//
// which meet at t* = (R_b−R_a) ÷ ((u_ak−u_bk) + (R_b−R_a)). When one criterion has all the weight, the others share the
// rest equally. values are utilities, more is better. first is the place of the alternative that ranks first, −1 without
// alternatives: of several with the same score the first listed.
func Stable(values [][]float64, weights []float64) (first int, list []Stability, err error) {
	t := Table{Values: values, Weights: weights}
	if err := t.check(); err != nil {
		return -1, nil, err
	}
	if len(values) == 0 {
		return -1, nil, nil
	}
	w := shares(weights)
	scores := make([]float64, len(values))
	for i, row := range values {
		scores[i] = dot(row, w)
	}
	order := byScore(scores)
	for k := range w {
		rest := others(values, w, k)
		s := Stability{Criterion: k, Weight: w[k], First: whole(), Order: whole()}
		for _, b := range order[1:] {
			s.First.meet(values, rest, order[0], b, k, w[k])
		}
		// Two that are neighbours at the weight meet before two that are not.
		for i, b := range order[1:] {
			s.Order.meet(values, rest, order[i], b, k, w[k])
		}
		list = append(list, s)
	}
	return order[0], list, nil
}

func whole() Interval { return Interval{Low: 0, High: 1, Below: -1, Above: -1} }

// others is R: the score of each alternative without criterion k.
func others(values [][]float64, w []float64, k int) []float64 {
	var total float64
	for j, v := range w {
		if j != k {
			total += v
		}
	}
	rest := make([]float64, len(values))
	for i, row := range values {
		for j, u := range row {
			switch {
			case j == k:
			case total > 0:
				rest[i] += w[j] / total * u
			default:
				rest[i] += u / float64(len(w)-1)
			}
		}
	}
	return rest
}

// meet narrows the interval to where a, which is ahead of b at the weight, stays so.
func (v *Interval) meet(values [][]float64, rest []float64, a, b, k int, weight float64) {
	p, q := values[a][k]-values[b][k], rest[a]-rest[b] // the lead of a at t = 1 and at t = 0
	at := q / (q - p)
	switch {
	case q < 0 && p > 0:
		if at = math.Min(at, weight); at >= v.Low {
			v.Low, v.Below = at, b
		}
	case p < 0 && q > 0:
		if at = math.Max(at, weight); at <= v.High {
			v.High, v.Above = at, b
		}
	case q == 0 && p < 0:
		v.High, v.Above = weight, b // level at t = 0, which is the weight, and behind from there on
	case p == 0 && q < 0:
		v.Low, v.Below = weight, b
	}
}
