package basemap

import (
	"math"

	"emprise/geo"
)

// Coord names a tile of a source: the world is 2^Zoom tiles wide and high, X counts from the west and Y from the north.
type Coord struct{ Zoom, X, Y int }

// maxZoom is the deepest zoom that is ever asked for: 7 cm a pixel.
const maxZoom = 24

// Valid says whether there is such a tile.
func (c Coord) Valid() bool {
	return c.Zoom >= 0 && c.Zoom <= maxZoom && c.X >= 0 && c.Y >= 0 && c.X < 1<<c.Zoom && c.Y < 1<<c.Zoom
}

// Box is the part of the plane that the tile shows.
func (c Coord) Box() geo.Box {
	side := 2 * geo.MercatorHalfWorld / float64(int(1)<<c.Zoom)
	west, north := float64(c.X)*side-geo.MercatorHalfWorld, geo.MercatorHalfWorld-float64(c.Y)*side
	return geo.Box{Min: geo.XY{X: west, Y: north - side}, Max: geo.XY{X: west + side, Y: north}}
}

// Parent is the tile some zooms up that holds this one.
func (c Coord) Parent(up int) Coord { return Coord{c.Zoom - up, c.X >> up, c.Y >> up} }

// resolution is how many plane metres a pixel of a tile of so many pixels takes at a zoom.
func resolution(zoom, tileSize int) float64 {
	return 2 * geo.MercatorHalfWorld / float64(tileSize) / float64(int(1)<<zoom)
}

// within gives the columns and rows of the tiles of a zoom that share some area with a box; none when x0 > x1 or y0 > y1.
func within(b geo.Box, zoom int) (x0, y0, x1, y1 int) {
	if b.Empty() {
		return 0, 0, -1, -1
	}
	n := int(1) << zoom
	side := 2 * geo.MercatorHalfWorld / float64(n)
	const slack = 1e-6 // of a tile: a box that ends on a seam asks for nothing beyond it
	low := func(d float64) int { return int(max(0, math.Floor(d/side+slack))) }
	high := func(d float64) int { return int(min(float64(n), math.Ceil(d/side-slack))) - 1 }
	return low(b.Min.X + geo.MercatorHalfWorld), low(geo.MercatorHalfWorld - b.Max.Y),
		high(b.Max.X + geo.MercatorHalfWorld), high(geo.MercatorHalfWorld - b.Min.Y)
}
