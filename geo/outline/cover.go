package outline

import (
	"context"
	"fmt"
	"math"

	"github.com/paulmach/orb"

	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/measure"
	"emprise/geo/scene"
)

// Share is how much of an area of a layer an outline covers.
type Share struct {
	Feature int
	Area    geo.SquareMetres // covered
	Of      float64          // 0 to 1, of the area of the feature
	Doubt   bool             // the feature is not valid and cannot be measured: Area and Of say nothing
}

// Hairline says whether the share is no more than borders that differ by the drawing: less than 2 m², and less than a
// twentieth of the feature.
func (s Share) Hairline() bool { return !s.Doubt && s.Area < 2 && s.Of < 0.05 }

// Cover gives the areas of a layer that an outline covers at least in part, in the order of the layer. The areas are those of
// measure.Overlap; a feature that is not valid is measured as measure.Repair makes it. Only features near the border of the
// outline are laid over it: those wholly inside are known without.
func Cover(ctx context.Context, shape orb.MultiPolygon, l *scene.Layer) ([]Share, error) {
	if l == nil || len(shape) == 0 {
		return nil, nil
	}
	border := newBorder(shape)
	var shares []Share
	var err error
	n := 0
	l.Visit(geo.MercatorBox(shape.Bound()), func(f int) bool {
		if l.Features.Kinds[f] != feature.Areas {
			return true
		}
		if n++; n%64 == 0 && ctx.Err() != nil {
			err = ctx.Err()
			return false
		}
		box := l.Features.Bound(f)
		if !border.meets(box) {
			if border.holds(box.Center()) {
				shares = append(shares, Share{Feature: f, Area: measure.FeatureArea(l.Features, f), Of: 1})
			}
			return true
		}
		var s Share
		if s, err = share(shape, l.Features, f); err != nil {
			return false
		}
		if s.Area > 0 || s.Doubt {
			shares = append(shares, s)
		}
		return true
	})
	if err != nil {
		return nil, fmt.Errorf("cover: %w", err)
	}
	return shares, nil
}

// Under gives the areas of a layer that lie under an outline by at least a half, in the order of the layer; one that cannot be measured
// is none of them.
func Under(ctx context.Context, shape orb.MultiPolygon, l *scene.Layer) ([]int, error) {
	shares, err := Cover(ctx, shape, l)
	if err != nil {
		return nil, err
	}
	var under []int
	for _, s := range shares {
		if s.Of >= 0.5 && !s.Doubt {
			under = append(under, s.Feature)
		}
	}
	return under, nil
}

func share(shape orb.MultiPolygon, set *feature.Set, f int) (Share, error) {
	mp := set.MultiPolygon(f)
	whole := measure.FeatureArea(set, f)
	covered, err := measure.Overlap(shape, mp)
	if err != nil {
		mended, fault := measure.Repair(mp)
		doubt := fault != nil || mended.Doubt != ""
		if doubt {
			return Share{Feature: f, Doubt: true}, nil
		}
		whole = mended.Area
		if covered, err = measure.Overlap(shape, mended.Shape); err != nil {
			return Share{}, err // then it is the outline that is not valid
		}
	}
	s := Share{Feature: f, Area: covered}
	if whole > 0 {
		s.Of = min(1, float64(covered/whole))
	}
	return s, nil
}

// border answers what lies along an outline and what within, in degrees.
type border struct{ edges []side }

// side is an edge, with how far it may be bent: an edge is straight on one plane only, and leaves that line on others by some
// millimetres a kilometre.
type side struct {
	a, b  orb.Point
	box   orb.Bound
	reach float64
}

func newBorder(mp orb.MultiPolygon) *border {
	b := &border{}
	for _, p := range mp {
		for _, r := range p {
			for i := 1; i < len(r); i++ {
				s := side{a: r[i-1], b: r[i], box: orb.MultiPoint{r[i-1], r[i]}.Bound()}
				s.reach = 1e-7 + 1e-3*math.Max(s.box.Max[0]-s.box.Min[0], s.box.Max[1]-s.box.Min[1])
				b.edges = append(b.edges, s)
			}
		}
	}
	return b
}

// meets says whether an edge may come into a box.
func (b *border) meets(box orb.Bound) bool {
	for i := range b.edges {
		e := &b.edges[i]
		grown := box.Pad(e.reach)
		if !e.box.Intersects(grown) {
			continue
		}
		// The line of the edge passes the box when all corners lie on one side.
		dx, dy := e.b[0]-e.a[0], e.b[1]-e.a[1]
		left, right := false, false
		for _, c := range [4]orb.Point{grown.Min, {grown.Max[0], grown.Min[1]}, grown.Max, {grown.Min[0], grown.Max[1]}} {
			if dx*(c[1]-e.a[1])-dy*(c[0]-e.a[0]) >= 0 {
				left = true
			} else {
				right = true
			}
		}
		if left && right || dx == 0 && dy == 0 {
			return true
		}
	}
	return false
}

// holds says whether a place that is not near the border lies within it.
func (b *border) holds(at orb.Point) bool {
	inside := false
	for _, e := range b.edges {
		p, q := e.a, e.b
		if (p[1] > at[1]) != (q[1] > at[1]) && at[0] < p[0]+(at[1]-p[1])/(q[1]-p[1])*(q[0]-p[0]) {
			inside = !inside
		}
	}
	return inside
}
