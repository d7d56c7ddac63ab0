// Package feature holds features in columns: coordinates in flat arrays, attributes column by column with repeated
// strings stored once. It is the form that readers fill, scenes draw and the project file stores.
//
// Coordinates are lon/lat degrees of WGS 84 whatever the source was. Polygon rings are closed; shells run
// counter-clockwise and holes clockwise (RFC 7946 §3.1.6), and each shell begins a new part, so no part array is kept.
//
// A Set is immutable once built and safe for any goroutine; a Builder belongs to one. The package must know nothing of
// files or of what a feature means.
package feature
