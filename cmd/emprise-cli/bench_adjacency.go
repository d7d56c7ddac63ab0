package main

import (
	"runtime"
	"time"

	"emprise/geo/scene"
	"emprise/geo/topo"
)

// adjacencyTime is what finding all neighbours takes: milliseconds and MiB.
type adjacencyTime struct {
	MS          float64 `json:"ms"`           // median of the runs
	BestMS      float64 `json:"best_ms"`      // the quickest
	ProcessorMS float64 `json:"processor_ms"` // of the median run, all processors together; 0 where the system does not tell
	Pairs       int     `json:"pairs"`
	BorderKM    float64 `json:"border_km"` // of all pairs together
	AllocMiB    float64 `json:"alloc_mib"` // of a run, freed or not: no run can take more
	Allocations uint64  `json:"allocations"`
	GraphMiB    float64 `json:"graph_mib"` // what stays
	PeakMoreMiB float64 `json:"peak_more_mib"`
}

func adjacencyTimes(e *env, l *scene.Layer, runs int) (*adjacencyTime, error) {
	t := &adjacencyTime{}
	before := peak()
	var all []time.Duration
	var busy []time.Duration
	for range max(1, runs) {
		var memory runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&memory)
		bytes, times := memory.TotalAlloc, memory.Mallocs
		start, worked := e.clock(), processor()
		g, err := topo.Adjacency(e.ctx, l, topo.GraphOptions{}, e.report(e.loc.T("cli.neighbours")))
		if err != nil {
			return nil, err
		}
		all, busy = append(all, e.clock().Sub(start)), append(busy, processor()-worked)
		runtime.ReadMemStats(&memory)
		e.endProgress()
		t.AllocMiB, t.Allocations = float64(memory.TotalAlloc-bytes)/(1<<20), memory.Mallocs-times
		t.Pairs = g.Pairs()
		t.GraphMiB = float64(4*(len(g.Start)+len(g.To)+len(g.Border))) / (1 << 20)
		t.BorderKM = 0
		for _, b := range g.Border {
			t.BorderKM += float64(b) / 2000
		}
	}
	t.PeakMoreMiB = peak() - before
	middle := 0
	for i := range all { // the run in the middle; few, so counted
		quicker := 0
		for k := range all {
			if all[k] < all[i] || all[k] == all[i] && k < i {
				quicker++
			}
		}
		if quicker == 0 {
			t.BestMS = milliseconds(all[i])
		}
		if quicker == len(all)/2 {
			middle = i
		}
	}
	t.MS, t.ProcessorMS = milliseconds(all[middle]), milliseconds(busy[middle])
	return t, nil
}
