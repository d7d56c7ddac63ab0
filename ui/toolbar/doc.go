// Package toolbar is the line at the top of the window: the project and its menu, the operations used most, the search
// field that opens the palette. It is shown by Set and calls the Run of the actions it was given; it must know nothing of
// what they do.
package toolbar
