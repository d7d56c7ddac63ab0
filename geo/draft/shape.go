package draft

import (
	"slices"

	"github.com/paulmach/orb"

	"emprise/geo"
)

// Corner names a corner of a shape; Ring 0 is the shell, Index counts from 0 without the position that closes the ring.
type Corner struct{ Polygon, Ring, Index int }

// Corners lists the corners of a shape.
func Corners(mp orb.MultiPolygon) []Corner {
	var all []Corner
	for i, p := range mp {
		for k, r := range p {
			for c := range len(r) - 1 {
				all = append(all, Corner{i, k, c})
			}
		}
	}
	return all
}

// Place is where a corner is.
func Place(mp orb.MultiPolygon, c Corner) orb.Point { return mp[c.Polygon][c.Ring][c.Index] }

// CornerNear gives the corner of a shape nearest to a place of the map, within reach plane metres.
func CornerNear(mp orb.MultiPolygon, p geo.XY, reach float64) (Corner, bool) {
	var best Corner
	found := false
	for _, c := range Corners(mp) {
		if d := apart(geo.Mercator(geo.FromOrb(Place(mp, c))), p); d <= reach {
			best, found, reach = c, true, d
		}
	}
	return best, found
}

// EdgeNear gives the edge of a shape nearest to a place of the map, within reach plane metres, by the corner at its beginning,
// and the place on it.
func EdgeNear(mp orb.MultiPolygon, p geo.XY, reach float64) (Corner, orb.Point, bool) {
	var best Corner
	var on orb.Point
	found := false
	for _, c := range Corners(mp) {
		r := mp[c.Polygon][c.Ring]
		a, b := r[c.Index], r[c.Index+1]
		if d := apart(foot(p, geo.Mercator(geo.FromOrb(a)), geo.Mercator(geo.FromOrb(b))), p); d <= reach {
			best, on, found, reach = c, onto(p, a, b), true, d
		}
	}
	return best, on, found
}

// Moved is the shape with a corner elsewhere.
func Moved(mp orb.MultiPolygon, c Corner, to orb.Point) orb.MultiPolygon {
	out := mp.Clone()
	r := out[c.Polygon][c.Ring]
	r[c.Index] = to
	if c.Index == 0 {
		r[len(r)-1] = to
	}
	return out
}

// Inserted is the shape with one more corner, after another one; it gives its name too.
func Inserted(mp orb.MultiPolygon, after Corner, at orb.Point) (orb.MultiPolygon, Corner) {
	out := mp.Clone()
	r := &out[after.Polygon][after.Ring]
	*r = slices.Insert(*r, after.Index+1, at)
	after.Index++
	return out, after
}

// Deleted is the shape without a corner. A ring of three corners goes as a whole, a polygon with its shell; it says false,
// and gives the shape as it is, when nothing would be left.
func Deleted(mp orb.MultiPolygon, c Corner) (orb.MultiPolygon, bool) {
	out := mp.Clone()
	p := out[c.Polygon]
	switch r := p[c.Ring]; {
	case len(r) > 4:
		r = slices.Delete(r, c.Index, c.Index+1)
		if c.Index == 0 {
			r[len(r)-1] = r[0]
		}
		out[c.Polygon][c.Ring] = r
	case c.Ring > 0:
		out[c.Polygon] = slices.Delete(p, c.Ring, c.Ring+1)
	case len(out) > 1:
		out = slices.Delete(out, c.Polygon, c.Polygon+1)
	default:
		return mp, false
	}
	return out, true
}
