// Package kml reads placemarks of a KML document (OGC 12-007r2) one by one, with Google's tracks. Names and namespaces vary
// with the version and are not looked at beyond their local part. Positions are lon/lat degrees; heights are left out and
// noted. Styles, overlays and network links are passed over: they say nothing of the land.
//
// The document is never held whole. A Reader belongs to one goroutine. The package must know nothing of features.
package kml
