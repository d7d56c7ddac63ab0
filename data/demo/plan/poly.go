package plan

import "math"

// Tag says what lies along a side: whatever the caller means by it. Zero is a plain border.
type Tag uint8

// Corner is a vertex with the tag of the side that leaves it.
type Corner struct {
	Point
	Tag Tag
}

// Poly is a simple polygon: counter-clockwise, not closed.
type Poly []Corner

// Area is the signed area in square metres, positive when counter-clockwise.
func (p Poly) Area() float64 {
	if len(p) < 3 {
		return 0
	}
	o, sum := p[0].Point, 0.0
	for i := 1; i+1 < len(p); i++ {
		sum += p[i].Sub(o).Cross(p[i+1].Sub(o))
	}
	return sum / 2
}

// Perimeter is the length of the border in metres.
func (p Poly) Perimeter() float64 {
	sum := 0.0
	for i := range p {
		sum += p.Side(i).Len()
	}
	return sum
}

// Next is the corner after i.
func (p Poly) Next(i int) Point {
	if i+1 == len(p) {
		return p[0].Point
	}
	return p[i+1].Point
}

// Side is the displacement from corner i to the next.
func (p Poly) Side(i int) Point { return p.Next(i).Sub(p[i].Point) }

// Centroid is the centre of mass.
func (p Poly) Centroid() Point {
	o := p[0].Point
	var c Point
	sum := 0.0
	for i := 1; i+1 < len(p); i++ {
		a, b := p[i].Sub(o), p[i+1].Sub(o)
		k := a.Cross(b)
		sum += k
		c = c.Add(a.Add(b).Times(k / 3))
	}
	if math.Abs(sum) < 1e-9 {
		return o
	}
	return o.Add(c.Times(1 / sum))
}

// Contains says whether q lies inside, by crossing number.
func (p Poly) Contains(q Point) bool {
	in := false
	for i := range p {
		a, b := p[i].Point, p.Next(i)
		if (a.Y > q.Y) != (b.Y > q.Y) && q.X < (b.X-a.X)*(q.Y-a.Y)/(b.Y-a.Y)+a.X {
			in = !in
		}
	}
	return in
}

// Bounds is the upright rectangle around the polygon.
func (p Poly) Bounds() (lo, hi Point) {
	lo, hi = p[0].Point, p[0].Point
	for _, c := range p[1:] {
		lo = Point{math.Min(lo.X, c.X), math.Min(lo.Y, c.Y)}
		hi = Point{math.Max(hi.X, c.X), math.Max(hi.Y, c.Y)}
	}
	return lo, hi
}

// TagLength is how many metres of the border carry the tag.
func (p Poly) TagLength(t Tag) float64 {
	sum := 0.0
	for i, c := range p {
		if c.Tag == t {
			sum += p.Side(i).Len()
		}
	}
	return sum
}

// Quad is the polygon with the given corners, turned counter-clockwise.
func Quad(pts ...Point) Poly {
	q := make(Poly, len(pts))
	for i, p := range pts {
		q[i].Point = p
	}
	if q.Area() < 0 {
		for i, j := 0, len(q)-1; i < j; i, j = i+1, j-1 {
			q[i], q[j] = q[j], q[i]
		}
	}
	return q
}

// Blunted is the polygon without its needles: points that stick out for less than width metres across.
func (p Poly) Blunted(width float64) Poly {
	for i := 0; i < len(p) && len(p) > 3; i++ {
		before, after := p[(i+len(p)-1)%len(p)].Point, p.Next(i)
		in, out := p[i].Sub(before), after.Sub(p[i].Point)
		if in.Dot(out) >= 0 {
			continue
		}
		// The base of the needle is the shorter side away from its point.
		short, long := in, out
		if short.Len() > long.Len() {
			short, long = long, short
		}
		if math.Abs(short.Cross(long.Unit())) < width {
			p = append(append(Poly{}, p[:i]...), p[i+1:]...)
			i = -1
		}
	}
	return p
}
