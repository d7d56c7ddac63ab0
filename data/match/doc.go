// Package match ranks plots for a company's need and says why: elimination first, ranking second, the reasons kept.
//
// Numbers are in the unit of their measure (data.Measure.Unit), scores and utilities run from 0 to 100, weights are
// normalised to a sum of 1. A value that is not known never eliminates and never scores: unknown is not no.
//
// Rank takes candidates, each with all its values, and gives a reason for each of them. Screen takes a Table, the same in
// columns, for millions of places and many needs at once; Standing and Ranker follow edits. All give the same answers.
//
// A utility is anchored on the need alone, so that adding or removing a candidate never changes the score of another. All
// functions are pure and deterministic, read no clock, and may be called from any goroutine, and a Ranker too; a Standing belongs to one. The package must know
// nothing of geometry, of files and of languages.
package match
