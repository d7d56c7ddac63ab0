package topo

import (
	"context"
	"fmt"
	"math"
	"runtime"
	"sync"
	"sync/atomic"

	"emprise/geo/feature"
	"emprise/geo/scene"
)

// Adjacency finds all neighbours in a layer of areas, with the length of the border that each pair has in common. Areas that
// cover the same ground are no neighbours by that: a border has one of them on each side.
//
// An edge that two areas have in common with its corners is found by hashing, and its length is that of measure.Edge. What
// remains is compared with what lies near: there lengths are good to some millimetres.
//
//	exact            sliver            T-junction        across a street
//	┌────┬────┐      ┌────┐┌────┐      ┌────┬────┐       ┌────┐    ┌────┐
//	│    ┃    │      │    ┃┃    │      │    ┃    │       │    ┃    ┃    │
//	│    ┃    │      │    ┃┃    │      │    ┣━━━━┥       │    ┃    ┃    │
//	└────┴────┘      └────┘└────┘      └────┴────┘       └────┘    └────┘
//
// It takes all processors for about a microsecond an area together, and some 150 bytes an area while it works.
func Adjacency(ctx context.Context, l *scene.Layer, o GraphOptions, report func(done, total int64)) (*Graph, error) {
	o = o.filled()
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	j := &job{ctx: ctx, report: report, workers: o.Workers}
	m := newMatcher(l)
	spans := (l.Features.Len() + span - 1) / span
	j.total = int64(m.rounds)*roundWork + int64(spans)
	parts := make([][]pair, m.rounds+spans)
	facing, gaps := make([][]pair, spans), make([][]pair, spans)
	err := j.each(spans, 0, func() func(int) {
		return func(i int) { m.deal(i*span, min(l.Features.Len(), (i+1)*span)) }
	})
	if err == nil {
		err = j.each(m.rounds, roundWork, func() func(int) {
			table := m.newTable()
			return func(round int) { parts[round] = m.round(round, table) }
		})
	}
	if err == nil {
		loose := m.loose()
		err = j.each(spans, 1, func() func(int) {
			a := newAlong(loose, o)
			return func(i int) {
				parts[m.rounds+i], facing[i], gaps[i] = a.pairs(ctx, i*span, min(l.Features.Len(), (i+1)*span))
			}
		})
	}
	if err != nil {
		return nil, fmt.Errorf("find neighbours: %w", err)
	}
	touching := tabulate(l.Features.Len(), parts, sum, func(v float64) bool { return v >= float64(o.Least) })
	if o.Street <= 0 {
		return graphOf(touching), nil
	}
	all := func(float64) bool { return true }
	return graphAcross(touching, tabulate(l.Features.Len(), facing, sum, all),
		tabulate(l.Features.Len(), gaps, math.Min, all), float64(o.Facing)), nil
}

// span is how many features are looked at between two looks at the context, roundWork how many spans a round is worth.
const (
	span      = 2048
	roundWork = 16
)

// job shares numbered pieces of work among goroutines. What they give must not depend on who does which.
type job struct {
	ctx     context.Context
	workers int
	total   int64
	done    int64
	mu      sync.Mutex
	report  func(done, total int64)
}

// each does n pieces, each worth so much; every worker makes its own tools.
func (j *job) each(n int, worth int64, worker func() func(int)) error {
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(j.workers, n) {
		wait.Go(func() {
			do := worker()
			for i := int(next.Add(1)) - 1; i < n && j.ctx.Err() == nil; i = int(next.Add(1)) - 1 {
				do(i)
				j.tell(worth)
			}
		})
	}
	wait.Wait()
	return j.ctx.Err()
}

func (j *job) tell(worth int64) {
	if j.report == nil || worth == 0 {
		return
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	j.done += worth
	j.report(j.done, j.total)
}

// areas says whether a feature takes part.
func areas(l *scene.Layer, f int) bool {
	return l.Features.Kinds[f] == feature.Areas && !l.Extents[f].Empty()
}
