package demo

import (
	"math"
	"slices"

	"emprise/data/demo/plan"
)

// build puts buildings on parcels: rows along the streets of old towns, houses in gardens further out, sheds in zones.
func (c *country) build() {
	for i := range c.parcels {
		p := &c.parcels[i]
		r := newRandom(c.seed+uint64(i)*7919, "houses")
		switch p.use {
		case useCore:
			c.buildRow(p, r)
		case useTown:
			if near := p.shape.Centroid().Sub(c.communes[p.commune].centre).Len(); near < 0.3*c.communes[p.commune].radius && r.chance(0.6) {
				c.buildRow(p, r)
			} else if r.chance(0.93) {
				c.buildHouse(p, r)
			}
		case useHamlet:
			if r.chance(0.7) {
				c.buildFarm(p, r)
			}
		case useSite:
			c.buildShed(p, r)
		}
	}
	for _, m := range c.communes {
		c.buildChurch(m)
	}
}

// front is the longest side on a street: a corner, the direction along it, and its length.
func front(p plan.Poly) (o, along plan.Point, length float64) {
	for i := range p {
		if l := p.Side(i).Len(); frontage(p[i].Tag) && l > length {
			o, along, length = p[i].Point, p.Side(i).Unit(), l
		}
	}
	if length == 0 {
		for i := range p {
			if l := p.Side(i).Len(); l > length {
				o, along, length = p[i].Point, p.Side(i).Unit(), l
			}
		}
	}
	return o, along, length
}

// rect is a rectangle from o, along for w and to the left for h.
func rect(o, along plan.Point, w, h float64) plan.Poly {
	up := along.Left()
	return plan.Quad(o, o.Add(along.Times(w)), o.Add(along.Times(w)).Add(up.Times(h)), o.Add(up.Times(h)))
}

// fits says whether a building lies inside its parcel.
func fits(b, p plan.Poly) bool {
	for i := range b {
		for _, t := range []float64{0, 0.25, 0.5, 0.75} {
			if !p.Contains(b[i].Toward(b.Next(i), t)) {
				return false
			}
		}
	}
	return true
}

func (c *country) addHouse(p *parcel, shape plan.Poly, kind string, light bool) {
	c.houses = append(c.houses, building{shape: shape, kind: kind, light: light, commune: p.commune})
	p.built += shape.Area()
}

// buildRow fills the street side of a lot, wall to wall with its neighbours.
func (c *country) buildRow(p *parcel, r *random) {
	o, along, length := front(p.shape)
	if length < 4 {
		return
	}
	up := along.Left()
	depth := r.between(8, 12.5)
	inner, body := p.shape.Cut(o.Add(up.Times(depth)), along, 0, tagPlain)
	for _, b := range body {
		if b.Area() > 18 && b.Contains(b.Centroid()) {
			c.addHouse(p, b, "Indifférenciée", false)
		}
	}
	if len(inner) > 0 && inner[0].Area() > 120 && r.chance(0.4) {
		shed := rect(o.Add(along.Times(r.between(0.5, 2))).Add(up.Times(depth+r.between(4, 9))), along, r.between(4, 7), r.between(3.5, 6))
		if fits(shed, p.shape) {
			c.addHouse(p, shed, "Indifférenciée", true)
		}
	}
}

// buildHouse sets a house back from the street, now and then with a wing or a garage.
func (c *country) buildHouse(p *parcel, r *random) {
	o, along, length := front(p.shape)
	up := along.Left()
	for try := range 5 {
		k := 1 - 0.13*float64(try)
		w, h := r.between(9.5, 14.5)*k, r.between(8, 10.5)*k
		if w > length-2 {
			w = math.Max(6, length-2.5)
		}
		at := r.between(0.15, 0.85) * math.Max(0, length-w)
		set := r.between(4, 10)
		b := rect(o.Add(along.Times(at)).Add(up.Times(set)), along, w, h)
		if !fits(b, p.shape) {
			continue
		}
		if r.chance(0.28) {
			// An L: the wing goes back from one end.
			e := r.between(3, 5.5)
			base := o.Add(along.Times(at)).Add(up.Times(set))
			l := plan.Quad(base, base.Add(along.Times(w)), base.Add(along.Times(w)).Add(up.Times(h)), base.Add(along.Times(w*0.45)).Add(up.Times(h)),
				base.Add(along.Times(w*0.45)).Add(up.Times(h+e)), base.Add(up.Times(h+e)))
			if fits(l, p.shape) {
				b = l
			}
		}
		c.addHouse(p, b, "Indifférenciée", false)
		if r.chance(0.3) {
			g := rect(o.Add(along.Times(r.between(1, math.Max(1.5, length-6)))).Add(up.Times(set+h+r.between(5, 11))), along, r.between(4, 6), r.between(3, 5))
			if fits(g, p.shape) {
				c.addHouse(p, g, "Indifférenciée", true)
			}
		}
		return
	}
}

// buildFarm puts a long house and a barn across the yard.
func (c *country) buildFarm(p *parcel, r *random) {
	o, along, length := front(p.shape)
	up := along.Left()
	at, set := r.between(2, 8), r.between(3, 9)
	w := math.Min(r.between(14, 26), length-at-2)
	if w < 8 {
		c.buildHouse(p, r)
		return
	}
	house := rect(o.Add(along.Times(at)).Add(up.Times(set)), along, w, r.between(7, 9))
	if fits(house, p.shape) {
		c.addHouse(p, house, "Indifférenciée", false)
	}
	if r.chance(0.55) {
		barn := rect(o.Add(along.Times(at+w+3)).Add(up.Times(set+r.between(4, 12))), along, r.between(10, 16), r.between(18, 34))
		if fits(barn, p.shape) {
			c.addHouse(p, barn, "Industriel, agricole ou commercial", r.chance(0.4))
		}
	}
}

// buildShed puts a works or a warehouse on a lot that is in use, and what a plot says stands there.
func (c *country) buildShed(p *parcel, r *random) {
	i := p.site
	zones := c.recipe.Zones
	share := 0.0
	kind := "Industriel, agricole ou commercial"
	switch {
	case i < len(zones) && p.lot >= 0:
		z := zones[i]
		if statusOf(z.Statuses[p.lot]) == "sold" || slices.Contains(z.Vacant, p.lot+1) {
			share = 0.36
		}
	case i < len(zones):
		if s := zones[i].Serviced; s == "complete" || s == "done" && r.chance(0.5) {
			if r.chance(0.86) {
				share = r.between(0.28, 0.5)
			}
		}
	case i < len(zones)+len(c.recipe.Brownfields):
		share = 0.34
	default:
		share = 0.05
	}
	if share == 0 {
		return
	}
	f := p.shape.Frame()
	for try := range 6 {
		k := math.Sqrt(share) * (1 - 0.12*float64(try))
		w, h := math.Min(f.Long*k*1.12, 260), math.Min(f.Short*k*0.95, 150)
		u := (1 - w/f.Long) * r.between(0.35, 0.65)
		v := (1 - h/f.Short) * r.between(0.35, 0.65)
		b := rect(f.At(u, v), f.Along, w, h)
		if !fits(b, p.shape) {
			continue
		}
		c.addHouse(p, b, kind, false)
		if r.chance(0.5) { // offices against a long side
			n := rect(f.At(u, v).Add(f.Along.Times(w*0.1)).Sub(f.Along.Left().Times(9)), f.Along, math.Min(w*0.35, 36), 9)
			if fits(n, p.shape) {
				c.addHouse(p, n, "Indifférenciée", false)
			}
		}
		return
	}
}

// buildChurch sets a church on the square, choir to the east.
func (c *country) buildChurch(m commune) {
	s := map[string]float64{"town": 1.35, "bourg": 1, "village": 0.72}[m.Size]
	at := func(x, y float64) plan.Point { return m.centre.Add(pt(x*s, y*s)) }
	c.houses = append(c.houses, building{
		kind: "Eglise", commune: slices.IndexFunc(c.communes, func(o commune) bool { return o.INSEE == m.INSEE }),
		shape: plan.Quad(at(-17, -4), at(3, -4), at(3, -8), at(9, -8), at(9, -4), at(13, -4), at(16, -2), at(16, 2), at(13, 4), at(9, 4), at(9, 8), at(3, 8), at(3, 4), at(-17, 4)),
	})
}
