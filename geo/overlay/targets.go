package overlay

import (
	"context"
	"fmt"

	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/feature"
	"emprise/geo/index"
)

// Targets are features prepared to be measured to, of any kind. They answer the same whenever they are asked; nil is no feature at
// all.
type Targets struct {
	given  []Ground // those with a position
	planes planes[marks]
}

// marks are targets on one plane.
type marks struct {
	sys   *crs.System
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
	for _, g := range features {
		if !g.Layer.Extents[g.Feature].Empty() {
			t.given = append(t.given, g)
		}
	}
	if len(t.given) == 0 {
		return t, nil
	}
	first := t.given[0]
	_, err := t.on(ctx, crs.Legal(geo.Unmercator(first.Layer.BoxOf(first.Feature).Centre())))
	return t, err
}

// on gives the targets on a plane.
func (t *Targets) on(ctx context.Context, sys *crs.System) (*marks, error) {
	return t.planes.on(sys, func() (*marks, error) { return t.prepare(ctx, sys) })
}

func (t *Targets) prepare(ctx context.Context, sys *crs.System) (*marks, error) {
	m := &marks{sys: sys}
	var r rings
	var boxes, parts []index.Box32
	for i, g := range t.given {
		if i%span == 0 && ctx.Err() != nil {
			return nil, fmt.Errorf("prepare targets: %w", ctx.Err())
		}
		if r.feature(sys, g.Layer.Features, g.Feature); !r.box.finite() {
			continue // on the other side of the Earth
		}
		add := func(ax, ay, bx, by float64) {
			e := edge{ax, ay, bx, by}
			m.edges, m.of = append(m.edges, e), append(m.of, int32(i))
			boxes = append(boxes, e.box().round())
		}
		switch g.Layer.Features.Kinds[g.Feature] {
		case feature.Points:
			for k := 0; k < len(r.xy); k += 2 {
				add(r.xy[k], r.xy[k+1], r.xy[k], r.xy[k+1])
			}
		case feature.Areas:
			m.areas, m.owner = append(m.areas, newOutline(&r, int32(i))), append(m.owner, int32(i))
			parts = append(parts, r.box.round())
			r.each(add)
		default:
			r.each(add)
		}
	}
	m.tree, m.parts = index.Build(boxes), index.Build(parts)
	return m, nil
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
