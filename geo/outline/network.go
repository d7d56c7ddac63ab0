package outline

import (
	"errors"
	"math"
	"slices"
	"sort"

	"github.com/peterstace/simplefeatures/geom"

	"emprise/geo/measure"
)

// network is a plane cut up by edges that meet at their ends only: half-edges, each with a face to its left; the twin of one
// is its number^1. Edges that lead nowhere are left out.
type network struct {
	from, to []geom.XY
	gone     []bool
	leaving  map[geom.XY][]int // half-edges, counter-clockwise
}

// newNetwork takes lines that do not cross.
func newNetwork(lines geom.Geometry) *network {
	n := &network{leaving: map[geom.XY][]int{}}
	seen := map[[2]geom.XY]bool{}
	for _, line := range measure.LinesIn(lines) {
		all := positions(line)
		for i := 1; i < len(all); i++ {
			a, b := all[i-1], all[i]
			if a == b || seen[[2]geom.XY{a, b}] || seen[[2]geom.XY{b, a}] {
				continue
			}
			seen[[2]geom.XY{a, b}] = true
			h := len(n.from)
			n.from, n.to = append(n.from, a, b), append(n.to, b, a)
			n.leaving[a], n.leaving[b] = append(n.leaving[a], h), append(n.leaving[b], h+1)
		}
	}
	n.gone = make([]bool, len(n.from))
	n.prune()
	for at, around := range n.leaving {
		around = slices.DeleteFunc(around, func(h int) bool { return n.gone[h] })
		sort.Slice(around, func(i, j int) bool { return n.angle(around[i]) < n.angle(around[j]) })
		n.leaving[at] = around
	}
	return n
}

func (n *network) angle(h int) float64 {
	return math.Atan2(n.to[h].Y-n.from[h].Y, n.to[h].X-n.from[h].X)
}

// prune takes out the edges that end somewhere alone, again and again.
func (n *network) prune() {
	degree := map[geom.XY]int{}
	for at, around := range n.leaving {
		degree[at] = len(around)
	}
	for h := range n.from {
		for k := h; degree[n.from[k]] == 1 && !n.gone[k]; {
			n.gone[k], n.gone[k^1] = true, true
			at := n.to[k]
			degree[n.from[k]]--
			degree[at]--
			for _, next := range n.leaving[at] {
				if !n.gone[next] {
					k = next
					break
				}
			}
		}
	}
}

// next is the half-edge that follows around the face to the left.
func (n *network) next(h int) int {
	around := n.leaving[n.to[h]]
	at := slices.Index(around, h^1)
	return around[(at-1+len(around))%len(around)]
}

// errTorn says that rounding has torn a border.
var errTorn = errors.New("rounding has torn the border")

// faces gives the faces within a polygon whose border is part of the network.
func (n *network) faces(within geom.Polygon) ([]geom.Polygon, error) {
	var shells []shell
	var islands []island
	pieces := n.pieces()
	done := make([]bool, len(n.from))
	for h := range n.from {
		if done[h] || n.gone[h] {
			continue
		}
		var walk []geom.XY
		for k := h; !done[k]; k = n.next(k) {
			done[k] = true
			walk = append(walk, n.from[k])
		}
		s := shell{piece: pieces[n.from[h]]}
		var holes []loop
		for _, l := range loops(walk) {
			if a := l.area(); a > 0 {
				s.outer, s.size = l, a
			} else {
				holes = append(holes, l)
			}
		}
		if s.outer != nil { // what lies in it and hangs on it is a hole; else the walk goes round a piece from outside
			s.holes = holes
			shells = append(shells, s)
			continue
		}
		for _, l := range holes {
			islands = append(islands, island{l, s.piece})
		}
	}
	for _, i := range islands {
		best := -1
		for k, s := range shells {
			if s.piece != i.piece && s.outer.around(i.outer[0]) && (best < 0 || s.size < shells[best].size) {
				best = k
			}
		}
		if best >= 0 {
			shells[best].holes = append(shells[best].holes, i.outer)
		}
	}
	return chosen(shells, within)
}

// pieces numbers the places of the network: the same number where edges lead from one to the other.
func (n *network) pieces() map[geom.XY]int {
	number := map[geom.XY]int{}
	for h := range n.from {
		if _, ok := number[n.from[h]]; ok || n.gone[h] {
			continue
		}
		this := len(number)
		number[n.from[h]] = this
		for open := []geom.XY{n.from[h]}; len(open) > 0; {
			at := open[len(open)-1]
			open = open[:len(open)-1]
			for _, k := range n.leaving[at] {
				if _, ok := number[n.to[k]]; !ok {
					number[n.to[k]] = this
					open = append(open, n.to[k])
				}
			}
		}
	}
	return number
}

// chosen gives the faces that lie within a polygon, and makes sure that they add up to it.
func chosen(shells []shell, within geom.Polygon) ([]geom.Polygon, error) {
	var faces []geom.Polygon
	var sum float64
	for _, s := range shells {
		if s.size <= slack*s.outer.length() {
			continue
		}
		rings := [][]geom.XY{s.outer}
		for _, h := range s.holes {
			rings = append(rings, h)
		}
		face := polygonOf(rings)
		if inside, err := holds(within, face); err != nil {
			return nil, err
		} else if inside {
			faces = append(faces, face)
			sum += face.Area()
		}
	}
	if whole := within.Area(); math.Abs(sum-whole) > 1e-10*whole+1e-6 {
		return nil, errTorn
	}
	return faces, nil
}

// holds says whether a face lies in a polygon, by a place well inside the face.
func holds(within, face geom.Polygon) (bool, error) {
	if err := face.Validate(); err != nil {
		return false, err
	}
	at, ok := face.PointOnSurface().XY()
	if !ok {
		return false, nil
	}
	inside := false
	for _, r := range within.DumpRings() {
		if loop(positions(r)).around(at) {
			inside = !inside
		}
	}
	return inside, nil
}

// shell is the outer border of a face, with its holes and the piece of the network that it belongs to.
type shell struct {
	outer loop
	size  float64
	holes []loop
	piece int
}

// island is a piece of the network seen from outside.
type island struct {
	outer loop
	piece int
}

// loop is a closed run of positions, the first again at the end.
type loop []geom.XY

// loops cuts a walk where it comes back to a place.
func loops(walk []geom.XY) (all []loop) {
	var open []geom.XY
	at := map[geom.XY]int{}
	for _, xy := range append(slices.Clone(walk), walk[0]) {
		from, met := at[xy]
		if met {
			l := append(slices.Clone(open[from:]), xy)
			for _, c := range open[from+1:] {
				delete(at, c)
			}
			open = open[:from+1]
			if len(l) > 3 {
				all = append(all, l)
			}
			continue
		}
		at[xy] = len(open)
		open = append(open, xy)
	}
	return all
}

// area is positive when the loop runs counter-clockwise.
func (l loop) area() float64 {
	var twice float64
	o := l[0]
	for i := 1; i < len(l); i++ {
		twice += (l[i-1].X-o.X)*(l[i].Y-o.Y) - (l[i].X-o.X)*(l[i-1].Y-o.Y)
	}
	return twice / 2
}

func (l loop) length() float64 {
	var sum float64
	for i := 1; i < len(l); i++ {
		sum += gap(l[i-1], l[i])
	}
	return sum
}

// around says by even and odd crossings whether a position lies in the loop.
func (l loop) around(at geom.XY) bool {
	inside := false
	for i := 1; i < len(l); i++ {
		a, b := l[i-1], l[i]
		if (a.Y > at.Y) != (b.Y > at.Y) && at.X < a.X+(at.Y-a.Y)/(b.Y-a.Y)*(b.X-a.X) {
			inside = !inside
		}
	}
	return inside
}
