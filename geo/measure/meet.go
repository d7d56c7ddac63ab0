package measure

import (
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// meeting is how two edges meet.
type meeting uint8

const (
	apart meeting = iota
	touching
	crossed
	along // they share a stretch
)

func meet(a, b edge) (meeting, orb.Point) {
	s1, s2 := sign(a.a, a.b, b.a), sign(a.a, a.b, b.b)
	s3, s4 := sign(b.a, b.b, a.a), sign(b.a, b.b, a.b)
	if s1*s2 < 0 && s3*s4 < 0 {
		t := side(b.a, b.b, a.a) / (side(b.a, b.b, a.a) - side(b.a, b.b, a.b))
		return crossed, orb.Point{a.a[0] + t*(a.b[0]-a.a[0]), a.a[1] + t*(a.b[1]-a.a[1])}
	}
	var shared []orb.Point
	for _, end := range [4]struct {
		zero bool
		at   orb.Point
		on   edge
	}{{s1 == 0, b.a, a}, {s2 == 0, b.b, a}, {s3 == 0, a.a, b}, {s4 == 0, a.b, b}} {
		if end.zero && edgeBound(end.on.a, end.on.b).Contains(end.at) && !slices.Contains(shared, end.at) {
			shared = append(shared, end.at)
		}
	}
	switch len(shared) {
	case 0:
		return apart, orb.Point{}
	case 1:
		return touching, shared[0]
	default:
		return along, shared[0]
	}
}

// sign is the side of a line on which a point lies, 0 when rounding cannot tell.
func sign(a, b, at orb.Point) int {
	p, q := (b[0]-a[0])*(at[1]-a[1]), (b[1]-a[1])*(at[0]-a[0])
	const rounding = 4e-16 // two units in the last place of a float64
	switch d := p - q; {
	case math.Abs(d) <= rounding*(math.Abs(p)+math.Abs(q)):
		return 0
	case d > 0:
		return 1
	default:
		return -1
	}
}

func zero(a, b, at orb.Point) bool { return sign(a, b, at) == 0 }
