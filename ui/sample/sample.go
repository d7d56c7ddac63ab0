package sample

import (
	"image"

	"emprise/data/symbology"
	"emprise/geo/feature"
	"emprise/geo/paint"
	"emprise/geo/paint/raster"
	"emprise/geo/render"
	"emprise/geo/style"
	"emprise/ui/kit"
)

// Of gives the painter of a symbol's sample, as a feature of the kind wears it; nil for no symbol.
func Of(s *style.Symbol, kind feature.Kind) kit.Painter {
	if s == nil {
		return nil
	}
	return func(width, height int, unit float64) *image.RGBA {
		surface := raster.New(width, height, unit)
		w, h := float32(width), float32(height)
		// Inks are made for the paper of the map, and may let it shine through.
		paper := paint.Fill{Colour: symbology.Paper()}
		switch {
		case s.Marker.Drawn() && (kind == feature.Points || !s.Marker.Lone && (kind != feature.Lines || s.Stroke.Width == 0)): // a line wears the sign of points only when it has nothing else
			marker(surface, s.Marker, float64(width), float64(height), unit)
		case kind == feature.Lines:
			surface.Fill(path(true, 0, 0, w, 0, w, h, 0, h), paper)
			line := path(false, 0, h*0.72, w*0.34, h*0.36, w*0.62, h*0.6, w, h*0.28)
			if s.Casing.Width > 0 {
				casing := stroke(s.Casing, unit)
				casing.Width = min(2*casing.Width+stroke(s.Stroke, unit).Width, 0.5*float64(h))
				surface.Stroke(line, casing)
			}
			surface.Stroke(line, stroke(s.Stroke, unit))
		default:
			inset := float32(unit)
			area := path(true, inset, inset, w-inset, inset, w-inset, h-inset, inset, h-inset)
			surface.Fill(area, paper)
			surface.Fill(area, s.Fill)
			edge := stroke(s.Stroke, unit)
			edge.Width = min(edge.Width, 1.6*unit)
			surface.Stroke(area, edge)
		}
		return surface.Picture()
	}
}

// Kept is a painter whose picture is painted once for each size that it is asked for in turn, and shared by all that show it. It is for symbols
// that do not change, on the interface thread.
func Kept(paint kit.Painter) kit.Painter {
	type size struct {
		width, height int
		unit          float64
	}
	var last size
	var picture *image.RGBA
	return func(width, height int, unit float64) *image.RGBA {
		if now := (size{width, height, unit}); picture == nil || now != last {
			last, picture = now, paint(width, height, unit)
		}
		return picture
	}
}

func stroke(s paint.Stroke, unit float64) paint.Stroke {
	s.Width = min(s.Width, 4) * unit
	dash := make([]float64, len(s.Dash))
	for i, d := range s.Dash {
		dash[i] = min(d, 5) * unit
	}
	if len(dash) > 0 {
		s.Dash = dash
	}
	return s
}

func path(closed bool, xy ...float32) paint.Path {
	if closed {
		xy = append(xy, xy[0], xy[1])
	}
	return paint.Path{XY: xy, Starts: []int32{0, int32(len(xy) / 2)}}
}

// marker fills the sample with the marker of the map.
func marker(surface paint.Surface, m style.Marker, w, h, unit float64) {
	m.Size = min(w, h) - 2*unit
	m.Stroke = paint.Stroke{} // a rim of the paper's colour would not be seen
	y := h / 2
	if m.Pinned() {
		m.Size *= 0.62
		y = h - unit
	}
	render.Marker(surface, w/2, y, m)
}
