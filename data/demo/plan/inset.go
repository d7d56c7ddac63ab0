package plan

import (
	"cmp"
	"math"
	"slices"
)

// smallestLand is the area in square metres below which what is left of an inset is dropped.
const smallestLand = 40

// Inset moves each side of a ring inwards by its own distance and gives the simple polygons that are left.
func Inset(ring Poly, half []float64) []Poly {
	n := len(ring)
	out := make(Poly, 0, n+8)
	for i := range ring {
		j := (i + n - 1) % n
		p := ring[i].Point
		d0, d1 := ring.Side(j).Unit(), ring.Side(i).Unit()
		h0, h1 := half[j], half[i]
		n0, n1 := d0.Left(), d1.Left()
		add := func(q Point, t Tag) { out = append(out, Corner{q, t}) }
		cross, dot := d0.Cross(d1), d0.Dot(d1)
		switch {
		case math.Abs(cross) < 0.02 && dot < 0: // the end of a dead end
			add(p.Add(n0.Times(h0)).Add(d0.Times(h0)), ring[i].Tag)
			add(p.Add(n1.Times(h1)).Add(d0.Times(h1)), ring[i].Tag)
		case math.Abs(cross) < 0.05 && math.Abs(h0-h1) > 0.01:
			add(p.Add(n0.Times(h0)), ring[i].Tag)
			add(p.Add(n1.Times(h1)), ring[i].Tag)
		case math.Abs(cross) < 0.02:
			add(p.Add(n1.Times(h1)), ring[i].Tag)
		default:
			// Where p + n0·h0 + d0·s meets p + n1·h1 + d1·t.
			s := n1.Times(h1).Sub(n0.Times(h0)).Cross(d1) / cross
			q := p.Add(n0.Times(h0)).Add(d0.Times(s))
			if limit := 4 * math.Max(h0, h1); cross < 0 && q.Sub(p).Len() > limit {
				add(p.Add(n0.Times(h0)).Add(d0.Times(h0)), ring[i].Tag)
				add(p.Add(n1.Times(h1)).Sub(d1.Times(h1)), ring[i].Tag)
			} else {
				add(q, ring[i].Tag)
			}
		}
	}
	return simple(tidy(out))
}

// tidy drops corners closer than a centimetre and a half to the last.
func tidy(p Poly) Poly {
	out := p[:0]
	for _, c := range p {
		if len(out) > 0 && c.Sub(out[len(out)-1].Point).Len() < 0.015 {
			out[len(out)-1].Tag = c.Tag
			continue
		}
		out = append(out, c)
	}
	for len(out) > 1 && out[0].Sub(out[len(out)-1].Point).Len() < 0.015 {
		out = out[:len(out)-1]
	}
	return out
}

// simple cuts a ring at its first self-crossing into two, again and again, and keeps the rings that turn the right way.
func simple(p Poly) []Poly {
	todo, out := []Poly{p}, []Poly(nil)
	for rounds := 0; len(todo) > 0 && rounds < 200; rounds++ {
		p := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if len(p) < 3 {
			continue
		}
		i, j, x, ok := selfCrossing(p)
		if !ok {
			if p.Area() > smallestLand {
				out = append(out, p)
			}
			continue
		}
		// i < j: the ring x, i+1 … j and the ring x, j+1 … i.
		inner := append(Poly{{x, p[i].Tag}}, p[i+1:j+1]...)
		outer := append(slices.Clone(p[:i+1]), Corner{x, p[j].Tag})
		outer = append(outer, p[j+1:]...)
		todo = append(todo, tidy(inner), tidy(outer))
	}
	slices.SortStableFunc(out, func(a, b Poly) int { return cmp.Compare(b.Area(), a.Area()) })
	return out
}

// Simple says whether no two sides of the polygon cross.
func (p Poly) Simple() bool {
	_, _, _, crosses := selfCrossing(p)
	return !crosses
}

// selfCrossing finds two sides that cross and are not neighbours, sweeping from left to right.
func selfCrossing(p Poly) (i, j int, x Point, ok bool) {
	n := len(p)
	order := make([]int, n)
	lo, hi := make([]float64, n), make([]float64, n)
	for i := range p {
		order[i] = i
		a, b := p[i].X, p.Next(i).X
		lo[i], hi[i] = math.Min(a, b), math.Max(a, b)
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(lo[a], lo[b]) })
	for k, i := range order {
		for _, j := range order[k+1:] {
			if lo[j] > hi[i] {
				break
			}
			a, b := min(i, j), max(i, j)
			if b-a < 2 || (a == 0 && b == n-1) {
				continue
			}
			if t, _, meets := crossing(p[a].Point, p.Next(a), p[b].Point, p.Next(b)); meets {
				return a, b, p[a].Toward(p.Next(a), t), true
			}
		}
	}
	return 0, 0, Point{}, false
}
