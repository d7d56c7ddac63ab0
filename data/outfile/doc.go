// Package outfile puts a file in its place whole or not at all: it is made beside the place and renamed, so that a disk that is
// full, a failure or a cancelled task leaves what was there before. What is there is replaced only when that is wanted.
//
// All functions may be called from any goroutine. Refusals are *geo.FileError. The package must know nothing of what it writes.
package outfile
