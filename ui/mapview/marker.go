package mapview

import (
	"image/color"

	"emprise/geo"
	"emprise/geo/paint"
)

// markerColour is red: nothing else on the map is that loud.
var markerColour = color.NRGBA{0xc6, 0x28, 0x28, 0xff}

// SetMarker marks a place of the plane until ClearMarker.
func (m *Map) SetMarker(at geo.XY) {
	m.marker, m.marked = at, true
	m.raster.Refresh()
}

// ClearMarker takes the mark away, and says whether there was one.
func (m *Map) ClearMarker() bool {
	was := m.marked
	m.marked = false
	m.raster.Refresh()
	return was
}

// Marker is the place that is marked.
func (m *Map) Marker() (geo.XY, bool) { return m.marker, m.marked }

// SetEcho shows where the pointer is on another map of the same view, or, with shown false, nowhere.
func (m *Map) SetEcho(at geo.XY, shown bool) {
	if m.echo == at && m.echoed == shown {
		return
	}
	m.echo, m.echoed = at, shown
	m.raster.Refresh()
}

func (m *Map) drawMarker(p *Pen) {
	if m.marked {
		p.sight(m.marker, markerColour, 9, 16)
	}
	if m.echoed {
		p.sight(m.echo, toolInk, 0, 9)
	}
}

// sight draws a ring and a cross that leaves its middle free; sizes in typographic pixels.
func (p *Pen) sight(at geo.XY, c color.NRGBA, ring, arm float64) {
	x, y := p.Pixel(at)
	unit := p.Unit()
	var path paint.Path
	line := func(xy ...float64) {
		if path.Starts == nil {
			path.Starts = []int32{0}
		}
		for i, v := range xy {
			origin := x
			if i%2 == 1 {
				origin = y
			}
			path.XY = append(path.XY, float32(origin+v*unit))
		}
		path.Starts = append(path.Starts, int32(len(path.XY)/2))
	}
	free := arm / 3
	line(-arm, 0, -free, 0)
	line(free, 0, arm, 0)
	line(0, -arm, 0, -free)
	line(0, free, 0, arm)
	if ring > 0 {
		around := circle(geo.XY{}, ring)
		xy := make([]float64, 0, 2*len(around)+2)
		for _, q := range append(around, around[0]) {
			xy = append(xy, q.X, q.Y)
		}
		line(xy...)
	}
	p.Stroke(path, paint.Stroke{Colour: toolLift, Width: 5 * unit})
	p.Stroke(path, paint.Stroke{Colour: c, Width: 2 * unit})
}
