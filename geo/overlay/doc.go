// Package overlay lays the features of one layer over those of another: how much of each area they cover, how far the nearest
// is, how many lie within a distance.
//
// Positions come in as lon/lat degrees and answers go out in metres on the ground, or as shares from 0 to 1. Between, work is
// done on one plane, the legal projection of the place, where edges are straight as geo/measure.Overlap and DistanceTo take
// them. What is laid over is prepared once (Mask, Targets), immutable and shared; whole layers are answered by all processors
// in one pass, the answer of row i at place i, the same whatever number of goroutines worked on it.
//
// An area that is not valid is taken as measure.Repair makes it; where that leaves a doubt the answer is NaN and never zero.
// The package must know nothing of what features mean.
package overlay
