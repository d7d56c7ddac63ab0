package measure

import (
	"emprise/geo"
	"emprise/geo/crs"

	"github.com/paulmach/orb"
)

// plane is a geometry taken apart: all positions, and runs of them that are points, lines or rings of polygons.
type plane struct {
	points []orb.Point
	runs   []run
}

type run struct {
	from, end int // in points
	joined    bool
	polygon   int // number of the polygon it bounds, -1
	bound     orb.Bound
}

func planeOf(g orb.Geometry, p *plane) *plane {
	if p == nil {
		p = &plane{}
	}
	switch g := g.(type) {
	case orb.Point:
		p.add([]orb.Point{g}, false, -1)
	case orb.MultiPoint:
		p.add(g, false, -1)
	case orb.Polygon:
		number := len(p.runs) // any number that no other polygon has
		for _, r := range g {
			p.add(r, true, number)
		}
	case orb.Ring:
		p.add(g, true, len(p.runs))
	case orb.MultiPolygon:
		for _, member := range g {
			planeOf(member, p)
		}
	case orb.Collection:
		for _, member := range g {
			planeOf(member, p)
		}
	default:
		for _, l := range linesOf(g) {
			p.add(l, true, -1)
		}
	}
	return p
}

func (p *plane) add(points []orb.Point, joined bool, polygon int) {
	if len(points) == 0 {
		return
	}
	from := len(p.points)
	p.points = append(p.points, points...)
	p.runs = append(p.runs, run{from: from, end: len(p.points), joined: joined && len(points) > 1, polygon: polygon})
}

func (p *plane) project(sys *crs.System) {
	for i, q := range p.points {
		xy := sys.Forward(geo.FromOrb(q))
		p.points[i] = orb.Point{xy.X, xy.Y}
	}
	for i := range p.runs {
		r := &p.runs[i]
		r.bound = orb.MultiPoint(p.points[r.from:r.end]).Bound()
	}
}

// holds says whether the first position of a run of q lies in a polygon of p: with no edges crossing, the run is inside. Points
// are each for themselves.
func (p *plane) holds(q *plane) bool {
	for _, r := range q.runs {
		end := r.end
		if r.joined {
			end = r.from + 1
		}
		for _, at := range q.points[r.from:end] {
			if p.around(at) {
				return true
			}
		}
	}
	return false
}

// around says whether a position lies in a polygon.
func (p *plane) around(at orb.Point) bool {
	for i := 0; i < len(p.runs); {
		polygon, inside := p.runs[i].polygon, false
		for ; i < len(p.runs) && p.runs[i].polygon == polygon; i++ {
			if polygon >= 0 && p.runs[i].bound.Contains(at) && inRing(p.points[p.runs[i].from:p.runs[i].end], at) {
				inside = !inside
			}
		}
		if inside {
			return true
		}
	}
	return false
}

// inRing says by even and odd crossings whether a point lies in a closed ring.
func inRing(ring []orb.Point, at orb.Point) bool {
	inside := false
	for i := 1; i < len(ring); i++ {
		a, b := ring[i-1], ring[i]
		if (a[1] > at[1]) != (b[1] > at[1]) && at[0] < a[0]+(at[1]-a[1])/(b[1]-a[1])*(b[0]-a[0]) {
			inside = !inside
		}
	}
	return inside
}
