package measure

import "github.com/paulmach/orb"

// contain compares rings that do not cross: then one position tells where a ring lies.
func (c *checker) contain() {
	if len(c.rings) > mostRings {
		c.tell("not_checked", 0, 0, c.edges[0].a)
		return
	}
	for i := range c.rings {
		inner := &c.rings[i]
		if inner.from == inner.to {
			continue
		}
		for j := range c.rings {
			outer := &c.rings[j]
			if i == j || outer.from == outer.to || inner.crossed && outer.crossed {
				continue
			}
			own := inner.part == outer.part
			shellOfHole := own && inner.hole && !outer.hole
			if !shellOfHole && !inBound(inner.bound, outer.bound) {
				continue
			}
			where, at := c.where(inner, outer)
			switch {
			case shellOfHole && where < 0:
				c.tell("hole_outside", int32(i), int32(j), at)
			case own && inner.hole && outer.hole && where > 0:
				c.tell("holes_nested", int32(i), int32(j), at)
			case !own && !inner.hole && !outer.hole && where > 0 && !c.inHole(inner, outer.part):
				c.tell("parts_nested", int32(i), int32(j), at)
			}
		}
	}
}

func (c *checker) inHole(inner *outline, part int) bool {
	for j := range c.rings {
		hole := &c.rings[j]
		if hole.part == part && hole.hole && hole.from < hole.to && inBound(inner.bound, hole.bound) {
			if where, _ := c.where(inner, hole); where >= 0 {
				return true
			}
		}
	}
	return false
}

func inBound(inner, outer orb.Bound) bool {
	return outer.Contains(inner.Min) && outer.Contains(inner.Max)
}

// where says whether a ring lies inside (1) or outside (-1) another, by its first position that is not on the other's
// edge; 0 when all are.
func (c *checker) where(inner, outer *outline) (int, orb.Point) {
	for _, e := range c.edges[inner.from:inner.to] {
		on, inside := false, false
		for _, o := range c.edges[outer.from:outer.to] {
			if zero(o.a, o.b, e.a) && edgeBound(o.a, o.b).Contains(e.a) {
				on = true
				break
			}
			if (o.a[1] > e.a[1]) != (o.b[1] > e.a[1]) &&
				e.a[0] < o.a[0]+(e.a[1]-o.a[1])/(o.b[1]-o.a[1])*(o.b[0]-o.a[0]) {
				inside = !inside
			}
		}
		switch {
		case on:
		case inside:
			return 1, e.a
		default:
			return -1, e.a
		}
	}
	return 0, c.edges[inner.from].a
}
