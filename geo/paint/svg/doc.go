// Package svg obeys paint.Surface in a drawing of scalable vectors (SVG 1.1 and the href of SVG 2), for those who go on drawing.
//
// Coordinates are millimetres from the top left corner of the page; the typographic pixel is 25.4/96 mm. Letters are drawn as
// outlines, so that every reader shows the same, and are told as text beside them (aria-label); groups are layers in the
// sense of Inkscape. The same calls give the same bytes. A Drawing belongs to one goroutine. The package must know nothing
// of maps.
package svg
