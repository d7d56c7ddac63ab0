package outline

import (
	"fmt"

	"github.com/paulmach/orb"
	"github.com/peterstace/simplefeatures/geom"

	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/measure"
)

// Without is an area less others. The error is ErrNothingLeft, ErrNoArea or a *DoubtError.
func Without(shape orb.MultiPolygon, taken ...orb.MultiPolygon) (orb.MultiPolygon, error) {
	if len(shape) == 0 {
		return nil, fmt.Errorf("take out: %w", ErrNoArea)
	}
	p := over(shape)
	rest, err := p.area(shape)
	if err != nil {
		return nil, fmt.Errorf("take out: %w", err)
	}
	for i, mp := range taken {
		if len(mp) == 0 {
			continue
		}
		g, err := p.area(mp)
		if err != nil {
			return nil, fmt.Errorf("take out: area %d: %w", i, err)
		}
		if rest, err = geom.Difference(rest, g); err != nil {
			return nil, fmt.Errorf("take out: area %d: %w", i, err)
		}
	}
	left := p.back(rest)
	if len(left) == 0 {
		return nil, fmt.Errorf("take out: %w", ErrNothingLeft)
	}
	if left, err = sound(left); err != nil {
		return nil, fmt.Errorf("take out: %w", err)
	}
	return left, nil
}

// Common is what two areas share, nil when they share no surface. The error is a *DoubtError.
func Common(a, b orb.MultiPolygon) (orb.MultiPolygon, error) {
	if len(a) == 0 || len(b) == 0 || !a.Bound().Intersects(b.Bound()) {
		return nil, nil
	}
	p := over(a)
	ga, err := p.area(a)
	if err != nil {
		return nil, fmt.Errorf("common ground: %w", err)
	}
	gb, err := p.area(b)
	if err != nil {
		return nil, fmt.Errorf("common ground: %w", err)
	}
	shared, err := geom.Intersection(ga, gb)
	if err != nil {
		return nil, fmt.Errorf("common ground: %w", err)
	}
	return sound(p.back(shared))
}

// Strip is the ground along lines up to half a width on either side, in true metres: a road. Corners are mitred, so that the
// strip is as wide in a bend; its ends are flat. The error is ErrNoArea where there is no line or no width.
func Strip(lines orb.MultiLineString, width geo.Metres) (orb.MultiPolygon, error) {
	if len(lines) == 0 || !(width > 0) || lines.Bound().IsEmpty() {
		return nil, fmt.Errorf("strip: %w", ErrNoArea)
	}
	sys := crs.Local(geo.FromOrb(lines.Bound().Center()))
	var strips []geom.Geometry
	for _, line := range lines {
		flat := make([]float64, 0, 2*len(line))
		for _, at := range line {
			q := sys.Forward(geo.FromOrb(at))
			if n := len(flat); n == 0 || flat[n-2] != q.X || flat[n-1] != q.Y {
				flat = append(flat, q.X, q.Y)
			}
		}
		if len(flat) < 4 {
			continue
		}
		l := geom.NewLineString(geom.NewSequence(flat, geom.DimXY))
		// A bend of less than 37° is bevelled, or its corner would lie far off.
		const mitre = 3
		strip, err := geom.Buffer(l.AsGeometry(), float64(width)/2, geom.BufferEndCapFlat(), geom.BufferJoinStyleMitre(mitre))
		if err != nil {
			return nil, fmt.Errorf("strip: %w", err)
		}
		strips = append(strips, strip)
	}
	if len(strips) == 0 {
		return nil, fmt.Errorf("strip: %w", ErrNoArea)
	}
	union, err := geom.UnionMany(strips)
	if err != nil {
		return nil, fmt.Errorf("strip: %w", err)
	}
	var mp orb.MultiPolygon
	for _, polygon := range measure.PolygonsIn(nil, union) {
		var rings orb.Polygon
		for _, line := range polygon.DumpRings() {
			var ring orb.Ring
			for _, xy := range positions(line) {
				ring = append(ring, sys.Inverse(geo.XY{X: xy.X, Y: xy.Y}).Orb())
			}
			rings = append(rings, ring)
		}
		mp = append(mp, rings)
	}
	return mp, nil
}
