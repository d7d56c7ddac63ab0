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

// Marker paints one marker; its size and widths are in surface units.
func Marker(s paint.Surface, x, y float64, m style.Marker) {
	if m.Shape == style.NoShape || m.Size <= 0 {
		return
	}
	r := m.Size / 2
	var xy []float32
	cx, cy := x, y // the middle of the head
	to := func(px, py float64) { xy = append(xy, float32(px), float32(py)) }
	switch m.Shape {
	case style.Circle:
		xy = arc(xy, x, y, r, 0, 2*math.Pi)
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
	}
	xy = append(xy, xy[0], xy[1])
	path := paint.Path{XY: xy, Starts: []int32{0, int32(len(xy) / 2)}}
	s.Fill(path, paint.Fill{Colour: m.Fill})
	if visible(m.Stroke) {
		s.Stroke(path, m.Stroke)
	}
	if m.Core.A > 0 {
		dot := arc(nil, cx, cy, r*0.36, 0, 2*math.Pi)
		if m.Shape == style.DiamondPin || m.Shape == style.Diamond {
			k := float32(r * 0.45)
			x, y := float32(cx), float32(cy)
			dot = []float32{x, y + k, x + k, y, x, y - k, x - k, y}
		}
		dot = append(dot, dot[0], dot[1])
		s.Fill(paint.Path{XY: dot, Starts: []int32{0, int32(len(dot) / 2)}}, paint.Fill{Colour: m.Core})
	}
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
