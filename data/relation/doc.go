// Package relation joins what comes in separate files by the identifiers that they cite: a plot and its parcels, its zone, the
// establishments on it, its commune and EPCI; an establishment and what other layers tell of it.
//
// A reference is never guessed: what is cited and not there is unresolved, what several features answer to is ambiguous, and
// where no layer could answer nothing is said. It does not matter which file comes first: what a file cited in vain stands in
// its layer and is resolved when the other file arrives.
//
// Snapshots are read and never written to. All functions but Bring are pure; all may be called from any goroutine, and take
// as long as there are features to go through. The package must know nothing of windows, of files and of
// languages.
package relation
