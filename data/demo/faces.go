package demo

import (
	"emprise/data/demo/plan"
)

// arrange puts all lines into one network, finds the faces between them, and says what each is for.
func (c *country) arrange() {
	n := &c.network
	n.Line(c.river.Points, tagRiver, 19)
	for _, s := range c.streams {
		n.Line(s.Points, tagStream, halfStream)
	}
	n.Line(c.motorway.Points, tagMotorway, halfMotorway)
	n.Line(c.railway.Points, tagRail, halfRail)
	for _, l := range c.limits {
		n.Line(l.Points, tagLimit, 0)
	}
	for _, x := range c.interchanges {
		n.Loop(x.ring, tagInterchange, 0)
	}
	half := map[plan.Tag]float64{tagMain: halfMain, tagRoad: halfRoad, tagLane: halfLane, tagStreet: halfStreet}
	for _, rd := range c.roads {
		n.Line(rd.curve.Points, rd.tag, half[rd.tag])
	}
	for _, m := range c.communes {
		n.Loop(m.place, tagStreet, halfStreet)
		n.Loop(m.envelope, tagEnvelope, 0)
		if m.core != nil {
			n.Loop(m.core, tagStreet, halfStreet)
		}
	}
	for _, h := range c.hamlets {
		n.Loop(h.ring, tagEnvelope, 0)
	}
	for i := range c.estates {
		e := &c.estates[i]
		n.Loop(e.ring, tagSite, 0)
		if e.railTo > e.railFrom {
			n.Line(c.railway.Part(e.railFrom, e.railTo), tagRail, halfSiding)
		}
		for _, s := range e.streets {
			n.Line(s, tagStreet, halfZone)
		}
	}
	for _, o := range c.roundabouts {
		n.Loop(o, tagStreet, halfStreet)
	}
	c.ground = n.Arrange()
	c.classify()
}

// classify says what each face is for.
func (c *country) classify() {
	a := c.ground
	// Communes: what hangs together without crossing a limit, named by the village inside.
	commune := make([]int, a.Faces())
	for i := range commune {
		commune[i] = -1
	}
	rings := make([]plan.Poly, a.Faces())
	for f := range rings {
		rings[f] = a.Ring(f)
	}
	for i, m := range c.communes {
		for f := range commune {
			if commune[f] >= 0 || !rings[f].Contains(m.centre) {
				continue
			}
			commune[f] = i
			for stack := []int{f}; len(stack) > 0; {
				g := stack[len(stack)-1]
				stack = stack[:len(stack)-1]
				a.Neighbours(g, func(o int, t plan.Tag, _ float64) {
					if o >= 0 && t != tagLimit && commune[o] < 0 {
						commune[o] = i
						stack = append(stack, o)
					}
				})
			}
			break
		}
	}
	type area struct {
		shape plan.Poly
		use   use
		n     int
	}
	var areas []area
	for _, x := range c.interchanges {
		areas = append(areas, area{plan.Quad(x.ring...), useNone, 0})
	}
	for _, o := range c.roundabouts {
		areas = append(areas, area{plan.Quad(o...), useNone, 0})
	}
	for i, e := range c.estates {
		areas = append(areas, area{plan.Quad(e.ring...), useSite, i})
	}
	for i, m := range c.communes {
		areas = append(areas, area{plan.Quad(m.place...), useNone, 0})
		if m.core != nil {
			areas = append(areas, area{plan.Quad(m.core...), useCore, i})
		}
		areas = append(areas, area{plan.Quad(m.envelope...), useTown, i})
	}
	for i, h := range c.hamlets {
		areas = append(areas, area{plan.Quad(h.ring...), useHamlet, i})
	}
	type box struct{ lo, hi plan.Point }
	boxes := make([]box, len(areas))
	for i := range areas {
		boxes[i].lo, boxes[i].hi = areas[i].shape.Bounds()
	}
	r := newRandom(c.seed, "zoning")
	c.faces = make([]face, a.Faces())
	for f := range c.faces {
		p := plan.Beside(rings[f])
		x := &c.faces[f]
		*x = face{use: useField, commune: commune[f], site: -1, plu: "A"}
		if x.commune < 0 {
			continue
		}
		for i, ar := range areas {
			if p.X < boxes[i].lo.X || p.X > boxes[i].hi.X || p.Y < boxes[i].lo.Y || p.Y > boxes[i].hi.Y || !ar.shape.Contains(p) {
				continue
			}
			x.use = ar.use
			if ar.use == useSite {
				x.site = ar.n
			}
			break
		}
		ring := rings[f]
		x.valley = ring.TagLength(tagRiver) > 0
		switch x.use {
		case useCore:
			x.plu = "UA"
		case useTown:
			x.plu = "UB"
			m := c.communes[x.commune]
			out := ring.Centroid().Sub(m.centre).Len() / m.radius
			if !x.valley && out > 0.5 && ring.Area() > 15000 && r.chance(0.16) {
				x.use, x.plu = useFuture, "1AUh"
			}
			if m.core == nil && out < 0.3 {
				x.plu = "UA"
			}
		case useHamlet:
			x.plu = "UH"
		case useSite:
			x.plu = "UX"
			if x.site < len(c.recipe.Zones) {
				x.plu = c.recipe.Zones[x.site].PLU
			}
		case useField:
			for _, fo := range c.recipe.Forests {
				x.forest = x.forest || ring.Contains(pt(fo.X, fo.Y))
			}
			if x.valley || x.forest {
				x.plu = "N"
			}
		}
	}
}
