package fact

import (
	"context"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/match"
	"emprise/data/workspace"
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
