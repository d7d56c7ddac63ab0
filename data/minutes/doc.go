// Package minutes tells what was done during a sitting: decisions, plots concerned, proposals, remarks, projects.
//
// Nothing is copied while a sitting goes on. Minutes are worked out from the journal between the two moments of the sitting, and
// from the project, which is taken back to how it was at its end and at its beginning. Moments are told in the time zone in which
// the sitting was opened; areas are square metres on the ellipsoid. All functions are pure and safe for any goroutine. The package
// must know nothing of how the journal is kept and of windows.
package minutes
