// Package symbology says which style each role, status and verdict wears: the one palette that screen, sheets and pictures
// share. Status and verdict colours come from the set of Okabe and Ito (2008), so that they survive colour blindness, and
// each has a pattern, so that it survives a photocopier.
//
// Widths are typographic pixels, scales are Web Mercator metres a typographic pixel (at the latitude of France a ground
// metre takes about 1.4 of them). Everything is a fresh value, safe for any goroutine. The package must know nothing of
// windows and of languages: legends carry keys below "legend.".
package symbology
