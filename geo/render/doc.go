// Package render draws a scene in a style through a frame onto a surface. It is pure: the same scene, style and frame give
// the same ink, on screen, in tiles, in pictures and on paper.
//
// A frame turns positions of the plane (Web Mercator) or of the Earth (lon/lat, on paper) into surface units. Widths and
// sizes of a style are typographic pixels, multiplied here by the unit of the surface. What is drawn does not depend on
// what part of the plane the surface shows: vertices are thinned by the same rule, dashes are counted from the first
// vertex and patterns are anchored to the plane, so that tiles meet without a seam. Features of a few pixels are handed to
// the surface as they are, by one rounding for the whole plane, so that a pixel tells how much land is in it.
//
// Functions may run on any goroutine, on one surface each; they honour their context. The package must know nothing of what
// the layers mean.
package render
