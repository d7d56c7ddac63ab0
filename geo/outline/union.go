package outline

import (
	"fmt"
	"math"
	"slices"

	"github.com/paulmach/orb"
	"github.com/peterstace/simplefeatures/geom"

	"emprise/geo"
	"emprise/geo/measure"
)

// Options say how areas are joined. The zero value joins them as they are drawn.
type Options struct {
	// Close is how far apart borders may be that are meant to be one: they are brought together, those of later areas to
	// those of earlier ones. 0 moves nothing.
	Close geo.Metres
}

// Joined is what Union makes.
type Joined struct {
	Shape orb.MultiPolygon
	// Slits are the holes and gaps between the areas that are thinner than MostSlit: left when Close is 0, ground all the
	// same that nobody sees on a map.
	Slits int
	// Moved is how much area closing has added or taken, 0 without.
	Moved geo.SquareMetres
}

// MostSlit is up to which width a gap between two borders is taken for a difference of drawing, metres: ten centimetres are
// what a digitised plan is drawn to.
const MostSlit geo.Metres = 0.10

// Union joins areas. Those that do not touch stay apart, as polygons of one area. The error is ErrNoArea or a *DoubtError.
func Union(shapes []orb.MultiPolygon, o Options) (Joined, error) {
	p := over(shapes...)
	all := make([]geom.Geometry, 0, len(shapes))
	for i, mp := range shapes {
		if len(mp) == 0 {
			continue
		}
		g, err := p.area(mp)
		if err != nil {
			return Joined{}, fmt.Errorf("join: area %d: %w", i, err)
		}
		all = append(all, g)
	}
	if len(all) == 0 {
		return Joined{}, fmt.Errorf("join: %w", ErrNoArea)
	}
	joined, err := p.join(all)
	if err != nil {
		return Joined{}, err
	}
	if o.Close <= 0 {
		joined.Slits = p.slits(joined.Shape)
		return joined, nil
	}
	closer, err := p.join(bring(all, float64(o.Close)))
	if err != nil {
		return Joined{}, err
	}
	closer.Moved = measure.Area(closer.Shape) - measure.Area(joined.Shape)
	closer.Slits = p.slits(closer.Shape)
	return closer, nil
}

func (p *plane) join(all []geom.Geometry) (Joined, error) {
	union, err := geom.UnionMany(all)
	if err != nil {
		return Joined{}, fmt.Errorf("join: %w", err)
	}
	shape, err := sound(p.back(union))
	if err != nil {
		return Joined{}, fmt.Errorf("join: %w", err)
	}
	return Joined{Shape: shape}, nil
}

// slits counts the holes and the gaps between polygons that are thinner than MostSlit.
func (p *plane) slits(mp orb.MultiPolygon) int {
	count := 0
	for _, polygon := range mp {
		for _, hole := range polygon[1:] {
			line := lineOf(p.rings(orb.Polygon{hole})[0])
			if 2*geom.NewPolygon([]geom.LineString{line}).Area() <= float64(MostSlit)*line.Length() {
				count++
			}
		}
	}
	for i, a := range mp {
		for _, b := range mp[i+1:] {
			if near(a.Bound(), b.Bound()) {
				if d := measure.DistanceTo(a, b); d > 0 && d <= MostSlit { // at 0 they share a corner
					count++
				}
			}
		}
	}
	return count
}

// near says whether two bounds are a few metres apart at most.
func near(a, b orb.Bound) bool { return a.Pad(1e-4).Intersects(b) }

// bring moves the borders of each area to those of the areas before it where they are within reach: a corner goes to the
// nearest corner, else onto the nearest edge, and the corners of both become corners of the other. An area that would not be
// valid any more stays as it is.
func bring(all []geom.Geometry, reach float64) []geom.Geometry {
	var done [][][]geom.XY // polygons that are in place, ring by ring
	var out []geom.Geometry
	for _, g := range all {
		for _, polygon := range measure.PolygonsIn(nil, g) {
			var rings [][]geom.XY
			for _, r := range polygon.DumpRings() {
				rings = append(rings, positions(r))
			}
			moved := rings
			for i := range done {
				if len(moved) > 0 {
					moved = attract(moved, done[i], reach)
				}
			}
			if len(moved) == 0 || polygonOf(moved).Validate() != nil {
				moved = rings
			}
			for i := range done {
				widened := take(done[i], moved, reach)
				if polygonOf(widened).Validate() == nil {
					done[i] = widened
				}
			}
			done = append(done, moved)
		}
	}
	for _, rings := range done {
		out = append(out, polygonOf(rings).AsGeometry())
	}
	return out
}

// attract moves the corners of rings to those of others, or onto their edges, and takes over corners of theirs that lie
// along its own edges.
func attract(rings, others [][]geom.XY, reach float64) [][]geom.XY {
	out := make([][]geom.XY, 0, len(rings))
	for _, r := range rings {
		moved := make([]geom.XY, 0, len(r))
		for _, at := range r[:len(r)-1] {
			if _, on, d := corner(slices.Clone(others), at, reach); d <= reach {
				at = on
			}
			if n := len(moved); n == 0 || moved[n-1] != at {
				moved = append(moved, at)
			}
		}
		if len(moved) > 1 && moved[0] == moved[len(moved)-1] {
			moved = moved[:len(moved)-1]
		}
		if len(moved) >= 3 {
			out = append(out, append(moved, moved[0]))
		} else if len(out) == 0 {
			return nil // nothing is left of the shell
		}
	}
	if len(out) == 0 {
		return nil
	}
	return take(out, others, reach)
}

// take makes the corners of others that lie along the edges of rings corners of those as well.
func take(rings, others [][]geom.XY, reach float64) [][]geom.XY {
	box := boxOf(rings, reach)
	rings = slices.Clone(rings)
	for _, other := range others {
		for _, at := range other {
			if at.X < box[0] || at.X > box[1] || at.Y < box[2] || at.Y > box[3] {
				continue
			}
			// Of the edges within reach it goes where it makes the shortest way: two edges that share a corner are as near.
			ring, after, best := -1, 0, math.Inf(1)
			for i, r := range rings {
				if slices.Contains(r, at) {
					ring = -1
					break
				}
				for k := 1; k < len(r); k++ {
					if gap(nearest(at, r[k-1], r[k]), at) > reach {
						continue
					}
					if way := gap(r[k-1], at) + gap(at, r[k]) - gap(r[k-1], r[k]); way < best {
						ring, after, best = i, k, way
					}
				}
			}
			if ring >= 0 {
				rings[ring] = slices.Insert(slices.Clone(rings[ring]), after, at)
			}
		}
	}
	return rings
}

// boxOf gives west, east, south and north of rings, grown by a margin.
func boxOf(rings [][]geom.XY, margin float64) [4]float64 {
	first := rings[0][0]
	box := [4]float64{first.X, first.X, first.Y, first.Y}
	for _, r := range rings {
		for _, at := range r {
			box = [4]float64{min(box[0], at.X), max(box[1], at.X), min(box[2], at.Y), max(box[3], at.Y)}
		}
	}
	return [4]float64{box[0] - margin, box[1] + margin, box[2] - margin, box[3] + margin}
}
