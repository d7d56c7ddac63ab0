// Package robustness says how far a ranking holds: within which weights the first plot stays first, in what share of all
// weightings each plot takes each rank, what the unknown may still change, and whether other published methods agree.
//
// It works on what package match found, on the utilities from 0 to 100 of the criteria that have a weight; weights and shares run
// from 0 to 1, scores from 0 to 100. Chance comes from a seed that is given. All functions are pure and deterministic and
// may be called from any goroutine. What is said is keys and values, which data/explain renders. The package must know
// nothing of geometry, of files and of languages.
//
// A utility that is not known counts in three ways, none of them a guess that is kept silent:
//
//   - as scored: it counts as the plot's own score, which is what match does when it shares the weight among what is known,
//     so that the ranking is the one that is shown;
//   - at worst and at best: 0 and 100, which bounds the score, and tells whether the first plot is first whatever the truth;
//   - in the sampling: drawn evenly from 0 to 100, anew with each weighting.
package robustness
