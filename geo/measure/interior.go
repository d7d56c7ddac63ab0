package measure

import (
	"container/heap"
	"math"

	"emprise/geo"

	"github.com/paulmach/orb"
)

// InteriorPoint is a place well inside an area, for its label or pin: the point of its largest part that is farthest from
// the edges, to 2 % (the pole of inaccessibility, after V. Agafonkin's polylabel, ISC licence). An area without surface
// answers with a position of its edge, an empty one with NaN.
func InteriorPoint(mp orb.MultiPolygon) geo.LonLat {
	var part orb.Polygon
	best := -1.0
	for _, p := range mp {
		if len(p) == 0 || len(p[0]) == 0 {
			continue
		}
		if a := float64(Area(orb.MultiPolygon{p})); a > best {
			part, best = p, a
		}
	}
	if part == nil {
		return geo.LonLat{Lon: math.NaN(), Lat: math.NaN()}
	}
	// Degrees of longitude shrink by the cosine of the latitude; a local plane in degrees of latitude is enough here.
	bound := part.Bound()
	shrink := math.Max(1e-6, math.Cos(bound.Center()[1]*degree))
	x0, y0 := bound.Min[0], bound.Min[1]
	local := make(orb.Polygon, len(part))
	for i, r := range part {
		local[i] = make(orb.Ring, len(r))
		for k, at := range r {
			local[i][k] = orb.Point{(at[0] - x0) * shrink, at[1] - y0}
		}
	}
	at, ok := farthest(local)
	if !ok {
		return geo.FromOrb(part[0][0])
	}
	return geo.LonLat{Lon: at[0]/shrink + x0, Lat: at[1] + y0}
}

// farthest is the point of a polygon farthest from its edges, false when it has no inside.
func farthest(p orb.Polygon) (orb.Point, bool) {
	bound := p.Bound()
	w, h := bound.Max[0]-bound.Min[0], bound.Max[1]-bound.Min[1]
	side := math.Min(w, h)
	if !(side > 0) {
		return orb.Point{}, false
	}
	// A long thin area starts from fewer, larger cells than a pure square grid would give.
	side = math.Max(side, math.Max(w, h)/32)
	q := cells{}
	for x := bound.Min[0]; x < bound.Max[0]; x += side {
		for y := bound.Min[1]; y < bound.Max[1]; y += side {
			q = append(q, newCell(p, x+side/2, y+side/2, side/2))
		}
	}
	heap.Init(&q)
	best := newCell(p, bound.Center()[0], bound.Center()[1], 0)
	if c := centroid(p[0]); c != (orb.Point{}) {
		if cell := newCell(p, c[0], c[1], 0); cell.depth > best.depth {
			best = cell
		}
	}
	precision := math.Max(w, h) / 1000
	for rounds := 0; len(q) > 0 && rounds < 2000; rounds++ {
		c := heap.Pop(&q).(cell)
		if c.depth > best.depth {
			best = c
		}
		if c.reach-best.depth <= math.Max(precision, best.depth/50) {
			break
		}
		half := c.half / 2
		for _, d := range [4][2]float64{{-1, -1}, {1, -1}, {-1, 1}, {1, 1}} {
			heap.Push(&q, newCell(p, c.x+d[0]*half, c.y+d[1]*half, half))
		}
	}
	return orb.Point{best.x, best.y}, best.depth > 0
}

// cell is a square of the search: depth is the distance of its centre from the edges, negative outside; reach is more
// than the depth of any of its points.
type cell struct{ x, y, half, depth, reach float64 }

func newCell(p orb.Polygon, x, y, half float64) cell {
	d := depth(p, orb.Point{x, y})
	return cell{x, y, half, d, d + half*math.Sqrt2}
}

func depth(p orb.Polygon, at orb.Point) float64 {
	inside, d2 := false, math.Inf(1)
	for _, r := range p {
		if inRing(r, at) {
			inside = !inside
		}
		for i := 1; i < len(r); i++ {
			d2 = math.Min(d2, square(at, onEdge(at, r[i-1], r[i])))
		}
	}
	if !inside {
		return -math.Sqrt(d2)
	}
	return math.Sqrt(d2)
}

func centroid(r orb.Ring) orb.Point {
	var x, y, area float64
	for i := 1; i < len(r); i++ {
		cross := r[i-1][0]*r[i][1] - r[i][0]*r[i-1][1]
		x += (r[i-1][0] + r[i][0]) * cross
		y += (r[i-1][1] + r[i][1]) * cross
		area += cross
	}
	if area == 0 {
		return orb.Point{}
	}
	return orb.Point{x / (3 * area), y / (3 * area)}
}

// cells is a heap, the one that may reach deepest first.
type cells []cell

func (q cells) Len() int           { return len(q) }
func (q cells) Less(i, j int) bool { return q[i].reach > q[j].reach }
func (q cells) Swap(i, j int)      { q[i], q[j] = q[j], q[i] }
func (q *cells) Push(c any)        { *q = append(*q, c.(cell)) }

func (q *cells) Pop() any {
	old := *q
	c := old[len(old)-1]
	*q = old[:len(old)-1]
	return c
}
