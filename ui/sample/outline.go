package sample

import (
	"image"
	"math"

	"github.com/paulmach/orb"

	"emprise/data/symbology"
	"emprise/geo/paint"
	"emprise/geo/paint/raster"
	"emprise/geo/style"
	"emprise/ui/kit"
)

// Outline gives the painter of the outline of some land, given in degrees, as a symbol wears it: as large as the picture allows, north at
// the top. It is nil for no symbol and for land that is not drawn.
func Outline(s *style.Symbol, land orb.MultiPolygon) kit.Painter {
	b := land.Bound()
	if s == nil || len(land) == 0 || b.IsEmpty() {
		return nil
	}
	return func(width, height int, unit float64) *image.RGBA {
		surface := raster.New(width, height, unit)
		inset := 2 * unit
		squeeze := math.Cos(b.Center()[1] * math.Pi / 180) // a degree of longitude against one of latitude
		w, h := max((b.Max[0]-b.Min[0])*squeeze, 1e-9), max(b.Max[1]-b.Min[1], 1e-9)
		scale := min((float64(width)-2*inset)/w, (float64(height)-2*inset)/h)
		left, top := (float64(width)-w*scale)/2, (float64(height)-h*scale)/2
		var area paint.Path
		for _, polygon := range land {
			for _, ring := range polygon {
				area.Starts = append(area.Starts, int32(len(area.XY)/2))
				for _, p := range ring {
					area.XY = append(area.XY, float32(left+(p[0]-b.Min[0])*squeeze*scale), float32(top+(b.Max[1]-p[1])*scale))
				}
			}
		}
		area.Starts = append(area.Starts, int32(len(area.XY)/2))
		surface.Fill(area, paint.Fill{Colour: symbology.Paper()})
		surface.Fill(area, s.Fill)
		edge := stroke(s.Stroke, unit)
		edge.Width = max(min(edge.Width, 1.6*unit), unit)
		surface.Stroke(area, edge)
		return surface.Picture()
	}
}
