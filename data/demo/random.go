package demo

import "math"

// random is SplitMix64 (Steele, Lea, Flood 2014): small, and the same numbers in every version of Go.
type random struct{ state uint64 }

// newRandom starts a stream of its own for each purpose, so that a change in one place leaves the others as they were.
func newRandom(seed uint64, purpose string) *random {
	h := seed ^ 0xcbf29ce484222325
	for i := range len(purpose) {
		h = (h ^ uint64(purpose[i])) * 0x100000001b3
	}
	r := &random{h}
	r.next()
	return r
}

func (r *random) next() uint64 {
	r.state += 0x9e3779b97f4a7c15
	z := r.state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// unit is in [0, 1).
func (r *random) unit() float64 { return float64(r.next()>>11) / (1 << 53) }

// between is in [a, b).
func (r *random) between(a, b float64) float64 { return a + (b-a)*r.unit() }

// below is in 0 … n−1.
func (r *random) below(n int) int { return int(r.next() % uint64(n)) }

// chance is true with probability p.
func (r *random) chance(p float64) bool { return r.unit() < p }

// bell is normal with mean 0 and deviation 1, within ±3.
func (r *random) bell() float64 {
	s := 0.0
	for range 4 {
		s += r.unit()
	}
	return math.Max(-3, math.Min(3, (s-2)*math.Sqrt(3)))
}
