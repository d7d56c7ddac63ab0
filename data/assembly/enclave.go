package assembly

import (
	"math"

	"github.com/paulmach/orb"

	"emprise/geo"
	"emprise/geo/measure"
)

// enclaves counts the holes of what the parcels make together, and how large they are: land of others within, which may be a
// transformer station of 20 m² or a house with its garden.
func enclaves(shape orb.MultiPolygon) (count int, area geo.SquareMetres) {
	for _, polygon := range shape {
		for _, hole := range polygon[1:] {
			count++
			area += geo.SquareMetres(math.Abs(float64(measure.Area(orb.MultiPolygon{{hole}}))))
		}
	}
	return count, area
}
