// Package reconcile compares what the project has with a newer file of the same thing: which features are new, gone, redrawn or
// say something else; which have split or merged; which values of plots and zones the file says otherwise; and what becomes of
// the plots that name parcels which are no more. A person decides item by item; nothing is changed here.
//
// Features are matched by an identifier that both have, those that are left by their geometry, and what is left then by
// the land that they share. Geometries are lon/lat degrees, areas square metres on the ellipsoid, tolerances metres on the
// ground. What is unknown in the newer file erases nothing: unknown is not no.
//
// All functions are pure and deterministic, read no clock, and may be called from any goroutine. Comparing takes 12 to 60
// bytes a feature beside the two sets, the less the more they come in one order, and some 300 bytes for each that differs. The package must know nothing of files, of
// windows and of languages, nor of the workspace that carries the decision out.
package reconcile
