// Package pdf obeys paint.Surface on the pages of a PDF document: vectors stay vectors, text stays text in embedded subsets
// of Noto Sans, groups become layers that a reader can switch off, and colours are said to be sRGB.
//
// Coordinates are millimetres from the top left corner of the page; the typographic pixel is 25.4/96 mm. One document
// given the same calls gives the same bytes, since the only date in it is the one of Meta. A Document belongs to one
// goroutine. The package must know nothing of maps.
package pdf
