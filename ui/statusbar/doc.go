// Package statusbar is the line at the bottom of the window: where the pointer is, the scale, how much there is, what was
// just done and what is under way. It is shown by Set; texts come in ready to be read.
package statusbar
