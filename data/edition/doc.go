// Package edition brings a newer file of a layer into a project: it finds which layer a file is one of, compares them by
// data/reconcile, and carries out what a person decided as one edit, one step of undo.
//
// Geometries are lon/lat degrees of WGS 84. Snapshots are read and never written to; only Carry changes the project. All
// functions may be called from any goroutine and take as long as reading a file does: never call them from a window's own.
// The package must know nothing of windows and of languages.
package edition
