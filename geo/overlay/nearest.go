package overlay

import (
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/paulmach/orb"

	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/measure"
	"emprise/geo/scene"
)

// Near is a target and how far it is.
type Near struct {
	Target int // in the order of Targets.Feature
	Metres geo.Metres
	At     geo.LonLat // the nearest point of the target
}

// reach looks for what is near one feature after another, by one goroutine. Features that follow each other should lie near
// each other: the target of one is a good guess for the next.
type reach struct {
	t     *marks
	rings rings
	kind  feature.Kind
	last  int // edge
	found []uint32
}

func newReach(t *marks) *reach { return &reach{t: t, last: -1} }

// nearest gives the edge nearest to the feature in hand, and the nearest points of both; d2 is the square of their distance
// on the plane, 0 where they meet or one holds the other. There must be a target.
func (r *reach) nearest() (edge int, d2 float64, p, q orb.Point) {
	b := r.rings.box
	if owner, at, ok := r.held(); ok {
		return owner, 0, at, at
	}
	best := math.Inf(1)
	if r.last >= 0 {
		best, p, q = r.to(r.last, best)
		edge = r.last
	}
	// A guess that lies far off would bring in half of the layer; the index knows a better one.
	if far := 4 * (b.maxX - b.minX + b.maxY - b.minY); r.last < 0 || best > far*far {
		x, y := float32(b.minX+(b.maxX-b.minX)/2), float32(b.minY+(b.maxY-b.minY)/2)
		r.t.tree.Nearest(x, y, float32(math.Inf(1)), func(i uint32, _ float32) bool {
			if d, pi, qi := r.to(int(i), best); d < best {
				best, p, q, edge = d, pi, qi, int(i)
			}
			return false
		})
	}
	r.found = r.t.tree.Collect(b.padded(math.Sqrt(best)).round(), r.found[:0])
	for _, i := range r.found {
		if best == 0 {
			break
		}
		if d, pi, qi := r.to(int(i), best); d < best || d == best && int(i) < edge {
			best, p, q, edge = d, pi, qi, int(i)
		}
	}
	r.last = edge
	return edge, best, p, q
}

// held says whether the feature in hand lies in an area of the targets, and gives an edge of that.
func (r *reach) held() (edge int, at orb.Point, ok bool) {
	if len(r.t.areas) == 0 {
		return 0, at, false
	}
	best := int32(-1)
	r.places(func(x, y float64) {
		r.found = r.t.parts.Collect(box{x, y, x, y}.round(), r.found[:0])
		for _, i := range r.found {
			if owner := r.t.owner[i]; (best < 0 || owner < best) && r.t.areas[i].holds(x, y) {
				best, at = owner, orb.Point{x, y}
			}
		}
	})
	if best < 0 {
		return 0, at, false
	}
	edge, _ = slices.BinarySearch(r.t.of, best)
	return edge, at, true
}

// places visits one place of each part of the feature in hand: without a crossing, the part lies where that does.
func (r *reach) places(visit func(x, y float64)) {
	from := 0
	for _, end := range r.rings.ends {
		for k := from; k < end; k += 2 {
			visit(r.rings.xy[k], r.rings.xy[k+1])
			if r.kind != feature.Points {
				break
			}
		}
		from = end
	}
}

// to is the square of the distance from the feature in hand to an edge, with the nearest points; +Inf where it is more than
// enough.
func (r *reach) to(i int, enough float64) (d2 float64, p, q orb.Point) {
	e := r.t.edges[i]
	around := e.box()
	d2 = r.rings.box.gap2(around)
	if d2 > enough {
		return math.Inf(1), p, q
	}
	if d2 == 0 && r.kind == feature.Areas && r.rings.holds(e.ax, e.ay) {
		return 0, orb.Point{e.ax, e.ay}, orb.Point{e.ax, e.ay}
	}
	d2 = math.Inf(1)
	if r.kind == feature.Points {
		for k := 0; k < len(r.rings.xy); k += 2 {
			x, y := r.rings.xy[k], r.rings.xy[k+1]
			if d, ex, ey := fromEdge(x, y, e); d < d2 {
				d2, p, q = d, orb.Point{x, y}, orb.Point{ex, ey}
			}
		}
		return d2, p, q
	}
	from := 0
	for _, end := range r.rings.ends {
		for k := from; k+3 < end; k += 2 {
			o := edge{r.rings.xy[k], r.rings.xy[k+1], r.rings.xy[k+2], r.rings.xy[k+3]}
			if o.box().gap2(around) >= d2 {
				continue
			}
			if d, po, qo := between(o, e); d < d2 {
				d2, p, q = d, po, qo
			}
		}
		from = end
	}
	return d2, p, q
}

// between is the square of the distance of two edges, with the nearest points; 0 where they cross.
func between(a, b edge) (d2 float64, p, q orb.Point) {
	s1, s2 := aside(a, b.ax, b.ay), aside(a, b.bx, b.by)
	s3, s4 := aside(b, a.ax, a.ay), aside(b, a.bx, a.by)
	if (s1 > 0) != (s2 > 0) && (s3 > 0) != (s4 > 0) && s1 != 0 && s2 != 0 && s3 != 0 && s4 != 0 {
		t := s3 / (s3 - s4)
		at := orb.Point{a.ax + t*(a.bx-a.ax), a.ay + t*(a.by-a.ay)}
		return 0, at, at
	}
	d2 = math.Inf(1)
	if d, x, y := fromEdge(a.ax, a.ay, b); d < d2 {
		d2, p, q = d, orb.Point{a.ax, a.ay}, orb.Point{x, y}
	}
	if d, x, y := fromEdge(a.bx, a.by, b); d < d2 {
		d2, p, q = d, orb.Point{a.bx, a.by}, orb.Point{x, y}
	}
	if d, x, y := fromEdge(b.ax, b.ay, a); d < d2 {
		d2, p, q = d, orb.Point{x, y}, orb.Point{b.ax, b.ay}
	}
	if d, x, y := fromEdge(b.bx, b.by, a); d < d2 {
		d2, p, q = d, orb.Point{x, y}, orb.Point{b.bx, b.by}
	}
	return d2, p, q
}

// aside is positive for a place to the left of an edge.
func aside(e edge, x, y float64) float64 {
	return (e.bx-e.ax)*(y-e.ay) - (e.by-e.ay)*(x-e.ax)
}

// fromEdge is the square of the distance of a place from an edge, and the nearest point of that.
func fromEdge(x, y float64, e edge) (d2, ex, ey float64) {
	dx, dy := e.bx-e.ax, e.by-e.ay
	t := 0.0
	if n := dx*dx + dy*dy; n > 0 {
		t = max(0, min(1, ((x-e.ax)*dx+(y-e.ay)*dy)/n))
	}
	ex, ey = e.ax+t*dx, e.ay+t*dy
	return (x-ex)*(x-ex) + (y-ey)*(y-ey), ex, ey
}

// ground is the distance of two places of the plane on the ellipsoid.
func (r *reach) ground(p, q orb.Point) geo.Metres {
	return measure.Edge(r.t.sys.Inverse(geo.XY{X: p[0], Y: p[1]}), r.t.sys.Inverse(geo.XY{X: q[0], Y: q[1]}))
}

// answer is the target nearest to the feature in hand, false where it has no place on the plane.
func (r *reach) answer() (Near, bool) {
	if !r.rings.box.finite() {
		return Near{}, false
	}
	edge, d2, p, q := r.nearest()
	n := Near{Target: int(r.t.of[edge]), At: r.t.sys.Inverse(geo.XY{X: q[0], Y: q[1]})}
	if d2 > 0 {
		n.Metres = measure.Edge(r.t.sys.Inverse(geo.XY{X: p[0], Y: p[1]}), n.At)
	}
	return n, true
}

// Nearest is the target nearest to an area: edge to edge, 0 where they meet or one holds the other. The nearest points are
// found on the plane and their distance taken on the ellipsoid. False where there is none, or the area is empty.
func (t *Targets) Nearest(mp orb.MultiPolygon) (Near, bool) {
	if t.Len() == 0 || len(mp) == 0 || mp.Bound().IsEmpty() {
		return Near{}, false
	}
	m, err := t.on(context.Background(), planeOf(mp))
	if err != nil || len(m.edges) == 0 {
		return Near{}, false
	}
	r := newReach(m)
	r.kind = feature.Areas
	r.rings.shape(m.sys, mp)
	return r.answer()
}

// Distances gives for each feature of a layer how many metres the nearest target is away, as Nearest does; NaN for a feature
// without geometry and where there is no target.
func (t *Targets) Distances(ctx context.Context, of *scene.Layer, o Options) ([]float64, error) {
	return t.rows(ctx, of, o, func(r *reach) float64 {
		n, ok := r.answer()
		if !ok {
			return math.NaN()
		}
		return float64(n.Metres)
	})
}

// rows asks a question of each feature of a layer, in the order of the index of that, in which neighbours follow each other.
func (t *Targets) rows(ctx context.Context, of *scene.Layer, o Options, ask func(r *reach) float64) ([]float64, error) {
	answers := make([]float64, of.Features.Len())
	for i := range answers {
		answers[i] = math.NaN()
	}
	if t.Len() == 0 {
		return answers, nil
	}
	m, err := t.on(ctx, planeOfLayer(of))
	if err != nil {
		return nil, fmt.Errorf("distances: %w", err)
	}
	if len(m.edges) == 0 {
		return answers, nil
	}
	order := of.Tree.Collect(of.Tree.Bounds(), make([]uint32, 0, len(answers)))
	err = Each(ctx, len(order), o, func() func(from, to int) {
		r := newReach(m)
		return func(from, to int) {
			r.last = -1
			for _, f := range order[from:to] {
				r.kind = of.Features.Kinds[f]
				r.rings.feature(m.sys, of.Features, int(f))
				answers[f] = ask(r)
			}
		}
	})
	if err != nil {
		return nil, fmt.Errorf("distances: %w", err)
	}
	return answers, nil
}
