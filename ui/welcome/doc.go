// Package welcome is what the window shows while no project is open: what the program is for, the ways to begin, and the
// projects opened before.
package welcome
