package measure

import (
	"errors"
	"fmt"
	"math"

	"emprise/geo"
	"emprise/geo/crs"

	"github.com/paulmach/orb"
	"github.com/peterstace/simplefeatures/geom"
)

// Repaired is what Repair makes of an area.
type Repaired struct {
	Shape orb.MultiPolygon // valid, lon/lat; nil when nothing with a surface is left
	Drawn geo.SquareMetres // the area as it was drawn: Area of what went in
	Area  geo.SquareMetres // of Shape
	// Doubt is the rule, one of Violation, by which the drawing may mean two things, so that the area of Shape is a guess:
	// the caller keeps the drawing, tells the user, and leaves the feature out of sums. It is "" when Shape covers just the
	// ground that was drawn.
	Doubt string
}

// ErrIntricate says that an area crosses itself too often to be repaired in reasonable time.
var ErrIntricate = errors.New("the area crosses itself too often")

// Repair makes an area valid, on the plane of its legal projection where Overlap works, without changing the ground that it
// covers. Each ring is cut where it crosses itself and
// covers what it goes round an odd number of times: both halves of a bow-tie stay, a spike vanishes, a loop that turns back
// inside becomes a hole. Holes are then taken from their shell and parts united. A position that remains is the same to the
// last bit, so that neighbours stay neighbours.
//
// The change of area is explained, and Doubt empty, unless the drawing leaves it open by more than a ten-thousandth:
//
//	self_crossing  the ring goes round some ground twice: counted once, twice, or a hole?
//	hole_outside   a hole lies outside its shell: a mistake, or another part?
//	parts_nested   a part lies within another: drawn twice, or a hole?
//	ring_flat      nothing with a surface is left
//
// It refuses, rather than guess, an area that crosses itself too often (ErrIntricate) and one where rounding makes the
// result doubtful: of rings of up to 14 random positions on a grid of 13 by 13, which nearly meet more often than any real
// one, 4 in 1000.
func Repair(mp orb.MultiPolygon) (Repaired, error) {
	r := Repaired{Drawn: Area(mp)}
	if len(mp) == 0 || mp.Bound().IsEmpty() {
		r.Doubt = "ring_flat"
		return r, nil
	}
	sys := crs.Legal(geo.FromOrb(mp.Bound().Center()))
	m := mender{sys: sys, known: map[geom.XY]orb.Point{}}
	r.Shape = mp
	// A crossing rounds to a position that is not quite on its edges; where that makes another crossing, one more pass ends it.
	for pass := 0; ; pass++ {
		shape, err := m.parts(r.Shape)
		if err != nil {
			return Repaired{}, fmt.Errorf("repair: %w", err)
		}
		r.Shape = m.lonLat(shape)
		if _, err = planar(r.Shape, sys); err == nil {
			break
		}
		if pass == passes {
			return Repaired{}, fmt.Errorf("repair: %w", err)
		}
	}
	r.Area = Area(r.Shape)
	if r.Doubt = m.doubt; r.Doubt == "" && len(r.Shape) == 0 {
		r.Doubt = "ring_flat"
	}
	return r, nil
}

const passes = 3

// mender repairs one area on the plane of its legal projection.
type mender struct {
	sys   *crs.System
	known map[geom.XY]orb.Point // the position of which each projected one was made
	doubt string
}

// negligible says whether a surface is too small beside a whole to matter: a ten-thousandth, or a square decimetre.
func negligible(part, whole float64) bool { return part <= 1e-4*whole+0.01 }

// flatter says whether what a ring goes round has no surface to speak of: straight lines of a source are a little bent on
// every other plane.
func flatter(area, length float64) bool { return area <= 1e-9*length*length }

func (m *mender) question(rule string) {
	if m.doubt == "" {
		m.doubt = rule
	}
}

func (m *mender) parts(mp orb.MultiPolygon) (geom.Geometry, error) {
	var parts []geom.Geometry
	for i, p := range mp {
		part, err := m.part(p)
		if err != nil {
			return geom.Geometry{}, fmt.Errorf("part %d: %w", i, err)
		}
		if !part.IsEmpty() {
			parts = append(parts, part)
		}
	}
	if err := m.nested(parts); err != nil {
		return geom.Geometry{}, err
	}
	return geom.UnionMany(parts)
}

// nested asks about a part that lies within another and is not the same once more.
func (m *mender) nested(parts []geom.Geometry) error {
	for i, a := range parts {
		for _, b := range parts[i+1:] {
			if !a.Envelope().Intersects(b.Envelope()) {
				continue
			}
			both, err := geom.Intersection(a, b)
			if err != nil {
				return err
			}
			small, large := math.Min(a.Area(), b.Area()), math.Max(a.Area(), b.Area())
			if shared := both.Area(); shared > 0.99*small && !negligible(shared, large) && !negligible(large-small, large) {
				m.question("parts_nested")
			}
		}
	}
	return nil
}

// part is a shell less its holes.
func (m *mender) part(p orb.Polygon) (geom.Geometry, error) {
	var shell geom.Geometry
	var holes []geom.Geometry
	for i, ring := range p {
		surface, err := m.ring(ring)
		if err != nil {
			return geom.Geometry{}, err
		}
		if i == 0 {
			shell = surface
		} else if !surface.IsEmpty() {
			holes = append(holes, surface)
		}
	}
	if len(holes) == 0 || shell.IsEmpty() {
		return shell, nil
	}
	hole, err := geom.UnionMany(holes)
	if err != nil {
		return geom.Geometry{}, err
	}
	outside, err := geom.Difference(hole, shell)
	if err != nil {
		return geom.Geometry{}, err
	}
	if !negligible(outside.Area(), shell.Area()) {
		m.question("hole_outside")
	}
	return geom.Difference(shell, hole)
}

// ring is the surface that a ring goes round.
func (m *mender) ring(ring orb.Ring) (geom.Geometry, error) {
	flat := make([]float64, 0, 2*len(ring)+2)
	for _, at := range ring {
		q := m.sys.Forward(geo.FromOrb(at))
		if n := len(flat); n > 0 && flat[n-2] == q.X && flat[n-1] == q.Y {
			continue
		}
		if math.IsNaN(q.X-q.X) || math.IsNaN(q.Y-q.Y) {
			return geom.Geometry{}, errors.New("a position is not on the plane of the projection")
		}
		m.known[geom.XY{X: q.X, Y: q.Y}] = at
		flat = append(flat, q.X, q.Y)
	}
	if n := len(flat); n >= 4 && (flat[0] != flat[n-2] || flat[1] != flat[n-1]) {
		flat = append(flat, flat[0], flat[1])
	}
	if len(flat) < 8 {
		return geom.Polygon{}.AsGeometry(), nil
	}
	line := geom.NewLineString(geom.NewSequence(flat, geom.DimXY))
	if plain := geom.NewPolygon([]geom.LineString{line}); plain.Validate() == nil {
		if flatter(plain.Area(), line.Length()) {
			return geom.Polygon{}.AsGeometry(), nil
		}
		return plain.AsGeometry(), nil
	}
	if crowded(flat) {
		return geom.Geometry{}, ErrIntricate
	}
	noded, err := geom.UnaryUnion(line.AsGeometry())
	if err != nil {
		return geom.Geometry{}, err
	}
	a := newArrangement(noded)
	surface, twice, err := a.odd(flat)
	if err != nil {
		return geom.Geometry{}, err
	}
	if !negligible(twice, surface.Area()) {
		m.question("self_crossing")
	}
	return sound(surface)
}

// sound puts right what rounding makes of surfaces that touch: a crossing lies not quite on its edges.
func sound(mp geom.MultiPolygon) (geom.Geometry, error) {
	if mp.Validate() == nil {
		return mp.AsGeometry(), nil
	}
	var whole []geom.Geometry
	for _, p := range mp.Dump() {
		rings := p.DumpRings()
		shell := geom.NewPolygon(rings[:1])
		if err := shell.Validate(); err != nil {
			return geom.Geometry{}, err
		}
		surface := shell.AsGeometry()
		for _, r := range rings[1:] {
			hole := geom.NewPolygon([]geom.LineString{r})
			if err := hole.Validate(); err != nil {
				return geom.Geometry{}, err
			}
			var err error
			if surface, err = geom.Difference(surface, hole.AsGeometry()); err != nil {
				return geom.Geometry{}, err
			}
		}
		whole = append(whole, surface)
	}
	return geom.UnionMany(whole)
}

// lonLat takes the polygons of a result back to degrees, each known position to what it was.
func (m *mender) lonLat(g geom.Geometry) orb.MultiPolygon {
	var mp orb.MultiPolygon
	switch g.Type() {
	case geom.TypePolygon:
		var p orb.Polygon
		for _, line := range g.MustAsPolygon().DumpRings() {
			seq := line.Coordinates()
			ring := make(orb.Ring, seq.Length())
			for i := range ring {
				at := seq.GetXY(i)
				known, ok := m.known[at]
				if !ok {
					known = m.sys.Inverse(geo.XY{X: at.X, Y: at.Y}).Orb()
				}
				ring[i] = known
			}
			p = append(p, ring)
		}
		if len(p) > 0 {
			mp = append(mp, p)
		}
	case geom.TypeMultiPolygon:
		for _, p := range g.MustAsMultiPolygon().Dump() {
			mp = append(mp, m.lonLat(p.AsGeometry())...)
		}
	case geom.TypeGeometryCollection:
		for _, member := range g.MustAsGeometryCollection().Dump() {
			mp = append(mp, m.lonLat(member)...)
		}
	}
	return mp
}
