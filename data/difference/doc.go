// Package difference says how two states of one row differ, field by field, and how two states of a project do, row by row.
//
// Values are compared in the JSON form of the row, so that a kind of row needs nothing here to be compared. Areas are square
// metres on the ellipsoid, positions lon/lat degrees of WGS 84. All functions are pure and safe for any goroutine. The package
// must know nothing of how states are kept, of languages and of windows.
package difference
