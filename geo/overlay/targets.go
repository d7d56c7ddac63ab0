package overlay

import (
	"context"
	"fmt"

	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/feature"
	"emprise/geo/index"
)

// Targets are features prepared to be measured to, of any kind. They are immutable; nil is no feature at all.
type Targets struct {
	sys   *crs.System
	given []Ground    // those with a position
	edges []edge      // of all, a lone point being an edge without length
	of    []int32     // of each edge, in given
	tree  *index.Tree // of the edges

	areas []outline   // of those that are areas
	owner []int32     // of each of areas, in given
	parts *index.Tree // of areas
}

// edge is a straight line on the plane.
type edge struct{ ax, ay, bx, by float64 }

func (e edge) box() box {
	return box{min(e.ax, e.bx), min(e.ay, e.by), max(e.ax, e.bx), max(e.ay, e.by)}
}

// NewTargets prepares features of layers. Those without geometry are left out.
func NewTargets(ctx context.Context, features []Ground) (*Targets, error) {
	t := &Targets{}
	around := geo.EmptyBox()
	for _, g := range features {
		if !g.Layer.Extents[g.Feature].Empty() {
			t.given = append(t.given, g)
			around = around.Union(g.Layer.BoxOf(g.Feature))
		}
	}
	if len(t.given) == 0 {
		return t, nil
	}
	t.sys = crs.Legal(geo.Unmercator(around.Centre()))
	var r rings
	var boxes, parts []index.Box32
	for i, g := range t.given {
		if i%span == 0 && ctx.Err() != nil {
			return nil, fmt.Errorf("prepare targets: %w", ctx.Err())
		}
		r.feature(t.sys, g.Layer.Features, g.Feature)
		add := func(ax, ay, bx, by float64) {
			e := edge{ax, ay, bx, by}
			t.edges, t.of = append(t.edges, e), append(t.of, int32(i))
			boxes = append(boxes, e.box().round())
		}
		switch g.Layer.Features.Kinds[g.Feature] {
		case feature.Points:
			for k := 0; k < len(r.xy); k += 2 {
				add(r.xy[k], r.xy[k+1], r.xy[k], r.xy[k+1])
			}
		case feature.Areas:
			t.areas, t.owner = append(t.areas, newOutline(&r, int32(i))), append(t.owner, int32(i))
			parts = append(parts, r.box.round())
			r.each(add)
		default:
			r.each(add)
		}
	}
	t.tree, t.parts = index.Build(boxes), index.Build(parts)
	return t, nil
}

// Len is how many features there are.
func (t *Targets) Len() int {
	if t == nil {
		return 0
	}
	return len(t.given)
}

// Feature is target i.
func (t *Targets) Feature(i int) Ground { return t.given[i] }
