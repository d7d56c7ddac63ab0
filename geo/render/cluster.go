package render

import (
	"cmp"
	"math"
	"slices"

	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/scene"
	"emprise/geo/style"
)

// Cluster is points that stand too close to be told apart at a resolution, or one that stands alone.
type Cluster struct {
	At       geo.XY // plane metres: the middle of the points
	Features []int  // of the layer, in its order
	Counts   []int  // how many wear each class
}

// cell is a square of the endless grid of the plane in which points are counted together.
type cell struct {
	x, y     int64
	sum      geo.XY // of the positions
	features []int
	classes  []int // of the features
	head     *cell // of its group; nil while it is not decided
	join     *cell // the greatest that leads nearby
	lead     bool
	next     bool // leads from this round on
}

func (c *cell) middle() geo.XY {
	n := float64(len(c.features))
	return geo.XY{X: c.sum.X / n, Y: c.sum.Y / n}
}

// rounds is how often cells choose whom to join; reachCells is how far, in cells, what lies around decides: two cells a round,
// and what the middle of a group lies off that of its cells.
const (
	rounds     = 3
	reachCells = 2*rounds + 4
)

// Clusters puts together the points of a layer that are drawn with a marker within a box of the plane, at a resolution in
// plane metres a typographic pixel. Points are counted by the squares of a grid that is laid out once for the whole plane. A
// square that holds more than all squares whose middles are near leads, and those join it; what is left does the same a few
// times more. What comes out depends on what lies near alone, so that tiles and views of one resolution agree. Without a cluster in the rules, or
// where it is not in force, nothing comes.
func Clusters(l *scene.Layer, r style.Rules, box geo.Box, resolution float64) []Cluster {
	if !clustered(&r, resolution) {
		return nil
	}
	near := r.Cluster.Radius * resolution
	pick := r.Picker(l)
	cells := map[[2]int64]*cell{}
	l.Visit(box.Padded(reachCells*near), func(f int) bool {
		if l.Features.Kinds[f] != feature.Points {
			return true
		}
		class := pick.Class(f)
		if class < 0 || !r.Classes[class].Symbol.Marker.Drawn() || r.Classes[class].Symbol.Shown.Share(resolution) < 0.5 {
			return true
		}
		first, end := l.Features.RingsOf(f)
		if first == end {
			return true
		}
		at := l.Ring(first)
		p := scene.ToPlane(at[0], at[1])
		key := [2]int64{int64(math.Floor(p.X / near)), int64(math.Floor(p.Y / near))}
		c := cells[key]
		if c == nil {
			c = &cell{x: key[0], y: key[1]}
			cells[key] = c
		}
		c.sum.X, c.sum.Y = c.sum.X+p.X, c.sum.Y+p.Y
		c.features, c.classes = append(c.features, f), append(c.classes, class)
		return true
	})
	var out []Cluster
	for _, group := range grouped(cells, near) {
		n := Cluster{Counts: make([]int, len(r.Classes))}
		sum := geo.XY{}
		for _, c := range group {
			n.Features = append(n.Features, c.features...)
			sum.X, sum.Y = sum.X+c.sum.X, sum.Y+c.sum.Y
			for _, class := range c.classes {
				n.Counts[class]++
			}
		}
		slices.Sort(n.Features)
		n.At = geo.XY{X: sum.X / float64(len(n.Features)), Y: sum.Y / float64(len(n.Features))}
		if box.Contains(n.At) {
			out = append(out, n)
		}
	}
	return out
}

func clustered(r *style.Rules, resolution float64) bool {
	return r.Cluster != nil && r.Cluster.Radius > 0 && r.Cluster.Shown.Share(resolution) >= 0.5
}

// grouped puts cells together; groups and the cells in them come in the order of the grid.
func grouped(cells map[[2]int64]*cell, near float64) [][]*cell {
	all := make([]*cell, 0, len(cells))
	for _, c := range cells {
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b *cell) int { return cmp.Or(cmp.Compare(a.y, b.y), cmp.Compare(a.x, b.x)) })
	greater := func(a, b *cell) bool {
		return cmp.Or(cmp.Compare(len(a.features), len(b.features)), cmp.Compare(a.y, b.y), cmp.Compare(a.x, b.x)) > 0
	}
	around := func(c *cell, visit func(o *cell)) {
		at := c.middle()
		for dy := int64(-1); dy <= 1; dy++ {
			for dx := int64(-1); dx <= 1; dx++ {
				o := cells[[2]int64{c.x + dx, c.y + dy}]
				if o == nil || o == c {
					continue
				}
				if p := o.middle(); math.Hypot(p.X-at.X, p.Y-at.Y) < near {
					visit(o)
				}
			}
		}
	}
	for range rounds {
		for _, c := range all {
			if c.head != nil {
				continue
			}
			c.next = true
			around(c, func(o *cell) { c.next = c.next && !o.lead && (o.head != nil || greater(c, o)) })
		}
		for _, c := range all {
			if c.next && c.head == nil {
				c.lead, c.head = true, c
			}
		}
		for _, c := range all {
			if c.head != nil {
				continue
			}
			around(c, func(o *cell) {
				if o.lead && (c.join == nil || greater(o, c.join)) {
					c.join = o
				}
			})
		}
		for _, c := range all {
			if c.head == nil {
				c.head = c.join
			}
		}
	}
	for _, c := range all {
		if c.head == nil {
			c.head = c
		}
	}
	at := map[*cell]int{}
	var groups [][]*cell
	for _, c := range all {
		i, ok := at[c.head]
		if !ok {
			i = len(groups)
			at[c.head] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], c)
	}
	return groups
}

// ClusterAt is the cluster of several points whose sign lies under a place of the plane at a resolution, false when none does.
func ClusterAt(l *scene.Layer, r style.Rules, p geo.XY, resolution float64) (Cluster, bool) {
	box := geo.Box{Min: p, Max: p}.Padded(signReach * resolution)
	var found Cluster
	nearest := math.Inf(1)
	for _, c := range Clusters(l, r, box, resolution) {
		if len(c.Features) < 2 {
			continue
		}
		if d := math.Hypot(p.X-c.At.X, p.Y-c.At.Y); c.Holds(r, p, resolution) && d < nearest {
			found, nearest = c, d
		}
	}
	return found, !math.IsInf(nearest, 1)
}

// Half is half the width and half the height of the sign of a cluster, typographic pixels.
func (c *Cluster) Half(r style.Rules) (w, h float64) { return newSign(&r, c).half(plainWidth) }

// Holds says whether a place of the plane lies under the sign at a resolution.
func (c *Cluster) Holds(r style.Rules, p geo.XY, resolution float64) bool {
	w, h := c.Half(r)
	return math.Abs(p.X-c.At.X) <= w*resolution && math.Abs(p.Y-c.At.Y) <= h*resolution
}

// gather finds the clusters in sight.
func (p *painter) gather() {
	near := signReach * p.f.Resolution
	for _, c := range Clusters(p.l, *p.r, p.f.Box.Padded(near), p.f.Resolution) {
		if len(c.Features) < 2 {
			continue
		}
		if p.together == nil {
			p.together = map[int]bool{}
		}
		for _, f := range c.Features {
			p.together[f] = true
		}
		p.clusters = append(p.clusters, c)
	}
	if p.f.system != nil {
		apart(p.clusters, *p.r, p.f.Resolution)
	}
}

// gap is what is seen between two signs of a page, typographic pixels.
const gap = 2

// apart moves signs that cover one another up and down, each by half of what tells them apart. It is for pages alone: the tiles of a screen would
// have to know of all that lies around them.
func apart(clusters []Cluster, r style.Rules, resolution float64) {
	const rounds = 8 // what one move brings over a third
	for range rounds {
		still := true
		for i := range clusters {
			for j := range clusters[:i] {
				a, b := &clusters[i], &clusters[j]
				aw, ah := a.Half(r)
				bw, bh := b.Half(r)
				short := (ah+bh+gap)*resolution - math.Abs(a.At.Y-b.At.Y)
				if math.Abs(a.At.X-b.At.X) >= (aw+bw)*resolution || short <= 0 {
					continue
				}
				if still = false; a.At.Y < b.At.Y {
					short = -short
				}
				a.At.Y, b.At.Y = a.At.Y+short/2, b.At.Y-short/2
			}
		}
		if still {
			return
		}
	}
}

// hair moves signs off the fractions of a pixel on which the middles of a few points like to lie: text is set on whole pixels,
// and half a pixel must not be rounded up in one tile and down in its neighbour.
const hair = 0.0123456789

// signs paints the clusters, over everything else of the layer.
func (p *painter) signs() {
	for i := range p.clusters {
		x, y := p.f.fromPlane(p.clusters[i].At)
		newSign(p.r, &p.clusters[i]).paint(p.s, x+hair*p.f.Unit, y+hair*p.f.Unit, p.f.Unit, p.share)
	}
}
