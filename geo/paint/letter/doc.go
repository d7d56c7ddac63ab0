// Package letter holds the letters in which everything is written, as outlines, for the surfaces that draw letters themselves.
//
// Outlines, advances and kerning are in ems, y downwards. Faces are shared, guard themselves, and may be used from any
// goroutine. The package must know nothing of pages and pictures.
package letter
