// Package drive plays the user: it presses, clicks, fills and waits until all is idle, in the real window or where there is
// no screen.
//
// A Driver belongs to one goroutine, which must not be the interface thread of a real window. Where it acts it goes through
// its Stage to the interface thread, so that what it does is what a hand does: through operations, fields and clicks, never
// around them. The package must know nothing of tests.
package drive
