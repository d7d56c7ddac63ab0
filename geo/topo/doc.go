// Package topo says which features touch, and which sets of them hang together.
//
// Two areas are neighbours when they have a stretch of border in common: vertices need not match, and borders may lie a
// tolerance apart, as surveys of two sheets do. Areas that touch at a corner only are no neighbours. Neighbours asks for the
// surroundings of some areas, Adjacency for all neighbours of a layer at once, with the length of each border and, where that
// is asked, those across a street. Sets goes through the connected sets of a Graph, each once.
//
// Tolerances and lengths are metres on the ground; positions are those of scene layers. Functions are pure and may be called
// from any goroutine; the graph is the same whatever number of processors worked on it. The package must know nothing of
// what features mean.
package topo
