package index

import "math"

// Box32 is an upright rectangle, edges included. A box with a minimum above its maximum, or with a NaN, is empty.
type Box32 struct{ MinX, MinY, MaxX, MaxY float32 }

// Empty is the box that holds no point; Union with it changes nothing.
func Empty() Box32 {
	inf := float32(math.Inf(1))
	return Box32{inf, inf, -inf, -inf}
}

// Round gives the smallest float32 box that holds the given one.
func Round(minX, minY, maxX, maxY float64) Box32 {
	return Box32{down(minX), down(minY), up(maxX), up(maxY)}
}

// Empty says whether the box holds no point.
func (b Box32) Empty() bool { return !(b.MinX <= b.MaxX && b.MinY <= b.MaxY) }

// Intersects says whether the boxes share at least a point; an empty box shares none.
func (b Box32) Intersects(o Box32) bool {
	return b.MinX <= o.MaxX && o.MinX <= b.MaxX && b.MinY <= o.MaxY && o.MinY <= b.MaxY
}

// within says whether the box lies wholly in the other; neither may be empty.
func (b Box32) within(o Box32) bool {
	return o.MinX <= b.MinX && b.MaxX <= o.MaxX && o.MinY <= b.MinY && b.MaxY <= o.MaxY
}

// Union is the smallest box that holds both.
func (b Box32) Union(o Box32) Box32 {
	if o.Empty() {
		return b
	}
	if b.Empty() {
		return o
	}
	return Box32{min(b.MinX, o.MinX), min(b.MinY, o.MinY), max(b.MaxX, o.MaxX), max(b.MaxY, o.MaxY)}
}

// distance2 is the square of the distance from a point to the box, 0 inside.
func (b Box32) distance2(x, y float32) float64 {
	dx := gap(float64(x), float64(b.MinX), float64(b.MaxX))
	dy := gap(float64(y), float64(b.MinY), float64(b.MaxY))
	return dx*dx + dy*dy
}

func gap(v, low, high float64) float64 {
	switch {
	case v < low:
		return low - v
	case v > high:
		return v - high
	default:
		return 0
	}
}

func down(v float64) float32 {
	f := float32(v)
	if float64(f) > v {
		return math.Nextafter32(f, float32(math.Inf(-1)))
	}
	return f
}

func up(v float64) float32 {
	f := float32(v)
	if float64(f) < v {
		return math.Nextafter32(f, float32(math.Inf(1)))
	}
	return f
}
