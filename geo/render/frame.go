package render

import (
	"math"

	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/scene"
)

// Rect is an upright rectangle of a surface, in its units, y downwards.
type Rect struct{ X, Y, Width, Height float64 }

// Frame is what part of the world lies where on a surface. Screen, Tile and Paper make one; it is a value.
type Frame struct {
	Rect       Rect    // the part of the surface that is drawn on
	Box        geo.Box // the part of the Web Mercator plane that is seen in it (on paper: a box around it)
	Resolution float64 // plane metres that one typographic pixel takes, at the centre
	Unit       float64 // surface units that one typographic pixel takes

	origin  geo.XY  // plane position of the top left corner of Rect, in steps of the grid
	perStep float64 // surface units a step of the grid takes

	system  *crs.System // on paper; nil on the plane
	centre  geo.XY      // metres of the system
	perUnit float64     // metres of the system that one surface unit takes

	times float64 // how many times as large all is drawn as usual; 0 is once
}

// Screen shows a view on a surface of its size, in device pixels; unit is how many of them a typographic pixel takes.
func Screen(v geo.View, unit float64) Frame {
	return plane(v.Box(), v.Resolution(), Rect{0, 0, float64(v.Width), float64(v.Height)}, unit)
}

// Tile shows one tile of geo.TileSize device pixels: tile (0,0) of a level lies at the north-west corner of the world, x
// counts eastwards and y southwards.
func Tile(level geo.Level, tx, ty int, unit float64) Frame {
	side := geo.TileSize * level.Resolution()
	west, north := float64(tx)*side-geo.MercatorHalfWorld, geo.MercatorHalfWorld-float64(ty)*side
	box := geo.Box{Min: geo.XY{X: west, Y: north - side}, Max: geo.XY{X: west + side, Y: north}}
	return plane(box, level.Resolution(), Rect{0, 0, geo.TileSize, geo.TileSize}, unit)
}

// Plane shows a box of the plane in a rectangle of a surface, at a resolution in plane metres a surface unit; the box is
// widened or cut around its centre to the rectangle.
func Plane(centre geo.XY, resolution float64, r Rect, unit float64) Frame {
	w, h := r.Width/2*resolution, r.Height/2*resolution
	box := geo.Box{Min: geo.XY{X: centre.X - w, Y: centre.Y - h}, Max: geo.XY{X: centre.X + w, Y: centre.Y + h}}
	return plane(box, resolution, r, unit)
}

func plane(box geo.Box, resolution float64, r Rect, unit float64) Frame {
	return Frame{
		Rect: r, Box: box, Resolution: resolution * unit, Unit: unit,
		origin:  geo.XY{X: box.Min.X / scene.GridStep, Y: box.Max.Y / scene.GridStep},
		perStep: scene.GridStep / resolution,
	}
}

// paperUnit is how many millimetres one typographic pixel takes.
const paperUnit = 25.4 / 96

// Paper shows a projected system at a true scale in a rectangle of a page in millimetres: centre, in metres of the system,
// lies in the middle, and one ground metre takes 1000/denominator millimetres of the system's own plane.
func Paper(sys *crs.System, centre geo.XY, denominator float64, r Rect) Frame {
	f := Frame{Rect: r, Unit: paperUnit, system: sys, centre: centre, perUnit: denominator / 1000}
	f.Box = geo.EmptyBox()
	const steps = 16 // the sides of the frame are curves on the plane
	for i := range steps + 1 {
		t := float64(i) / steps
		for _, corner := range [4][2]float64{{t, 0}, {t, 1}, {0, t}, {1, t}} {
			f.Box = f.Box.Extend(geo.Mercator(f.ToEarth(r.X+corner[0]*r.Width, r.Y+corner[1]*r.Height)))
		}
	}
	stretch := geo.MercatorStretch(sys.Inverse(centre).Lat)
	f.Resolution = f.perUnit * paperUnit * stretch
	f.perStep = scene.GridStep / (f.perUnit * stretch) // only to tell what is too small to see
	return f
}

// Magnified is the frame in which all that a style measures in typographic pixels is so many times as large: the same ground, drawn for eyes
// that are farther away.
func (f Frame) Magnified(times float64) Frame {
	f.Unit *= times
	f.Resolution *= times
	f.times = times * max(f.times, 1)
	return f
}

// named is the resolution by which names are shown or not. It is that of the map of usual size: larger names find less room, but without any
// nobody knows where they are.
func (f *Frame) named() float64 { return f.Resolution / max(f.times, 1) }

// ToEarth gives the place shown at a position of the surface.
func (f *Frame) ToEarth(x, y float64) geo.LonLat {
	if f.system == nil {
		p := geo.XY{X: f.origin.X + (x-f.Rect.X)/f.perStep, Y: f.origin.Y - (y-f.Rect.Y)/f.perStep}
		return geo.Unmercator(geo.XY{X: p.X * scene.GridStep, Y: p.Y * scene.GridStep})
	}
	return f.system.Inverse(geo.XY{
		X: f.centre.X + (x-f.Rect.X-f.Rect.Width/2)*f.perUnit,
		Y: f.centre.Y - (y-f.Rect.Y-f.Rect.Height/2)*f.perUnit,
	})
}

// ToSurface gives the position on the surface of a place.
func (f *Frame) ToSurface(p geo.LonLat) (x, y float64) {
	if f.system == nil {
		return f.fromPlane(geo.Mercator(p))
	}
	return f.fromSystem(f.system.Forward(p))
}

// fromPlane gives the position on the surface of a position of the Web Mercator plane.
func (f *Frame) fromPlane(p geo.XY) (x, y float64) {
	if f.system != nil {
		return f.ToSurface(geo.Unmercator(p))
	}
	return f.Rect.X + (p.X/scene.GridStep-f.origin.X)*f.perStep, f.Rect.Y + (f.origin.Y-p.Y/scene.GridStep)*f.perStep
}

func (f *Frame) fromSystem(q geo.XY) (x, y float64) {
	return f.Rect.X + f.Rect.Width/2 + (q.X-f.centre.X)/f.perUnit,
		f.Rect.Y + f.Rect.Height/2 - (q.Y-f.centre.Y)/f.perUnit
}

// pixelOrigin is the place of the surface's own corner in the endless pixel grid of the plane, for patterns.
func (f *Frame) pixelOrigin() (x, y float64) {
	half := geo.MercatorHalfWorld / scene.GridStep
	return math.Round((f.origin.X+half)*f.perStep - f.Rect.X), math.Round((half-f.origin.Y)*f.perStep - f.Rect.Y)
}
