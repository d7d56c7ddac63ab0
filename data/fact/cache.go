package fact

import (
	"context"
	"maps"
	"slices"
	"sync"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/match"
	"emprise/data/workspace"
)

// Cache remembers what was measured on the ground, so that an edit costs only the plots whose outline it moved. It belongs
// to one open project. The zero value is ready. It is safe for any goroutine; calls wait for one another.
type Cache struct {
	mu       sync.Mutex
	version  uint64
	ready    []match.Candidate // of version
	layers   []used
	measured map[string]measured

	asked    *Questions // of the needs
	answered map[string]answers
}

// measured is what the ground says of one outline.
type measured struct {
	shape  orb.MultiPolygon
	values map[data.Measure]match.Value
}

// Candidates is as the function of that name. The caller must not write to what it gets.
func (c *Cache) Candidates(ctx context.Context, snap *workspace.Snapshot) ([]match.Candidate, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.ready != nil && c.version == snap.Version {
		return c.ready, nil
	}
	g := newGround(snap)
	if !slices.Equal(c.layers, g.layers) {
		c.layers, c.measured = g.layers, nil
	}
	questions, err := ask(ctx, snap, snap.Needs, c.asked)
	if err != nil {
		return nil, err
	}
	answered := make(map[string]answers, len(snap.Plots))
	fresh := make(map[string]measured, len(snap.Plots))
	list := make([]match.Candidate, 0, len(snap.Plots))
	for _, p := range snap.Plots {
		if err := ended(ctx); err != nil {
			return nil, err
		}
		have, ok := c.measured[p.ID]
		if !ok || !have.shape.Equal(p.Shape) {
			have = measured{shape: p.Shape, values: g.measure(p.Shape)}
		}
		fresh[p.ID] = have
		values := maps.Clone(have.values)
		record(snap, p, values)
		a := questions.again(p.Shape, c.answered[p.ID])
		a.add(values)
		answered[p.ID] = a
		list = append(list, match.Candidate{PlotID: p.ID, Name: p.Name, Offered: p.Offered(), Status: p.Status, Values: values})
	}
	c.version, c.ready, c.measured = snap.Version, list, fresh
	c.asked, c.answered = questions, answered
	return list, nil
}
