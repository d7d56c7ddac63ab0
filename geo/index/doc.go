// Package index finds boxes: a packed Hilbert R-tree over float32 boxes, built once and frozen.
//
// Coordinates are those of the caller (plane metres, degrees, grid cells): the tree only compares them. Boxes are float32
// to halve memory, so they must be rounded outwards with Round, the box of a query too; the caller then looks at the true
// shape of what was found. A Tree is immutable and safe for any goroutine. The package must know nothing of geometry.
package index
