package topo

import (
	"math"
	"slices"

	"emprise/geo/index"
	"emprise/geo/scene"
)

// lookEvery is how many metres of a facing border one look across the street stands for.
const lookEvery = 2.0

// views are the buffers of looks across streets.
type views struct {
	near  []uint32
	sides []side
}

// across is how much of a side faces the feature in hand over no more than the width of a street on which nothing of the layer
// lies, and the least such width. Metres.
//
//	  ───s───▶
//	 │ │ │ │ │   looks, one every other metre, to the outside of s: each goes to the first border, which must be
//	◀────t────   one of the feature in hand, seen from outside
func (a *along) across(s side) (length, width float64) {
	street := float64(a.o.Street)
	dx, dy, long := s.bx-s.ax, s.by-s.ay, s.length()
	if long == 0 {
		return 0, 0
	}
	opposite := false
	a.own.near(s, street, func(t side) { opposite = opposite || s.opposite(t) })
	if !opposite {
		return 0, 0
	}
	a.surround(s, street)
	ox, oy := dy/long*street, -dx/long*street // outside lies on the right of an outline
	looks := max(1, math.Round(long/lookEvery))
	for k := range int(looks) {
		u := (float64(k) + 0.5) / looks
		look := side{s.ax + u*dx, s.ay + u*dy, s.ax + u*dx + ox, s.ay + u*dy + oy}
		far := 1.0
		a.own.near(look, 0, func(t side) {
			if s.opposite(t) && faces(s, t) {
				if d, ok := look.crosses(t); ok {
					far = min(far, d)
				}
			}
		})
		if far*street <= a.reach || far >= 1 || a.blocked(look, far) {
			continue
		}
		length += long / looks
		if width == 0 || far*street < width {
			width = far * street
		}
	}
	return length, width
}

// faces says whether two sides run near enough to parallel to be the two sides of one street: 30°.
func faces(s, t side) bool {
	cross := (s.bx-s.ax)*(t.by-t.ay) - (s.by-s.ay)*(t.bx-t.ax)
	return math.Abs(cross) <= 0.5*s.length()*t.length()
}

// surround gathers the sides of all areas around the street along a side.
func (a *along) surround(s side, street float64) {
	v := &a.views
	v.sides = v.sides[:0]
	x0, y0 := a.place.grid(min(s.ax, s.bx)-street, min(s.ay, s.by)-street)
	x1, y1 := a.place.grid(max(s.ax, s.bx)+street, max(s.ay, s.by)+street)
	around := scene.Extent{MinX: x0, MinY: y0, MaxX: x1, MaxY: y1}
	box := around.Box()
	l := a.layer
	v.near = l.Tree.Collect(index.Round(box.Min.X, box.Min.Y, box.Max.X, box.Max.Y), v.near[:0])
	slices.Sort(v.near)
	for _, g := range v.near {
		if !areas(l, int(g)) || !l.Extents[g].Intersects(around) {
			continue
		}
		first, end := l.Features.RingsOf(int(g))
		for at := l.Features.Rings[first]; at+1 < l.Features.Rings[end]; at++ {
			xy := l.XY[2*at : 2*at+4 : 2*at+4]
			if max(xy[0], xy[2]) >= x0 && min(xy[0], xy[2]) <= x1 && max(xy[1], xy[3]) >= y0 && min(xy[1], xy[3]) <= y1 {
				v.sides = append(v.sides, a.place.side(l, at))
			}
		}
	}
}

// blocked says whether a look meets a border before it has gone a share of its way, or starts inside an area: whatever is
// looked through has a border there.
func (a *along) blocked(look side, far float64) bool {
	at := 0.5 * far
	x, y := a.place.grid(look.ax+at*(look.bx-look.ax), look.ay+at*(look.by-look.ay))
	for _, g := range a.views.near {
		if areas(a.layer, int(g)) && a.layer.Contains(int(g), x, y) {
			return true
		}
	}
	slack := a.reach / float64(a.o.Street)
	for _, t := range a.views.sides {
		if d, ok := look.crosses(t); ok && d > slack && d < far-slack {
			return true
		}
	}
	return false
}

// crosses says where a side meets another, as a share of its length.
func (s side) crosses(t side) (float64, bool) {
	dx, dy, ex, ey := s.bx-s.ax, s.by-s.ay, t.bx-t.ax, t.by-t.ay
	cross := dx*ey - dy*ex
	if cross == 0 {
		return 0, false
	}
	fx, fy := t.ax-s.ax, t.ay-s.ay
	u, v := (fx*ey-fy*ex)/cross, (fx*dy-fy*dx)/cross
	return u, u >= 0 && u <= 1 && v >= 0 && v <= 1
}
