package measure

import (
	"fmt"

	"emprise/geo"
	"emprise/geo/crs"

	"github.com/paulmach/orb"
	"github.com/peterstace/simplefeatures/geom"
)

// Overlap is the area that two multipolygons share, on the ellipsoid. It refuses an area that is not valid rather than
// give a wrong number: the caller says so to the user.
func Overlap(a, b orb.MultiPolygon) (geo.SquareMetres, error) {
	if len(a) == 0 || len(b) == 0 || !a.Bound().Intersects(b.Bound()) {
		return 0, nil
	}
	sys := crs.Legal(geo.FromOrb(a.Bound().Center()))
	ga, err := planar(a, sys)
	if err != nil {
		return 0, fmt.Errorf("overlap: first area: %w", err)
	}
	gb, err := planar(b, sys)
	if err != nil {
		return 0, fmt.Errorf("overlap: second area: %w", err)
	}
	shared, err := geom.Intersection(ga, gb)
	if err != nil {
		return 0, fmt.Errorf("overlap: %w", err)
	}
	return sum(shared, sys), nil
}

func planar(mp orb.MultiPolygon, sys *crs.System) (geom.Geometry, error) {
	polygons := make([]geom.Polygon, 0, len(mp))
	for _, p := range mp {
		rings := make([]geom.LineString, 0, len(p))
		for _, r := range p {
			flat := make([]float64, 0, 2*len(r))
			for _, at := range r {
				q := sys.Forward(geo.FromOrb(at))
				flat = append(flat, q.X, q.Y)
			}
			rings = append(rings, geom.NewLineString(geom.NewSequence(flat, geom.DimXY)))
		}
		polygons = append(polygons, geom.NewPolygon(rings))
	}
	g := geom.NewMultiPolygon(polygons)
	if err := g.Validate(); err != nil {
		return geom.Geometry{}, err
	}
	return g.AsGeometry(), nil
}

// sum adds the polygons of an overlay; edges and points where the areas only touch have none.
func sum(g geom.Geometry, sys *crs.System) geo.SquareMetres {
	switch g.Type() {
	case geom.TypePolygon:
		return polygonArea(g.MustAsPolygon(), sys)
	case geom.TypeMultiPolygon:
		var total geo.SquareMetres
		for _, p := range g.MustAsMultiPolygon().Dump() {
			total += polygonArea(p, sys)
		}
		return total
	case geom.TypeGeometryCollection:
		var total geo.SquareMetres
		for _, member := range g.MustAsGeometryCollection().Dump() {
			total += sum(member, sys)
		}
		return total
	default:
		return 0
	}
}

func polygonArea(p geom.Polygon, sys *crs.System) geo.SquareMetres {
	var rings orb.Polygon
	for _, line := range p.DumpRings() {
		seq := line.Coordinates()
		ring := make(orb.Ring, seq.Length())
		for i := range ring {
			at := seq.GetXY(i)
			ring[i] = sys.Inverse(geo.XY{X: at.X, Y: at.Y}).Orb()
		}
		rings = append(rings, ring)
	}
	return Area(orb.MultiPolygon{rings})
}
