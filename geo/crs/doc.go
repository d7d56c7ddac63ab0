// Package crs projects places to the coordinate systems that French land data come in, and back.
//
// A place is always lon/lat degrees; a projected position is metres, x eastwards and y northwards, whatever axis order the
// registry states, as in GeoJSON, GeoPackage and Shapefile. A geographic System takes and gives degrees through XY.
//
// RGF93 (v1, v2, v2b), ETRS89, the overseas French datums and WGS 84 are taken as one: no datum shift is made, which is
// right to some decimetres.
//
// The Lambert systems of NTF (zones I to IV and Lambert II étendu, 27561 to 27574) are brought to WGS 84 by the three
// published translations, EPSG 1193, stated as right to 2 m; the worst of the points that IGN gives in both comes out
// 2.9 m from where IGN's grid GR3DF97A, itself right to some centimetres, puts it. That shows where an old plan lies: it
// does not measure the limit of a parcel.
//
// Systems are immutable, shared and safe for any goroutine. The package must know nothing of files or of maps.
package crs
