package scene

import (
	"math"

	"emprise/geo"
)

// GridStep is the side of a step of the grid in plane metres.
const GridStep = 2 * geo.MercatorHalfWorld / (1 << 32)

// ToGrid gives the nearest position of the grid, the border of the world at most.
func ToGrid(p geo.XY) (x, y int32) { return step(p.X), step(p.Y) }

// ToPlane is the inverse of ToGrid.
func ToPlane(x, y int32) geo.XY { return geo.XY{X: float64(x) * GridStep, Y: float64(y) * GridStep} }

func step(v float64) int32 {
	v = math.Round(v / GridStep)
	switch {
	case !(v > math.MinInt32): // NaN as well
		return math.MinInt32
	case v >= math.MaxInt32:
		return math.MaxInt32
	}
	return int32(v)
}

// Extent is an upright rectangle of the grid, edges included; it is empty when MinX is greater than MaxX.
type Extent struct{ MinX, MinY, MaxX, MaxY int32 }

func emptyExtent() Extent {
	return Extent{math.MaxInt32, math.MaxInt32, math.MinInt32, math.MinInt32}
}

// ExtentOf gives the rectangle of the grid that covers a box, rounded outwards.
func ExtentOf(b geo.Box) Extent {
	if b.Empty() {
		return emptyExtent()
	}
	e := Extent{}
	e.MinX, e.MinY = ToGrid(geo.XY{X: b.Min.X - GridStep, Y: b.Min.Y - GridStep})
	e.MaxX, e.MaxY = ToGrid(geo.XY{X: b.Max.X + GridStep, Y: b.Max.Y + GridStep})
	return e
}

// Empty says whether the rectangle holds no position.
func (e Extent) Empty() bool { return e.MinX > e.MaxX || e.MinY > e.MaxY }

// Intersects says whether the rectangles share a position.
func (e Extent) Intersects(o Extent) bool {
	return e.MinX <= o.MaxX && o.MinX <= e.MaxX && e.MinY <= o.MaxY && o.MinY <= e.MaxY
}

// Within says whether e lies wholly in o.
func (e Extent) Within(o Extent) bool {
	return o.MinX <= e.MinX && e.MaxX <= o.MaxX && o.MinY <= e.MinY && e.MaxY <= o.MaxY
}

// Box is the rectangle in plane metres, geo.EmptyBox when empty.
func (e Extent) Box() geo.Box {
	if e.Empty() {
		return geo.EmptyBox()
	}
	return geo.Box{Min: ToPlane(e.MinX, e.MinY), Max: ToPlane(e.MaxX, e.MaxY)}
}

func (e *Extent) extend(x, y int32) {
	e.MinX, e.MinY = min(e.MinX, x), min(e.MinY, y)
	e.MaxX, e.MaxY = max(e.MaxX, x), max(e.MaxY, y)
}
