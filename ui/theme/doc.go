// Package theme gives the interface its look: colours of a printed atlas in a light and a dark edition, four text sizes,
// thin lines, and the icons of Emprise in the ink of the moment.
//
// Sizes are Fyne units (1/96 inch at normal density). A Theme is safe for any goroutine; nothing of it changes but the size
// of its texts. The package must know nothing of what the interface shows.
package theme
