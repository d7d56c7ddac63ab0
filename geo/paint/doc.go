// Package paint is a handful of verbs on a surface. What is drawn on screen, on paper and in a picture file is drawn
// through Surface; the packages below (raster, pdf) obey it.
//
// Coordinates are surface units, x to the right and y downwards from the top left corner: device pixels on a raster,
// millimetres on a page. Widths and text sizes are in the same units; Surface.Unit says how many units one typographic
// pixel (1/96 inch at normal density) takes, so that a style looks the same everywhere.
//
// A surface belongs to one goroutine. The package must know nothing of maps.
package paint
