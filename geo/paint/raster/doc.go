// Package raster paints on a picture: the Surface of the screen, of tiles and of picture files.
//
// Units are device pixels, y downwards. Fills are exact in their edges (accumulated coverage); strokes are the distance to
// the line, so that joins, caps and lines that repeat each other come out even. Patterns are anchored to SetOrigin, so that
// they run on from one tile into the next.
//
// A Surface belongs to one goroutine; different surfaces may be painted at the same time. Coordinates that are not numbers
// are left out, however far the others lie. The package must know nothing of maps.
package raster
