package measure

import (
	"fmt"

	"emprise/geo"
	"emprise/geo/crs"

	"github.com/paulmach/orb"
	"github.com/peterstace/simplefeatures/geom"
)

// Covered is the area of a that at least one of the others covers, on the ellipsoid: where they cover one another the ground
// is counted once. It refuses an area that is not valid, as Overlap does.
func Covered(a orb.MultiPolygon, others []orb.MultiPolygon) (geo.SquareMetres, error) {
	var near []orb.MultiPolygon
	for _, o := range others {
		if len(a) > 0 && len(o) > 0 && a.Bound().Intersects(o.Bound()) {
			near = append(near, o)
		}
	}
	if len(near) == 0 {
		return 0, nil
	}
	if len(near) == 1 {
		return Overlap(a, near[0])
	}
	sys := crs.Legal(geo.FromOrb(a.Bound().Center()))
	ga, err := planar(a, sys)
	if err != nil {
		return 0, fmt.Errorf("cover: %w", err)
	}
	pieces := make([]geom.Geometry, 0, len(near))
	for i, o := range near {
		b, err := planar(o, sys)
		if err != nil {
			return 0, fmt.Errorf("cover: area %d: %w", i, err)
		}
		piece, err := geom.Intersection(ga, b)
		if err != nil {
			return 0, fmt.Errorf("cover: area %d: %w", i, err)
		}
		pieces = append(pieces, piece)
	}
	union, err := geom.UnionMany(pieces)
	if err != nil {
		return 0, fmt.Errorf("cover: %w", err)
	}
	return sum(union, sys), nil
}
