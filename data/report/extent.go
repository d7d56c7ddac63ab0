package report

import (
	"slices"

	"github.com/paulmach/orb"
)

// extentOf is the lon/lat bound of some shapes together, empty when nothing is drawn of them.
func extentOf(shapes ...orb.MultiPolygon) orb.Bound { return slices.Concat(shapes...).Bound() }

// widened is a bound with a share of itself on each side, and no less than so many degrees. An empty one stays empty.
func widened(b orb.Bound, share, leastEast, leastNorth float64) orb.Bound {
	if b.IsEmpty() {
		return b
	}
	dx, dy := max(share*(b.Max[0]-b.Min[0]), leastEast), max(share*(b.Max[1]-b.Min[1]), leastNorth)
	return orb.Bound{Min: orb.Point{b.Min[0] - dx, b.Min[1] - dy}, Max: orb.Point{b.Max[0] + dx, b.Max[1] + dy}}
}

// surroundings is a bound with as much around it as people need to see where they are.
func surroundings(b orb.Bound) orb.Bound { return widened(b, 0.3, 0.0007, 0.0005) }

// answersMargin is the share of the extent of land that is told of together that is left free around it.
const answersMargin = 0.06
