package topo

import (
	"math"
	"math/bits"

	"emprise/geo"
	"emprise/geo/measure"
	"emprise/geo/scene"
)

// matcher finds the edges that two areas have in common, corner by corner: one goes along it forwards, the other backwards.
//
// Edges are dealt by their hash into rounds, so that the table of a round is small and rounds know nothing of each other.
// Each round goes through all edges in order and takes its own.
type matcher struct {
	layer  *scene.Layer
	rounds int
	slots  int
	dealt  []uint8 // by position: the round of the edge that begins there, none for what is no edge
	shared []bool  // by position: another area has the edge too; bytes, as rounds write side by side
}

// none is the round of what is no edge.
const none = math.MaxUint8

// roundEdges is how many edges a round takes about, mostRounds how many times all edges are gone through at most.
const (
	roundEdges = 1 << 18
	mostRounds = 32
)

func newMatcher(l *scene.Layer) *matcher {
	n := len(l.XY) / 2
	m := &matcher{layer: l, rounds: 1, dealt: make([]uint8, n), shared: make([]bool, n)}
	for m.rounds < mostRounds && n/m.rounds > roundEdges {
		m.rounds *= 2
	}
	m.slots = 1 << bits.Len(uint(n/m.rounds+n/m.rounds/4)*5/4+16)
	return m
}

// slot is an edge of the table; the zero value is free.
type slot struct {
	hash    uint32
	at      uint32 // number of its first position, and one
	feature uint32
}

func (m *matcher) newTable() []slot { return make([]slot, m.slots) }

// mostAlike is how many edges on one side of a border are compared with one on the other: where more areas cover the same
// ground, only the first ones are neighbours.
const mostAlike = 16

// deal gives the edges of the features from one to before another to rounds.
func (m *matcher) deal(from, to int) {
	l := m.layer
	shift := 64 - bits.Len(uint(m.rounds-1))
	for f := from; f < to; f++ {
		first, end := l.Features.RingsOf(f)
		for r := first; r < end; r++ {
			for at := l.Features.Rings[r]; at < l.Features.Rings[r+1]; at++ {
				m.dealt[at] = none
				if at+1 == l.Features.Rings[r+1] || !areas(l, f) {
					continue
				}
				if h, ok := m.hash(at); ok {
					m.dealt[at] = uint8(h >> shift)
				}
			}
		}
	}
}

// round finds what edges of one round share.
func (m *matcher) round(round int, table []slot) []pair {
	clear(table)
	l := m.layer
	free := len(table) - len(table)/8
	found := make([]pair, 0, len(m.dealt)/m.rounds/2+64)
	for f := range l.Features.Len() {
		first, end := l.Features.RingsOf(f)
		from := l.Features.Rings[first]
		for i, r := range m.dealt[from:l.Features.Rings[end]] {
			if int(r) != round {
				continue
			}
			at := from + uint32(i)
			if h, _ := m.hash(at); m.put(table, h, at, uint32(f), &free) {
				found = m.meet(table, h, at, uint32(f), found)
			}
		}
	}
	return found
}

// hash is the same for an edge and its reverse; ok is false for one without length.
func (m *matcher) hash(at uint32) (h uint64, ok bool) {
	xy := m.layer.XY[2*at : 2*at+4 : 2*at+4]
	a := uint64(uint32(xy[0]))<<32 | uint64(uint32(xy[1]))
	b := uint64(uint32(xy[2]))<<32 | uint64(uint32(xy[3]))
	if a == b {
		return 0, false
	}
	if a > b {
		a, b = b, a
	}
	hi, lo := bits.Mul64(a^0x9e3779b97f4a7c15, b^0xd6e8feb86659fd93)
	h = (hi ^ lo ^ bits.RotateLeft64(a, 29)) * 0xbf58476d1ce4e5b9
	return h ^ h>>29, true
}

// put adds an edge to the table and says whether there were edges of its hash before.
func (m *matcher) put(table []slot, h uint64, at, f uint32, free *int) bool {
	mask := uint64(len(table) - 1)
	alike := 0
	for i := h & mask; ; i = (i + 1) & mask {
		s := &table[i]
		if s.at == 0 {
			if *free > 0 {
				*s = slot{uint32(h >> 20), at + 1, f}
				*free--
			}
			return alike > 0
		}
		if s.hash == uint32(h>>20) {
			if alike++; alike > 2*mostAlike {
				return true // it may still meet those before it
			}
		}
	}
}

// meet adds the pairs that an edge makes with those before it that go the other way.
func (m *matcher) meet(table []slot, h uint64, at, f uint32, found []pair) []pair {
	mask := uint64(len(table) - 1)
	met := 0
	for i := h & mask; met < mostAlike; i = (i + 1) & mask {
		s := &table[i]
		if s.at == 0 || s.at == at+1 {
			break
		}
		if s.hash != uint32(h>>20) || !m.reverse(s.at-1, at) {
			continue
		}
		met++
		m.shared[at], m.shared[s.at-1] = true, true
		if s.feature != f {
			found = append(found, pair{a: s.feature, b: f, value: float32(m.length(s.at - 1))})
		}
	}
	return found
}

// reverse says whether two edges are each other backwards.
func (m *matcher) reverse(a, b uint32) bool {
	p, q := m.layer.XY[2*a:2*a+4:2*a+4], m.layer.XY[2*b:2*b+4:2*b+4]
	return p[0] == q[2] && p[1] == q[3] && p[2] == q[0] && p[3] == q[1]
}

func (m *matcher) length(at uint32) geo.Metres { return edgeLength(m.layer, at) }

func edgeLength(l *scene.Layer, at uint32) geo.Metres {
	c := l.Features.Coords[2*at : 2*at+4 : 2*at+4]
	return measure.Edge(geo.LonLat{Lon: c[0], Lat: c[1]}, geo.LonLat{Lon: c[2], Lat: c[3]})
}

// loose gathers the edges that no round has found to be shared. It ends the matcher.
func (m *matcher) loose() *looseEdges {
	l := m.layer
	e := &looseEdges{layer: l, first: make([]uint32, 0, l.Features.Len()+1)}
	each := func(use func(at uint32), next func()) {
		for f := range l.Features.Len() {
			next()
			first, end := l.Features.RingsOf(f)
			for at := l.Features.Rings[first]; at < l.Features.Rings[end]; at++ {
				if m.dealt[at] != none && !m.shared[at] {
					use(at)
				}
			}
		}
		next()
	}
	count := 0
	each(func(uint32) { count++ }, func() {})
	e.at = make([]uint32, 0, count)
	each(func(at uint32) { e.at = append(e.at, at) }, func() { e.first = append(e.first, uint32(len(e.at))) })
	m.dealt, m.shared = nil, nil
	return e
}
