package measure

import (
	"math"
	"slices"
	"sync"

	"emprise/geo"
	"emprise/geo/feature"

	"github.com/paulmach/orb"
)

// Violation is a rule that the shape of a feature breaks, and where. The rules are translation keys below "issue.":
//
//	ring_short           fewer than four positions
//	ring_flat            no surface
//	ring_spike           an edge goes back along the one before
//	ring_touches_itself  a ring meets itself at a point
//	self_crossing        a ring crosses or runs along itself
//	rings_cross          a hole crosses its shell or another hole
//	rings_share_edge     a hole runs along its shell or another hole
//	hole_outside         a hole lies outside its shell
//	holes_nested         a hole lies in another hole
//	parts_overlap        two parts overlap
//	parts_nested         a part lies within another: its surface counts twice
//	parts_share_edge     two parts are neighbours: harmless to measures
//	not_checked          too intricate to be checked in reasonable time
type Violation struct {
	Rule string
	At   geo.LonLat
}

// Bounds of the work for one feature: pairs of edges looked at, and rings compared with each other.
const (
	mostPairs = 20_000_000
	mostRings = 3_000
)

// Validate gives the rules that the shape of feature f breaks, each once for a ring or a pair of rings. Only areas have
// any. Edges are straight in degrees, as RFC 7946 has it.
func Validate(s *feature.Set, f int) []Violation {
	if s.Kinds[f] != feature.Areas {
		return nil
	}
	c := checkers.Get().(*checker)
	defer checkers.Put(c)
	c.edges, c.rings, c.found, c.told = c.edges[:0], c.rings[:0], nil, nil
	first, end := s.RingsOf(f)
	for r := first; r < end; r++ {
		c.add(s.Ring(r))
	}
	if len(c.edges) > 0 {
		c.cross()
		c.contain()
	}
	return c.found
}

// checkers keep their scratch from one feature to the next.
var checkers = sync.Pool{New: func() any { return new(checker) }}

// checker takes one feature apart.
type checker struct {
	edges []edge
	rings []outline
	found []Violation
	told  map[verdict]bool
}

type outline struct {
	from, to int // edges
	part     int
	hole     bool
	bound    orb.Bound
	crossed  bool // it takes part in a crossing, so that inside and outside say nothing
}

type edge struct {
	a, b orb.Point
	ring int32
}

type verdict struct {
	rule  string
	r, r2 int32
}

func (c *checker) tell(rule string, r, r2 int32, at orb.Point) {
	v := verdict{rule, min(r, r2), max(r, r2)}
	if c.told[v] {
		return
	}
	if c.told == nil {
		c.told = map[verdict]bool{}
	}
	c.told[v] = true
	c.found = append(c.found, Violation{rule, geo.FromOrb(at)})
}

// add takes a ring; repeated positions are passed over.
func (c *checker) add(flat []float64) {
	number := int32(len(c.rings))
	o := outline{from: len(c.edges)}
	if len(flat) == 0 {
		c.rings = append(c.rings, o)
		return
	}
	o.bound = orb.Bound{Min: orb.Point{flat[0], flat[1]}, Max: orb.Point{flat[0], flat[1]}}
	var twice float64
	for i := 0; i+3 < len(flat); i += 2 {
		e := edge{orb.Point{flat[i], flat[i+1]}, orb.Point{flat[i+2], flat[i+3]}, number}
		o.bound.Min = orb.Point{min(o.bound.Min[0], e.a[0]), min(o.bound.Min[1], e.a[1])}
		o.bound.Max = orb.Point{max(o.bound.Max[0], e.a[0]), max(o.bound.Max[1], e.a[1])}
		if e.a != e.b {
			c.edges = append(c.edges, e)
			twice += (e.a[0]-flat[0])*(e.b[1]-flat[1]) - (e.b[0]-flat[0])*(e.a[1]-flat[1])
		}
	}
	o.to = len(c.edges)
	switch {
	case number == 0:
	case twice > 0:
		o.part = c.rings[number-1].part + 1
	default:
		o.part, o.hole = c.rings[number-1].part, true
	}
	w, h := o.bound.Max[0]-o.bound.Min[0], o.bound.Max[1]-o.bound.Min[1]
	switch at := (orb.Point{flat[0], flat[1]}); {
	case len(flat) < 8:
		c.tell("ring_short", number, number, at)
	case math.Abs(twice) <= 1e-9*(w*w+h*h):
		c.tell("ring_flat", number, number, at)
	}
	c.rings = append(c.rings, o)
}

// few is up to how many edges all pairs are looked at: sorting would take longer.
const few = 24

// cross looks at all pairs of edges whose boxes meet, in the order of their west ends.
func (c *checker) cross() {
	if len(c.edges) <= few {
		for i := range c.edges {
			for j := i + 1; j < len(c.edges); j++ {
				if a, b := &c.edges[i], &c.edges[j]; !aside(a.a[0], a.b[0], b.a[0], b.b[0]) && !aside(a.a[1], a.b[1], b.a[1], b.b[1]) {
					c.pair(i, j)
				}
			}
		}
		return
	}
	order := make([]int32, len(c.edges))
	for i := range order {
		order[i] = int32(i)
	}
	west := func(i int32) float64 { return math.Min(c.edges[i].a[0], c.edges[i].b[0]) }
	slices.SortFunc(order, func(i, j int32) int {
		switch a, b := west(i), west(j); {
		case a < b:
			return -1
		case a > b:
			return 1
		default:
			return int(i - j)
		}
	})
	pairs := 0
	for k, i := range order {
		e := c.edges[i]
		east := math.Max(e.a[0], e.b[0])
		south, north := math.Min(e.a[1], e.b[1]), math.Max(e.a[1], e.b[1])
		for _, j := range order[k+1:] {
			o := c.edges[j]
			if o.a[0] > east && o.b[0] > east {
				break
			}
			if pairs++; pairs > mostPairs {
				c.tell("not_checked", 0, 0, e.a)
				return
			}
			if o.a[1] > north && o.b[1] > north || o.a[1] < south && o.b[1] < south {
				continue
			}
			c.pair(int(i), int(j))
		}
	}
}

// aside says whether two stretches of a line, given by their ends in any order, have no point in common.
func aside(a0, a1, b0, b1 float64) bool {
	return max(a0, a1) < min(b0, b1) || max(b0, b1) < min(a0, a1)
}

// pair judges two edges by how they meet and whose they are.
func (c *checker) pair(i, j int) {
	if i > j {
		i, j = j, i
	}
	a, b := c.edges[i], c.edges[j]
	ra, rb := &c.rings[a.ring], &c.rings[b.ring]
	if a.ring == b.ring {
		if j == i+1 || i == ra.from && j == ra.to-1 {
			if j != i+1 { // the ring closes between them
				a, b = b, a
			}
			if zero(a.a, a.b, b.b) && (b.b[0]-b.a[0])*(a.b[0]-a.a[0])+(b.b[1]-b.a[1])*(a.b[1]-a.a[1]) < 0 {
				c.tell("ring_spike", a.ring, a.ring, a.b)
			}
			return
		}
	}
	how, at := meet(a, b)
	if how == apart {
		return
	}
	if how != touching {
		ra.crossed, rb.crossed = true, true
	}
	var rule string
	switch {
	case a.ring == b.ring && how == touching:
		rule = "ring_touches_itself"
	case a.ring == b.ring:
		rule = "self_crossing"
	case how == touching:
		return
	case ra.part == rb.part && how == crossed:
		rule = "rings_cross"
	case ra.part == rb.part:
		rule = "rings_share_edge"
	case how == crossed || (a.b[0]-a.a[0])*(b.b[0]-b.a[0])+(a.b[1]-a.a[1])*(b.b[1]-b.a[1]) > 0:
		rule = "parts_overlap"
	default:
		rule = "parts_share_edge"
	}
	c.tell(rule, a.ring, b.ring, at)
}
