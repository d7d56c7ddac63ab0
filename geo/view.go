package geo

import "math"

// View is what the window looks at: a value, so that a gesture makes a new one. The plane is Web Mercator, y upwards;
// pixels are device pixels, y downwards, (0,0) at the top left corner.
type View struct {
	Centre XY // plane metres
	Level  Level
	Width  int // device pixels
	Height int // device pixels
}

// Level is a zoom level in quarter octaves: four levels halve the resolution. Views rest on whole levels, so that tiles
// painted for the level are shown one to one and the map at rest is crisp.
type Level int

// Levels between which a map may zoom: the whole world in a few tiles, and millimetres.
const (
	MinLevel Level = 0
	MaxLevel Level = 96
)

// TileSize is the side of a tile in device pixels.
const TileSize = 512

// Resolution is how many plane metres one device pixel takes at the level. Level 0 puts the world in one tile.
func (l Level) Resolution() float64 {
	return 2 * MercatorHalfWorld / TileSize / math.Exp2(float64(l)/4)
}

// LevelFor is the closest level at which one pixel takes at least the given number of plane metres.
func LevelFor(resolution float64) Level {
	l := Level(math.Floor(4*math.Log2(2*MercatorHalfWorld/TileSize/resolution) + 1e-9))
	return max(MinLevel, min(MaxLevel, l))
}

// Fit is the view of the given size in pixels that shows the whole box, with margin pixels to spare on each side.
func Fit(b Box, width, height, margin int) View {
	w, h := max(1, width-2*margin), max(1, height-2*margin)
	res := math.Max(b.Width()/float64(w), b.Height()/float64(h))
	v := View{Centre: b.Centre(), Level: MaxLevel, Width: width, Height: height}
	if b.Empty() {
		return View{Level: MinLevel, Width: width, Height: height}
	}
	if res > 0 {
		v.Level = LevelFor(res)
	}
	return v
}

// Resolution is how many plane metres one pixel takes.
func (v View) Resolution() float64 { return v.Level.Resolution() }

// Box is the part of the plane that is seen.
func (v View) Box() Box {
	r := v.Resolution()
	w, h := float64(v.Width)/2*r, float64(v.Height)/2*r
	return Box{XY{v.Centre.X - w, v.Centre.Y - h}, XY{v.Centre.X + w, v.Centre.Y + h}}
}

// ToPixel gives the pixel of a position on the plane.
func (v View) ToPixel(p XY) (px, py float64) {
	r := v.Resolution()
	return (p.X-v.Centre.X)/r + float64(v.Width)/2, (v.Centre.Y-p.Y)/r + float64(v.Height)/2
}

// ToPlane gives the position on the plane of a pixel.
func (v View) ToPlane(px, py float64) XY {
	r := v.Resolution()
	return XY{v.Centre.X + (px-float64(v.Width)/2)*r, v.Centre.Y - (py-float64(v.Height)/2)*r}
}

// Panned is the view after the map followed the hand by (dx, dy) pixels.
func (v View) Panned(dx, dy float64) View {
	r := v.Resolution()
	v.Centre.X -= dx * r
	v.Centre.Y += dy * r
	return v
}

// ZoomedAbout is the view some levels nearer (or further), the plane position under pixel (px, py) staying there.
func (v View) ZoomedAbout(levels int, px, py float64) View {
	fixed := v.ToPlane(px, py)
	v.Level = max(MinLevel, min(MaxLevel, v.Level+Level(levels)))
	r := v.Resolution()
	v.Centre = XY{fixed.X - (px-float64(v.Width)/2)*r, fixed.Y + (py-float64(v.Height)/2)*r}
	return v
}

// Resized is the view with the same centre and level in a window of another size.
func (v View) Resized(width, height int) View {
	v.Width, v.Height = width, height
	return v
}

// GroundResolution is how many metres on the ground one pixel takes at the centre.
func (v View) GroundResolution() Metres {
	return Metres(v.Resolution() / MercatorStretch(Unmercator(v.Centre).Lat))
}
