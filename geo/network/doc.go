// Package network makes a graph of lines that can be driven along, and says how far and how long it is by them to the nearest of
// some places.
//
// Lines come in as lon/lat degrees, lengths and distances are metres on the ground, speeds km/h, times seconds. Lines meet where
// they have a position in common and where one ends within a tolerance of another; lines that cross without that do not meet, as
// a bridge does not, unless that is asked for. A place off the network is reached in a straight line from the nearest spot of it.
//
// A Graph and a Field answer the same whenever they are asked and are safe for any goroutine; the same input gives the same answers. The package must know
// nothing of roads: which lines are open, which way and how fast is the caller's to say.
package network
