package allocation_test

import (
	"context"
	"maps"
	"slices"
	"testing"

	"emprise/data"
	"emprise/data/allocation"
	"emprise/data/match"
)

// What differs from need to need, as the way from where a company is, is asked for each of them.
func TestEachNeedHasItsOwnFacts(t *testing.T) {
	t.Parallel()
	far := 1000.0
	need := func(id string) data.Need {
		return data.Need{ID: id, Title: id, Criteria: []data.Criterion{{Measure: data.MeasureSite, Hard: true, Max: &far}}}
	}
	metres := map[string][2]float64{"A": {500, 3000}, "B": {3000, 500}} // to P1 and P2
	q := allocation.Question{
		Needs:      []data.Need{need("A"), need("B")},
		Candidates: []match.Candidate{{PlotID: "P1", Offered: true}, {PlotID: "P2", Offered: true}},
		SureOnly:   true,
	}
	p, _, err := q.Problem(t.Context())
	if err != nil || len(p.Options) != 0 {
		t.Fatalf("nothing is known, and there are %d options: %v", len(p.Options), err)
	}
	q.For = func(_ context.Context, n data.Need, all []match.Candidate) ([]match.Candidate, error) {
		mine := slices.Clone(all)
		for i, c := range mine {
			mine[i].Values = maps.Clone(c.Values)
			if mine[i].Values == nil {
				mine[i].Values = map[data.Measure]match.Value{}
			}
			mine[i].Values[data.MeasureSite] = match.Value{Known: true, Number: metres[n.ID][i]}
		}
		return mine, nil
	}
	p, _, err = q.Problem(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Options) != 2 || p.Options[0].Need != 0 || p.Options[0].Place != 0 || p.Options[1].Need != 1 || p.Options[1].Place != 1 {
		t.Errorf("options: %+v", p.Options)
	}
}
