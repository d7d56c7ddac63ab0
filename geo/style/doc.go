// Package style says how a class of features looks, and the legend that tells it: rules as values, no code.
//
// Widths and sizes are typographic pixels (1/96 inch at normal density); the renderer multiplies them by the unit of the
// surface. Scales are plane resolutions: Web Mercator metres that one typographic pixel takes, so that a style looks the
// same on a dense screen, in a picture and on paper.
//
// All types are values, safe for any goroutine once built. The package must know nothing of roles, plots or languages: a
// legend carries keys that the floor above translates.
package style
