package fact

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/match"
	"emprise/data/workspace"
	"emprise/geo/overlay"
)

// Values gives what is known of an outline that is no plot: what the ground says of it, and the answers to what the needs of the
// snapshot ask in words of their own. The caller may write to what it gets.
func (c *Cache) Values(ctx context.Context, snap *workspace.Snapshot, shape orb.MultiPolygon) (map[data.Measure]match.Value, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.survey(snap)
	questions, err := ask(ctx, snap, snap.Needs, c.asked)
	if err != nil {
		return nil, err
	}
	values := (&Survey{c.ground}).Measure(shape)
	questions.Answer(shape, values)
	return values, nil
}

// ForNeedAt is ForNeed for one outline, a plot or not.
func ForNeedAt(ctx context.Context, snap *workspace.Snapshot, need data.Need, shape orb.MultiPolygon, c match.Candidate) (match.Candidate, error) {
	if !slices.ContainsFunc(need.Criteria, func(k data.Criterion) bool { return k.Key() == data.MeasureSite }) {
		return c, nil
	}
	sites, source, date := sitesOf(snap, need.CompanyID)
	targets, err := overlay.NewTargets(ctx, sites)
	if err != nil {
		return c, fmt.Errorf("gather facts: %w", err)
	}
	n, ok := targets.Nearest(shape)
	if !ok {
		return c, nil
	}
	c.Values = maps.Clone(c.Values)
	c.Values[data.MeasureSite] = match.Value{Known: true, Number: float64(n.Metres), Source: source, Date: date, Confidence: data.Measured}
	return c, nil
}
