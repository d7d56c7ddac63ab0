// Package typed reads positions as people type and paste them: metres of a French projection, decimal degrees in either
// order, degrees with minutes and seconds, geo: URIs (RFC 5870).
//
// What can be read in several ways is given in all of them, the likeliest first: two bare numbers do not say which one is
// the latitude, and the reader must be told. Results are WGS 84. Functions are pure. The package must know nothing of views
// or layers.
package typed
