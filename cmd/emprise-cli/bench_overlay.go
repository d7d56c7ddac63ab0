package main

import (
	"bufio"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"time"

	"github.com/paulmach/orb"

	"emprise/data/incoming"
	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/ingest"
	"emprise/geo/measure"
	"emprise/geo/overlay"
	"emprise/geo/scene"
)

// overlayTime is what laying other features over all areas of a file takes: milliseconds, of the run in the middle.
type overlayTime struct {
	PrepareMS   float64 `json:"prepare_ms"`
	MS          float64 `json:"ms"`
	BestMS      float64 `json:"best_ms"`
	ProcessorMS float64 `json:"processor_ms"` // of the run in the middle, preparation included; 0 where the system does not tell
	AllocMiB    float64 `json:"alloc_mib"`    // of a run, freed or not
	Laid        int     `json:"laid"`         // features that were laid over
	Answers     int     `json:"answers"`      // pieces, or rows with a distance
	Mean        float64 `json:"mean"`         // share covered or metres, of the rows with an answer
	Unknown     int     `json:"unknown"`
}

// measured runs a piece of work several times.
func (t *overlayTime) measured(e *env, runs int, prepare, work func() error) error {
	type run struct{ prepared, took, busy time.Duration }
	var all []run
	for range max(1, runs) {
		var memory runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&memory)
		bytes := memory.TotalAlloc
		start, worked := e.clock(), processor()
		if err := prepare(); err != nil {
			return err
		}
		ready := e.clock()
		if err := work(); err != nil {
			return err
		}
		all = append(all, run{ready.Sub(start), e.clock().Sub(ready), processor() - worked})
		runtime.ReadMemStats(&memory)
		t.AllocMiB = float64(memory.TotalAlloc-bytes) / (1 << 20)
		e.endProgress()
	}
	slices.SortFunc(all, func(a, b run) int { return int(a.took - b.took) })
	middle := all[len(all)/2]
	t.PrepareMS, t.MS, t.ProcessorMS, t.BestMS = milliseconds(middle.prepared), milliseconds(middle.took), milliseconds(middle.busy), milliseconds(all[0].took)
	return nil
}

// average sums up the answers.
func (t *overlayTime) average(answers []float64) {
	sum, n := 0.0, 0
	for _, v := range answers {
		if math.IsNaN(v) {
			t.Unknown++
			continue
		}
		sum += v
		n++
	}
	if n > 0 {
		t.Mean = sum / float64(n)
	}
}

// coverTimes lays the areas of another file over all areas: what each pair has in common, then the share of each row that is
// covered. With a prefix it writes the pairs, as shares of the row, to a file.
func coverTimes(e *env, l *scene.Layer, path, out string, runs int) (pairs, shares *overlayTime, err error) {
	set, _, err := incoming.All(e.ctx, path, ingest.Options{}, nil)
	if err != nil {
		return nil, nil, err
	}
	over := scene.NewLayer("over", path, "context", 1, set)
	var ground []overlay.Ground
	for f := range set.Len() {
		ground = append(ground, overlay.Ground{Layer: over, Feature: f})
	}
	var mask *overlay.Mask
	var pieces []overlay.Piece
	var covered []float64
	prepare := func() error {
		mask, err = overlay.NewMask(e.ctx, ground)
		return err
	}
	o := overlay.Options{Report: e.report(e.loc.T("cli.overlay"))}
	pairs, shares = &overlayTime{}, &overlayTime{}
	if err = pairs.measured(e, runs, prepare, func() error {
		pieces, err = mask.Pieces(e.ctx, l, o)
		return err
	}); err != nil {
		return nil, nil, err
	}
	if err = shares.measured(e, runs, prepare, func() error {
		covered, err = mask.Shares(e.ctx, l, o)
		return err
	}); err != nil {
		return nil, nil, err
	}
	pairs.Laid, pairs.Answers, shares.Laid, shares.Answers = mask.Len(), len(pieces), mask.Len(), len(covered)
	shares.average(covered)
	if out == "" {
		return pairs, shares, nil
	}
	return pairs, shares, writePieces(out+"-pieces.csv", l.Features, set, pieces)
}

// writePieces writes the ids of each pair and the share of the row that the two have in common.
func writePieces(path string, rows, over *feature.Set, pieces []overlay.Piece) (err error) {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	w := bufio.NewWriter(file)
	for _, p := range pieces {
		share := p.M2 / float64(measure.FeatureArea(rows, int(p.Row)))
		if _, err := fmt.Fprintf(w, "%s;%s;%.12g\n", rows.Text("id", int(p.Row)), over.Text("id", int(p.Area)), share); err != nil {
			return err
		}
	}
	return w.Flush()
}

// nearestTimes looks from every row for the nearest of so many segments of 20 to 200 m, strewn over the extent by a seed.
func nearestTimes(e *env, l *scene.Layer, segments, runs int) (*overlayTime, error) {
	set, err := strewn(l, segments)
	if err != nil {
		return nil, err
	}
	roads := scene.NewLayer("roads", "roads", "roads", 1, set)
	var ground []overlay.Ground
	for f := range set.Len() {
		ground = append(ground, overlay.Ground{Layer: roads, Feature: f})
	}
	t := &overlayTime{Laid: segments}
	var targets *overlay.Targets
	var distances []float64
	o := overlay.Options{Report: e.report(e.loc.T("cli.overlay"))}
	if err := t.measured(e, runs, func() error {
		targets, err = overlay.NewTargets(e.ctx, ground)
		return err
	}, func() error {
		distances, err = targets.Distances(e.ctx, l, o)
		return err
	}); err != nil {
		return nil, err
	}
	t.average(distances)
	t.Answers = len(distances) - t.Unknown
	return t, nil
}

func strewn(l *scene.Layer, segments int) (*feature.Set, error) {
	r := rand.New(rand.NewPCG(11, 50_000))
	bound := l.Box.LonLatBound()
	var b feature.Builder
	for range segments {
		lon := bound.Min[0] + r.Float64()*(bound.Max[0]-bound.Min[0])
		lat := bound.Min[1] + r.Float64()*(bound.Max[1]-bound.Min[1])
		sin, cos := math.Sincos(2 * math.Pi * r.Float64())
		length := 20 + 180*r.Float64()
		east, north := measure.Degrees(lat)
		line := orb.LineString{geo.LonLat{Lon: lon, Lat: lat}.Orb(), {lon + length*cos/east, lat + length*sin/north}}
		b.Begin(feature.Lines)
		b.Geometry(line)
		b.End()
	}
	return b.Set()
}
