package plan

import "math"

// Point is a position or a displacement, in metres.
type Point struct{ X, Y float64 }

// Add is p + q.
func (p Point) Add(q Point) Point { return Point{p.X + q.X, p.Y + q.Y} }

// Sub is p − q.
func (p Point) Sub(q Point) Point { return Point{p.X - q.X, p.Y - q.Y} }

// Times is p scaled by k.
func (p Point) Times(k float64) Point { return Point{p.X * k, p.Y * k} }

// Dot is the scalar product.
func (p Point) Dot(q Point) float64 { return p.X*q.X + p.Y*q.Y }

// Cross is the vector product: positive when q lies to the left of p.
func (p Point) Cross(q Point) float64 { return p.X*q.Y - p.Y*q.X }

// Len is the length.
func (p Point) Len() float64 { return math.Hypot(p.X, p.Y) }

// Unit is the direction; zero stays zero.
func (p Point) Unit() Point {
	l := p.Len()
	if l == 0 {
		return p
	}
	return Point{p.X / l, p.Y / l}
}

// Left is p turned a quarter to the left.
func (p Point) Left() Point { return Point{-p.Y, p.X} }

// Toward is the point at fraction t of the way to q.
func (p Point) Toward(q Point, t float64) Point {
	return Point{p.X + (q.X-p.X)*t, p.Y + (q.Y-p.Y)*t}
}

// Direction is the unit displacement at an angle in radians from the x axis.
func Direction(angle float64) Point { return Point{math.Cos(angle), math.Sin(angle)} }
