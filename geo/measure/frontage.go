package measure

import (
	"cmp"
	"math"
	"slices"

	"emprise/geo"
	"emprise/geo/crs"

	"github.com/paulmach/orb"
)

// Street is a line that an area may lie along.
type Street struct {
	Line   orb.MultiLineString
	Within geo.Metres // how far from the line a border still lies along it
}

// Frontage is how much of the outer border of an area lies along streets: no farther from one than it says, and running the
// same way to 45°, so that the sides which lead away from a street do not count. Ground metres; what lies along two streets
// counts once.
//
//	   ┌──────────┐
//	   │          │
//	   ┗━━━━━━━━━━┛   counts, and nothing of the sides
//	- - - - - - - - - the line of the street
func Frontage(mp orb.MultiPolygon, streets []Street) geo.Metres {
	if len(mp) == 0 || mp.Bound().IsEmpty() {
		return 0
	}
	sys := crs.Local(geo.FromOrb(mp.Bound().Center()))
	put := func(line []orb.Point) []geo.XY {
		flat := make([]geo.XY, len(line))
		for i, at := range line {
			flat[i] = sys.Forward(geo.FromOrb(at))
		}
		return flat
	}
	type piece struct {
		a, b   geo.XY
		within float64
	}
	var pieces []piece
	for _, s := range streets {
		for _, l := range s.Line {
			flat := put(l)
			for i := 1; i < len(flat); i++ {
				pieces = append(pieces, piece{flat[i-1], flat[i], float64(s.Within)})
			}
		}
	}
	var total float64
	for _, p := range mp {
		if len(p) == 0 {
			continue
		}
		flat := put(p[0])
		for i := 1; i < len(flat); i++ {
			var along []span
			for _, s := range pieces {
				if at, ok := beside(flat[i-1], flat[i], s.a, s.b, s.within); ok {
					along = append(along, at)
				}
			}
			total += joined(along) * math.Hypot(flat[i].X-flat[i-1].X, flat[i].Y-flat[i-1].Y)
		}
	}
	return geo.Metres(total)
}

// span is a part of an edge, as shares of its length.
type span struct{ from, to float64 }

// beside is the part of the edge from p to q that lies no farther than within from the edge from a to b, and runs its way.
func beside(p, q, a, b geo.XY, within float64) (span, bool) {
	dx, dy, ex, ey := q.X-p.X, q.Y-p.Y, b.X-a.X, b.Y-a.Y
	long, wide := math.Hypot(dx, dy), math.Hypot(ex, ey)
	if long == 0 || wide == 0 || math.Abs(dx*ex+dy*ey) < math.Sqrt2/2*long*wide {
		return span{}, false
	}
	// What is so near is the union of a strip and a round end at either side of it: of a line, one part.
	s := span{1, 0}
	grow := func(from, to float64) {
		from, to = max(0, from), min(1, to)
		if from <= to {
			s.from, s.to = min(s.from, from), max(s.to, to)
		}
	}
	for _, c := range [2]geo.XY{a, b} {
		half := ((c.X-p.X)*dx + (c.Y-p.Y)*dy) / (long * long)
		aside := ((c.X-p.X)*dy - (c.Y-p.Y)*dx) / long
		if d := within*within - aside*aside; d >= 0 {
			grow(half-math.Sqrt(d)/long, half+math.Sqrt(d)/long)
		}
	}
	from, to := 0.0, 1.0
	clip := func(v0, v1, low, high float64) bool {
		if v0 == v1 {
			return low <= v0 && v0 <= high
		}
		one, two := (low-v0)/(v1-v0), (high-v0)/(v1-v0)
		from, to = max(from, min(one, two)), min(to, max(one, two))
		return from <= to
	}
	along := func(at geo.XY) float64 { return ((at.X-a.X)*ex + (at.Y-a.Y)*ey) / wide }
	across := func(at geo.XY) float64 { return ((at.X-a.X)*ey - (at.Y-a.Y)*ex) / wide }
	if clip(along(p), along(q), 0, wide) && clip(across(p), across(q), -within, within) {
		grow(from, to)
	}
	return s, s.from < s.to
}

// joined is how much parts cover together.
func joined(parts []span) float64 {
	slices.SortFunc(parts, func(a, b span) int { return cmp.Compare(a.from, b.from) })
	sum, end := 0.0, 0.0
	for _, p := range parts {
		if p.to > end {
			sum += p.to - max(p.from, end)
			end = p.to
		}
	}
	return sum
}

// Compactness is how round an area is: 4π times its surface over the square of its perimeter, holes included; 1 for a disc,
// 0.785 for a square (Polsby and Popper 1991). NaN of no surface.
func Compactness(mp orb.MultiPolygon) float64 {
	border := float64(Length(mp))
	return 4 * math.Pi * float64(Area(mp)) / (border * border)
}
