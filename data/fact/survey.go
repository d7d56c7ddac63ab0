package fact

import (
	"context"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/match"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/measure"
	"emprise/geo/outline"
	"emprise/geo/scene"
)

// Survey measures ground that is no plot against the layers of a snapshot. It is immutable.
type Survey struct{ ground *ground }

// NewSurvey finds the layers to measure against.
func NewSurvey(snap *workspace.Snapshot) *Survey { return &Survey{newGround(snap)} }

// Measure gives what the ground says of an outline, as Candidates does of a plot.
func (s *Survey) Measure(shape orb.MultiPolygon) map[data.Measure]match.Value {
	values := s.ground.measure(shape)
	for m, v := range values {
		if !v.Known && v.Source == "" {
			delete(values, m)
		}
	}
	return values
}

// UrbanZones gives the zone of the urban plan under most of each area of a layer: its name, then its type. It goes from zone
// to zone, so that areas wholly in one cost next to nothing.
func (s *Survey) UrbanZones(ctx context.Context, l *scene.Layer) ([]match.Value, error) {
	values := make([]match.Value, l.Features.Len())
	widest := make([]geo.SquareMetres, l.Features.Len())
	for _, u := range s.ground.zoning {
		for _, zone := range u.features.Meet(l.Box) {
			z := int(zone)
			if u.features.Features.Kinds[z] != feature.Areas {
				continue
			}
			shares, err := outline.Cover(ctx, u.features.Features.MultiPolygon(z), l)
			if ctx.Err() != nil {
				return nil, ended(ctx)
			}
			if err != nil {
				continue // a zone that cannot be overlaid is left out: its neighbours may still tell
			}
			for _, under := range shares {
				if f := under.Feature; under.Area > widest[f] {
					widest[f] = under.Area
					set := u.features.Features
					values[f] = category(u.about.Name, u.about.Date, text(set, z, "libelle"), text(set, z, "typezone"))
					values[f].Confidence = data.Measured
				}
			}
		}
	}
	return values, nil
}

// Floods gives the share of each area of a layer under flood zones, 0 to 1.
func (s *Survey) Floods(ctx context.Context, l *scene.Layer) ([]match.Value, error) {
	values := make([]match.Value, l.Features.Len())
	for f := range values {
		if err := ended(ctx); err != nil {
			return nil, err
		}
		if area := measure.FeatureArea(l.Features, f); area > 0 {
			values[f] = s.ground.floodShare(l.Features.MultiPolygon(f), area)
		}
	}
	return values, nil
}
