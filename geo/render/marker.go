package render

import (
	"math"

	"emprise/geo"
	"emprise/geo/paint"
	"emprise/geo/style"
)

// spot is where a marker stands: on the surface, and on the plane.
type spot struct {
	x, y  float64
	place geo.XY
}

// markers paints the markers of all classes. Those that stand on one and the same place are set side by side, so that none
// hides another.
func (p *painter) markers() {
	crowd := map[geo.XY]int{}
	for i := range p.inks {
		for _, m := range p.inks[i].markers {
			crowd[m.place]++
		}
	}
	seen := map[geo.XY]int{}
	for i := range p.inks {
		n := &p.inks[i]
		for _, m := range n.markers {
			shift := (float64(seen[m.place]) - float64(crowd[m.place]-1)/2) * n.marker.Size * 1.1
			seen[m.place]++
			Marker(p.s, m.x+shift, m.y, n.marker)
		}
	}
}

// leastIcon is the size of a shape, in typographic pixels, under which an icon on it cannot be read: a dot stands for it.
const leastIcon = 13

// Marker paints one marker; its size and widths are in surface units.
func Marker(s paint.Surface, x, y float64, m style.Marker) {
	if !m.Drawn() {
		return
	}
	d := icon(m.Icon)
	if m.Shape == style.NoShape {
		if d != nil {
			engrave(s, d, x, y, m.Size, m.Fill, m.Stroke)
			return
		}
		m.Shape = style.Circle // an icon that is not there
	}
	path, cx, cy := outline(m.Shape, x, y, m.Size/2)
	s.Fill(path, paint.Fill{Colour: m.Fill})
	if visible(m.Stroke) {
		s.Stroke(path, m.Stroke)
	}
	switch {
	case m.Core.A == 0:
	case d != nil && m.Size >= leastIcon*s.Unit():
		side := 0.66 * m.Size
		if m.Shape == style.Triangle {
			side, cy = 0.46*m.Size, cy+0.14*m.Size
		}
		engrave(s, d, cx, cy, side, m.Core, paint.Stroke{})
	case m.Shape == style.Diamond || m.Shape == style.DiamondPin:
		dot, _, _ := outline(style.Diamond, cx, cy, m.Size/2*0.39)
		s.Fill(dot, paint.Fill{Colour: m.Core})
	case m.Shape == style.Triangle:
		dot, _, _ := outline(style.Circle, cx, cy+0.13*m.Size, m.Size/2*0.28)
		s.Fill(dot, paint.Fill{Colour: m.Core})
	default:
		dot, _, _ := outline(style.Circle, cx, cy, m.Size/2*0.36)
		s.Fill(dot, paint.Fill{Colour: m.Core})
	}
}

// engrave draws an icon in a square around a place, over a halo when there is one. Its lines never get so thin that they fade.
func engrave(s paint.Surface, d *drawing, x, y, side float64, c style.RGBA, halo paint.Stroke) {
	path := d.on(x, y, side)
	width := max(side*iconLine/iconGrid, 1.15*s.Unit())
	if visible(halo) {
		s.Stroke(path, paint.Stroke{Colour: halo.Colour, Width: width + 2*halo.Width})
	}
	s.Stroke(path, paint.Stroke{Colour: c, Width: width})
}

// outline is the closed outline of a shape of a half size r, and the middle of its head.
func outline(shape style.Shape, x, y, r float64) (path paint.Path, cx, cy float64) {
	var xy []float32
	cx, cy = x, y
	to := func(px, py float64) { xy = append(xy, float32(px), float32(py)) }
	switch shape {
	case style.Square:
		to(x-r, y+r)
		to(x+r, y+r)
		to(x+r, y-r)
		to(x-r, y-r)
	case style.Diamond:
		to(x, y+r*1.15)
		to(x+r*1.15, y)
		to(x, y-r*1.15)
		to(x-r*1.15, y)
	case style.Triangle:
		to(x-r, y+r*0.75)
		to(x+r, y+r*0.75)
		to(x, y-r)
	case style.RoundPin: // a circle, open by 70 degrees below, that ends in its place
		cy = y - 2.1*r
		to(x, y)
		xy = arc(xy, cx, cy, r, math.Pi/2-0.85, -3*math.Pi/2+0.85)
	case style.DiamondPin:
		cy = y - 2.1*r
		to(x, y)
		to(x+r*0.42, cy+r*0.78)
		to(x+r*1.15, cy)
		to(x, cy-r*1.15)
		to(x-r*1.15, cy)
		to(x-r*0.42, cy+r*0.78)
	default:
		xy = arc(xy, x, y, r, 0, 2*math.Pi)
	}
	xy = append(xy, xy[0], xy[1])
	return paint.Path{XY: xy, Starts: []int32{0, int32(len(xy) / 2)}}, cx, cy
}

// arc adds the points of a piece of a circle, from one angle to another, radians clockwise on the surface.
func arc(xy []float32, cx, cy, r, from, to float64) []float32 {
	n := 24
	for i := range n + 1 {
		sin, cos := math.Sincos(from + (to-from)*float64(i)/float64(n))
		xy = append(xy, float32(cx+r*cos), float32(cy+r*sin))
	}
	return xy
}
