package placement

import (
	"fmt"
	"maps"
	"math"
	"slices"

	"github.com/paulmach/orb"

	"emprise/data/allocation"
	"emprise/data/match"
	"emprise/data/symbology"
	"emprise/geo/feature"
	"emprise/geo/measure"
	"emprise/geo/scene"
)

// Hosts are the outcomes of an answer by the place that they have, in the order of the needs.
func Hosts(a allocation.Answer) map[string][]allocation.Outcome {
	hosts := map[string][]allocation.Outcome{}
	for _, o := range a.Outcomes {
		if o.PlaceID != "" {
			hosts[o.PlaceID] = append(hosts[o.PlaceID], o)
		}
	}
	return hosts
}

// Drawn is a layer of places, feature i the place i, as symbology.ForAllotted draws them: what the best answer gives wears the verdict and
// says whose it is. Nil when there is nothing to draw.
func (p *Plan) Drawn(places []string, whose func(hosts []allocation.Outcome) string) (*scene.Layer, error) {
	hosts := Hosts(p.Best())
	var b feature.Builder
	for _, id := range places {
		b.Begin(feature.Areas)
		b.Geometry(p.Shape(id))
		b.Text("id", id)
		if in := hosts[id]; len(in) > 0 {
			b.Text(symbology.AllottedVerdict, string(worst(in)))
			b.Text(symbology.AllottedName, whose(in))
		}
		b.End()
	}
	return layered("allocation", &b)
}

// Numbered is a layer of the room around the places that the best answer gives, as symbology.ForAllottedNumbers reads it. Nil when there
// are none.
func (p *Plan) Numbered(whose func(hosts []allocation.Outcome) string) (*scene.Layer, error) {
	const half = 0.0045 // degrees of latitude: half a kilometre
	hosts := Hosts(p.Best())
	var b feature.Builder
	for _, id := range slices.Sorted(maps.Keys(hosts)) {
		shape := p.Shape(id)
		if len(shape) == 0 {
			continue
		}
		at := measure.InteriorPoint(shape)
		dy, dx := half, half/math.Cos(at.Lat*math.Pi/180)
		b.Begin(feature.Areas)
		b.Geometry(orb.Polygon{{
			{at.Lon - dx, at.Lat - dy}, {at.Lon + dx, at.Lat - dy}, {at.Lon + dx, at.Lat + dy}, {at.Lon - dx, at.Lat + dy}, {at.Lon - dx, at.Lat - dy},
		}})
		b.Text(symbology.AllottedNumber, whose(hosts[id]))
		b.End()
	}
	return layered("allocation_numbers", &b)
}

func layered(id string, b *feature.Builder) (*scene.Layer, error) {
	set, err := b.Set()
	if err != nil {
		return nil, fmt.Errorf("draw an allocation: %w", err)
	}
	if set.Len() == 0 {
		return nil, nil
	}
	return scene.NewLayer(id, id, "", 1, set), nil
}

// worst is the least good of the verdicts of some outcomes.
func worst(in []allocation.Outcome) match.Verdict {
	for _, v := range []match.Verdict{match.Unfit, match.Check} {
		if slices.ContainsFunc(in, func(o allocation.Outcome) bool { return o.Verdict == v }) {
			return v
		}
	}
	return match.Fits
}
