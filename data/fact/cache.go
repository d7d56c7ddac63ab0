package fact

import (
	"context"
	"maps"
	"reflect"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/match"
	"emprise/data/workspace"
)

// Cache remembers what was measured on the ground, so that an edit costs only the plots whose outline it moved, and what was
// gathered of each plot: a plot that is as it was, in a zone that is as it was, has the very Values that it had, by which a
// match.Ranker knows it. It belongs to one open project. The zero value is ready. It is safe for any goroutine; calls wait for
// one another.
type Cache struct {
	mu       sync.Mutex
	version  uint64
	ready    []match.Candidate // of version
	ground   *ground
	measured map[string]measured
	cadastre cadastre

	asked    *Questions // of the needs
	answered map[string]answers

	gathered map[string]*gathered
	zones    map[string]data.Zone
}

// gathered is a plot with what was made of it.
type gathered struct {
	plot      data.Plot
	ground    map[data.Measure]match.Value // what was measured of its outline
	candidate match.Candidate
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
	c.survey(snap)
	if err := c.measure(ctx, snap.Plots); err != nil {
		return nil, err
	}
	questions, err := ask(ctx, snap, snap.Needs, c.asked)
	if err != nil {
		return nil, err
	}
	known := c.cadastre.look(snap) && questions.are(c.asked)
	zones, moved := c.follow(snap)
	answered := make(map[string]answers, len(snap.Plots))
	made := make(map[string]*gathered, len(snap.Plots))
	list := make([]match.Candidate, 0, len(snap.Plots))
	for i := range snap.Plots {
		p := &snap.Plots[i]
		if err := ended(ctx); err != nil {
			return nil, err
		}
		ground := c.measured[p.ID].values
		if was := c.gathered[p.ID]; known && was != nil && one(was.ground, ground) && !moved[p.ZoneID] && same(&was.plot, p) {
			answered[p.ID], made[p.ID] = c.answered[p.ID], was
			list = append(list, was.candidate)
			continue
		}
		values := maps.Clone(ground)
		values[data.MeasureCadastral] = c.cadastre.area(p.Parcels)
		record(snap, *p, values)
		a := questions.again(p.Shape, c.answered[p.ID])
		a.add(values)
		answered[p.ID] = a
		made[p.ID] = &gathered{*p, ground, match.Candidate{PlotID: p.ID, Name: p.Name, Offered: p.Offered(), Status: p.Status, Values: values}}
		list = append(list, made[p.ID].candidate)
	}
	c.version, c.ready, c.asked, c.answered, c.gathered, c.zones = snap.Version, list, questions, answered, made, zones
	return list, nil
}

// Survey is as NewSurvey, for the layers that the cache has looked at already.
func (c *Cache) Survey(snap *workspace.Snapshot) *Survey {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.survey(snap)
	return &Survey{c.ground}
}

// survey looks at the layers again when one of them changed; what was measured against them is forgotten then.
func (c *Cache) survey(snap *workspace.Snapshot) {
	if layers := usedOf(snap); c.ground == nil || !slices.EqualFunc(c.ground.layers, layers, used.same) {
		c.ground, c.measured, c.gathered = newGround(layers), nil, nil
	}
}

// follow finds the zones that are not what they were, by ID: new ones and those that are gone too.
func (c *Cache) follow(snap *workspace.Snapshot) (zones map[string]data.Zone, moved map[string]bool) {
	zones, moved = make(map[string]data.Zone, len(snap.Zones)), map[string]bool{}
	for _, z := range snap.Zones {
		zones[z.ID] = z
		if before, ok := c.zones[z.ID]; !ok || !same(&before, &z) {
			moved[z.ID] = true
		}
	}
	for id := range c.zones {
		if _, ok := zones[id]; !ok {
			moved[id] = true
		}
	}
	return zones, moved
}

// one says whether two maps are the same one.
func one(a, b map[data.Measure]match.Value) bool {
	return reflect.ValueOf(a).UnsafePointer() == reflect.ValueOf(b).UnsafePointer()
}

// same says whether two rows are the same one, without going into what they point to: rows of snapshots are never written to,
// and an edit brings a row of its own.
func same[R data.Row](a, b *R) bool {
	x, y := reflect.ValueOf(a).Elem(), reflect.ValueOf(b).Elem()
	for i := range x.NumField() {
		f, g := x.Field(i), y.Field(i)
		switch f.Kind() {
		case reflect.Slice:
			if f.Len() != g.Len() || f.Len() > 0 && f.Pointer() != g.Pointer() {
				return false
			}
		case reflect.Map:
			if f.Pointer() != g.Pointer() {
				return false
			}
		default:
			if !f.Equal(g) {
				return false
			}
		}
	}
	return true
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
