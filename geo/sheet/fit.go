package sheet

import (
	"math"

	"github.com/paulmach/orb"

	"emprise/geo"
	"emprise/geo/crs"
)

// scales are the round denominators, times a power of ten.
var scales = []float64{1, 1.5, 2, 2.5, 5, 7.5}

// The scales between which Fit chooses.
const (
	largestScale  = 500
	smallestScale = 250_000
)

// Fit gives the centre, in metres of the system, and the denominator of the largest round scale (1, 1.5, 2, 2.5, 5 or 7.5
// × 10ⁿ, from 1:500 to 1:250 000) at which the frame shows the whole lon/lat bound with a little air around it.
func Fit(sys *crs.System, extent orb.Bound, frame Rect) (centre geo.XY, denominator float64) {
	b := geo.EmptyBox()
	const steps = 8 // along each edge: parallels are curved in a conic projection
	for i := range steps + 1 {
		for j := range steps + 1 {
			b = b.Extend(sys.Forward(geo.LonLat{
				Lon: extent.Min[0] + (extent.Max[0]-extent.Min[0])*float64(i)/steps,
				Lat: extent.Min[1] + (extent.Max[1]-extent.Min[1])*float64(j)/steps,
			}))
		}
	}
	return FitBox(b, frame)
}

// FitBox is Fit for a box that is already in metres of the projection.
func FitBox(b geo.Box, frame Rect) (centre geo.XY, denominator float64) {
	const air = 1.03
	wanted := air * 1000 * math.Max(b.Width()/frame.W, b.Height()/frame.H)
	return b.Centre(), roundScale(wanted)
}

func roundScale(wanted float64) float64 {
	for ten := 100.0; ten <= smallestScale; ten *= 10 {
		for _, s := range scales {
			if d := s * ten; d >= wanted && d >= largestScale && d <= smallestScale {
				return d
			}
		}
	}
	return smallestScale
}

// Box is what the frame shows, in metres of the map's system.
func (m Map) Box(frame Rect) geo.Box {
	w, h := frame.W/2000*m.Denominator, frame.H/2000*m.Denominator
	return geo.Box{
		Min: geo.XY{X: m.Centre.X - w, Y: m.Centre.Y - h},
		Max: geo.XY{X: m.Centre.X + w, Y: m.Centre.Y + h},
	}
}

// place gives the millimetres on the page of a position of the map's system.
func (m Map) place(q geo.XY, frame Rect) (x, y float64) {
	mm := 1000 / m.Denominator
	return frame.X + frame.W/2 + (q.X-m.Centre.X)*mm, frame.Y + frame.H/2 - (q.Y-m.Centre.Y)*mm
}

// PlaneBox is what the frame shows on the Web Mercator plane, for searching; a little more at the corners.
func (m Map) PlaneBox(frame Rect) geo.Box {
	b, out := m.Box(frame), geo.EmptyBox()
	const steps = 8
	for i := range steps + 1 {
		for j := range steps + 1 {
			q := geo.XY{X: b.Min.X + b.Width()*float64(i)/steps, Y: b.Min.Y + b.Height()*float64(j)/steps}
			out = out.Extend(geo.Mercator(m.System.Inverse(q)))
		}
	}
	return out
}

// magnified is Magnify, 1 where it is not said.
func (m Map) magnified() float64 {
	if m.Magnify > 0 {
		return m.Magnify
	}
	return 1
}

// Resolution is how many Web Mercator metres a typographic pixel of the map takes, the scale that styles go by.
func (m Map) Resolution() float64 {
	return m.Denominator / 1000 * mmPerPixel * m.magnified() * geo.MercatorStretch(m.System.Inverse(m.Centre).Lat)
}
