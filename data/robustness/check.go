package robustness

import (
	"slices"

	"emprise/data/match/decision"
)

// level is a difference of closeness or of flow that is rounding and no order.
const level = 1e-9

// crossCheck asks the other methods. They see the utilities, not the values: an ideal between two bounds and a category are
// no gain and no cost, and the utilities say what the company makes of them.
func (r *Report) crossCheck(t table) error {
	d := decision.Table{Values: t.scored, Weights: t.weights}
	for _, x := range []struct {
		name MethodName
		n    decision.Normalisation
	}{{TOPSISVector, decision.Vector}, {TOPSISMinMax, decision.MinMax}} {
		closeness, _, err := decision.TOPSIS(d, x.n)
		if err != nil {
			return err
		}
		r.add(x.name, closeness)
	}
	shapes := make([]decision.Preference, len(t.weights))
	for j := range shapes {
		shapes[j] = decision.Preference{Shape: decision.LinearPQ, Indifference: Indifference, Preference: Preference}
	}
	flows, err := decision.PROMETHEE(d, shapes)
	if err != nil {
		return err
	}
	r.add(PROMETHEE, flows.Net)
	o := decision.Outranking{Concordance: Concordance, Discordance: Discordance}
	for range t.weights {
		o.Scale = append(o.Scale, 100)
	}
	kernel, err := decision.ELECTRE(d, o)
	if err != nil {
		return err
	}
	r.Methods = append(r.Methods, Method{Name: ELECTRE, Kernel: kernel.Members, Agrees: slices.Contains(kernel.Members, r.First)})
	return nil
}

func (r *Report) add(name MethodName, scores []float64) {
	ranks := decision.Ranks(scores, level)
	r.Methods = append(r.Methods, Method{Name: name, Scores: scores, Ranks: ranks, Agrees: ranks[r.First] == 1})
}
