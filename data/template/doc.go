// Package template gives needs to begin with: what activities usually ask of land, and published thresholds with their source.
//
// A template is a plain need, in the units of data, to be changed like any other; what it is called, what its notes say and how
// its questions are labelled are translations. Functions are pure and may be called from any goroutine. The package must know
// nothing of projects and of files.
package template
