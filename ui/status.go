package ui

import (
	"maps"
	"math"
	"time"

	"emprise/ui/mapview"
	"emprise/ui/statusbar"
	"emprise/ui/task"
)

// showTool says what the tool in force waits for, and which one it is.
func (w *Window) showTool(t mapview.Tool) {
	w.line.Hint = ""
	if t.Name() != mapview.HandName {
		w.line.Hint = w.loc.T(t.Hint())
	}
	w.status.Set(w.line)
	w.showToolbar()
}

func (w *Window) showTasks(all []task.Status) {
	w.line.Tasks = nil
	for _, t := range all {
		share := -1.0
		if t.Total > 0 {
			share = float64(t.Done) / float64(t.Total)
		}
		w.line.Tasks = append(w.line.Tasks, statusbar.Task{Title: t.Title, Share: share, Cancel: t.Task.Cancel})
	}
	w.status.Set(w.line)
}

// screenDensity is how many typographic pixels an inch of screen is taken to hold.
const screenDensity = 96

func (w *Window) showScale() {
	w.line.Scale = ""
	v := w.chart.View()
	if w.ws != nil && v.Width > 0 && w.chart.Size().Width > 0 {
		unit := float64(v.Width) / float64(w.chart.Size().Width)
		scale := float64(v.GroundResolution()) * unit * screenDensity / 0.0254
		step := math.Pow(10, math.Floor(math.Log10(scale))-1)
		w.line.Scale = "1:" + w.loc.Number(math.Round(scale/step)*step, 0)
	}
	w.status.Set(w.line)
}

func (w *Window) showCounts() {
	w.line.Counts = ""
	if w.ws != nil {
		snap := w.ws.Snapshot()
		offered, area := 0, 0.0
		for _, p := range snap.Plots {
			if p.Offered() {
				offered++
				area += w.areas[p.ID]
			}
		}
		if len(snap.Plots) > 0 {
			w.line.Counts = w.loc.N("status.counts", offered, "area", w.loc.Hectares(area))
		}
	}
	w.status.Set(w.line)
}

// scaleRest is how long the map must rest before the list says what is drawn at other scales only.
const scaleRest = 200 * time.Millisecond

// scaleMoved follows the scale, once the map rests: a map that shows nothing of a layer says why.
func (w *Window) scaleMoved() {
	w.runner.After("layers off scale", scaleRest, func() {
		if w.ws == nil {
			return
		}
		if now := w.layersOffScale(); !maps.Equal(now, w.offScale) {
			w.offScale = now
			w.showNavigator()
		}
	})
}

// layersOffScale are the layers that are drawn at other scales than that of the map.
func (w *Window) layersOffScale() map[string]bool {
	off := map[string]bool{}
	v := w.chart.View()
	if v.Width <= 0 || w.chart.Size().Width <= 0 {
		return off
	}
	resolution := v.Resolution() * float64(v.Width) / float64(w.chart.Size().Width) * float64(w.chart.Text())
	for _, l := range w.ws.Snapshot().Layers {
		if w.rulesOf(l.ID, l).Shown.Share(resolution) == 0 {
			off[l.ID] = true
		}
	}
	return off
}
