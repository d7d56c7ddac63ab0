// Package qgis writes how our tables look in the form that QGIS keeps in a GeoPackage: a renderer in QML for plots, zones and
// projects, made of the rules of symbology, so that there is one palette.
//
// Sizes become typographic points, of which three quarters make a typographic pixel; scales become denominators. Everything is a
// fresh value, safe for any goroutine. The package must know nothing of files: data/gpkg keeps what it writes.
package qgis
