// Package topo says which features touch.
//
// Two areas are neighbours when they have a stretch of border in common: vertices need not match, and borders may lie a
// tolerance apart, as surveys of two sheets do. Areas that touch at a corner only are no neighbours. Tolerances and lengths
// are metres on the ground; positions are those of scene layers. Functions are pure and may be called from any goroutine.
// The package must know nothing of what features mean.
package topo
