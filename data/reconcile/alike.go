package reconcile

import (
	"math"
	"slices"

	"github.com/paulmach/orb"

	"emprise/geo"
	"emprise/geo/feature"
)

// digest is a number of a geometry that does not depend on where its rings begin nor on their order; false of none.
func digest(s *feature.Set, f int) (sum uint64, ok bool) {
	if s.Kinds[f] == feature.None {
		return 0, false
	}
	first, end := s.RingsOf(f)
	for r := first; r < end; r++ {
		flat := s.Ring(r)
		if s.Kinds[f] == feature.Areas && len(flat) > 2 {
			flat = flat[:len(flat)-2] // the closing position depends on the beginning
		}
		for i := 0; i < len(flat); i += 2 {
			sum += mix(mix(math.Float64bits(flat[i])) + math.Float64bits(flat[i+1]))
		}
	}
	return sum ^ uint64(s.Kinds[f])<<56, true
}

// mix is the finalizer of SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014).
func mix(v uint64) uint64 {
	v += 0x9e3779b97f4a7c15
	v = (v ^ v>>30) * 0xbf58476d1ce4e5b9
	v = (v ^ v>>27) * 0x94d049bb133111eb
	return v ^ v>>31
}

// compared is how many pairs of positions are compared at most to find that two geometries are alike.
const compared = 4_000_000

// alike says whether two geometries are the same to a tolerance: no corner of one is farther from the outline of the other.
func alike(a *feature.Set, f int, b *feature.Set, g int, tolerance geo.Metres) bool {
	if a.Kinds[f] != b.Kinds[g] {
		return false
	}
	if a.Kinds[f] == feature.None {
		return true
	}
	first, end := a.RingsOf(f)
	other, last := b.RingsOf(g)
	one, two := a.Coords[2*a.Rings[first]:2*a.Rings[end]], b.Coords[2*b.Rings[other]:2*b.Rings[last]]
	if end-first == last-other && slices.Equal(one, two) {
		return true
	}
	if len(one) == 0 || len(two) == 0 {
		return len(one) == len(two)
	}
	p := planeAt(one[1], tolerance)
	if end-first == last-other {
		same := true
		for r := range end - first {
			if !p.follow(a.Ring(first+r), b.Ring(other+r), a.Kinds[f] == feature.Areas) {
				same = false
				break
			}
		}
		if same {
			return true
		}
	}
	if a.Kinds[f] == feature.Points || len(one)/2*(len(two)/2) > compared || !p.boxes(a.Bound(f), b.Bound(g)) {
		return false
	}
	return p.near(a, first, end, b, other, last) && p.near(b, other, last, a, first, end)
}

// plane compares short distances about a latitude.
type plane struct{ east, north, limit float64 } // metres a degree, metres

func planeAt(lat float64, tolerance geo.Metres) plane {
	const degree = 111_320 // metres, to half a hundredth: enough to compare with a tolerance
	return plane{degree * math.Cos(lat*math.Pi/180), degree, float64(tolerance)}
}

func (p plane) within(x, y, u, v float64) bool {
	dx, dy := (x-u)*p.east, (y-v)*p.north
	return dx*dx+dy*dy <= p.limit*p.limit
}

func (p plane) boxes(a, b orb.Bound) bool {
	// The corners of boxes may lie farther apart than the outlines, by the diagonal of the tolerance.
	p.limit *= math.Sqrt2
	return p.within(a.Min[0], a.Min[1], b.Min[0], b.Min[1]) && p.within(a.Max[0], a.Max[1], b.Max[0], b.Max[1])
}

// follow says whether two runs have the same corners one after the other, closed ones from wherever they begin.
func (p plane) follow(a, b []float64, closed bool) bool {
	if len(a) != len(b) {
		return false
	}
	n := len(a) / 2
	if !closed || n < 2 {
		for i := 0; i < len(a); i += 2 {
			if !p.within(a[i], a[i+1], b[i], b[i+1]) {
				return false
			}
		}
		return true
	}
	n--
	for start := range n {
		if !p.within(a[0], a[1], b[2*start], b[2*start+1]) {
			continue
		}
		same := true
		for i := 0; i < n && same; i++ {
			k := (start + i) % n
			same = p.within(a[2*i], a[2*i+1], b[2*k], b[2*k+1])
		}
		if same {
			return true
		}
	}
	return false
}

// near says whether all positions of some rings lie on the lines of others.
func (p plane) near(a *feature.Set, first, end int, b *feature.Set, other, last int) bool {
	for r := first; r < end; r++ {
		ring := a.Ring(r)
		for i := 0; i < len(ring); i += 2 {
			if !p.on(ring[i], ring[i+1], b, other, last) {
				return false
			}
		}
	}
	return true
}

func (p plane) on(x, y float64, b *feature.Set, other, last int) bool {
	for r := other; r < last; r++ {
		ring := b.Ring(r)
		for i := 0; i+3 < len(ring); i += 2 {
			ux, uy := (ring[i]-x)*p.east, (ring[i+1]-y)*p.north
			dx, dy := (ring[i+2]-ring[i])*p.east, (ring[i+3]-ring[i+1])*p.north
			t := 0.0
			if square := dx*dx + dy*dy; square > 0 {
				t = math.Max(0, math.Min(1, -(ux*dx+uy*dy)/square))
			}
			if ux, uy = ux+t*dx, uy+t*dy; ux*ux+uy*uy <= p.limit*p.limit {
				return true
			}
		}
	}
	return false
}
