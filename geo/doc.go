// Package geo holds the words that every spatial package shares: units, positions, boxes and the view of a map.
//
// Two kinds of position never mix. LonLat is a place on the Earth in degrees of WGS 84 (taken as identical to RGF93);
// orb geometries that cross package borders are always in this form. XY is a position on a drawing plane: Web Mercator
// metres on screen, metres of the legal projection on paper. Never measure an area or a distance in XY.
//
// All types are immutable values, safe for any goroutine. The package must know nothing of files, styles or plots.
package geo
