package explain_test

import (
	"testing"

	"emprise/assets/locale"
	"emprise/data/allocation"
	"emprise/data/explain"
	"emprise/data/placement"
)

func TestAnAllocationIsSaidInAFewWords(t *testing.T) {
	t.Parallel()
	loc := locale.New("en")
	for want, said := range map[string]string{
		"optimal, proved":              explain.Quality(loc, allocation.Proof{Proved: true}),
		"within 3.0% of the best":      explain.Quality(loc, allocation.Proof{Value: 97, Bound: 100}),
		"within 0.1% of the best":      explain.Quality(loc, allocation.Proof{Value: 999.9, Bound: 1000}),
		"optimum not proved":           explain.Quality(loc, allocation.Proof{Value: 0, Bound: 0}),
		"":                             explain.Cost(loc, placement.Cost{With: allocation.Totals{Fit: 3}, Without: allocation.Totals{Fit: 2}}),
		"1 company served, 0.1 points": explain.Cost(loc, placement.Cost{Without: allocation.Totals{Served: 1, Fit: 0.12}}),
		"2 companies served, 40 jobs":  explain.Cost(loc, placement.Cost{Without: allocation.Totals{Served: 2, Jobs: 40}}),
		"jobs then companies served":   explain.Objectives(loc, [][]allocation.Goal{{{Objective: allocation.Jobs}}, {{Objective: allocation.Served}}}),
		"Les Prés, piece 2":            explain.Land(loc, placement.Place{ID: "Z/2", Kind: placement.Zone, Name: "Les Prés", Number: 2}),
		"Lot 4 (P4)":                   explain.LandInFull(loc, placement.Place{ID: "P4", Kind: placement.Plot, Name: "Lot 4"}),
		"P5":                           explain.Land(loc, placement.Place{ID: "P5", Kind: placement.Plot}),
	} {
		if said != want {
			t.Errorf("%q, not %q", said, want)
		}
	}
}
