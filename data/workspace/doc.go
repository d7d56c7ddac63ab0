// Package workspace is one open project, and the only place where its state changes.
//
// Readers take a Snapshot, an immutable value behind an atomic pointer, and never a lock. Writers call Do: the edit is
// validated, written in one transaction that also reads the old rows, recorded in the journal with its inverse, put into a
// new snapshot that shares all that did not change, and only then published to the watchers. Undo is the inverse, done;
// because the journal is in the store, it survives a restart.
//
// Geometries are lon/lat degrees of WGS 84. Every method is safe for any goroutine; writes wait for one another. The
// package must know nothing of SQL, of windows and of how things look.
package workspace
