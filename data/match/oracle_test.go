package match_test

import (
	"slices"
	"testing"

	"emprise/data"
	"emprise/data/match"
)

// The published numbers of decision, assignment and connected sets, and the tests that fail when they are missed:
//
//	weighted sum (scikit-criteria, pymcdm, Kracka 2010)        decision.TestWeightedSumAsPublished
//	normalisations (pymcdm)                                    decision.TestNormalisationsAsPublished
//	TOPSIS by vector and by min–max                            decision.TestTOPSISAsPublished
//	PROMETHEE II (Zhao 2013)                                   decision.TestPROMETHEEAsPublished
//	AHP, λmax and consistency ratio (Wang and Chin 2011)       decision.TestAHPAsPublished, weighing.TestComparisons
//	ELECTRE I (Cebrián and Porcar 2009)                        decision.TestELECTREAsPublished
//	rank-order centroid                                        decision.TestRankOrderCentroid, weighing.TestSwingAndRank
//	methods of pymcdm that are not offered                     decision.TestEveryPublishedCaseIsKnown
//	filters of scikit-criteria                                 match.TestFiltersAsPublished
//	dominance of scikit-criteria                               robustness.TestDominatedPlotsNeverRankFirst
//	rank invariance                                            match.TestOtherPlotsNeverChangeAMatch
//	linear sum assignment (SciPy)                              allocation.TestLeastCostsOfSciPy, TestInfeasibleRowsAreSaid
//	assignment problems up to 500 × 500 (oracles/assign)       allocation.TestOptimaOfReference
//	connected sets of grids, 58 assemblies of 3 to 4 on 3 × 3  topo.TestSetsOfAGrid, assembly.TestSearchOnABoard
//	components too small for any region (spopt)                topo.TestAComponentThatIsTooSmall
//	vacancy rate 2 of 15                                       inventory.TestRate
//	overlaps of real parcels with their neighbours and IRIS    measure.TestOverlapOfParcelsAgreesWithGEOS, TestUnionOfTwoCommunesAgreesWithGEOS
//
// The filters are held on the table of scikit-criteria's tests: five banks by return, capital and risk.
func TestFiltersAsPublished(t *testing.T) {
	t.Parallel()
	roe, capital, risk := data.MeasurePower, data.MeasureWater, data.MeasureGas
	banks := []struct {
		id     string
		values [3]float64
	}{{"PE", [3]float64{7, 5, 35}}, {"JN", [3]float64{5, 4, 26}}, {"AA", [3]float64{5, 6, 28}}, {"MM", [3]float64{1, 7, 30}}, {"FN", [3]float64{5, 8, 30}}}
	bounds := func(m data.Measure, low, high *float64) data.Criterion {
		return data.Criterion{Measure: m, Hard: true, Min: low, Max: high}
	}
	for name, tt := range map[string]struct {
		criteria []data.Criterion
		want     []string
	}{
		"at least":  {[]data.Criterion{bounds(roe, at(2), nil), bounds(risk, at(28), nil)}, []string{"AA", "FN", "PE"}},
		"more than": {[]data.Criterion{bounds(roe, at(1.0001), nil), bounds(risk, at(27.0001), nil)}, []string{"AA", "FN", "PE"}},
		"at most":   {[]data.Criterion{bounds(roe, nil, at(5)), bounds(capital, nil, at(4))}, []string{"JN"}},
		"less than": {[]data.Criterion{bounds(roe, nil, at(6.9999)), bounds(capital, nil, at(4.9999))}, []string{"JN"}},
		"equal":     {[]data.Criterion{bounds(roe, at(5), at(5)), bounds(capital, at(4), at(4))}, []string{"JN"}},
	} {
		var list []match.Candidate
		for _, b := range banks {
			list = append(list, plot(b.id, map[data.Measure]match.Value{roe: num(b.values[0]), capital: num(b.values[1]), risk: num(b.values[2])}))
		}
		if got := fitting(rank(t, need(tt.criteria...), list...)); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", name, got, tt.want)
		}
	}
	// Sets of categories: in, not in, not equal.
	digit := func(v float64) match.Value { return cat(string(rune('0' + int(v)))) }
	in := func(m data.Measure, allowed ...string) data.Criterion {
		return data.Criterion{Measure: m, Hard: true, Allowed: allowed}
	}
	for name, tt := range map[string]struct {
		criteria []data.Criterion
		want     []string
	}{
		"in":        {[]data.Criterion{in(data.MeasureUrbanZone, "5", "1"), in(data.MeasureVocation, "4", "7")}, []string{"JN", "MM"}},
		"not in":    {[]data.Criterion{in(data.MeasureUrbanZone, "7"), in(data.MeasureVocation, "5", "6", "8")}, []string{"PE"}},
		"not equal": {[]data.Criterion{in(data.MeasureUrbanZone, "7", "1"), in(data.MeasureVocation, "5", "6", "7", "8")}, []string{"MM", "PE"}},
	} {
		var list []match.Candidate
		for _, b := range banks {
			list = append(list, plot(b.id, map[data.Measure]match.Value{data.MeasureUrbanZone: digit(b.values[0]), data.MeasureVocation: digit(b.values[1])}))
		}
		if got := fitting(rank(t, need(tt.criteria...), list...)); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", name, got, tt.want)
		}
	}
}

// fitting lists the plots that fit, by id.
func fitting(matches []match.Match) []string {
	var ids []string
	for _, m := range matches {
		if m.Verdict == match.Fits {
			ids = append(ids, m.PlotID)
		}
	}
	slices.Sort(ids)
	return ids
}
