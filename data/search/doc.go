// Package search finds what a few words or a number stand for in a project: a row by its name, a parcel by its identifier or by
// section and number, a feature of a layer by its name or address. Case, accents and hyphens do not count.
//
// Nothing is prepared beforehand: a search looks through the words that columns keep once each, which takes a few hundredths
// of a second for a whole département. It is a function of a snapshot, safe for any goroutine; do not call it on the thread of
// a window. The package must know nothing of windows and of languages: results carry codes that the floor above says.
package search
