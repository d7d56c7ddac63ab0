// Package shape reads the two files of a Shapefile as streams: shapes (.shp) and rows (.dbf), after "ESRI Shapefile
// Technical Description" (1998) and the dBASE III and FoxPro table formats. Neither file is held in memory; the .shx is not
// needed. Positions are in whatever the .prj says, x before y; heights and measures are left out and noted.
//
// A file that is cut short or is none ends in an error. A shape that cannot be is told in its Record and the next one
// follows. Readers belong to one goroutine. The package must know nothing of coordinate systems, encodings or features.
package shape
