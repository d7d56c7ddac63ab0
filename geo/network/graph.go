package network

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/paulmach/orb"

	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/index"
	"emprise/geo/measure"
)

// Line is a line with the speeds that it is driven along with in km/h, in the order of its positions (Ahead) and against it (Back);
// 0 or less is closed that way.
type Line struct {
	Positions   orb.LineString
	Ahead, Back float64
	Apart       bool // it meets nothing that it crosses, whatever Options.Crossings says: a motorway
}

// Options say where lines meet.
type Options struct {
	Tolerance geo.Metres // up to how far from another line a line may end and still meet it; Tolerance when 0
	Crossings bool       // whether lines meet where they cross
}

// Tolerance is the default of Options.Tolerance: more than rounding, less than the width of a road.
const Tolerance geo.Metres = 1

// Graph is lines that meet.
type Graph struct {
	sys   *crs.System
	parts []part
	edges []edge
	nodes int

	segments []segment
	tree     *index.Tree // of segments
	into     []int32     // node n is reached by the moves arrive[into[n]:into[n+1]]
	arrive   []move
}

// part is one line.
type part struct {
	xy          []float64 // plane, x and y interleaved
	along       []float64 // metres from its beginning to each position
	ahead, back float64   // km/h
	apart       bool
	cuts        []cut
	first       int // its edges are the ones from here, one fewer than cuts
}

func (p *part) length() float64 { return p.along[len(p.along)-1] }

// cut is where a part meets something: so many metres from its beginning.
type cut struct {
	at   float64
	node int32
}

// edge is the stretch of a part between two cuts.
type edge struct {
	part     int32
	from, to cut
}

// segment is the straight piece of a part after a position.
type segment struct{ part, position int32 }

// move is a way to drive from a node along an edge.
type move struct {
	from, edge int32
	ahead      bool
}

// New makes a graph. Lines of fewer than two positions, without length, or closed both ways, are left out.
func New(ctx context.Context, lines []Line, o Options) (*Graph, error) {
	if o.Tolerance <= 0 {
		o.Tolerance = Tolerance
	}
	b := builder{ctx: ctx, tolerance: float64(o.Tolerance), g: &Graph{}}
	b.take(lines)
	if len(b.g.parts) == 0 {
		return b.g, nil
	}
	b.share()
	b.attach()
	if o.Crossings {
		b.cross()
	}
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("join lines: %w", err)
	}
	b.finish()
	return b.g, nil
}

// builder joins parts into a graph.
type builder struct {
	ctx       context.Context
	tolerance float64
	g         *Graph
	parent    []int32 // of nodes that are one
}

func (b *builder) node() int32 {
	b.parent = append(b.parent, int32(len(b.parent)))
	return int32(len(b.parent) - 1)
}

func (b *builder) root(n int32) int32 {
	for b.parent[n] != n {
		b.parent[n] = b.parent[b.parent[n]]
		n = b.parent[n]
	}
	return n
}

// join makes two nodes one, under the lower number.
func (b *builder) join(m, n int32) {
	m, n = b.root(m), b.root(n)
	b.parent[max(m, n)] = min(m, n)
}

// take puts the lines on the plane, with a cut at either end, and indexes their segments.
func (b *builder) take(lines []Line) {
	g := b.g
	for _, l := range lines {
		if len(l.Positions) < 2 || !(l.Ahead > 0 || l.Back > 0) {
			continue
		}
		if g.sys == nil {
			g.sys = crs.Legal(geo.FromOrb(l.Positions[0]))
		}
		p := part{ahead: max(0, l.Ahead), back: max(0, l.Back), apart: l.Apart}
		total := 0.0
		for i, at := range l.Positions {
			q := g.sys.Forward(geo.FromOrb(at))
			if i > 0 {
				total += float64(measure.Edge(geo.FromOrb(l.Positions[i-1]), geo.FromOrb(at)))
			}
			p.xy, p.along = append(p.xy, q.X, q.Y), append(p.along, total)
		}
		if !(total > 0) || math.IsInf(total, 0) {
			continue
		}
		p.cuts = []cut{{0, b.node()}, {total, b.node()}}
		g.parts = append(g.parts, p)
	}
	var boxes []index.Box32
	for i := range g.parts {
		xy := g.parts[i].xy
		for k := 0; k+3 < len(xy); k += 2 {
			g.segments = append(g.segments, segment{int32(i), int32(k / 2)})
			boxes = append(boxes, index.Round(min(xy[k], xy[k+2]), min(xy[k+1], xy[k+3]), max(xy[k], xy[k+2]), max(xy[k+1], xy[k+3])))
		}
	}
	g.tree = index.Build(boxes)
}

// share joins parts at the positions that they have in common, to a millimetre.
func (b *builder) share() {
	type spot struct{ part, position int }
	const perMetre = 1000
	met := map[[2]int64]spot{}
	for i := range b.g.parts {
		p := &b.g.parts[i]
		for k := range p.along {
			key := [2]int64{int64(math.Round(p.xy[2*k] * perMetre)), int64(math.Round(p.xy[2*k+1] * perMetre))}
			first, ok := met[key]
			if !ok {
				met[key] = spot{i, k}
				continue
			}
			if first.part == i && k-first.position == 1 {
				continue // a position that is written twice
			}
			b.join(b.cut(first.part, b.g.parts[first.part].along[first.position]), b.cut(i, p.along[k]))
		}
	}
}

// cut gives the node of a part at a distance from its beginning, a new one where there is none yet.
func (b *builder) cut(part int, at float64) int32 {
	p := &b.g.parts[part]
	for _, c := range p.cuts {
		if math.Abs(c.at-at) < 1e-6 {
			return c.node
		}
	}
	n := b.node()
	p.cuts = append(p.cuts, cut{at, n})
	return n
}

// attach joins the ends of parts to others that pass within the tolerance.
func (b *builder) attach() {
	var near []uint32
	for i := range b.g.parts {
		p := &b.g.parts[i]
		for _, end := range [2]struct {
			x, y float64
			node int32
		}{{p.xy[0], p.xy[1], p.cuts[0].node}, {p.xy[len(p.xy)-2], p.xy[len(p.xy)-1], p.cuts[1].node}} {
			t := b.tolerance
			near = b.g.tree.Collect(index.Round(end.x-t, end.y-t, end.x+t, end.y+t), near[:0])
			slices.Sort(near)
			for _, s := range near {
				other := int(b.g.segments[s].part)
				if other == i {
					continue
				}
				d2, at := b.g.aside(s, end.x, end.y)
				if d2 > t*t {
					continue
				}
				o := &b.g.parts[other]
				switch {
				case at < t:
					b.join(end.node, o.cuts[0].node)
				case at > o.length()-t:
					b.join(end.node, o.cuts[1].node)
				default:
					b.join(end.node, b.cut(other, at))
				}
			}
		}
	}
}

// aside is the square of the distance of a place of the plane from a segment, and how far along its part the nearest spot is.
func (g *Graph) aside(s uint32, x, y float64) (d2, at float64) {
	p, k := &g.parts[g.segments[s].part], int(g.segments[s].position)
	ax, ay, bx, by := p.xy[2*k], p.xy[2*k+1], p.xy[2*k+2], p.xy[2*k+3]
	dx, dy := bx-ax, by-ay
	t := 0.0
	if n := dx*dx + dy*dy; n > 0 {
		t = max(0, min(1, ((x-ax)*dx+(y-ay)*dy)/n))
	}
	ex, ey := x-ax-t*dx, y-ay-t*dy
	return ex*ex + ey*ey, p.along[k] + t*(p.along[k+1]-p.along[k])
}

// cross joins parts where their segments cross.
func (b *builder) cross() {
	var near []uint32
	g := b.g
	for s := range g.segments {
		if s%4096 == 0 && b.ctx.Err() != nil {
			return
		}
		i, k := int(g.segments[s].part), int(g.segments[s].position)
		p := &g.parts[i]
		ax, ay, bx, by := p.xy[2*k], p.xy[2*k+1], p.xy[2*k+2], p.xy[2*k+3]
		near = g.tree.Collect(index.Round(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)), near[:0])
		slices.Sort(near)
		for _, o := range near {
			j, l := int(g.segments[o].part), int(g.segments[o].position)
			if int(o) <= s || i == j {
				continue
			}
			q := &g.parts[j]
			if p.apart || q.apart {
				continue
			}
			cx, cy, dx, dy := q.xy[2*l], q.xy[2*l+1], q.xy[2*l+2], q.xy[2*l+3]
			turn := (bx-ax)*(dy-cy) - (by-ay)*(dx-cx)
			if turn == 0 {
				continue
			}
			t := ((cx-ax)*(dy-cy) - (cy-ay)*(dx-cx)) / turn
			u := ((cx-ax)*(by-ay) - (cy-ay)*(bx-ax)) / turn
			if t >= 0 && t <= 1 && u >= 0 && u <= 1 {
				b.join(b.cut(i, p.along[k]+t*(p.along[k+1]-p.along[k])), b.cut(j, q.along[l]+u*(q.along[l+1]-q.along[l])))
			}
		}
	}
}

// finish numbers the nodes and makes edges of what lies between cuts.
func (b *builder) finish() {
	g := b.g
	number := make([]int32, len(b.parent))
	for n := range b.parent {
		if b.root(int32(n)) == int32(n) {
			number[n] = int32(g.nodes)
			g.nodes++
		}
	}
	for i := range g.parts {
		p := &g.parts[i]
		slices.SortFunc(p.cuts, func(a, b cut) int { return cmp.Compare(a.at, b.at) })
		for k := range p.cuts {
			p.cuts[k].node = number[b.root(p.cuts[k].node)]
		}
		p.first = len(g.edges)
		for k := 1; k < len(p.cuts); k++ {
			g.edges = append(g.edges, edge{int32(i), p.cuts[k-1], p.cuts[k]})
		}
	}
	g.into = make([]int32, g.nodes+1)
	visit := func(do func(to int32, m move)) {
		for i, e := range g.edges {
			p := &g.parts[e.part]
			if p.ahead > 0 {
				do(e.to.node, move{e.from.node, int32(i), true})
			}
			if p.back > 0 {
				do(e.from.node, move{e.to.node, int32(i), false})
			}
		}
	}
	visit(func(to int32, _ move) { g.into[to+1]++ })
	for n := range g.nodes {
		g.into[n+1] += g.into[n]
	}
	g.arrive = make([]move, g.into[g.nodes])
	at := slices.Clone(g.into)
	visit(func(to int32, m move) {
		g.arrive[at[to]] = m
		at[to]++
	})
}
