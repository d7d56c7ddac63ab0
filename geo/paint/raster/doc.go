// Package raster paints on a picture: the Surface of the screen, of tiles and of picture files.
//
// Units are device pixels, y downwards. Fills are exact in their edges (accumulated coverage); strokes are the distance to
// the line, so that joins, caps and lines that repeat each other come out even. Patterns are anchored to SetOrigin, so that
// they run on from one tile into the next.
//
// A Surface is a paint.Crowd: small areas are summed without a path, small lines marked by samples, of which a pixel has 32,
// so that the ink of a crowd is that of its union. Buffers of the size of the picture are shared from one call to the next.
//
// A Surface belongs to one goroutine; different surfaces may be painted at the same time. Coordinates that are not numbers
// are left out, however far the others lie. The package must know nothing of maps.
package raster
