package fact

import (
	"context"
	"maps"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

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
	ground   *ground
	measured map[string]measured
	cadastre cadastre

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
	if layers := usedOf(snap); c.ground == nil || !slices.EqualFunc(c.ground.layers, layers, used.same) {
		c.ground, c.measured = newGround(layers), nil
	}
	if err := c.measure(ctx, snap.Plots); err != nil {
		return nil, err
	}
	questions, err := ask(ctx, snap, snap.Needs, c.asked)
	if err != nil {
		return nil, err
	}
	c.cadastre.look(snap)
	answered := make(map[string]answers, len(snap.Plots))
	list := make([]match.Candidate, 0, len(snap.Plots))
	for _, p := range snap.Plots {
		if err := ended(ctx); err != nil {
			return nil, err
		}
		values := maps.Clone(c.measured[p.ID].values)
		values[data.MeasureCadastral] = c.cadastre.area(p.Parcels)
		record(snap, p, values)
		a := questions.again(p.Shape, c.answered[p.ID])
		a.add(values)
		answered[p.ID] = a
		list = append(list, match.Candidate{PlotID: p.ID, Name: p.Name, Offered: p.Offered(), Status: p.Status, Values: values})
	}
	c.version, c.ready, c.asked, c.answered = snap.Version, list, questions, answered
	return list, nil
}

// measure measures the plots that are new or have another outline, on all processors, and forgets those that are gone.
func (c *Cache) measure(ctx context.Context, plots []data.Plot) error {
	fresh := make(map[string]measured, len(plots))
	var missing []data.Plot
	for _, p := range plots {
		if have, ok := c.measured[p.ID]; ok && have.shape.Equal(p.Shape) {
			fresh[p.ID] = have
		} else {
			missing = append(missing, p)
		}
	}
	found := make([]measured, len(missing))
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(missing)) {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(missing) && ctx.Err() == nil; i = int(next.Add(1)) - 1 {
				found[i] = measured{missing[i].Shape, c.ground.measure(missing[i].Shape)}
			}
		})
	}
	wait.Wait()
	if err := ended(ctx); err != nil {
		return err
	}
	for i, p := range missing {
		fresh[p.ID] = found[i]
	}
	c.measured = fresh
	return nil
}
