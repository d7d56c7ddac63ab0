package tile

import (
	"image"
	"math"
	"slices"

	"emprise/geo"
)

// ID names a tile.
type ID struct {
	Level geo.Level
	X, Y  int // eastwards and southwards from the north-west corner of the world
}

// Box is the part of the plane that the tile shows.
func (id ID) Box() geo.Box {
	side := geo.TileSize * id.Level.Resolution()
	west, north := float64(id.X)*side-geo.MercatorHalfWorld, geo.MercatorHalfWorld-float64(id.Y)*side
	return geo.Box{Min: geo.XY{X: west, Y: north - side}, Max: geo.XY{X: west + side, Y: north}}
}

// in says whether the tile is of the levels from–to and shares some area with the box.
func (id ID) in(b geo.Box, from, to geo.Level) bool {
	return id.Level >= from && id.Level <= to && id.Box().Intersects(b)
}

// Camera is a view that may stand between two levels, as it does while a zoom moves.
type Camera struct {
	Centre        geo.XY
	Resolution    float64 // plane metres per device pixel
	Width, Height int     // device pixels
}

// CameraOf is the camera that shows what the view shows.
func CameraOf(v geo.View) Camera {
	return Camera{Centre: v.Centre, Resolution: v.Resolution(), Width: v.Width, Height: v.Height}
}

// Box is the part of the plane that is seen.
func (c Camera) Box() geo.Box {
	w, h := float64(c.Width)/2*c.Resolution, float64(c.Height)/2*c.Resolution
	return geo.Box{
		Min: geo.XY{X: c.Centre.X - w, Y: c.Centre.Y - h},
		Max: geo.XY{X: c.Centre.X + w, Y: c.Centre.Y + h},
	}
}

// ToPixel gives the pixel of a position on the plane.
func (c Camera) ToPixel(p geo.XY) (px, py float64) {
	return (p.X-c.Centre.X)/c.Resolution + float64(c.Width)/2, (c.Centre.Y-p.Y)/c.Resolution + float64(c.Height)/2
}

// ToPlane gives the position on the plane of a pixel.
func (c Camera) ToPlane(px, py float64) geo.XY {
	return geo.XY{
		X: c.Centre.X + (px-float64(c.Width)/2)*c.Resolution,
		Y: c.Centre.Y - (py-float64(c.Height)/2)*c.Resolution,
	}
}

// Snap moves a view by less than a pixel, so that the pixels of its tiles fall on its own: what is then shown is crisp.
// A snapped view stays so when it is panned by whole pixels.
func Snap(v geo.View) geo.View {
	r := v.Resolution()
	west, north := v.ToPixel(geo.XY{X: -geo.MercatorHalfWorld, Y: geo.MercatorHalfWorld})
	v.Centre.X += (west - math.Round(west)) * r
	v.Centre.Y -= (north - math.Round(north)) * r
	return v
}

// Rect is where the tile lies in the view, in pixels. Neighbours share their edges, whatever the level.
func Rect(id ID, v geo.View) image.Rectangle { return Place(id, CameraOf(v)) }

// Place is where the tile lies before a camera, in pixels. Neighbours share their edges.
func Place(id ID, c Camera) image.Rectangle {
	west, north := c.ToPixel(geo.XY{X: -geo.MercatorHalfWorld, Y: geo.MercatorHalfWorld})
	side := geo.TileSize * id.Level.Resolution() / c.Resolution
	if math.Abs(side-geo.TileSize) < 1e-6 { // its own level: exact, whatever the distance from the corner of the world
		x, y := int(math.Round(west))+id.X*geo.TileSize, int(math.Round(north))+id.Y*geo.TileSize
		return image.Rect(x, y, x+geo.TileSize, y+geo.TileSize)
	}
	edge := func(origin float64, i int) int { return int(math.Round(origin + float64(i)*side)) }
	return image.Rect(edge(west, id.X), edge(north, id.Y), edge(west, id.X+1), edge(north, id.Y+1))
}

// Cover lists the tiles that the view needs at its own level, those nearest its centre first.
func Cover(v geo.View) []ID {
	ids := Within(v.Box(), v.Level)
	distance := func(id ID) float64 {
		c := id.Box().Centre()
		return math.Hypot(c.X-v.Centre.X, c.Y-v.Centre.Y)
	}
	slices.SortStableFunc(ids, func(a, b ID) int {
		switch d, e := distance(a), distance(b); {
		case d < e:
			return -1
		case d > e:
			return 1
		}
		return 0
	})
	return ids
}

// Within lists the tiles of a level that share some area with the box, row by row.
func Within(b geo.Box, level geo.Level) []ID {
	x0, y0, x1, y1 := span(b, level)
	if x0 > x1 || y0 > y1 {
		return nil
	}
	ids := make([]ID, 0, (x1-x0+1)*(y1-y0+1))
	for y := y0; y <= y1; y++ {
		for x := x0; x <= x1; x++ {
			ids = append(ids, ID{Level: level, X: x, Y: y})
		}
	}
	return ids
}

// span is the first and last column and row of the tiles of a level that share some area with the box. A thousandth of a
// pixel is forgiven, so that a box that ends on a seam asks for nothing beyond it.
func span(b geo.Box, level geo.Level) (x0, y0, x1, y1 int) {
	if b.Empty() {
		return 0, 0, -1, -1
	}
	side := geo.TileSize * level.Resolution()
	const slack = 1e-3 / geo.TileSize
	last := int(math.Ceil(math.Exp2(float64(level)/4)-slack)) - 1
	low := func(d float64) int { return max(0, int(math.Floor(d/side+slack))) }
	high := func(d float64) int { return min(last, int(math.Ceil(d/side-slack))-1) }
	return low(b.Min.X + geo.MercatorHalfWorld), low(geo.MercatorHalfWorld - b.Max.Y),
		high(b.Max.X + geo.MercatorHalfWorld), high(geo.MercatorHalfWorld - b.Min.Y)
}
