// Package kit holds the small widgets that the panels are made of: text that wraps or is cut, icons, buttons that say why
// they are off, columns that know their height for a width, a dock of panels, lists, fields of forms.
//
// Sizes are Fyne units. Everything here belongs to the interface thread. The package must know nothing of plots, of needs
// or of the map, and of no language: whatever is said comes in translated.
package kit
