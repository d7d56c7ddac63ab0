package plan

import (
	"cmp"
	"math"
	"slices"
)

// Weld makes polygons that touch share their corners: wherever a corner of one lies on a side of another, that side gets
// the corner too. Corners within the tolerance, in metres, become one; where that pinches a sliver off a polygon, the
// sliver is dropped.
func Weld(polys []Poly, tolerance float64) {
	w := welder{cells: map[cellKey][]int32{}, tolerance: tolerance}
	for _, p := range polys {
		for i := range p {
			p[i].Point = w.one(p[i].Point)
		}
	}
	for i, p := range polys {
		polys[i] = w.stitch(p).unpinched()
	}
}

// weldCell is the side of a cell of the grid of corners, in metres.
const weldCell = 24.0

type cellKey struct{ x, y int32 }

type welder struct {
	points    []Point
	cells     map[cellKey][]int32
	tolerance float64
	found     []float64
	spots     []Point
}

func cellOf(p Point) cellKey {
	return cellKey{int32(math.Floor(p.X / weldCell)), int32(math.Floor(p.Y / weldCell))}
}

// one gives the corner known at this place, or makes it known.
func (w *welder) one(p Point) Point {
	lo, hi := cellOf(Point{p.X - w.tolerance, p.Y - w.tolerance}), cellOf(Point{p.X + w.tolerance, p.Y + w.tolerance})
	for x := lo.x; x <= hi.x; x++ {
		for y := lo.y; y <= hi.y; y++ {
			for _, i := range w.cells[cellKey{x, y}] {
				if q := w.points[i]; math.Abs(q.X-p.X) <= w.tolerance && math.Abs(q.Y-p.Y) <= w.tolerance {
					return q
				}
			}
		}
	}
	k := cellOf(p)
	w.cells[k] = append(w.cells[k], int32(len(w.points)))
	w.points = append(w.points, p)
	return p
}

// stitch adds to each side the corners that lie on it.
func (w *welder) stitch(p Poly) Poly {
	out := make(Poly, 0, len(p)+4)
	for i, c := range p {
		out = append(out, c)
		w.along(c.Point, p.Next(i))
		order := make([]int, len(w.found))
		for k := range order {
			order[k] = k
		}
		slices.SortFunc(order, func(a, b int) int { return cmp.Compare(w.found[a], w.found[b]) })
		for _, k := range order {
			if q := w.spots[k]; q != out[len(out)-1].Point {
				out = append(out, Corner{q, c.Tag})
			}
		}
	}
	return out
}

// along finds the corners on a side, its ends left out.
func (w *welder) along(a, b Point) {
	w.found, w.spots = w.found[:0], w.spots[:0]
	d := b.Sub(a)
	l := d.Len()
	if l < 2*w.tolerance {
		return
	}
	u := d.Times(1 / l)
	x0, x1 := math.Min(a.X, b.X)-w.tolerance, math.Max(a.X, b.X)+w.tolerance
	for x := math.Floor(x0 / weldCell); x*weldCell <= x1; x++ {
		// Where the side runs within this column of cells.
		y0, y1 := a.Y, b.Y
		if math.Abs(d.X) > 1e-9 {
			t0 := math.Max(0, math.Min(1, (x*weldCell-w.tolerance-a.X)/d.X))
			t1 := math.Max(0, math.Min(1, ((x+1)*weldCell+w.tolerance-a.X)/d.X))
			y0, y1 = a.Y+t0*d.Y, a.Y+t1*d.Y
		}
		lo, hi := math.Min(y0, y1)-w.tolerance, math.Max(y0, y1)+w.tolerance
		for y := math.Floor(lo / weldCell); y*weldCell <= hi; y++ {
			for _, i := range w.cells[cellKey{int32(x), int32(y)}] {
				v := w.points[i].Sub(a)
				if s := v.Dot(u); s > w.tolerance && s < l-w.tolerance && math.Abs(u.Cross(v)) <= w.tolerance {
					w.found = append(w.found, s)
					w.spots = append(w.spots, w.points[i])
				}
			}
		}
	}
}

// unpinched drops sides walked out and back, and whatever hangs on the rest by a single corner.
func (p Poly) unpinched() Poly {
	for {
		first := make(map[Point]int, len(p))
		i, j := -1, -1
		for k, c := range p {
			if f, seen := first[c.Point]; seen {
				i, j = f, k
				break
			}
			first[c.Point] = k
		}
		if i < 0 {
			return p
		}
		inner := slices.Clone(p[i:j])
		outer := append(slices.Clone(p[:i]), p[j:]...)
		p = outer
		if inner.Area() > outer.Area() {
			p = inner
		}
	}
}
