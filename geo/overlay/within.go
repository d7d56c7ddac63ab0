package overlay

import (
	"context"
	"math"
	"slices"

	"github.com/paulmach/orb"

	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/scene"
)

// within counts the targets that are no farther from the feature in hand than so many metres on the ground.
func (r *reach) within(d geo.Metres, hit []int32) []int32 {
	hit = hit[:0]
	r.places(func(x, y float64) {
		r.found = r.t.parts.Collect(box{x, y, x, y}.round(), r.found[:0])
		for _, i := range r.found {
			if r.t.areas[i].holds(x, y) {
				hit = append(hit, r.t.owner[i])
			}
		}
	})
	// The plane may be a hundredth off the ground at most, far from where it is used: what is near the limit is measured.
	const off = 0.01
	far := float64(d) * (1 + off)
	r.found = r.t.tree.Collect(r.rings.box.padded(far).round(), r.found[:0])
	slices.Sort(r.found) // the edges of one target follow each other
	last := int32(-1)
	for _, i := range r.found {
		owner := r.t.of[i]
		if owner == last {
			continue
		}
		if d2, p, q := r.to(int(i), far*far); d2 <= far*far && (math.Sqrt(d2) <= float64(d)*(1-off) || r.ground(p, q) <= d) {
			hit = append(hit, owner)
			last = owner
		}
	}
	slices.Sort(hit)
	return slices.Compact(hit)
}

// Within gives the targets no farther from an area than so many metres on the ground, edge to edge, in their order.
func (t *Targets) Within(mp orb.MultiPolygon, d geo.Metres) []int {
	if t.Len() == 0 || len(mp) == 0 || mp.Bound().IsEmpty() || !(d >= 0) {
		return nil
	}
	m, err := t.on(context.Background(), planeOf(mp))
	if err != nil {
		return nil
	}
	r := newReach(m)
	r.kind = feature.Areas
	r.rings.shape(m.sys, mp)
	var list []int
	for _, i := range r.within(d, nil) {
		list = append(list, int(i))
	}
	return list
}

// Counts gives for each feature of a layer how many targets are no farther than so many metres; NaN for a feature without
// geometry and where there is no target at all.
func (t *Targets) Counts(ctx context.Context, of *scene.Layer, d geo.Metres, o Options) ([]float64, error) {
	return t.rows(ctx, of, o, func(r *reach) float64 { return float64(len(r.within(d, nil))) })
}
