// Package about shows over the window what the program is, and under which licences it, its libraries and its data stand. It is opened
// by Show; sizes are Fyne units, and all of it belongs to the interface thread. Texts come in ready.
package about
