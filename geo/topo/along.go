package topo

import (
	"context"
	"math"
	"slices"

	"emprise/geo"
	"emprise/geo/index"
	"emprise/geo/measure"
	"emprise/geo/scene"
)

// along compares the loose edges of areas that lie near each other. It belongs to one goroutine.
type along struct {
	*looseEdges
	o     GraphOptions
	reach float64 // metres
	near  []uint32
	own   border // of the feature in hand, metres on the plane of its place
	place place
	parts []part
	views views

	touching, facing, gaps []pair
}

func newAlong(e *looseEdges, o GraphOptions) *along {
	return &along{looseEdges: e, o: o, reach: float64(o.Tolerance)}
}

// pairs gives what the features from one to before another have in common with later ones, what faces them across streets, and
// how wide those are.
func (a *along) pairs(ctx context.Context, from, to int) (touching, facing, gaps []pair) {
	a.touching, a.facing, a.gaps = a.touching[:0], a.facing[:0], a.gaps[:0]
	for f := from; f < to && ctx.Err() == nil; f++ {
		if len(a.of(f)) > 0 {
			a.feature(f)
		}
	}
	return slices.Clone(a.touching), slices.Clone(a.facing), slices.Clone(a.gaps)
}

func (a *along) feature(f int) {
	l := a.layer
	box := l.BoxOf(f)
	stretch := geo.MercatorStretch(geo.Unmercator(box.Centre()).Lat)
	reach := max(a.reach, float64(a.o.Street)) * 1.01 * stretch // the plane is a sphere's, the ground an ellipsoid
	box = box.Padded(reach)
	extent := scene.ExtentOf(box)
	a.near = l.Tree.Collect(index.Round(box.Min.X, box.Min.Y, box.Max.X, box.Max.Y), a.near[:0])
	slices.Sort(a.near)
	taken := false
	for _, o := range a.near {
		if int(o) <= f || len(a.of(int(o))) == 0 || !l.Extents[o].Intersects(extent) {
			continue
		}
		if !taken {
			a.take(f)
			taken = true
		}
		touching, facing, gap := a.common(f, int(o), extent)
		if touching > 0 {
			a.touching = append(a.touching, pair{uint32(f), o, float32(touching)})
		}
		if facing > 0 {
			a.facing = append(a.facing, pair{uint32(f), o, float32(facing)})
			a.gaps = append(a.gaps, pair{uint32(f), o, float32(gap)})
		}
	}
}

// take lays the loose edges of a feature on the plane of its place.
func (a *along) take(f int) {
	edges := a.of(f)
	a.place = placeOf(a.layer, edges[0])
	a.own.reset(a.reach)
	for _, at := range edges {
		a.own.add(a.place.side(a.layer, at))
	}
	a.own.sort()
}

// common is the length of the loose edges of feature o that run along those of the feature in hand, and of those that face
// them across a street, with the width of that. Metres.
func (a *along) common(f, o int, extent scene.Extent) (touching, facing, gap float64) {
	l := a.layer
	for _, at := range a.of(o) {
		xy := l.XY[2*at : 2*at+4 : 2*at+4]
		if max(xy[0], xy[2]) < extent.MinX || min(xy[0], xy[2]) > extent.MaxX || max(xy[1], xy[3]) < extent.MinY || min(xy[1], xy[3]) > extent.MaxY {
			continue
		}
		s := a.place.side(l, at)
		a.parts = a.parts[:0]
		a.own.near(s, a.reach, func(t side) {
			if s.opposite(t) {
				if p, ok := s.beside(t, a.reach); ok {
					a.parts = append(a.parts, p)
				}
			}
		})
		if len(a.parts) > 0 {
			touching += covered(a.parts) * float64(edgeLength(l, at))
		}
		if a.o.Street > 0 {
			length, width := a.across(s)
			if length > 0 && (facing == 0 || width < gap) {
				gap = width
			}
			facing += length
		}
	}
	return touching, facing, gap
}

// place is the plane of a place: metres eastwards and northwards of it.
type place struct{ lon, lat, east, north float64 }

func placeOf(l *scene.Layer, at uint32) place {
	p := place{lon: l.Features.Coords[2*at], lat: l.Features.Coords[2*at+1]}
	p.east, p.north = measure.Degrees(p.lat)
	return p
}

func (p place) side(l *scene.Layer, at uint32) side {
	c := l.Features.Coords[2*at : 2*at+4 : 2*at+4]
	return side{(c[0] - p.lon) * p.east, (c[1] - p.lat) * p.north, (c[2] - p.lon) * p.east, (c[3] - p.lat) * p.north}
}

// xy puts a position of the plane onto the grid of a layer.
func (p place) grid(x, y float64) (gx, gy int32) {
	return scene.ToGrid(geo.Mercator(geo.LonLat{Lon: p.lon + x/p.east, Lat: p.lat + y/p.north}))
}

// opposite says whether two sides run against each other, as the two of one border do.
func (s side) opposite(t side) bool { return (s.bx-s.ax)*(t.bx-t.ax)+(s.by-s.ay)*(t.by-t.ay) < 0 }

func (s side) length() float64 { return math.Hypot(s.bx-s.ax, s.by-s.ay) }
