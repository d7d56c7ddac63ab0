// Package cheatsheet shows over the window all that can be done, and how by the keyboard. It is opened by Show; sizes are Fyne units,
// and all of it belongs to the interface thread. It must know no operation: they come in as actions.
package cheatsheet
