package outline

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/paulmach/orb"
	"github.com/peterstace/simplefeatures/geom"

	"emprise/geo/measure"
)

// grasp is how far from the border, in metres, the end of a line still reaches it: positions of two sources that mean the
// same border are a few centimetres apart.
const grasp = 0.05

// Split cuts an area along a line and gives its parts, the largest first. Pieces of the line outside, and ends that lead
// nowhere, cut nothing; an end within 5 cm of the border reaches it. A polygon of the area that the line does not cut stays
// with the largest part. The parts do not overlap, and their areas add up to that of the whole, to a billionth or a
// square millimetre.
//
// The error is ErrNotCut when there are no two parts, ErrNoArea, or a *DoubtError.
func Split(shape orb.MultiPolygon, line orb.LineString) ([]orb.MultiPolygon, error) {
	if len(shape) == 0 {
		return nil, fmt.Errorf("split: %w", ErrNoArea)
	}
	p := over(shape)
	whole, err := p.area(shape)
	if err != nil {
		return nil, fmt.Errorf("split: %w", err)
	}
	var parts []orb.MultiPolygon
	var left orb.MultiPolygon
	for _, polygon := range measure.PolygonsIn(nil, whole) {
		pieces, err := p.cut(polygon, line)
		if err != nil {
			return nil, fmt.Errorf("split: %w", err)
		}
		if len(pieces) < 2 {
			left = append(left, p.back(polygon.AsGeometry())...)
			continue
		}
		for _, piece := range pieces {
			part := p.back(piece.AsGeometry())
			if len(part) == 0 {
				continue
			}
			if part, err = sound(part); err != nil {
				return nil, fmt.Errorf("split: %w", err)
			}
			parts = append(parts, part)
		}
	}
	if len(parts) < 2 {
		return nil, fmt.Errorf("split: %w", ErrNotCut)
	}
	slices.SortStableFunc(parts, func(a, b orb.MultiPolygon) int { return cmp.Compare(measure.Area(b), measure.Area(a)) })
	parts[0] = append(parts[0], left...)
	return parts, nil
}

// cut gives the pieces of a polygon, itself when the line does not cut it.
func (p *plane) cut(polygon geom.Polygon, line orb.LineString) ([]geom.Polygon, error) {
	rings := make([][]geom.XY, 0, 1+polygon.NumInteriorRings())
	for _, r := range polygon.DumpRings() {
		rings = append(rings, positions(r))
	}
	blade := make([]geom.XY, 0, len(line)+2)
	for _, at := range line {
		xy := p.at(at)
		if math.IsNaN(xy.X) || len(blade) > 0 && blade[len(blade)-1] == xy {
			continue
		}
		blade = append(blade, xy)
	}
	if len(blade) < 2 {
		return nil, nil
	}
	rings, blade = pin(rings, blade)
	lines := []geom.LineString{lineOf(blade)}
	for _, r := range rings {
		lines = append(lines, lineOf(r))
	}
	noded, err := geom.UnaryUnion(geom.NewMultiLineString(lines).AsGeometry())
	if err != nil {
		return nil, err
	}
	return newNetwork(noded).faces(polygonOf(rings))
}

func positions(line geom.LineString) []geom.XY {
	seq := line.Coordinates()
	all := make([]geom.XY, seq.Length())
	for i := range all {
		all[i] = seq.GetXY(i)
	}
	return all
}

// pin brings the blade and the rings together where they nearly meet: a position of the blade that lies on a ring becomes a
// corner of it, and an end within grasp of one is led to it.
func pin(rings [][]geom.XY, blade []geom.XY) ([][]geom.XY, []geom.XY) {
	rings = slices.Clone(rings)
	const same = 1e-6
	for i, at := range blade {
		var on geom.XY
		var d float64
		if rings, on, d = corner(rings, at, same); d <= same {
			blade[i] = on
		}
	}
	for range 2 {
		last := blade[len(blade)-1]
		var on geom.XY
		var d float64
		if rings, on, d = corner(rings, last, grasp); d <= grasp && on != last {
			blade = append(blade, on)
		}
		slices.Reverse(blade)
	}
	return rings, blade
}

// corner gives the place of the rings nearest to a position and makes it a corner of theirs, when it is within reach; a
// corner as near as that comes before the place on an edge.
func corner(rings [][]geom.XY, at geom.XY, reach float64) (all [][]geom.XY, on geom.XY, distance float64) {
	distance = math.Inf(1)
	ring, after := -1, 0
	for i, r := range rings {
		for _, c := range r {
			if d := gap(c, at); d < distance && d <= reach {
				ring, on, distance = -1, c, d
			}
		}
		if distance <= reach {
			continue
		}
		for k := 1; k < len(r); k++ {
			if q := nearest(at, r[k-1], r[k]); gap(q, at) < distance {
				ring, after, on, distance = i, k, q, gap(q, at)
			}
		}
	}
	if distance > reach || ring < 0 {
		return rings, on, distance
	}
	if r := rings[ring]; on != r[after-1] && on != r[after] {
		rings[ring] = slices.Insert(slices.Clone(r), after, on)
	}
	return rings, on, distance
}

func gap(a, b geom.XY) float64 { return math.Hypot(a.X-b.X, a.Y-b.Y) }

// nearest is the position of an edge nearest to another one.
func nearest(at, a, b geom.XY) geom.XY {
	dx, dy := b.X-a.X, b.Y-a.Y
	n := dx*dx + dy*dy
	if n == 0 {
		return a
	}
	t := max(0, min(1, ((at.X-a.X)*dx+(at.Y-a.Y)*dy)/n))
	return geom.XY{X: a.X + t*dx, Y: a.Y + t*dy}
}
