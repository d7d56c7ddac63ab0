package draft

import (
	"math"

	"github.com/paulmach/orb"

	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/measure"
	"emprise/geo/scene"
)

// On is what a corner was snapped to.
type On uint8

// What there is to snap to. A corner within reach comes before any border.
const (
	Nothing On = iota
	ACorner
	ABorder
)

// Snap is a place, and what it was snapped to. The place of a corner is that of the feature to the last bit.
type Snap struct {
	At      orb.Point
	On      On
	Layer   *scene.Layer
	Feature int
	Ring    int // of the set
	Edge    int // of the ring: the position before, for a border; the position itself, for a corner
}

// Snapper finds what a hand means.
type Snapper struct {
	Layers []*scene.Layer // that count, the first before the others at one distance
	Own    orb.MultiPoint // corners of what is being drawn
}

// mostNear is how many features near a place are looked at: where there are more, the map shows none of them apart.
const mostNear = 400

// Near gives what lies within reach of a place of the map, in plane metres: the nearest corner, else the nearest border; the
// place itself when there is neither. Lines and areas have borders, points are corners.
func (s *Snapper) Near(p geo.XY, reach float64) Snap {
	best := Snap{At: geo.Unmercator(p).Orb()}
	corner, border := reach, reach
	for _, at := range s.Own {
		if d := apart(geo.Mercator(geo.FromOrb(at)), p); d <= corner {
			best, corner = Snap{At: at, On: ACorner, Feature: -1}, d
		}
	}
	var edge Snap
	for _, l := range s.Layers {
		for _, f := range features(l, geo.Box{Min: p, Max: p}.Padded(reach)) {
			first, end := l.Features.RingsOf(f)
			for r := first; r < end; r++ {
				if c, d := cornerOf(l, r, p, corner); c >= 0 {
					best, corner = Snap{At: position(l, r, c), On: ACorner, Layer: l, Feature: f, Ring: r, Edge: c}, d
				}
				if l.Features.Kinds[f] == feature.Points {
					continue
				}
				if e, d := edgeOf(l, r, p, border); e >= 0 {
					edge, border = Snap{On: ABorder, Layer: l, Feature: f, Ring: r, Edge: e}, d
				}
			}
		}
	}
	if best.On == Nothing && edge.On == ABorder {
		edge.At = onto(p, position(edge.Layer, edge.Ring, edge.Edge), position(edge.Layer, edge.Ring, edge.Edge+1))
		return edge
	}
	return best
}

// features gives what of a layer meets a box, nothing when there is more than anybody can tell apart.
func features(l *scene.Layer, box geo.Box) (near []int) {
	l.Visit(box, func(f int) bool {
		near = append(near, f)
		return len(near) <= mostNear
	})
	if len(near) > mostNear {
		return nil
	}
	return near
}

func apart(a, b geo.XY) float64 { return math.Hypot(a.X-b.X, a.Y-b.Y) }

// cornerOf gives the position of a ring that is nearer to p than some distance, and how near; −1 when none is.
func cornerOf(l *scene.Layer, ring int, p geo.XY, within float64) (int, float64) {
	best := -1
	xy := l.Ring(ring)
	for i := 0; i+1 < len(xy); i += 2 {
		if d := apart(scene.ToPlane(xy[i], xy[i+1]), p); d < within {
			best, within = i/2, d
		}
	}
	return best, within
}

// edgeOf gives the edge of a ring that is nearer to p than some distance, by its first position.
func edgeOf(l *scene.Layer, ring int, p geo.XY, within float64) (int, float64) {
	best := -1
	xy := l.Ring(ring)
	for i := 0; i+3 < len(xy); i += 2 {
		a, b := scene.ToPlane(xy[i], xy[i+1]), scene.ToPlane(xy[i+2], xy[i+3])
		if d := apart(foot(p, a, b), p); d < within {
			best, within = i/2, d
		}
	}
	return best, within
}

func position(l *scene.Layer, ring, i int) orb.Point {
	flat := l.Features.Ring(ring)
	return orb.Point{flat[2*i], flat[2*i+1]}
}

// foot is the position of an edge nearest to p.
func foot(p, a, b geo.XY) geo.XY {
	dx, dy := b.X-a.X, b.Y-a.Y
	n := dx*dx + dy*dy
	if n == 0 {
		return a
	}
	t := max(0, min(1, ((p.X-a.X)*dx+(p.Y-a.Y)*dy)/n))
	return geo.XY{X: a.X + t*dx, Y: a.Y + t*dy}
}

// onto gives the place of an edge nearest to a position of the map, on the plane where the edge is straight as areas take it:
// a plot that ends there is cut off without a gap.
func onto(p geo.XY, a, b orb.Point) orb.Point {
	plane := measure.TangentAt(geo.FromOrb(a))
	q := foot(plane.Forward(geo.Unmercator(p)), plane.Forward(geo.FromOrb(a)), plane.Forward(geo.FromOrb(b)))
	return plane.Inverse(q).Orb()
}
