// Package archive lists what a ZIP file holds without trusting it. Nothing is ever written to the disk. An entry is left out
// when its name leaves the archive, when it is a link, is encrypted or packed by an unusual method, or unpacks to more than
// the limits allow; an entry that unpacks to more than it declares ends in an error when it is read.
//
// A list is safe for any goroutine as long as its ReaderAt is. The package must know nothing of formats.
package archive
