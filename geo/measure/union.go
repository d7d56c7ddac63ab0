package measure

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"emprise/geo"
	"emprise/geo/crs"

	"github.com/paulmach/orb"
	"github.com/peterstace/simplefeatures/geom"
)

// Total is the ground that areas cover together.
type Total struct {
	Area   geo.SquareMetres // on the ellipsoid; ground covered several times is counted once
	Mended []int            // areas that were not valid and went in as Repair makes them
	Left   []int            // areas that count for nothing, as no shape of theirs can be trusted: the caller says so
}

// UnionArea is the area that multipolygons cover together. Parcels overlap, so that totals of land are unions and not sums.
// One that is not valid is repaired; one of which the repair leaves a doubt is left out and told.
func UnionArea(ctx context.Context, areas []orb.MultiPolygon) (Total, error) {
	var (
		t   Total
		sys *crs.System
		all []land
	)
	for i, mp := range areas {
		if i%256 == 0 && ctx.Err() != nil {
			return Total{}, ctx.Err()
		}
		if len(mp) == 0 {
			continue
		}
		if sys == nil {
			sys = crs.Legal(geo.FromOrb(mp.Bound().Center()))
		}
		shape, err := planar(mp, sys)
		if err != nil {
			mended, fault := Repair(mp)
			if fault == nil && mended.Doubt == "" {
				shape, fault = planar(mended.Shape, sys)
			}
			if fault != nil || mended.Doubt != "" {
				t.Left = append(t.Left, i)
				continue
			}
			t.Mended = append(t.Mended, i)
		}
		centre := mp.Bound().Center()
		all = append(all, land{i, shape, centre})
	}
	u := uniter{ctx: ctx}
	union, err := u.unite(all, 0)
	if err != nil {
		return Total{}, fmt.Errorf("union of %d areas: %w", len(all), err)
	}
	t.Left = append(t.Left, u.left...)
	slices.Sort(t.Left)
	for _, p := range union {
		t.Area += polygonArea(p, sys)
	}
	return t, nil
}

// land is one area on the plane.
type land struct {
	number int
	shape  geom.Geometry
	centre orb.Point
}

// uniter unites neighbours first, so that what is inside a block is done with early.
type uniter struct {
	ctx  context.Context
	left []int
}

// block is how many areas are united at once, between two looks at the context.
const block = 512

// unite gives polygons that do not overlap.
func (u *uniter) unite(all []land, axis int) ([]geom.Polygon, error) {
	if err := u.ctx.Err(); err != nil {
		return nil, err
	}
	if len(all) <= block {
		shapes := make([]geom.Geometry, len(all))
		for i, l := range all {
			shapes[i] = l.shape
		}
		union, err := geom.UnionMany(shapes)
		if err == nil {
			return PolygonsIn(nil, union), nil
		}
		if len(all) == 1 { // the overlay cannot deal with it, alone as it is
			u.left = append(u.left, all[0].number)
			return nil, nil
		}
	}
	slices.SortFunc(all, func(a, b land) int {
		return cmp.Or(cmp.Compare(a.centre[axis], b.centre[axis]), a.number-b.number)
	})
	half := len(all) / 2
	a, err := u.unite(all[:half], 1-axis)
	if err != nil {
		return nil, err
	}
	b, err := u.unite(all[half:], 1-axis)
	if err != nil {
		return nil, err
	}
	return join(a, b)
}

// join unites what lies along the seam of two halves; all else stays as it is.
func join(a, b []geom.Polygon) ([]geom.Polygon, error) {
	nearA, far := nearSeam(a, b, nil)
	nearB, far := nearSeam(b, a, far)
	union, err := geom.Union(geom.NewMultiPolygon(nearA).AsGeometry(), geom.NewMultiPolygon(nearB).AsGeometry())
	return PolygonsIn(far, union), err
}

// nearSeam parts polygons into those that come near to any of the others and those that do not, which are added to far.
func nearSeam(polygons, others []geom.Polygon, far []geom.Polygon) (near, rest []geom.Polygon) {
	var reach geom.Envelope
	for _, p := range others {
		reach = reach.ExpandToIncludeEnvelope(p.Envelope())
	}
	for _, p := range polygons {
		if p.Envelope().Intersects(reach) {
			near = append(near, p)
		} else {
			far = append(far, p)
		}
	}
	return near, far
}

// PolygonsIn adds the polygons of a geometry to others; edges and points where areas only touch have no surface.
func PolygonsIn(to []geom.Polygon, g geom.Geometry) []geom.Polygon {
	switch g.Type() {
	case geom.TypePolygon:
		if p := g.MustAsPolygon(); !p.IsEmpty() {
			to = append(to, p)
		}
	case geom.TypeMultiPolygon:
		to = append(to, g.MustAsMultiPolygon().Dump()...)
	case geom.TypeGeometryCollection:
		for _, member := range g.MustAsGeometryCollection().Dump() {
			to = PolygonsIn(to, member)
		}
	}
	return to
}
