package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"strconv"
	"time"

	"emprise/data"
	"emprise/data/match"
	"emprise/geo/measure"
	"emprise/geo/scene"
	"emprise/geo/style"
)

// matchTime is what holding the features of a file against needs takes, in milliseconds.
type matchTime struct {
	Needs       int     `json:"needs"`
	Criteria    int     `json:"criteria"`
	DeriveMS    float64 `json:"derive_ms"` // areas and distances, once
	MS          float64 `json:"ms"`        // all needs, median of the runs
	BestMS      float64 `json:"best_ms"`
	ProcessorMS float64 `json:"processor_ms"` // of the quickest run, all processors together; 0 where the system does not tell
	Allocations uint64  `json:"allocations"`
	FollowMS    float64 `json:"follow_ms"` // one need after an edit of one feature, median
	FollowP95   float64 `json:"follow_p95_ms"`
	Fits        int     `json:"fits"` // of all needs together
	Check       int     `json:"check"`
}

// The needs that are matched, and the edits that are followed.
const (
	matchNeeds = 100
	matchEdits = 50
)

// matchTimes gives the features attributes by a seed, beside two measures that are derived: their areas, and the distance to the
// nearest of some places.
func matchTimes(e *env, l *scene.Layer, runs int) (*matchTime, error) {
	needs := benchNeeds()
	t := &matchTime{Needs: len(needs), Criteria: len(needs[0].Criteria)}
	start := e.clock()
	columns := derived(l)
	t.DeriveMS = milliseconds(e.clock().Sub(start))
	ids := l.Features.Column(style.IDColumn)
	table, err := match.NewTable(l.Features.Len(), func(row int) string {
		if ids != nil && ids.Known(row) {
			return ids.Text(row)
		}
		return strconv.Itoa(row)
	}, append(columns, invented(l.Features.Len())...))
	if err != nil {
		return nil, err
	}
	var took, busy []float64
	for range max(1, runs) {
		var memory runtime.MemStats
		runtime.ReadMemStats(&memory)
		before, worked, start := memory.Mallocs, processor(), e.clock()
		lists, err := match.Screen(e.ctx, table, needs, 20, e.report(e.loc.T("cli.matching")))
		if err != nil {
			return nil, err
		}
		took, busy = append(took, milliseconds(e.clock().Sub(start))), append(busy, milliseconds(processor()-worked))
		runtime.ReadMemStats(&memory)
		e.endProgress()
		t.Allocations, t.Fits, t.Check = memory.Mallocs-before, 0, 0
		for _, s := range lists {
			t.Fits += s.Fits
			t.Check += s.Check
		}
	}
	slices.Sort(took)
	t.MS, t.BestMS, t.ProcessorMS = took[len(took)/2], took[0], slices.Min(busy)
	t.FollowMS, t.FollowP95, err = followTimes(e, table, needs[0])
	return t, err
}

// followTimes edits one row after the other and ranks a need again after each.
func followTimes(e *env, table *match.Table, need data.Need) (median, p95 float64, err error) {
	if table.Len() == 0 {
		return 0, 0, nil
	}
	standing := match.NewStanding(need, 20)
	if _, err := standing.Follow(e.ctx, table); err != nil {
		return 0, 0, err
	}
	var took []time.Duration
	for i := range matchEdits {
		row := i * 7919 % table.Len()
		c := table.Candidate(row)
		c.Values[data.MeasurePower] = match.Value{Known: true, Number: float64(100 * i)}
		start := e.clock()
		table = table.With(row, c)
		if _, err := standing.Follow(e.ctx, table); err != nil {
			return 0, 0, err
		}
		took = append(took, e.clock().Sub(start))
	}
	slices.Sort(took)
	return milliseconds(took[len(took)/2]), milliseconds(took[len(took)*95/100]), nil
}

// derived are the measures that are worked out from the outlines: areas on the ellipsoid, and the way from the middle to the
// nearest of twenty places, in metres of the plane, which is enough to have numbers of the right kind.
func derived(l *scene.Layer) []match.Column {
	n := l.Features.Len()
	areas, ways := make([]float64, n), make([]float64, n)
	r := rand.New(rand.NewPCG(20, 26))
	var places [20][2]float64
	for i := range places {
		places[i] = [2]float64{l.Box.Min.X + l.Box.Width()*r.Float64(), l.Box.Min.Y + l.Box.Height()*r.Float64()}
	}
	for f := range n {
		areas[f] = float64(measure.FeatureArea(l.Features, f))
		at := l.BoxOf(f).Centre()
		ways[f] = math.Inf(1) // unknown where there is nothing drawn
		for _, p := range places {
			ways[f] = min(ways[f], math.Hypot(at.X-p[0], at.Y-p[1]))
		}
	}
	return []match.Column{{Measure: data.MeasureArea, Numbers: areas}, {Measure: data.MeasureMotorway, Numbers: ways}}
}

// invented are attributes by a seed, some of them not known everywhere.
func invented(rows int) []match.Column {
	r := rand.New(rand.NewPCG(1, 2))
	numbers := func(m data.Measure, unknown float64, of func() float64) match.Column {
		all := make([]float64, rows)
		for i := range all {
			if all[i] = of(); r.Float64() < unknown {
				all[i] = math.NaN()
			}
		}
		return match.Column{Measure: m, Numbers: all}
	}
	zones := make([]uint32, rows)
	for i := range zones {
		zones[i] = uint32(r.IntN(9))
	}
	return []match.Column{
		{Measure: data.MeasureUrbanZone, Codes: zones, Lists: [][]string{{"UA", "U"}, {"UB", "U"}, {"UX", "U"}, {"UY", "U"}, {"1AUx", "AUc"}, {"2AU", "AUs"}, {"A", "A"}, {"N", "N"}}},
		numbers(data.MeasureFlood, 0, func() float64 { return max(0, 2*r.Float64()-1) }),
		numbers(data.MeasurePrice, 0.3, func() float64 { return 10 + 60*r.Float64() }),
		numbers(data.MeasurePower, 0.5, func() float64 { return 2000 * r.Float64() }),
		numbers(data.MeasureSlope, 0.1, func() float64 { return 12 * r.Float64() }),
		numbers(data.MeasureDistanceDwelling, 0, func() float64 { return 1500 * r.Float64() }),
	}
}

// benchNeeds ask eight things each, three to five of them hard.
func benchNeeds() []data.Need {
	at := func(v float64) *float64 { return &v }
	zones := [][]string{{"UX", "UY"}, {"UX", "1AUx"}, {"U"}, {"1AUx", "2AU", "AUc"}}
	needs := make([]data.Need, matchNeeds)
	for i := range needs {
		size := float64(i + 1)
		needs[i] = data.Need{ID: fmt.Sprintf("B%03d", i), Title: "bench", Criteria: []data.Criterion{
			{Measure: data.MeasureArea, Hard: true, Weight: 3, Min: at(200 * size), Ideal: at(400 * size), Max: at(1000 * size)},
			{Measure: data.MeasureUrbanZone, Hard: true, Allowed: zones[i%len(zones)]},
			{Measure: data.MeasureMotorway, Hard: i%2 == 0, Weight: 2, Ideal: at(2_000), Max: at(15_000)},
			{Measure: data.MeasureFlood, Hard: true, Max: at(0.1)},
			{Measure: data.MeasurePrice, Weight: 2, Ideal: at(20), Max: at(50)},
			{Measure: data.MeasurePower, Hard: i%3 == 0, Weight: 1, Min: at(200), Ideal: at(1000)},
			{Measure: data.MeasureSlope, Weight: 1, Ideal: at(2), Max: at(8)},
			{Measure: data.MeasureDistanceDwelling, Weight: 1, Min: at(50), Ideal: at(500)},
		}}
	}
	return needs
}
