// Package decision holds the published methods of multi-criteria decision, on plain tables: the weighted sum and its
// normalisations, AHP, swing and rank-order weights, how stable a ranking is, and the cross-checks TOPSIS, PROMETHEE II and
// ELECTRE I.
//
// A table has a row an alternative and a column a criterion, in the unit of the criterion; weights are on any scale, and
// each function says whether it makes them sum to 1. What is unknown must be left out by the caller: a number that is not
// one is an InputError, never a panic. All functions are pure, deterministic and safe for any goroutine; chance comes from a
// seed that is given. The package must know nothing of plots, needs and languages.
//
// Only the value functions of package match are independent of the other candidates: the normalisations here, TOPSIS,
// PROMETHEE and ELECTRE compare candidates with one another and can change order when one leaves. They are cross-checks.
package decision
