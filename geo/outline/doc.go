// Package outline changes the outlines of areas: cuts them by a line, joins them, takes a strip or a hole out of them, and
// says which areas of a layer one covers.
//
// Everything is lon/lat degrees of WGS 84 outside. Inside, what is cut and joined lies on the tangent plane of its place, on
// which edges are straight as geo/measure takes them, so that the parts add up to the whole; what has a width lies on the
// local plane of its place, in true metres. A position that was there before is the same to the last bit afterwards, so that
// neighbours stay neighbours. What comes in is never written to.
//
// What is not valid is repaired where the repair leaves no doubt, else refused; what comes out is valid. All functions are
// pure and safe for any goroutine. The package must know nothing of plots, of hands and of pixels.
package outline
