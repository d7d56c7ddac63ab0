// Package plan draws in the plane: it cuts polygons, follows curves and builds the arrangement of a network of lines. The
// demonstration territory is drawn with it.
//
// Positions are metres of any flat system, x to the right and y upwards; polygons are simple rings, counter-clockwise, not
// closed, each side carrying the tag of what lies along it. Everything is pure and deterministic, safe for any goroutine.
// The package must know nothing of the Earth and of territories.
package plan
