package fact

import (
	"context"
	"math"
	"slices"
	"strings"
	"sync"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/match"
	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/overlay"
	"emprise/geo/scene"
)

// goal is what one question is asked of: features of the layers that can tell. It is prepared when it is first asked.
type goal struct {
	layers []data.Layer // that can tell, whether or not they have such a feature
	shown  []used       // the same, by where each shows all that there is
	given  []overlay.Ground
	about  map[*scene.Layer]int // of those that have one, in layers

	toTargets sync.Once
	targets   *overlay.Targets
	toThin    sync.Once
	thin      *overlay.Targets // those that are no areas
	toMask    sync.Once
	mask      *overlay.Mask
}

// add finds the features of a layer that answer the question. tells says whether the layer can tell when none does.
func (g *goal) add(u used, tells bool, is func(s *feature.Set, f int) bool) {
	set := u.features.Features
	found := false
	for f := range set.Len() {
		if set.Kinds[f] != feature.None && is(set, f) {
			g.given, found = append(g.given, overlay.Ground{Layer: u.features, Feature: f}), true
		}
	}
	if found {
		g.place(u.features, len(g.layers))
	}
	if found || tells {
		g.layers, g.shown = append(g.layers, u.about), append(g.shown, u)
	}
}

// join makes one question of several.
func join(all ...*goal) *goal {
	one := &goal{}
	for _, g := range all {
		one.given = append(one.given, g.given...)
		for l, i := range g.about {
			one.place(l, len(one.layers)+i)
		}
		one.layers, one.shown = append(one.layers, g.layers...), append(one.shown, g.shown...)
	}
	return one
}

// covers says whether one of the layers shows all that there is at a place of the plane: what none of them shows there is not there.
func (g *goal) covers(at geo.XY) bool {
	return slices.ContainsFunc(g.shown, func(u used) bool { return u.covers(at) })
}

// middle is where it is asked whether an outline is covered.
func middle(shape orb.MultiPolygon) geo.XY { return geo.MercatorBox(shape.Bound()).Centre() }

// beyond is the answer for a place of which the layers say nothing.
func (g *goal) beyond() match.Value {
	v := g.unknown()
	if len(g.layers) > 0 {
		v.Source, v.Date = SourceBeyond, ""
	}
	return v
}

// place says which of the layers is that of some features: the first that is said.
func (g *goal) place(features *scene.Layer, layer int) {
	if g.about == nil {
		g.about = map[*scene.Layer]int{}
	}
	if _, ok := g.about[features]; !ok {
		g.about[features] = layer
	}
}

func (g *goal) near() *overlay.Targets {
	g.toTargets.Do(func() { g.targets, _ = overlay.NewTargets(context.Background(), g.given) }) // fails only when a context ends
	return g.targets
}

// lines are the targets that are no areas: lines and points.
func (g *goal) lines() *overlay.Targets {
	g.toThin.Do(func() {
		thin := slices.DeleteFunc(slices.Clone(g.given), func(o overlay.Ground) bool { return o.Layer.Features.Kinds[o.Feature] == feature.Areas })
		g.thin, _ = overlay.NewTargets(context.Background(), thin)
	})
	return g.thin
}

func (g *goal) over() *overlay.Mask {
	g.toMask.Do(func() { g.mask, _ = overlay.NewMask(context.Background(), g.given) })
	return g.mask
}

// aboutOf describes the layer that a feature is of.
func (g *goal) aboutOf(o overlay.Ground) data.Layer {
	if i, ok := g.about[o.Layer]; ok {
		return g.layers[i]
	}
	return data.Layer{}
}

// unknown is the answer of layers that were asked in vain; nobody was asked where there is none.
func (g *goal) unknown() match.Value {
	v := match.Value{}
	seen := map[string]bool{}
	var names []string
	for _, l := range g.layers {
		if !seen[l.Name] {
			seen[l.Name] = true
			names = append(names, l.Name)
		}
		v.Date = l.Date
	}
	if len(g.layers) > 1 {
		v.Date = ""
	}
	v.Source = strings.Join(names, ", ")
	return v
}

// nearest is the ground distance in metres from an outline to the closest feature, edge to edge, 0 when they meet. Unknown when
// there is none, with the name of the layers that were searched in vain.
func (g *goal) nearest(shape orb.MultiPolygon) match.Value {
	n, ok := g.near().Nearest(shape)
	if !ok {
		return g.unknown()
	}
	about := g.aboutOf(g.near().Feature(n.Target))
	return match.Value{Known: true, Number: float64(n.Metres), Source: about.Name, Date: about.Date, Confidence: data.Measured}
}

// share is the share of an outline under the features, 0 to 1, ground counted once. Unknown where no layer can tell, where none
// covers the place, and where what lies there cannot be trusted: that is not dry.
func (g *goal) share(shape orb.MultiPolygon) match.Value {
	return g.shared(g.over().Share(shape), middle(shape))
}

// shared is what is told of a share at a place.
func (g *goal) shared(share float64, at geo.XY) match.Value {
	if share == 0 && !g.covers(at) {
		return g.beyond()
	}
	v := g.unknown()
	if len(g.layers) == 0 || math.IsNaN(share) {
		return v
	}
	v.Known, v.Number, v.Confidence = true, share, data.Measured
	return v
}
