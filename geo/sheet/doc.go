// Package sheet composes a printed page around a map: frame, title, legend, tables, scale bar, north, sources.
//
// A sheet is laid out in millimetres from the top left corner of the page and drawn on any paint.Surface, so that the same
// page can be a PDF or a picture. Its map is in a legal projection at a true scale: one millimetre of paper is as many
// metres of the projection as the denominator says, divided by a thousand. Texts come translated, but for the furniture
// (scale, north, projection, page), which is said through the locale. A Sheet is a value that Draw only reads. The
// package must know nothing of plots, needs or files.
package sheet
