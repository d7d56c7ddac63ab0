package demo

import (
	"math"

	"github.com/paulmach/orb"

	"emprise/data/demo/plan"
	"emprise/geo"
	"emprise/geo/crs"
)

// ground brings the drawing plane down to Earth: local metres of Lambert-93 to lon/lat rounded to seven decimals.
type ground struct {
	system *crs.System
	origin geo.XY
}

func newGround(r *recipe) (*ground, error) {
	s, err := crs.Lookup(r.Territory.EPSG)
	if err != nil {
		return nil, err
	}
	o := s.Forward(geo.LonLat{Lon: r.Centre[0], Lat: r.Centre[1]})
	return &ground{s, geo.XY{X: math.Round(o.X), Y: math.Round(o.Y)}}, nil
}

// point is the place of a local position.
func (g *ground) point(p plan.Point) orb.Point {
	q := g.system.Inverse(geo.XY{X: g.origin.X + p.X, Y: g.origin.Y + p.Y})
	return orb.Point{math.Round(q.Lon*1e7) / 1e7, math.Round(q.Lat*1e7) / 1e7}
}

// ring is the closed ring of a polygon.
func (g *ground) ring(p plan.Poly) orb.Ring {
	r := make(orb.Ring, 0, len(p)+1)
	for _, c := range p {
		q := g.point(c.Point)
		if len(r) == 0 || r[len(r)-1] != q {
			r = append(r, q)
		}
	}
	if len(r) > 1 && r[len(r)-1] == r[0] {
		r = r[:len(r)-1]
	}
	return append(r, r[0])
}

// area is a multipolygon of one part.
func (g *ground) area(p plan.Poly) orb.MultiPolygon {
	return orb.MultiPolygon{orb.Polygon{g.ring(p)}}
}

// line is the place of a line.
func (g *ground) line(pts []plan.Point) orb.LineString {
	l := make(orb.LineString, len(pts))
	for i, p := range pts {
		l[i] = g.point(p)
	}
	return l
}
