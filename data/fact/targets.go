package fact

import (
	"cmp"
	"math"
	"slices"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/match"
	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/measure"
	"emprise/geo/scene"
)

// targets are the features of one layer that answer one question.
type targets struct {
	about    data.Layer
	layer    *scene.Layer
	features []int
}

func find(u used, is func(s *feature.Set, f int) bool) targets {
	t := targets{about: u.about, layer: u.features}
	for f := range u.features.Features.Len() {
		if u.features.Features.Kinds[f] != feature.None && is(u.features.Features, f) {
			t.features = append(t.features, f)
		}
	}
	return t
}

// meeting gives the targets whose box meets the given one.
func (t targets) meeting(b geo.Box) []int {
	var list []int
	for _, f := range t.features {
		if t.layer.BoxOf(f).Intersects(b) && t.layer.Features.Kinds[f] == feature.Areas {
			list = append(list, f)
		}
	}
	return list
}

// nearest is the ground distance in metres from an outline to the closest target, edge to edge, 0 when they meet. Unknown
// when there is no target, with the name of the layers that were searched in vain.
func nearest(shape orb.MultiPolygon, all []targets) match.Value {
	type hope struct {
		t     targets
		f     int
		bound float64 // ground metres that the distance cannot be less than
	}
	var hopes []hope
	box := geo.MercatorBox(shape.Bound())
	for _, t := range all {
		for _, f := range t.features {
			hopes = append(hopes, hope{t, f, atLeast(box, t.layer.BoxOf(f))})
		}
	}
	slices.SortStableFunc(hopes, func(a, b hope) int { return cmp.Compare(a.bound, b.bound) })
	best := math.Inf(1)
	var v match.Value
	for _, h := range hopes {
		if h.bound > best {
			break
		}
		d := float64(measure.DistanceTo(shape, h.t.layer.Features.Geometry(h.f)))
		if d < best {
			best = d
			v = match.Value{Known: true, Number: d, Source: h.t.about.Name, Date: h.t.about.Date, Confidence: data.Measured}
		}
	}
	if v.Known || len(all) == 0 {
		return v
	}
	return match.Value{Source: all[0].about.Name, Date: all[0].about.Date}
}

// atLeast is a lower bound of the ground distance between two boxes of the Mercator plane: their plane distance, shrunk by
// the greatest stretch of the latitudes they lie at, less 1 % because the plane is a sphere's and the ground an ellipsoid.
func atLeast(a, b geo.Box) float64 {
	dx := math.Max(0, math.Max(a.Min.X-b.Max.X, b.Min.X-a.Max.X))
	dy := math.Max(0, math.Max(a.Min.Y-b.Max.Y, b.Min.Y-a.Max.Y))
	all := a.Union(b)
	stretch := math.Max(geo.MercatorStretch(geo.Unmercator(all.Min).Lat), geo.MercatorStretch(geo.Unmercator(all.Max).Lat))
	return 0.99 * math.Hypot(dx, dy) / stretch
}
