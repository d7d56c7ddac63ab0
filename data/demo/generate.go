package demo

import (
	"slices"

	"emprise/data/demo/plan"
)

// Generate grows the territory of a seed.
func Generate(seed uint64) *Territory {
	r := loadRecipe()
	g, err := newGround(r)
	if err != nil {
		panic("demo: " + err.Error())
	}
	c := grow(r, seed)
	t := &Territory{Layers: c.layers(g)}
	var estates []estate
	var sites []lot
	for i, e := range c.estates {
		var lots []lot
		for k, shape := range e.lots {
			lots = append(lots, c.lot(i, k, shape))
		}
		switch {
		case i < len(r.Zones):
			estates = append(estates, estate{outline: c.outline(i), commune: c.seat(i), lots: lots})
		case i < len(r.Zones)+len(r.Brownfields):
			l := lots[0]
			l.commune = c.seat(i)
			sites = append(sites, l)
		}
	}
	nouns(t, r, g, estates, sites, seed)
	return t
}

// lot gathers the parcels and the buildings of a plot.
func (c *country) lot(site, k int, shape plan.Poly) lot {
	l := lot{shape: shape, siding: len(c.estates[site].sidings) > 0 && shape.TagLength(tagRail) > 15}
	for i := range c.parcels {
		if p := &c.parcels[i]; p.site == site && p.lot == k {
			l.parcels = append(l.parcels, c.parcelID(p))
			l.building += p.built
			l.commune = p.commune
		}
	}
	slices.Sort(l.parcels)
	return l
}

// outline is the border of a site without the public road in front of it.
func (c *country) outline(site int) plan.Poly {
	var best plan.Poly
	for _, k := range c.ground.Dissolve(func(f int) int {
		if c.faces[f].site == site {
			return 0
		}
		return -1
	}) {
		for _, p := range plan.Inset(k.Shell, k.Half) {
			if best == nil || p.Area() > best.Area() {
				best = p
			}
		}
	}
	return best
}

// seat is the commune that holds most of a site.
func (c *country) seat(site int) int {
	area := make([]float64, len(c.communes))
	best := 0
	for i := range c.parcels {
		if p := &c.parcels[i]; p.site == site {
			area[p.commune] += p.shape.Area()
		}
	}
	for i := range area {
		if area[i] > area[best] {
			best = i
		}
	}
	return best
}
