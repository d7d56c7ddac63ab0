package demo

import (
	"math"

	"emprise/data/demo/plan"
)

// divide cuts every face into parcels.
func (c *country) divide() {
	for f := range c.faces {
		x := c.faces[f]
		if x.use == useNone || x.commune < 0 {
			continue
		}
		r := newRandom(c.seed+uint64(f), "divide")
		for _, land := range c.ground.Land(f) {
			switch x.use {
			case useField:
				c.divideFields(f, land, r)
			case useSite:
				c.divideSite(f, land, r)
			default:
				c.divideTown(f, land, r)
			}
		}
	}
}

func (c *country) add(f int, shape plan.Poly, wood bool) {
	x := c.faces[f]
	if shape = shape.Blunted(0.25); shape.Area() < 25 || !shape.Simple() {
		return
	}
	c.parcels = append(c.parcels, parcel{shape: shape, face: f, commune: x.commune, use: x.use, site: x.site, lot: -1, wood: wood})
}

// ways cuts land by ways until no piece is larger than most square metres, and gives the pieces.
func (c *country) ways(land plan.Poly, most, half float64, tag plan.Tag, r *random) []plan.Poly {
	if land.Area() < most*r.between(0.85, 1.25) {
		return []plan.Poly{land}
	}
	fr := land.Frame()
	u := r.between(0.38, 0.62)
	o := fr.At(u, 0.5)
	d := turn(fr.Along.Left(), r.bell()*0.09)
	left, right := land.Cut(o, d, half, tag)
	if !halved(land, left, right) {
		return []plan.Poly{land}
	}
	for _, k := range land.Chords(o, d) {
		// To the middle of the way it meets, and no further than the last parcel elsewhere.
		k.A, k.B = k.A.Sub(d.Times(beyond(k.TagA))), k.B.Add(d.Times(beyond(k.TagB)))
		c.tracks = append(c.tracks, track{[]plan.Point{k.A, k.B}, tag == tagStreet})
	}
	var out []plan.Poly
	for _, p := range append(left, right...) {
		out = append(out, c.ways(p, most, half, tag, r)...)
	}
	return out
}

// beyond is how far the middle of a way lies from the parcels along it.
func beyond(t plan.Tag) float64 {
	switch t {
	case tagMain:
		return halfMain
	case tagRoad:
		return halfRoad
	case tagLane, tagStreet:
		return halfStreet
	case tagTrack:
		return halfTrack
	}
	return 0
}

// halved says whether a cut has made real pieces of a polygon.
func halved(whole plan.Poly, left, right []plan.Poly) bool {
	area := whole.Area()
	for _, p := range append(append([]plan.Poly{}, left...), right...) {
		if p.Area() > 0.95*area {
			return false
		}
	}
	return len(left) > 0 && len(right) > 0
}

func turn(d plan.Point, angle float64) plan.Point {
	s, k := math.Sincos(angle)
	return pt(d.X*k-d.Y*s, d.X*s+d.Y*k)
}

// divideTown cuts a face of a built-up area into blocks by streets, and blocks into lots.
func (c *country) divideTown(f int, land plan.Poly, r *random) {
	x := c.faces[f]
	most, half := 15000.0, 4.0
	switch x.use {
	case useCore:
		most, half = 5200, 2.6
	case useHamlet:
		most = 60000
	case useFuture:
		most = 90000
	}
	m := c.communes[x.commune]
	for _, block := range c.ways(land, most, half, tagStreet, r) {
		var target float64
		switch x.use {
		case useCore:
			target = 230
		case useHamlet:
			target = 1500
		case useFuture:
			target = 5200
		default:
			out := block.Centroid().Sub(m.centre).Len() / m.radius
			target = 420 + 620*math.Min(1, out*1.1)
			if m.core == nil {
				target *= 1.2
			}
			target *= r.between(0.8, 1.35)
		}
		for _, l := range lots(block, target, 0.35, r) {
			c.add(f, l, false)
		}
	}
}

// lots cuts a block into lots of about the target area, each with a side on a street where that can be. Spread says how
// uneven they are.
func lots(block plan.Poly, target, spread float64, r *random) []plan.Poly {
	area := block.Area()
	if area < target*(1.42+spread*r.between(-1, 1)) {
		return []plan.Poly{block}
	}
	fr := block.Frame()
	cut := func(across bool) ([]plan.Poly, []plan.Poly) {
		n := math.Max(2, math.Round(area/target))
		t := 0.5 + r.between(-0.09, 0.09)
		if n == 3 {
			t = 1.0/3 + r.between(-0.04, 0.04)
		}
		if across {
			return block.Cut(fr.At(t, 0.5), turn(fr.Along.Left(), r.bell()*0.03), 0, 0)
		}
		return block.Cut(fr.At(0.5, t), turn(fr.Along, r.bell()*0.02), 0, 0)
	}
	score := func(left, right []plan.Poly) float64 {
		x := 0.0
		for _, p := range append(append([]plan.Poly{}, left...), right...) {
			if fronts(p) < math.Min(8, 0.2*math.Sqrt(p.Area())) {
				x += 2
			}
			f := p.Frame()
			x += math.Max(0, f.Long/math.Max(1, f.Short)-3.2)
			if p.Area() < 0.3*target {
				x++
			}
		}
		return x
	}
	l, rt := cut(true)
	if s := score(l, rt); s > 0.5 {
		if l2, r2 := cut(false); score(l2, r2) < s {
			l, rt = l2, r2
		}
	}
	if !halved(block, l, rt) {
		return []plan.Poly{block}
	}
	var out []plan.Poly
	for _, p := range append(l, rt...) {
		out = append(out, lots(p, target, spread, r)...)
	}
	return out
}

// fronts is how many metres of a lot lie on a street.
func fronts(p plan.Poly) float64 {
	sum := 0.0
	for i, k := range p {
		if frontage(k.Tag) {
			sum += p.Side(i).Len()
		}
	}
	return sum
}

// divideSite cuts a face of a zone into lots; a brownfield stays whole.
func (c *country) divideSite(f int, land plan.Poly, r *random) {
	e := c.estates[c.faces[f].site]
	if !e.zone {
		c.add(f, land, false)
		return
	}
	// No block is more than two lots deep, so that each lot lies on a street.
	for _, block := range c.ways(land, math.Max(5.5*e.Lot, 22000), 6, tagStreet, r) {
		for _, l := range lots(block, e.Lot*r.between(0.45, 1.65), 0.3, r) {
			c.add(f, l, false)
		}
	}
}

// divideFields cuts open country: tracks, then quarters, then strips; or wood.
func (c *country) divideFields(f int, land plan.Poly, r *random) {
	x := c.faces[f]
	for _, block := range c.ways(land, 230000, halfTrack, tagTrack, r) {
		if block.Area() < 2500 {
			c.add(f, block, false)
			continue
		}
		g := block.Centroid()
		forest := c.wooded(g) > 0.5
		for _, q := range quarters(block, r.between(45000, 110000), r) {
			c.strips(f, q, forest && !x.valley, r)
		}
	}
}

// wooded says how much of a wood a place is, from 0 to 1: the forests of the recipe with ragged edges, and copses.
func (c *country) wooded(p plan.Point) float64 {
	w := 0.0
	for _, fo := range c.recipe.Forests {
		d := p.Sub(pt(fo.X, fo.Y)).Len() / fo.R
		w = math.Max(w, 1.25-d*(0.75+0.6*noise(c.seed+7, p.X, p.Y, 700)))
	}
	// Slopes above the streams are wooded here and there.
	if noise(c.seed+17, p.X, p.Y, 900) > 0.5 {
		for _, st := range c.streams {
			if st.Within(p, 110) {
				w = math.Max(w, 0.7)
			}
		}
	}
	copse := noise(c.seed+11, p.X, p.Y, 420)*0.6 + noise(c.seed+13, p.X, p.Y, 170)*0.4
	if copse > 0.755 {
		w = math.Max(w, 0.8)
	}
	for _, m := range c.communes {
		if p.Sub(m.centre).Len() < m.radius*1.2 {
			return 0
		}
	}
	return w
}

// quarters cuts a block into pieces of about the target area.
func quarters(block plan.Poly, target float64, r *random) []plan.Poly {
	if block.Area() < target*r.between(1.1, 1.8) {
		return []plan.Poly{block}
	}
	fr := block.Frame()
	left, right := block.Cut(fr.At(r.between(0.38, 0.62), 0.5), turn(fr.Along.Left(), r.bell()*0.05), 0, tagPlain)
	if !halved(block, left, right) {
		return []plan.Poly{block}
	}
	var out []plan.Poly
	for _, p := range append(left, right...) {
		out = append(out, quarters(p, target, r)...)
	}
	return out
}

// strips cuts a quarter into parallel fields: narrow old ones near villages and in the valley, wide ones on the plain
// where holdings were joined.
func (c *country) strips(f int, q plan.Poly, wood bool, r *random) {
	fr := q.Frame()
	g := q.Centroid()
	old := noise(c.seed+3, g.X, g.Y, 1500)
	near := math.Inf(1)
	for _, m := range c.communes {
		near = math.Min(near, g.Sub(m.centre).Len()-m.radius)
	}
	width := 33 + 94*math.Pow(old, 1.4)
	if near < 500 {
		width *= 0.62
	}
	if c.faces[f].valley {
		width *= 0.75
	}
	if wood {
		width = 60 + 160*old
	}
	along := fr.Along
	span := fr.Short
	if fr.Long < 1.35*fr.Short && r.chance(0.5) {
		along, span = fr.Along.Left(), fr.Long
	}
	n := int(math.Round(span / (width * r.between(0.85, 1.2))))
	rest := []plan.Poly{q}
	for k := 1; k < n; k++ {
		// Some strips were joined with their neighbour.
		if r.chance(0.16) {
			continue
		}
		t := (float64(k) + r.between(-0.12, 0.12)) / float64(n)
		o := fr.At(0.5, t)
		if along != fr.Along {
			o = fr.At(t, 0.5)
		}
		var next []plan.Poly
		for _, p := range rest {
			l, rt := p.Cut(o, turn(along, r.bell()*0.006), 0, tagPlain)
			next = append(append(next, l...), rt...)
		}
		rest = next
	}
	for _, p := range rest {
		fp := p.Frame()
		g := p.Centroid()
		w := c.wooded(g)
		wood := wood && w > 0.42 || w > 0.62
		if fp.Long > 420 && r.chance(0.55) || fp.Long > 260 && near < 500 {
			l, rt := p.Cut(fp.At(r.between(0.35, 0.65), 0.5), fp.Along.Left(), 0, tagPlain)
			for _, k := range append(l, rt...) {
				c.add(f, k, wood)
			}
			continue
		}
		c.add(f, p, wood)
	}
}
