package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// Box is an upright rectangle on a drawing plane. A box with Min greater than Max is empty; EmptyBox is the one to grow from.
type Box struct{ Min, Max XY }

// EmptyBox holds no point and is neutral to Union.
func EmptyBox() Box {
	inf := math.Inf(1)
	return Box{XY{inf, inf}, XY{-inf, -inf}}
}

// Empty says whether the box holds no point.
func (b Box) Empty() bool { return !(b.Min.X <= b.Max.X && b.Min.Y <= b.Max.Y) }

// Width is the extent along x, 0 when empty.
func (b Box) Width() float64 { return math.Max(0, b.Max.X-b.Min.X) }

// Height is the extent along y, 0 when empty.
func (b Box) Height() float64 { return math.Max(0, b.Max.Y-b.Min.Y) }

// Centre is the middle of the box.
func (b Box) Centre() XY { return XY{(b.Min.X + b.Max.X) / 2, (b.Min.Y + b.Max.Y) / 2} }

// Extend grows the box to hold p.
func (b Box) Extend(p XY) Box {
	return Box{
		XY{math.Min(b.Min.X, p.X), math.Min(b.Min.Y, p.Y)},
		XY{math.Max(b.Max.X, p.X), math.Max(b.Max.Y, p.Y)},
	}
}

// Union is the smallest box that holds both.
func (b Box) Union(o Box) Box {
	if b.Empty() {
		return o
	}
	if o.Empty() {
		return b
	}
	return b.Extend(o.Min).Extend(o.Max)
}

// Intersects says whether the boxes share at least a point.
func (b Box) Intersects(o Box) bool {
	return b.Min.X <= o.Max.X && o.Min.X <= b.Max.X && b.Min.Y <= o.Max.Y && o.Min.Y <= b.Max.Y
}

// Contains says whether p lies in the box, edges included.
func (b Box) Contains(p XY) bool {
	return b.Min.X <= p.X && p.X <= b.Max.X && b.Min.Y <= p.Y && p.Y <= b.Max.Y
}

// Padded is the box grown by d plane metres on each side.
func (b Box) Padded(d float64) Box {
	if b.Empty() {
		return b
	}
	return Box{XY{b.Min.X - d, b.Min.Y - d}, XY{b.Max.X + d, b.Max.Y + d}}
}

// MercatorBox projects a lon/lat bound to the Web Mercator plane.
func MercatorBox(b orb.Bound) Box {
	if b.IsEmpty() {
		return EmptyBox()
	}
	return Box{Mercator(FromOrb(b.Min)), Mercator(FromOrb(b.Max))}
}

// LonLatBound is the inverse of MercatorBox.
func (b Box) LonLatBound() orb.Bound {
	return orb.Bound{Min: Unmercator(b.Min).Orb(), Max: Unmercator(b.Max).Orb()}
}
