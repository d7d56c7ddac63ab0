package plan

import (
	"cmp"
	"math"
	"slices"
)

// Cut divides a polygon along the line through o in direction d and leaves a gap of half metres on each side of it (0:
// both sides share their border exactly). New sides carry tag. Left pieces lie to the left of d.
func (p Poly) Cut(o, d Point, half float64, tag Tag) (left, right []Poly) {
	d = d.Unit()
	if half == 0 {
		o = p.clear(o, d)
		return p.keep(o, d, tag), p.keep(o, d.Times(-1), tag)
	}
	n := d.Left()
	return p.keep(p.clear(o.Add(n.Times(half)), d), d, tag), p.keep(p.clear(o.Sub(n.Times(half)), d.Times(-1)), d.Times(-1), tag)
}

// clear moves a line sideways until no corner is within a hand of it, so that no cut makes a sliver.
func (p Poly) clear(o, d Point) Point {
	const hand = 0.2
	n := d.Left()
	for k := range 40 {
		shift := float64((k+1)/2) * 0.23
		if k%2 == 1 {
			shift = -shift
		}
		q := o.Add(n.Times(shift))
		if !slices.ContainsFunc(p, func(c Corner) bool { return math.Abs(d.Cross(c.Sub(q))) < hand }) {
			return q
		}
	}
	return o
}

// keep gives what lies to the left of a line that meets no corner.
func (p Poly) keep(o, d Point, tag Tag) []Poly {
	type meeting struct {
		along float64
		node  int
	}
	type node struct {
		Corner
		next int // where to go on the left side; −1 on the right side
	}
	nodes := make([]node, 0, len(p)+4)
	var meets []meeting
	for i := range p {
		a, b := d.Cross(p[i].Sub(o)), d.Cross(p.Next(i).Sub(o))
		if a >= 0 {
			nodes = append(nodes, node{p[i], len(nodes) + 1})
		}
		if (a >= 0) == (b >= 0) {
			continue
		}
		x := p[i].Toward(p.Next(i), a/(a-b))
		meets = append(meets, meeting{x.Sub(o).Dot(d), len(nodes)})
		leaves := a >= 0
		c := Corner{x, p[i].Tag}
		next := len(nodes) + 1
		if leaves {
			c.Tag, next = tag, -1
		}
		nodes = append(nodes, node{c, next})
	}
	if len(nodes) == 0 {
		return nil
	}
	if len(meets) == 0 {
		return []Poly{p}
	}
	if last := &nodes[len(nodes)-1]; last.next != -1 {
		last.next = 0
	}
	slices.SortFunc(meets, func(a, b meeting) int { return cmp.Compare(a.along, b.along) })
	for k := 0; k+1 < len(meets); k += 2 {
		a, b := meets[k].node, meets[k+1].node
		if nodes[a].next == -1 {
			nodes[a].next = b
		} else {
			nodes[b].next = a
		}
	}
	var out []Poly
	done := make([]bool, len(nodes))
	for start := range nodes {
		if done[start] {
			continue
		}
		piece := make(Poly, 0, len(nodes)-len(meets)/2+2)
		for i := start; i >= 0 && !done[i]; i = nodes[i].next {
			done[i] = true
			piece = append(piece, nodes[i].Corner)
		}
		if len(piece) > 2 && piece.Area() > 0.5 {
			out = append(out, piece)
		}
	}
	return out
}

// Frame is a rectangle around a polygon: a corner, the unit direction of the long side, and both lengths.
type Frame struct {
	Origin      Point
	Along       Point
	Long, Short float64
}

// directions gives the unit directions of the sides that matter; a round polygon gets fifteen over a quarter turn.
func (p Poly) directions() []Point {
	least := p.Perimeter() * 0.04
	var out []Point
	for i := range p {
		if s := p.Side(i); s.Len() >= least {
			out = append(out, s.Unit())
		}
	}
	if len(out) < 3 {
		for k := range 15 {
			out = append(out, Direction(float64(k)*math.Pi/30))
		}
	}
	return out
}

// Frame is the smallest rectangle around the polygon among those aligned with one of its sides.
func (p Poly) Frame() Frame {
	best, area := Frame{}, math.Inf(1)
	for _, d := range p.directions() {
		n := d.Left()
		x0, x1, y0, y1 := math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)
		for _, c := range p {
			x, y := c.Dot(d), c.Dot(n)
			x0, x1, y0, y1 = math.Min(x0, x), math.Max(x1, x), math.Min(y0, y), math.Max(y1, y)
		}
		w, h := x1-x0, y1-y0
		if w*h >= area {
			continue
		}
		area = w * h
		o := d.Times(x0).Add(n.Times(y0))
		if w >= h {
			best = Frame{o, d, w, h}
		} else {
			best = Frame{o.Add(d.Times(w)), n, h, w}
		}
	}
	return best
}

// At is the point at fractions of the long and the short side.
func (f Frame) At(u, v float64) Point {
	return f.Origin.Add(f.Along.Times(u * f.Long)).Add(f.Along.Left().Times(v * f.Short))
}

// Chord is a stretch of a line inside a polygon, with the tags of the sides it ends on.
type Chord struct {
	A, B       Point
	TagA, TagB Tag
}

// Chords gives the stretches of a line that lie inside the polygon, each in the direction d.
func (p Poly) Chords(o, d Point) []Chord {
	d = d.Unit()
	type meeting struct {
		along float64
		tag   Tag
	}
	var at []meeting
	for i := range p {
		a, b := d.Cross(p[i].Sub(o)), d.Cross(p.Next(i).Sub(o))
		if (a >= 0) != (b >= 0) {
			at = append(at, meeting{p[i].Toward(p.Next(i), a/(a-b)).Sub(o).Dot(d), p[i].Tag})
		}
	}
	slices.SortFunc(at, func(a, b meeting) int { return cmp.Compare(a.along, b.along) })
	var out []Chord
	for k := 0; k+1 < len(at); k += 2 {
		out = append(out, Chord{o.Add(d.Times(at[k].along)), o.Add(d.Times(at[k+1].along)), at[k].tag, at[k+1].tag})
	}
	return out
}
