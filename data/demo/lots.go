package demo

import (
	"cmp"
	"math"
	"slices"

	"emprise/data/demo/plan"
)

// offer chooses, in every zone, the lots that become plots: some of the largest, then every so many of the others. Plots
// are numbered from the largest; the recipe says how many and in which status.
func (c *country) offer() {
	for i := range c.estates {
		e := &c.estates[i]
		want := 1
		if e.zone {
			want = len(c.recipe.Zones[i].Statuses)
		} else if i >= len(c.recipe.Zones)+len(c.recipe.Brownfields) {
			continue
		}
		inside := c.worthy(i)
		for tries := 0; len(inside) < want && tries < 12; tries++ {
			c.halve(i)
			inside = c.worthy(i)
		}
		if len(inside) < want {
			panic("demo: too few lots in a zone")
		}
		front := (want + 1) / 2
		for k := range want {
			n := k
			if k >= front {
				n = front + (k-front)*(len(inside)-front)/(want-front)
			}
			c.parcels[inside[n]].lot = k
			e.lots = append(e.lots, c.parcels[inside[n]].shape)
		}
	}
	c.partition()
}

// worthy lists the parcels of a site that can be offered, largest first.
func (c *country) worthy(site int) []int {
	e := c.estates[site]
	var inside []int
	for k := range c.parcels {
		if c.parcels[k].site == site && (!e.zone || worth(c.parcels[k].shape, e.Lot)) {
			inside = append(inside, k)
		}
	}
	slices.SortFunc(inside, func(a, b int) int {
		return cmp.Compare(c.parcels[b].shape.Area(), c.parcels[a].shape.Area())
	})
	return inside
}

// halve cuts the largest parcel of a site in two.
func (c *country) halve(site int) {
	largest := -1
	for k := range c.parcels {
		if c.parcels[k].site == site && (largest < 0 || c.parcels[k].shape.Area() > c.parcels[largest].shape.Area()) {
			largest = k
		}
	}
	p := c.parcels[largest]
	f := p.shape.Frame()
	left, right := p.shape.Cut(f.At(0.5, 0.5), f.Along.Left(), 0, tagPlain)
	for i, q := range append(left, right...) {
		p.shape = q
		if i == 0 {
			c.parcels[largest] = p
		} else {
			c.parcels = append(c.parcels, p)
		}
	}
}

// worth says whether a lot is large, compact and reachable enough to be offered.
func worth(p plan.Poly, usual float64) bool {
	f := p.Frame()
	return p.Area() > 0.3*usual && p.Area() > 0.58*f.Long*f.Short && f.Long < 3.8*f.Short && fronts(p) > 12
}

// partition makes some plots of several parcels, as the fields they were made of.
func (c *country) partition() {
	r := newRandom(c.seed, "partition")
	for k := range len(c.parcels) {
		p := c.parcels[k]
		if p.lot < 0 || p.shape.Area() < 9000 || !r.chance(0.45) {
			continue
		}
		f := p.shape.Frame()
		left, right := p.shape.Cut(f.At(r.between(0.35, 0.65), 0.5), turn(f.Along.Left(), r.bell()*0.12), 0, tagPlain)
		if !halved(p.shape, left, right) {
			continue
		}
		for i, q := range append(left, right...) {
			p.shape = q
			if i == 0 {
				c.parcels[k] = p
			} else {
				c.parcels = append(c.parcels, p)
			}
		}
	}
}

// weldTolerance, in metres, is more than a step of the seventh decimal of a degree.
const weldTolerance = 0.013

// weld makes neighbours share their corners, the lots with the parcels they are made of.
func (c *country) weld() {
	shapes := make([]plan.Poly, 0, len(c.parcels)+80)
	for i := range c.parcels {
		shapes = append(shapes, c.parcels[i].shape)
	}
	for i := range c.estates {
		shapes = append(shapes, c.estates[i].lots...)
	}
	plan.Weld(shapes, weldTolerance)
	for i := range c.parcels {
		c.parcels[i].shape = shapes[i]
	}
	at := len(c.parcels)
	for i := range c.estates {
		at += copy(c.estates[i].lots, shapes[at:])
	}
}

// number gives every parcel its cadastral id: built-up land in sections AB, AC …, open country in ZA, ZB …, each section a
// sector around the village, numbered as the surveyor walked.
func (c *country) number() {
	type walk struct {
		parcel  int
		section string
		key     float64
	}
	for m := range c.communes {
		centre := c.communes[m].centre
		var all []walk
		sections := map[bool]int{true: 3, false: 9}
		switch c.communes[m].Size {
		case "town":
			sections[true] = 12
		case "bourg":
			sections[true] = 6
		}
		for i := range c.parcels {
			p := &c.parcels[i]
			if p.commune != m {
				continue
			}
			g := p.shape.Centroid()
			d := g.Sub(centre)
			built := p.use != useField
			n := sections[built]
			angle := math.Atan2(d.Y, d.X)/(2*math.Pi) + 0.5
			s := min(n-1, int(angle*float64(n)))
			name := "Z" + string(rune('A'+s))
			if built {
				name = "A" + string(rune('B'+s))
			}
			// Row by row, every second row backwards.
			row := math.Floor((g.Y - centre.Y) / 260)
			x := g.X - centre.X
			if int(row)%2 != 0 {
				x = -x
			}
			all = append(all, walk{i, name, row*1e6 + x})
		}
		slices.SortFunc(all, func(a, b walk) int {
			return cmp.Or(cmp.Compare(a.section, b.section), cmp.Compare(a.key, b.key), cmp.Compare(a.parcel, b.parcel))
		})
		n := 0
		for i, w := range all {
			if i == 0 || all[i-1].section != w.section {
				n = 0
			}
			n++
			p := &c.parcels[w.parcel]
			p.section, p.number = w.section, n
		}
	}
}
