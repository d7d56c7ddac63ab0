// Package draw holds the tools that draw on the map: outlines and lines set corner by corner, rectangles, the corners of a
// shape that is there, and the picking of features.
//
// A tool keeps what is drawn as places of WGS 84 (geo/draft), snaps to what the map shows, and hands the result to OnDone; what
// the ground below says of it comes through the Board when the hand rests. All methods and callbacks belong to the interface
// thread. The package must know nothing of plots, of parcels and of files.
package draw
