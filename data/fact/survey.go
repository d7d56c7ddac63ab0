package fact

import (
	"context"
	"fmt"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/match"
	"emprise/data/workspace"
	"emprise/geo/feature"
	"emprise/geo/overlay"
	"emprise/geo/scene"
)

// Survey measures ground that is no plot against the layers of a snapshot. It answers the same whenever it is asked, and is safe for any
// goroutine.
type Survey struct{ ground *ground }

// NewSurvey finds the layers to measure against.
func NewSurvey(snap *workspace.Snapshot) *Survey { return &Survey{newGround(usedOf(snap))} }

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

// UrbanZones gives the zone of the urban plan under most of each area of a layer: its name, then its type.
func (s *Survey) UrbanZones(ctx context.Context, l *scene.Layer) ([]match.Value, error) {
	values := make([]match.Value, l.Features.Len())
	widest := make([]float64, l.Features.Len())
	zones := &s.ground.zones
	pieces, err := zones.over().Pieces(ctx, l, overlay.Options{})
	if err != nil {
		return nil, fmt.Errorf("gather facts: %w", err)
	}
	for _, p := range pieces {
		if p.M2 > widest[p.Row] {
			widest[p.Row] = p.M2
			zone := zones.over().Ground(int(p.Area))
			values[p.Row] = zoneOf(zones.aboutOf(zone), zone)
		}
	}
	return values, nil
}

// Floods gives the share of each area of a layer under flood zones, 0 to 1.
func (s *Survey) Floods(ctx context.Context, l *scene.Layer) ([]match.Value, error) {
	values := make([]match.Value, l.Features.Len())
	flood := &s.ground.flood
	shares, err := flood.over().Shares(ctx, l, overlay.Options{})
	if err != nil {
		return nil, fmt.Errorf("gather facts: %w", err)
	}
	for f, share := range shares {
		if l.Features.Kinds[f] == feature.Areas {
			values[f] = flood.shared(share, l.BoxOf(f).Centre())
		}
	}
	return values, nil
}
