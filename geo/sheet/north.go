package sheet

import (
	"math"

	"emprise/geo"
	"emprise/geo/paint"
)

// convergence is how many degrees the geographic north lies to the east of the grid's north, at the centre of the map.
func (m Map) convergence() float64 {
	p := m.System.Inverse(m.Centre)
	q := m.System.Forward(geo.LonLat{Lon: p.Lon, Lat: p.Lat + 0.01})
	return math.Atan2(q.X-m.Centre.X, q.Y-m.Centre.Y) * 180 / math.Pi
}

// north draws the arrow of the grid, h high, its foot in the middle at (x, y): half full, half empty, with its letter.
//
//	 N
//	/|\
//	/^\
func (p *page) north(x, y, h float64) {
	w := 0.2 * h
	top, notch := y-0.74*h, y-0.2*h
	p.s.Fill(p.path([]float64{x, top, x - w, y, x, notch, x, top}), paint.Fill{Colour: ink})
	p.s.Fill(p.path([]float64{x, top, x, notch, x + w, y, x, top}), paint.Fill{Colour: white})
	p.line(ink, 0.2, x, top, x-w, y, x, notch, x+w, y, x, top)
	p.text(x, top-0.07*h, "N", letters{size: 0.28 * h, bold: true, colour: ink, anchor: paint.Middle})
}
