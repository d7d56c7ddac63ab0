// Package icons embeds the icons of the interface and of the program, drawn for Emprise on a grid of 24 units with a line of
// 1.6: SVG with one colour, black, which the theme replaces. The icon of the program keeps its colours.
package icons
