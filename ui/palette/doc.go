// Package palette is the list of all that can be done and of all places that can be gone to, found by typing a few letters
// of their names. It lies over the window until something is chosen or it is left with Escape.
package palette
