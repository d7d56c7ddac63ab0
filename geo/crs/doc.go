// Package crs projects places to the coordinate systems that French land data come in, and back.
//
// A place is always lon/lat degrees; a projected position is metres, x eastwards and y northwards, whatever axis order the
// registry states, as in GeoJSON, GeoPackage and Shapefile. A geographic System takes and gives degrees through XY.
//
// RGF93 (v1, v2, v2b), ETRS89, the overseas French datums and WGS 84 are taken as one: no datum shift is made, which is
// right to some decimetres. NTF systems (Lambert I to IV, Lambert II étendu) need a grid and are not known here.
//
// Systems are immutable, shared and safe for any goroutine. The package must know nothing of files or of maps.
package crs
