package plan

import (
	"math"
	"sort"
)

// Curve is a line with the distance run at each point.
type Curve struct {
	Points []Point
	runs   []float64
	boxes  []box // of each run of chunk segments
}

// chunk is how many segments share a box, so that far ones are passed over together.
const chunk = 12

type box struct{ lo, hi Point }

func boxOf(points []Point) box {
	b := box{points[0], points[0]}
	for _, p := range points[1:] {
		b.lo = Point{math.Min(b.lo.X, p.X), math.Min(b.lo.Y, p.Y)}
		b.hi = Point{math.Max(b.hi.X, p.X), math.Max(b.hi.Y, p.Y)}
	}
	return b
}

func (b box) meets(o box) bool {
	return b.lo.X <= o.hi.X && o.lo.X <= b.hi.X && b.lo.Y <= o.hi.Y && o.lo.Y <= b.hi.Y
}

// square is the squared distance of q from the box, 0 inside.
func (b box) square(q Point) float64 {
	x, y := max(0, b.lo.X-q.X, q.X-b.hi.X), max(0, b.lo.Y-q.Y, q.Y-b.hi.Y)
	return x*x + y*y
}

// NewCurve measures a line of at least two points.
func NewCurve(points []Point) Curve {
	c := Curve{Points: points, runs: make([]float64, len(points))}
	for i := 1; i < len(points); i++ {
		c.runs[i] = c.runs[i-1] + points[i].Sub(points[i-1]).Len()
	}
	for i := 0; i+1 < len(points); i += chunk {
		c.boxes = append(c.boxes, boxOf(points[i:min(i+chunk+1, len(points))]))
	}
	return c
}

// Spline runs smoothly through the knots (Catmull-Rom) with a point about every step metres.
func Spline(knots []Point, step float64) Curve {
	if len(knots) < 3 {
		return NewCurve(Densify(knots, step))
	}
	var out []Point
	at := func(i int) Point {
		switch {
		case i < 0:
			return knots[0].Times(2).Sub(knots[1])
		case i >= len(knots):
			n := len(knots)
			return knots[n-1].Times(2).Sub(knots[n-2])
		}
		return knots[i]
	}
	for i := 0; i+1 < len(knots); i++ {
		a, b, c, d := at(i-1), at(i), at(i+1), at(i+2)
		n := max(1, int(c.Sub(b).Len()/step))
		for k := range n {
			t := float64(k) / float64(n)
			t2, t3 := t*t, t*t*t
			p := b.Times(2).Add(c.Sub(a).Times(t)).
				Add(a.Times(2).Sub(b.Times(5)).Add(c.Times(4)).Sub(d).Times(t2)).
				Add(b.Times(3).Sub(a).Sub(c.Times(3)).Add(d).Times(t3))
			out = append(out, p.Times(0.5))
		}
	}
	return NewCurve(append(out, knots[len(knots)-1]))
}

// Densify adds points so that none is further than step from the last.
func Densify(line []Point, step float64) []Point {
	out := []Point{line[0]}
	for i := 1; i < len(line); i++ {
		n := max(1, int(math.Ceil(line[i].Sub(line[i-1]).Len()/step)))
		for k := 1; k <= n; k++ {
			out = append(out, line[i-1].Toward(line[i], float64(k)/float64(n)))
		}
	}
	return out
}

// Len is the whole length in metres.
func (c Curve) Len() float64 { return c.runs[len(c.runs)-1] }

// At gives the point and the unit tangent after s metres; before the start and past the end it goes straight on.
func (c Curve) At(s float64) (p, tangent Point) {
	i := sort.SearchFloat64s(c.runs, s)
	i = min(max(i, 1), len(c.runs)-1)
	a, b := c.Points[i-1], c.Points[i]
	tangent = b.Sub(a).Unit()
	return a.Add(tangent.Times(s - c.runs[i-1])), tangent
}

// Nearest gives how far along the curve its closest point to q is, and how far q lies to its left (negative: right).
func (c Curve) Nearest(q Point) (s, left float64) {
	best := math.Inf(1)
	for k, b := range c.boxes {
		if b.square(q) >= best*best {
			continue
		}
		for i := k*chunk + 1; i <= min((k+1)*chunk, len(c.Points)-1); i++ {
			a, b := c.Points[i-1], c.Points[i]
			d := b.Sub(a)
			l := d.Dot(d)
			t := 0.0
			if l > 0 {
				t = math.Max(0, math.Min(1, q.Sub(a).Dot(d)/l))
			}
			foot := a.Toward(b, t)
			if dist := q.Sub(foot).Len(); dist < best {
				best = dist
				s = c.runs[i-1] + t*math.Sqrt(l)
				left = math.Copysign(dist, d.Cross(q.Sub(a)))
			}
		}
	}
	return s, left
}

// Within says whether q is closer to the curve than d metres.
func (c Curve) Within(q Point, d float64) bool {
	for k, b := range c.boxes {
		if b.square(q) >= d*d {
			continue
		}
		for i := k*chunk + 1; i <= min((k+1)*chunk, len(c.Points)-1); i++ {
			a, side := c.Points[i-1], c.Points[i].Sub(c.Points[i-1])
			t := 0.0
			if l := side.Dot(side); l > 0 {
				t = math.Max(0, math.Min(1, q.Sub(a).Dot(side)/l))
			}
			if v := q.Sub(a).Sub(side.Times(t)); v.Dot(v) < d*d {
				return true
			}
		}
	}
	return false
}

// Part is the stretch between two distances, ends included.
func (c Curve) Part(from, to float64) []Point {
	a, _ := c.At(from)
	b, _ := c.At(to)
	out := []Point{a}
	for i, r := range c.runs {
		if r > from+0.5 && r < to-0.5 {
			out = append(out, c.Points[i])
		}
	}
	return append(out, b)
}

// Beside is the curve moved to its left by a distance that may change along the way.
func (c Curve) Beside(left func(s float64) float64) []Point {
	out := make([]Point, len(c.Points))
	for i := range c.Points {
		a, b := c.Points[max(0, i-1)], c.Points[min(len(c.Points)-1, i+1)]
		n := b.Sub(a).Unit().Left()
		out[i] = c.Points[i].Add(n.Times(left(c.runs[i])))
	}
	return out
}

// Crossings counts and locates where two curves meet: distances along the first and along the second.
func (c Curve) Crossings(o Curve) (on, other []float64) {
	for k, b := range c.boxes {
		for m, ob := range o.boxes {
			if !b.meets(ob) {
				continue
			}
			for i := k*chunk + 1; i <= min((k+1)*chunk, len(c.Points)-1); i++ {
				a, b := c.Points[i-1], c.Points[i]
				side := boxOf([]Point{a, b})
				if !side.meets(ob) {
					continue
				}
				for j := m*chunk + 1; j <= min((m+1)*chunk, len(o.Points)-1); j++ {
					p, q := o.Points[j-1], o.Points[j]
					if t, u, ok := crossing(a, b, p, q); ok {
						on = append(on, c.runs[i-1]+t*(c.runs[i]-c.runs[i-1]))
						other = append(other, o.runs[j-1]+u*(o.runs[j]-o.runs[j-1]))
					}
				}
			}
		}
	}
	return on, other
}

// crossing gives the fractions along ab and pq where the segments meet.
func crossing(a, b, p, q Point) (t, u float64, ok bool) {
	d, e := b.Sub(a), q.Sub(p)
	k := d.Cross(e)
	if math.Abs(k) < 1e-12 {
		return 0, 0, false
	}
	w := p.Sub(a)
	t, u = w.Cross(e)/k, w.Cross(d)/k
	return t, u, t >= 0 && t <= 1 && u >= 0 && u <= 1
}

// Band is the area within half metres of a gently curved line.
func Band(line []Point, half float64) Poly {
	c := NewCurve(line)
	l := c.Beside(func(float64) float64 { return half })
	r := c.Beside(func(float64) float64 { return -half })
	ring := make([]Point, 0, 2*len(l))
	ring = append(ring, r...)
	for i := len(l) - 1; i >= 0; i-- {
		ring = append(ring, l[i])
	}
	return Quad(ring...)
}

// Outside gives the stretches of the curve that are not inside a ring.
func (c Curve) Outside(ring []Point) []Curve {
	loop := NewCurve(append(append([]Point{}, ring...), ring[0]))
	on, _ := c.Crossings(loop)
	if len(on) == 0 {
		return []Curve{c}
	}
	sort.Float64s(on)
	shape := Quad(ring...)
	var out []Curve
	last := 0.0
	for _, s := range append(on, c.Len()) {
		if s-last > 0.5 {
			if mid, _ := c.At((s + last) / 2); !shape.Contains(mid) {
				out = append(out, NewCurve(c.Part(last, s)))
			}
		}
		last = s
	}
	return out
}

// Circle is a regular ring of n points.
func Circle(centre Point, radius float64, n int) []Point {
	out := make([]Point, n)
	for i := range out {
		out[i] = centre.Add(Direction(2 * math.Pi * float64(i) / float64(n)).Times(radius))
	}
	return out
}
