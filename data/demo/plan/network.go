package plan

import (
	"math"
	"slices"
)

// Network collects lines that cross as they please, to be arranged into faces.
type Network struct{ segments []segment }

type segment struct {
	a, b Point
	tag  Tag
	half float64
	cuts []float64
}

// Line adds a line with what it is and half its width in metres.
func (n *Network) Line(points []Point, tag Tag, half float64) {
	for i := 1; i < len(points); i++ {
		a, b := snap(points[i-1]), snap(points[i])
		if a != b {
			n.segments = append(n.segments, segment{a: a, b: b, tag: tag, half: half})
		}
	}
}

// Loop adds a closed line.
func (n *Network) Loop(points []Point, tag Tag, half float64) {
	n.Line(append(slices.Clone(points), points[0]), tag, half)
}

// snap rounds to the centimetre.
func snap(p Point) Point { return Point{math.Round(p.X*100) / 100, math.Round(p.Y*100) / 100} }

// cross notes on every segment where others meet it. A uniform grid keeps the pairs few.
func (n *Network) cross() {
	const cell = 120.0
	type key struct{ x, y int32 }
	grid := map[key][]int32{}
	for i := range n.segments {
		s := &n.segments[i]
		x0, x1 := int32(math.Floor(math.Min(s.a.X, s.b.X)/cell)), int32(math.Floor(math.Max(s.a.X, s.b.X)/cell))
		y0, y1 := int32(math.Floor(math.Min(s.a.Y, s.b.Y)/cell)), int32(math.Floor(math.Max(s.a.Y, s.b.Y)/cell))
		for x := x0; x <= x1; x++ {
			for y := y0; y <= y1; y++ {
				for _, j := range grid[key{x, y}] {
					n.meet(s, &n.segments[j])
				}
				grid[key{x, y}] = append(grid[key{x, y}], int32(i))
			}
		}
	}
}

func (n *Network) meet(s, o *segment) {
	const near = 0.02
	on := func(s *segment, p Point) {
		d := s.b.Sub(s.a)
		t := p.Sub(s.a).Dot(d) / d.Dot(d)
		if t > 0 && t < 1 && s.a.Toward(s.b, t).Sub(p).Len() < near {
			s.cuts = append(s.cuts, t)
		}
	}
	on(s, o.a)
	on(s, o.b)
	on(o, s.a)
	on(o, s.b)
	if t, u, ok := crossing(s.a, s.b, o.a, o.b); ok {
		s.cuts = append(s.cuts, t)
		o.cuts = append(o.cuts, u)
	}
}

// Arrange cuts the lines where they meet, keeps what hangs together with most of the rest, and finds the faces. Plain
// sides (half 0) that end nowhere are dropped; dead-end streets stay.
func (n *Network) Arrange() *Arrangement {
	n.cross()
	a := &Arrangement{}
	index := map[Point]int32{}
	vertex := func(p Point) int32 {
		if i, ok := index[p]; ok {
			return i
		}
		index[p] = int32(len(a.points))
		a.points = append(a.points, p)
		return int32(len(a.points) - 1)
	}
	// Ends first, so that a crossing worked out to a centimetre's error falls on the end that is already there.
	for i := range n.segments {
		s := &n.segments[i]
		vertex(a.close(index, s.a))
		vertex(a.close(index, s.b))
	}
	type pair struct{ a, b int32 }
	known := map[pair]int{}
	var edges []edge
	for i := range n.segments {
		s := &n.segments[i]
		slices.Sort(s.cuts)
		last := vertex(a.close(index, s.a))
		for _, t := range append(s.cuts, 1) {
			v := vertex(a.close(index, snap(s.a.Toward(s.b, t))))
			if v == last {
				continue
			}
			k := pair{min(last, v), max(last, v)}
			if j, ok := known[k]; !ok {
				known[k] = len(edges)
				edges = append(edges, edge{last, v, s.tag, s.half})
			} else if s.half > edges[j].half {
				edges[j].tag, edges[j].half = s.tag, s.half
			}
			last = v
		}
	}
	a.join(connected(prune(edges, len(a.points)), len(a.points)))
	return a
}

// close finds a vertex within a centimetre and a half, so that crossings worked out twice are one.
func (a *Arrangement) close(index map[Point]int32, p Point) Point {
	if _, ok := index[p]; ok {
		return p
	}
	for dx := -2.0; dx <= 2; dx++ {
		for dy := -2.0; dy <= 2; dy++ {
			q := snap(Point{p.X + dx/100, p.Y + dy/100})
			if _, ok := index[q]; ok {
				return q
			}
		}
	}
	return p
}

type edge struct {
	a, b int32
	tag  Tag
	half float64
}

// prune drops plain sides with a loose end, again and again.
func prune(edges []edge, points int) []edge {
	for {
		degree := make([]int, points)
		for _, e := range edges {
			degree[e.a]++
			degree[e.b]++
		}
		kept := slices.DeleteFunc(slices.Clone(edges), func(e edge) bool {
			return e.half == 0 && (degree[e.a] == 1 || degree[e.b] == 1)
		})
		if len(kept) == len(edges) {
			return edges
		}
		edges = kept
	}
}

// connected keeps the largest connected part.
func connected(edges []edge, points int) []edge {
	root := make([]int32, points)
	for i := range root {
		root[i] = int32(i)
	}
	find := func(i int32) int32 {
		for root[i] != i {
			root[i] = root[root[i]]
			i = root[i]
		}
		return i
	}
	for _, e := range edges {
		root[find(e.a)] = find(e.b)
	}
	size := make([]int, points)
	best := int32(0)
	for _, e := range edges {
		r := find(e.a)
		size[r]++
		if size[r] > size[best] {
			best = r
		}
	}
	return slices.DeleteFunc(edges, func(e edge) bool { return find(e.a) != best })
}
