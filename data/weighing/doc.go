// Package weighing gives the criteria of a need weights that a conversation can justify: by swing, by an order of importance, or
// by comparing them two by two (AHP), and keeps with each criterion how it came by its weight.
//
// Weights come out on a scale of 100 in all, to two decimals. What is not named is weighed no more. Functions change nothing that
// they are given, are pure and may be called from any goroutine. The package must know nothing of files and languages.
package weighing
