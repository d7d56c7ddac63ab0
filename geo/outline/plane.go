package outline

import (
	"fmt"
	"math"

	"github.com/paulmach/orb"
	"github.com/peterstace/simplefeatures/geom"

	"emprise/geo"
	"emprise/geo/measure"
)

// plane is where areas are cut and joined. It remembers of which place each of its positions was made.
type plane struct {
	tangent measure.Tangent
	known   map[geom.XY]orb.Point
}

// over gives the plane at the middle of areas.
func over(shapes ...orb.MultiPolygon) *plane {
	all := orb.Bound{Min: orb.Point{1, 1}, Max: orb.Point{-1, -1}}
	for _, mp := range shapes {
		switch b := mp.Bound(); {
		case len(mp) == 0 || b.IsEmpty():
		case all.IsEmpty():
			all = b
		default:
			all = all.Union(b)
		}
	}
	return &plane{measure.TangentAt(geo.FromOrb(all.Center())), map[geom.XY]orb.Point{}}
}

// at puts a place on the plane.
func (p *plane) at(place orb.Point) geom.XY {
	q := p.tangent.Forward(geo.FromOrb(place))
	xy := geom.XY{X: q.X, Y: q.Y}
	if _, ok := p.known[xy]; !ok {
		p.known[xy] = place
	}
	return xy
}

// place takes a position back: one that was there before to what it was.
func (p *plane) place(xy geom.XY) orb.Point {
	if known, ok := p.known[xy]; ok {
		return known
	}
	return p.tangent.Inverse(geo.XY{X: xy.X, Y: xy.Y}).Orb()
}

// rings puts the rings of a polygon on the plane, without positions that are repeated.
func (p *plane) rings(polygon orb.Polygon) [][]geom.XY {
	rings := make([][]geom.XY, len(polygon))
	for i, r := range polygon {
		for _, at := range r {
			xy := p.at(at)
			if n := len(rings[i]); n == 0 || rings[i][n-1] != xy {
				rings[i] = append(rings[i], xy)
			}
		}
	}
	return rings
}

// area puts an area on the plane. One that is not valid goes in as measure.Repair makes it; where that leaves a doubt, the
// error is a *DoubtError.
func (p *plane) area(mp orb.MultiPolygon) (geom.Geometry, error) {
	g := p.drawn(mp)
	err := g.Validate()
	if err == nil {
		return g.AsGeometry(), nil
	}
	mended, fault := measure.Repair(mp)
	switch {
	case fault != nil:
		return geom.Geometry{}, fault
	case mended.Doubt != "":
		return geom.Geometry{}, &DoubtError{mended.Doubt}
	}
	g = p.drawn(mended.Shape)
	if err := g.Validate(); err != nil {
		return geom.Geometry{}, err
	}
	return g.AsGeometry(), nil
}

func (p *plane) drawn(mp orb.MultiPolygon) geom.MultiPolygon {
	polygons := make([]geom.Polygon, len(mp))
	for i, polygon := range mp {
		polygons[i] = polygonOf(p.rings(polygon))
	}
	return geom.NewMultiPolygon(polygons)
}

func polygonOf(rings [][]geom.XY) geom.Polygon {
	lines := make([]geom.LineString, len(rings))
	for i, r := range rings {
		lines[i] = lineOf(r)
	}
	return geom.NewPolygon(lines)
}

func lineOf(line []geom.XY) geom.LineString {
	flat := make([]float64, 0, 2*len(line))
	for _, at := range line {
		flat = append(flat, at.X, at.Y)
	}
	return geom.NewLineString(geom.NewSequence(flat, geom.DimXY))
}

// slack is how thin a piece is that is only rounding, in metres: far below what a surveyor measures, so that areas add up.
const slack = 1e-8

// back takes the polygons of an overlay back to places. Pieces and holes that are only rounding are left out.
func (p *plane) back(g geom.Geometry) orb.MultiPolygon {
	var mp orb.MultiPolygon
	for _, polygon := range measure.PolygonsIn(nil, g) {
		var rings orb.Polygon
		for i, line := range polygon.DumpRings() {
			if surface := geom.NewPolygon([]geom.LineString{line}).Area(); surface <= slack*line.Length() {
				if i == 0 {
					break
				}
				continue
			}
			seq := line.Coordinates()
			ring := make(orb.Ring, 0, seq.Length())
			for k := range seq.Length() {
				at := p.place(seq.GetXY(k))
				if n := len(ring); n == 0 || ring[n-1] != at {
					ring = append(ring, at)
				}
			}
			rings = append(rings, ring)
		}
		if len(rings) > 0 {
			mp = append(mp, rings)
		}
	}
	return mp
}

// sound makes sure that what goes out is valid to the letter of measure.Validate, which takes edges as straight in degrees:
// there an edge may cross another one that it only touches here.
func sound(mp orb.MultiPolygon) (orb.MultiPolygon, error) {
	if len(Faults(mp)) == 0 {
		return mp, nil
	}
	mended, err := measure.Repair(mp)
	if err != nil {
		return nil, err
	}
	if mended.Doubt != "" {
		return nil, &DoubtError{mended.Doubt}
	}
	if gap := math.Abs(float64(mended.Area - mended.Drawn)); gap > 1e-6*float64(mended.Drawn)+1e-3 {
		return nil, fmt.Errorf("the result is not valid, and its repair changes it by %.3g m²", gap)
	}
	return mended.Shape, nil
}
