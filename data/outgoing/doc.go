// Package outgoing is what leaves a project as data: which rows, in which columns, for whom, and into which file. The same table
// goes into a workbook, into separated values and into JSON; with its shapes into GeoJSON and into GeoPackage.
//
// What is for the outside holds no confidential value, and a layer that is not said to be whose and of when does not leave. Areas are
// square metres on the ellipsoid, shapes lon/lat degrees of WGS 84, money euros before tax. The functions only read a snapshot and are
// safe for any goroutine. The package must know nothing of windows.
package outgoing
