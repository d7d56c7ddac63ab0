package network

import (
	"container/heap"
	"context"
	"fmt"
	"math"

	"emprise/geo"
	"emprise/geo/measure"
)

// Spot is a place on the network, or one that is reached from there.
type Spot struct {
	Off  geo.Metres // in a straight line from the network
	edge int32
	at   float64 // metres from the beginning of the part
}

// Locate gives the spot of the network nearest to a place, false where none is within so many metres. Lines that are apart count
// only when asked for: nobody drives onto a motorway from beside.
func (g *Graph) Locate(place geo.LonLat, within geo.Metres, apart bool) (Spot, bool) {
	if len(g.edges) == 0 {
		return Spot{}, false
	}
	q := g.sys.Forward(place)
	reach := float64(within)*1.01 + 1 // the plane may be a hundredth off the ground
	best, found, at := math.Inf(1), uint32(0), 0.0
	g.tree.Nearest(float32(q.X), float32(q.Y), float32(reach), func(s uint32, box float32) bool {
		if float64(box)-1 > math.Sqrt(best) { // the place was rounded to float32: half a metre
			return false
		}
		if !apart && g.parts[g.segments[s].part].apart {
			return true
		}
		if d2, along := g.aside(s, q.X, q.Y); d2 < best || d2 == best && s < found {
			best, found, at = d2, s, along
		}
		return true
	})
	if math.IsInf(best, 1) {
		return Spot{}, false
	}
	p := &g.parts[g.segments[found].part]
	spot := Spot{edge: int32(p.first), at: at}
	for k := 1; k+1 < len(p.cuts) && p.cuts[k].at < at; k++ {
		spot.edge = int32(p.first + k)
	}
	spot.Off = measure.Distance(place, g.position(found, at))
	return spot, spot.Off <= within
}

// position is the place of a spot of a segment.
func (g *Graph) position(s uint32, at float64) geo.LonLat {
	p, k := &g.parts[g.segments[s].part], int(g.segments[s].position)
	t := 0.0
	if d := p.along[k+1] - p.along[k]; d > 0 {
		t = (at - p.along[k]) / d
	}
	return g.sys.Inverse(geo.XY{X: p.xy[2*k] + t*(p.xy[2*k+2]-p.xy[2*k]), Y: p.xy[2*k+1] + t*(p.xy[2*k+3]-p.xy[2*k+1])})
}

// Cost is what is kept low on the way.
type Cost uint8

// The costs.
const (
	Shortest Cost = iota // metres
	Quickest             // seconds
)

// Access is how fast what lies off the network is driven across, km/h.
const Access = 20

// Field says from everywhere how far it is to the nearest of some spots.
type Field struct {
	g      *Graph
	by     Cost
	cost   []float64           // by node, +Inf where there is no way
	direct map[int32][]arrival // spots by the edge that they lie on
}

// arrival is a spot to go to: where on its edge, and what remains from there.
type arrival struct{ at, rest float64 }

// Toward works out the ways to the nearest of some spots from everywhere at once, by Dijkstra's method from the spots against the
// direction of driving.
func (g *Graph) Toward(ctx context.Context, spots []Spot, by Cost) (*Field, error) {
	f := &Field{g: g, by: by, cost: make([]float64, g.nodes), direct: map[int32][]arrival{}}
	for i := range f.cost {
		f.cost[i] = math.Inf(1)
	}
	var q queue
	reach := func(node int32, cost float64) {
		if cost < f.cost[node] {
			f.cost[node] = cost
			heap.Push(&q, waiting{cost, node})
		}
	}
	for _, s := range spots {
		e := g.edges[s.edge]
		rest := f.off(s.Off)
		f.direct[s.edge] = append(f.direct[s.edge], arrival{s.at, rest})
		if c := f.drive(s.edge, s.at-e.from.at, true); !math.IsInf(c, 1) {
			reach(e.from.node, rest+c)
		}
		if c := f.drive(s.edge, e.to.at-s.at, false); !math.IsInf(c, 1) {
			reach(e.to.node, rest+c)
		}
	}
	for n := 0; len(q) > 0; n++ {
		if n%8192 == 0 && ctx.Err() != nil {
			return nil, fmt.Errorf("find ways: %w", ctx.Err())
		}
		w := heap.Pop(&q).(waiting)
		if w.cost > f.cost[w.node] {
			continue
		}
		for _, m := range g.arrive[g.into[w.node]:g.into[w.node+1]] {
			e := g.edges[m.edge]
			reach(m.from, w.cost+f.drive(m.edge, e.to.at-e.from.at, m.ahead))
		}
	}
	return f, nil
}

// drive is the cost of so many metres of an edge, +Inf where it is closed that way.
func (f *Field) drive(edge int32, metres float64, ahead bool) float64 {
	p := &f.g.parts[f.g.edges[edge].part]
	speed := p.back
	if ahead {
		speed = p.ahead
	}
	switch {
	case metres <= 0: // at a junction, whatever is closed
		return 0
	case !(speed > 0):
		return math.Inf(1)
	case f.by == Quickest:
		return metres * 3.6 / speed
	}
	return metres
}

// off is the cost of what lies off the network.
func (f *Field) off(d geo.Metres) float64 {
	if f.by == Quickest {
		return float64(d) * 3.6 / Access
	}
	return float64(d)
}

// From is the cost of the way from a spot, in metres or seconds; false where there is none.
func (f *Field) From(s Spot) (float64, bool) {
	e := f.g.edges[s.edge]
	best := min(f.drive(s.edge, e.to.at-s.at, true)+f.cost[e.to.node], f.drive(s.edge, s.at-e.from.at, false)+f.cost[e.from.node])
	for _, a := range f.direct[s.edge] {
		best = min(best, f.drive(s.edge, math.Abs(a.at-s.at), a.at >= s.at)+a.rest)
	}
	best += f.off(s.Off)
	return best, !math.IsInf(best, 1)
}

// waiting is a node on its way out of the queue.
type waiting struct {
	cost float64
	node int32
}

// queue is a heap, the least cost first, the lower node at one cost.
type queue []waiting

func (q queue) Len() int { return len(q) }

func (q queue) Less(i, j int) bool {
	return q[i].cost < q[j].cost || q[i].cost == q[j].cost && q[i].node < q[j].node
}
func (q queue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(w any)   { *q = append(*q, w.(waiting)) }

func (q *queue) Pop() any {
	old := *q
	w := old[len(old)-1]
	*q = old[:len(old)-1]
	return w
}
