// Package table reads files of separated values as people make them: any of comma, semicolon, tab and bar between fields, a
// point or a comma in numbers, and finds what in them is a place. A row is read at a time, in UTF-8. Places are found by what
// cells hold (well-known text, GeoJSON, "lon, lat"), and columns of ordinates by their names, for a number says nothing.
//
// Readers belong to one goroutine; functions are safe for any. The package must know nothing of coordinate systems or features.
package table
