package measure

import (
	"math"

	"emprise/geo"
	"emprise/geo/crs"

	"github.com/paulmach/orb"
)

// DistanceTo is the distance between the nearest points of two geometries, 0 when they meet or one lies within the other,
// +Inf when one has no position. The nearest points are found in the legal projection of from; their distance is taken
// on the ellipsoid.
func DistanceTo(from, to orb.Geometry) geo.Metres {
	a, b := planeOf(from, nil), planeOf(to, nil)
	if len(a.points) == 0 || len(b.points) == 0 {
		return geo.Metres(math.Inf(1))
	}
	sys := crs.Legal(geo.FromOrb(a.points[0]))
	a.project(sys)
	b.project(sys)
	if a.holds(b) || b.holds(a) {
		return 0
	}
	p, q := nearest(a, b)
	if p == q {
		return 0
	}
	return Distance(sys.Inverse(geo.XY{X: p[0], Y: p[1]}), sys.Inverse(geo.XY{X: q[0], Y: q[1]}))
}

// nearest gives the nearest points of the edges and lone points of two planes.
func nearest(a, b *plane) (p, q orb.Point) {
	best := math.Inf(1)
	for _, ra := range a.runs {
		for _, rb := range b.runs {
			if gap2(ra.bound, rb.bound) >= best {
				continue
			}
			edges(a, ra, func(a0, a1 orb.Point) {
				if gap2(edgeBound(a0, a1), rb.bound) >= best {
					return
				}
				edges(b, rb, func(b0, b1 orb.Point) {
					if gap2(edgeBound(a0, a1), edgeBound(b0, b1)) >= best {
						return
					}
					if d, pa, pb := edgeToEdge(a0, a1, b0, b1); d < best {
						best, p, q = d, pa, pb
					}
				})
			})
		}
	}
	return p, q
}

func edges(p *plane, r run, visit func(a, b orb.Point)) {
	points := p.points[r.from:r.end]
	if !r.joined {
		for _, at := range points {
			visit(at, at)
		}
		return
	}
	for i := 1; i < len(points); i++ {
		visit(points[i-1], points[i])
	}
}

func edgeBound(a, b orb.Point) orb.Bound {
	return orb.Bound{
		Min: orb.Point{math.Min(a[0], b[0]), math.Min(a[1], b[1])},
		Max: orb.Point{math.Max(a[0], b[0]), math.Max(a[1], b[1])},
	}
}

// gap2 is the square of the distance between two boxes.
func gap2(a, b orb.Bound) float64 {
	dx := math.Max(0, math.Max(a.Min[0]-b.Max[0], b.Min[0]-a.Max[0]))
	dy := math.Max(0, math.Max(a.Min[1]-b.Max[1], b.Min[1]-a.Max[1]))
	return dx*dx + dy*dy
}

// edgeToEdge gives the square of the distance between two edges and the points where it is reached; 0 where they cross.
func edgeToEdge(a0, a1, b0, b1 orb.Point) (d2 float64, p, q orb.Point) {
	if crossing(a0, a1, b0, b1) {
		return 0, a0, a0
	}
	d2 = math.Inf(1)
	try := func(at, on orb.Point) {
		if d := square(at, on); d < d2 {
			d2, p, q = d, at, on
		}
	}
	try(a0, onEdge(a0, b0, b1))
	try(a1, onEdge(a1, b0, b1))
	try(b0, onEdge(b0, a0, a1))
	try(b1, onEdge(b1, a0, a1))
	return d2, p, q
}

func square(a, b orb.Point) float64 {
	dx, dy := a[0]-b[0], a[1]-b[1]
	return dx*dx + dy*dy
}

// onEdge is the point of an edge nearest to a place.
func onEdge(at, a, b orb.Point) orb.Point {
	dx, dy := b[0]-a[0], b[1]-a[1]
	length2 := dx*dx + dy*dy
	if length2 == 0 {
		return a
	}
	t := ((at[0]-a[0])*dx + (at[1]-a[1])*dy) / length2
	t = math.Max(0, math.Min(1, t))
	return orb.Point{a[0] + t*dx, a[1] + t*dy}
}

// crossing says whether two edges cross within both, end points and overlaps apart: those are at distance 0 anyway.
func crossing(a0, a1, b0, b1 orb.Point) bool {
	s1, s2 := side(a0, a1, b0), side(a0, a1, b1)
	s3, s4 := side(b0, b1, a0), side(b0, b1, a1)
	return (s1 > 0) != (s2 > 0) && s1 != 0 && s2 != 0 && (s3 > 0) != (s4 > 0) && s3 != 0 && s4 != 0
}

// side is positive when at lies to the left of the line from a to b.
func side(a, b, at orb.Point) float64 {
	return (b[0]-a[0])*(at[1]-a[1]) - (b[1]-a[1])*(at[0]-a[0])
}
