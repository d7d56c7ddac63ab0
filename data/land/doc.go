// Package land turns a drawn outline into an edit: what lies under it, and the rows that a new plot, another shape, a split
// or a merge puts and deletes.
//
// Shapes are lon/lat degrees of WGS 84, areas square metres on the ground. Looking at the ground takes as long as the outline
// is large and is told to stop by its context; all else is pure. Everything is safe for any goroutine. The package must know
// nothing of hands, of windows and of languages: names and notes are given to it in words.
package land
