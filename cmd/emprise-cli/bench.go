package main

import (
	"os"
	"runtime"
	"strconv"
	"strings"
	"time"

	"emprise/data/incoming"
	"emprise/geo/ingest"
	"emprise/geo/scene"
)

type benchVerb struct {
	File   string `arg:"" help:"file"`
	Paint  bool   `help:"bench_paint"`
	Import bool   `help:"bench_import"`
	Graph  bool   `help:"bench_adjacency" name:"adjacency"`
	Cover  string `help:"bench_cover" placeholder:"AREAS" type:"existingfile"`
	Roads  int    `help:"bench_nearest" name:"nearest" placeholder:"N"`
	Match  bool   `help:"bench_match"`
	Runs   int    `help:"bench_runs" default:"3" placeholder:"N"`
	Out    string `help:"bench_out" placeholder:"PREFIX"`
}

// benchResult has times in milliseconds and sizes in MiB.
type benchResult struct {
	File      string  `json:"file"`
	Features  int     `json:"features"`
	Positions int     `json:"positions"`
	Bytes     int64   `json:"bytes"`
	LoadMS    float64 `json:"load_ms"`
	LoadMBs   float64 `json:"load_mb_per_s"`
	IndexMS   float64 `json:"index_ms"`
	HeapMiB   float64 `json:"heap_mib"`
	PeakMiB   float64 `json:"peak_mib"`

	LoadAllocations  uint64  `json:"load_allocations"`
	IndexAllocations uint64  `json:"index_allocations"`
	HeapPerFeature   float64 `json:"heap_bytes_per_feature"`

	Paint    []paintTime `json:"paint,omitempty"`
	Gestures *gestures   `json:"gestures,omitempty"`
	Import   *importTime `json:"import,omitempty"`

	Adjacency *adjacencyTime `json:"adjacency,omitempty"`

	Pieces  *overlayTime `json:"pieces,omitempty"`  // what each pair has in common
	Shares  *overlayTime `json:"shares,omitempty"`  // what is covered of each row
	Nearest *overlayTime `json:"nearest,omitempty"` // from each row to the nearest of many segments
	Match   *matchTime   `json:"match,omitempty"`
}

func (v *benchVerb) Run(e *env) error {
	var memory runtime.MemStats
	allocations := func() (since uint64) {
		before := memory.Mallocs
		runtime.ReadMemStats(&memory)
		return memory.Mallocs - before
	}
	allocations()
	start := e.clock()
	set, result, err := incoming.All(e.ctx, v.File, ingest.Options{}, e.report(v.File))
	if err != nil {
		return err
	}
	e.endProgress()
	loaded := e.clock()
	loadAllocations := allocations()
	indexing := e.clock()
	layer := scene.NewLayer("bench", v.File, "context", 1, set)
	indexed := e.clock()
	indexAllocations := allocations()
	runtime.GC()
	runtime.ReadMemStats(&memory)
	runtime.KeepAlive(layer)
	r := benchResult{
		File: v.File, Features: set.Len(), Positions: len(set.Coords) / 2, Bytes: result.Bytes,
		LoadMS: milliseconds(loaded.Sub(start)), IndexMS: milliseconds(indexed.Sub(indexing)),
		HeapMiB: float64(memory.HeapAlloc) / (1 << 20), PeakMiB: peak(),
		LoadAllocations: loadAllocations, IndexAllocations: indexAllocations,
	}
	if r.Features > 0 {
		r.HeapPerFeature = float64(memory.HeapAlloc) / float64(r.Features)
	}
	if r.LoadMS > 0 {
		r.LoadMBs = float64(r.Bytes) / 1e3 / r.LoadMS
	}
	if v.Paint {
		if r.Paint, err = paintTimes(e, layer, v.Runs, v.Out); err != nil {
			return err
		}
		if r.Gestures, err = gestureTimes(e, layer); err != nil {
			return err
		}
	}
	if v.Import {
		if r.Import, err = importTimes(e, set); err != nil {
			return err
		}
		r.PeakMiB = peak()
	}
	if v.Graph {
		if r.Adjacency, err = adjacencyTimes(e, layer, v.Runs); err != nil {
			return err
		}
		r.PeakMiB = peak()
	}
	if v.Cover != "" {
		if r.Pieces, r.Shares, err = coverTimes(e, layer, v.Cover, v.Out, v.Runs); err != nil {
			return err
		}
	}
	if v.Roads > 0 {
		if r.Nearest, err = nearestTimes(e, layer, v.Roads, v.Runs); err != nil {
			return err
		}
	}
	if v.Match {
		if r.Match, err = matchTimes(e, layer, v.Runs); err != nil {
			return err
		}
		r.PeakMiB = peak()
	}
	if e.json {
		return e.print(r)
	}
	n := e.loc.Number
	rows := [][]string{
		e.titles("features", "positions", "load", "speed", "index", "heap", "peak"),
		{
			e.count(r.Features), e.count(r.Positions), n(r.LoadMS, 0) + " ms", n(r.LoadMBs, 0) + " MB/s", n(r.IndexMS, 0) + " ms", n(r.HeapMiB, 0) + " MiB",
			n(r.PeakMiB, 0) + " MiB",
		},
	}
	for _, p := range r.Paint {
		rows = append(rows, []string{e.loc.T("cli.column.paint"), n(p.Extent, 2), n(p.MS, 1) + " ms"})
	}
	if g := r.Gestures; g != nil {
		for _, line := range []struct {
			name string
			took quantiles
		}{{"pan", g.Pan}, {"zoom", g.Zoom}, {"hit", g.Hit}, {"lasso", g.Lasso}} {
			rows = append(rows, []string{e.loc.T("cli.column." + line.name), n(line.took.MS, 3) + " ms", n(line.took.P95, 3) + " ms"})
		}
	}
	if i := r.Import; i != nil {
		rows = append(rows,
			[]string{e.loc.T("cli.column.store"), n(i.StoreMS, 0) + " ms"}, []string{e.loc.T("cli.column.tree"), n(i.TreeMS, 0) + " ms"},
			[]string{e.loc.T("cli.column.commit"), n(i.CommitMS, 0) + " ms"})
	}
	if a := r.Adjacency; a != nil {
		rows = append(rows, []string{e.loc.T("cli.column.adjacency"), n(a.MS, 0) + " ms", e.count(a.Pairs), n(a.AllocMiB, 0) + " MiB"})
	}
	for _, o := range []struct {
		name string
		took *overlayTime
	}{{"pieces", r.Pieces}, {"shares", r.Shares}, {"nearest", r.Nearest}} {
		if t := o.took; t != nil {
			rows = append(rows, []string{e.loc.T("cli.column." + o.name), n(t.PrepareMS+t.MS, 0) + " ms", e.count(t.Answers), n(t.AllocMiB, 0) + " MiB"})
		}
	}
	if m := r.Match; m != nil {
		rows = append(rows,
			[]string{e.loc.T("cli.column.match"), n(m.MS, 0) + " ms", n(m.BestMS, 0) + " ms", n(m.ProcessorMS, 0) + " ms"},
			[]string{e.loc.T("cli.column.follow"), n(m.FollowMS, 2) + " ms", n(m.FollowP95, 2) + " ms"})
	}
	return e.table(rows)
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// peak is the greatest resident size of the process in MiB where the system tells (Linux), else 0.
func peak() float64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(status)) {
		if rest, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			kib, _ := strconv.ParseFloat(strings.Fields(rest)[0], 64)
			return kib / 1024
		}
	}
	return 0
}
