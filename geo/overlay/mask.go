package overlay

import (
	"context"
	"fmt"
	"math"

	"github.com/paulmach/orb"

	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/feature"
	"emprise/geo/index"
	"emprise/geo/measure"
	"emprise/geo/scene"
)

// Mask is areas prepared to be laid over others. It answers the same whenever it is asked; nil covers nothing.
type Mask struct {
	given  []Ground
	around geo.Box // Mercator, all areas, with room for edges that bend
	planes planes[sheet]
}

// sheet is the areas of a mask on one plane.
type sheet struct {
	sys      *crs.System
	outlines []outline
	doubt    []bool // of each outline: what it covers cannot be told
	tree     *index.Tree
}

// Ground is an area of a layer.
type Ground struct {
	Layer   *scene.Layer
	Feature int
}

// NewMask prepares areas of layers; lines and points cover nothing and are left out. A feature that is not valid is taken as
// measure.Repair makes it, and where that leaves a doubt it makes a doubt of what it meets.
func NewMask(ctx context.Context, areas []Ground) (*Mask, error) {
	m := &Mask{around: geo.EmptyBox()}
	for _, a := range areas {
		if a.Layer.Features.Kinds[a.Feature] == feature.Areas && !a.Layer.Extents[a.Feature].Empty() {
			m.given = append(m.given, a)
			m.around = m.around.Union(a.Layer.BoxOf(a.Feature))
		}
	}
	if len(m.given) == 0 {
		return m, nil
	}
	m.around = m.around.Padded(10 + 1e-3*max(m.around.Width(), m.around.Height()))
	first := m.given[0]
	_, err := m.on(ctx, crs.Legal(geo.Unmercator(first.Layer.BoxOf(first.Feature).Centre())))
	return m, err
}

// on gives the areas on a plane.
func (m *Mask) on(ctx context.Context, sys *crs.System) (*sheet, error) {
	return m.planes.on(sys, func() (*sheet, error) { return m.prepare(ctx, sys) })
}

func (m *Mask) prepare(ctx context.Context, sys *crs.System) (*sheet, error) {
	t := &sheet{sys: sys, outlines: make([]outline, len(m.given)), doubt: make([]bool, len(m.given))}
	boxes := make([]index.Box32, len(m.given))
	err := Each(ctx, len(m.given), Options{}, func() func(from, to int) {
		var r rings
		var s sweep
		return func(from, to int) {
			for i := from; i < to; i++ {
				a := m.given[i]
				boxes[i] = index.Empty()
				if r.feature(sys, a.Layer.Features, a.Feature); !r.box.finite() {
					continue // on the other side of the Earth
				}
				if !s.sound(&r) {
					t.doubt[i] = !r.mend(sys, a.Layer.Features.MultiPolygon(a.Feature))
				}
				t.outlines[i] = newOutline(&r, int32(i))
				boxes[i] = r.box.round()
			}
		}
	})
	if err != nil {
		return nil, fmt.Errorf("prepare areas: %w", err)
	}
	t.tree = index.Build(boxes)
	return t, nil
}

// Len is how many areas there are.
func (m *Mask) Len() int {
	if m == nil {
		return 0
	}
	return len(m.given)
}

// Ground is area i, counted without those that were left out.
func (m *Mask) Ground(i int) Ground { return m.given[i] }

// sound says whether rings bound what the shoelace formula says: they do when none crosses itself or another.
func (s *sweep) sound(r *rings) bool {
	s.subject(r)
	return agree(s.areas(0).plane, r.flat())
}

// agree says whether two surfaces are one, but for a square decimetre or a millionth.
func agree(a, b float64) bool { return math.Abs(a-b) <= 1e-2+1e-6*math.Abs(b) }

// subject makes an area the one that is laid over.
func (s *sweep) subject(r *rings) {
	s.box, s.sides, s.west, s.tilt = r.box, s.sides[:0], s.west[:0], tilt{}
	r.each(func(ax, ay, bx, by float64) {
		if ay != by {
			s.sides = append(s.sides, sideOf(ax, ay, bx, by, own))
		}
	})
}

// mend takes an area as its repair makes it; false where that leaves a doubt.
func (r *rings) mend(sys *crs.System, mp orb.MultiPolygon) bool {
	mended, err := measure.Repair(mp)
	if err != nil || mended.Doubt != "" {
		return false
	}
	r.shape(sys, mended.Shape)
	return true
}

// lay is the laying of a mask over one area after another, by one goroutine.
type lay struct {
	mask  *sheet
	rings rings
	sweep sweep
	found []uint32
}

// share is the share of the area in hand that the mask covers, 0 to 1; NaN in doubt. drawn is asked only when the area has to
// be repaired.
func (l *lay) share(drawn func() orb.MultiPolygon) float64 {
	m, s := l.mask, &l.sweep
	s.box, s.sides, s.west = l.rings.box, s.sides[:0], s.west[:0]
	l.found = m.tree.Collect(l.rings.box.round(), l.found[:0])
	doubt, n := false, 0
	for _, i := range l.found {
		o := &m.outlines[i]
		if !o.box.meets(l.rings.box) {
			continue
		}
		if m.doubt[i] {
			doubt = true
			continue
		}
		switch l.meet(o, int32(n)) {
		case within:
			return 1
		case crossed:
			n++
		}
	}
	if doubt {
		return math.NaN()
	}
	if n == 0 {
		return 0
	}
	sum := l.measure(n)
	switch {
	case agree(sum.plane, l.rings.flat()):
		return sum.share()
	case drawn != nil && l.rings.mend(m.sys, drawn()):
		return l.share(nil)
	}
	return math.NaN()
}

// share is the share that is covered, NaN of no surface.
func (s surface) share() float64 {
	if s.whole <= 0 {
		return math.NaN()
	}
	return max(0, min(1, s.covered/s.whole))
}

// meeting is how an outline lies to a box.
type meeting uint8

const (
	apart meeting = iota
	within
	crossed
)

// meet gathers the sides of an outline about the area in hand, as of the given number, unless it holds all of it or nothing.
func (l *lay) meet(o *outline, of int32) meeting {
	s := &l.sweep
	near, west := len(s.sides), len(s.west)
	s.sides, s.west = o.about(s.box, s.sides, s.west)
	if len(s.sides) == near {
		y := s.box.minY + (s.box.maxY-s.box.minY)/2
		inside := false
		for _, e := range s.west[west:] {
			if e.ay <= y && y < e.by {
				inside = !inside
			}
		}
		s.west = s.west[:west]
		if inside {
			return within
		}
		return apart
	}
	for i := near; i < len(s.sides); i++ {
		s.sides[i].of = of
	}
	for i := west; i < len(s.west); i++ {
		s.west[i].of = of
	}
	return crossed
}

// measure sweeps the area in hand with what was gathered over it.
func (l *lay) measure(n int) surface {
	s := &l.sweep
	s.tilt = tiltOf(l.mask.sys, s.box)
	l.rings.each(func(ax, ay, bx, by float64) {
		if ay != by {
			s.sides = append(s.sides, sideOf(ax, ay, bx, by, own))
		}
	})
	return s.areas(n)
}

// tiltOf is how the ground grows over a box of the plane; none over less than a kilometre, where it makes some millionths of a
// share at most, and shares are those of the plane to the last digits, as other programs have them.
func tiltOf(sys *crs.System, b box) tilt {
	const small = 1000
	if b.maxX-b.minX < small && b.maxY-b.minY < small {
		return tilt{}
	}
	x, y := b.minX+(b.maxX-b.minX)/2, b.minY+(b.maxY-b.minY)/2
	reach := max(b.maxX-b.minX, b.maxY-b.minY) / 4
	middle := groundScale(sys, x, y)
	return tilt{
		x: x, y: y,
		east:  (groundScale(sys, x+reach, y) - groundScale(sys, x-reach, y)) / (2 * reach * middle),
		north: (groundScale(sys, x, y+reach) - groundScale(sys, x, y-reach)) / (2 * reach * middle),
	}
}

// groundScale is how many square metres of ground a square metre of the plane is at a place.
func groundScale(sys *crs.System, x, y float64) float64 {
	const step = 10
	o := sys.Inverse(geo.XY{X: x, Y: y})
	e, n := sys.Inverse(geo.XY{X: x + step, Y: y}), sys.Inverse(geo.XY{X: x, Y: y + step})
	east, north := measure.Degrees(o.Lat)
	return ((e.Lon-o.Lon)*east*(n.Lat-o.Lat)*north - (n.Lon-o.Lon)*east*(e.Lat-o.Lat)*north) / (step * step)
}

// Share is the share of an area that the mask covers, 0 to 1, ground that it covers several times counted once. It is NaN
// where the area has no surface, or it or what it meets cannot be trusted.
func (m *Mask) Share(mp orb.MultiPolygon) float64 {
	if len(mp) == 0 || mp.Bound().IsEmpty() {
		return math.NaN()
	}
	if m.Len() == 0 || !geo.MercatorBox(mp.Bound()).Intersects(m.around) {
		return 0
	}
	sheet, err := m.on(context.Background(), planeOf(mp))
	if err != nil {
		return math.NaN() // never: that context does not end
	}
	l := lay{mask: sheet}
	l.rings.shape(sheet.sys, mp)
	return l.share(func() orb.MultiPolygon { return mp })
}

// Shares is Share of each feature of a layer, NaN for one that is no area.
func (m *Mask) Shares(ctx context.Context, of *scene.Layer, o Options) ([]float64, error) {
	shares := make([]float64, of.Features.Len())
	var sheet *sheet
	var err error
	if m.Len() > 0 {
		if sheet, err = m.on(ctx, planeOfLayer(of)); err != nil {
			return nil, fmt.Errorf("shares covered: %w", err)
		}
	}
	err = Each(ctx, len(shares), o, func() func(from, to int) {
		l := lay{mask: sheet}
		return func(from, to int) {
			for f := from; f < to; f++ {
				switch {
				case of.Features.Kinds[f] != feature.Areas || of.Extents[f].Empty():
					shares[f] = math.NaN()
				case m.Len() > 0 && of.BoxOf(f).Intersects(m.around):
					l.rings.feature(sheet.sys, of.Features, f)
					shares[f] = l.share(func() orb.MultiPolygon { return of.Features.MultiPolygon(f) })
				}
			}
		}
	})
	if err != nil {
		return nil, fmt.Errorf("shares covered: %w", err)
	}
	return shares, nil
}
