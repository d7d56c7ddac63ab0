package draft

import (
	"math"

	"github.com/paulmach/orb"

	"emprise/geo"
	"emprise/geo/crs"
)

// Square gives the place nearest to a wanted one that lies at a right angle, or straight on, from the last of the places
// drawn: to the edge before it, or to the north where there is none.
func Square(drawn orb.LineString, wanted orb.Point) orb.Point {
	if len(drawn) == 0 {
		return wanted
	}
	last := drawn[len(drawn)-1]
	plane := crs.Local(geo.FromOrb(last))
	along := geo.XY{Y: 1}
	for i := len(drawn) - 2; i >= 0; i-- {
		if drawn[i] != last {
			back := plane.Forward(geo.FromOrb(drawn[i]))
			n := math.Hypot(back.X, back.Y)
			along = geo.XY{X: -back.X / n, Y: -back.Y / n}
			break
		}
	}
	w := plane.Forward(geo.FromOrb(wanted))
	ahead, aside := w.X*along.X+w.Y*along.Y, -w.X*along.Y+w.Y*along.X
	q := geo.XY{X: ahead * along.X, Y: ahead * along.Y}
	if math.Abs(aside) > math.Abs(ahead) {
		q = geo.XY{X: -aside * along.Y, Y: aside * along.X}
	}
	return plane.Inverse(q).Orb()
}

// At gives the place at a distance from another one, in a direction clockwise from north, in degrees.
func At(from orb.Point, distance geo.Metres, bearing float64) orb.Point {
	sin, cos := math.Sincos(bearing * math.Pi / 180)
	return crs.Local(geo.FromOrb(from)).Inverse(geo.XY{X: float64(distance) * sin, Y: float64(distance) * cos}).Orb()
}

// Towards gives the place at a distance from one place in the direction of another.
func Towards(from, to orb.Point, distance geo.Metres) orb.Point {
	plane := crs.Local(geo.FromOrb(from))
	q := plane.Forward(geo.FromOrb(to))
	n := math.Hypot(q.X, q.Y)
	return plane.Inverse(geo.XY{X: q.X / n * float64(distance), Y: q.Y / n * float64(distance)}).Orb()
}

// Upright is the rectangle between two opposite corners, its sides to the north and to the east; nil when it has no surface.
func Upright(a, b orb.Point) orb.Ring {
	plane := crs.Local(geo.FromOrb(a))
	q := plane.Forward(geo.FromOrb(b))
	if math.Abs(q.X) < least || math.Abs(q.Y) < least {
		return nil
	}
	place := func(x, y float64) orb.Point { return plane.Inverse(geo.XY{X: x, Y: y}).Orb() }
	return orb.Ring{a, place(q.X, 0), b, place(0, q.Y), a}
}

// Turned is the rectangle on a side from a to b whose opposite side goes through c, or its prolongation does; nil when it has
// no surface.
func Turned(a, b, c orb.Point) orb.Ring {
	plane := crs.Local(geo.FromOrb(a))
	side, far := plane.Forward(geo.FromOrb(b)), plane.Forward(geo.FromOrb(c))
	n := math.Hypot(side.X, side.Y)
	if n < least {
		return nil
	}
	up := geo.XY{X: -side.Y / n, Y: side.X / n}
	height := far.X*up.X + far.Y*up.Y
	if math.Abs(height) < least {
		return nil
	}
	place := func(x, y float64) orb.Point { return plane.Inverse(geo.XY{X: x, Y: y}).Orb() }
	return orb.Ring{a, b, place(side.X+height*up.X, side.Y+height*up.Y), place(height*up.X, height*up.Y), a}
}

// least is the shortest side that is a side, metres.
const least = 0.01
