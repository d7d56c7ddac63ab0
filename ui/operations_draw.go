package ui

import (
	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/workspace"
	"emprise/geo/feature"
	"emprise/geo/scene"
	"emprise/ui/mapview/draw"
)

// drawOperations draw plots and zones and change their outlines. Each has a letter, typed on the map.
func (w *Window) drawOperations() []Operation {
	tool := func(id, titleKey, icon string, letter rune, off func() string, run func()) Operation {
		return Operation{
			ID: id, TitleKey: titleKey, Group: "draw", Icon: icon, Letter: letter, Disabled: off,
			Chosen: func() bool { return w.chart != nil && w.sheet().Tool().Name() == id }, Run: run,
		}
	}
	short := func(o Operation, key string) Operation {
		o.ShortKey = key
		return o
	}
	return []Operation{
		tool("draw.polygon", "op.draw_polygon", "draw", 'd', w.noEdit, func() { w.sketchRing("draw.polygon", w.ringDrawn) }),
		tool("draw.rectangle", "op.draw_rectangle", "rectangle", 'r', w.noEdit, func() { w.drawRectangle("draw.rectangle", false) }),
		tool("draw.rectangle_turned", "op.draw_rectangle_turned", "rectangle-turned", 'y', w.noEdit, func() { w.drawRectangle("draw.rectangle_turned", true) }),
		short(tool("draw.from_parcels", "op.draw_from_parcels", "from-parcels", 'f', w.noParcels, w.drawFromParcels), "op.draw_from_parcels_short"),
		short(tool("draw.edit_shape", "op.draw_edit_shape", "edit-shape", 'e', w.noShape, w.editShape), "op.draw_edit_shape_short"),
		{ID: "plot.edit", TitleKey: "op.plot_edit", ShortKey: "op.edit_short", Group: "draw", Icon: "edit", Disabled: w.noPlot, Run: func() {
			w.onPlot(func(p data.Plot) { w.editPlot(p, "") })
		}},
		short(tool("draw.split", "op.draw_split", "scissors", 'i', w.noOutline, func() {
			w.onPlot(func(p data.Plot) {
				w.sketchLine("draw.split", func(l orb.LineString) { w.splitDrawn(p, l) }, p.ID)
			})
		}), "op.draw_split_short"),
		tool("draw.hole", "op.draw_hole", "hole", 'h', w.noOutline, func() {
			w.onPlot(func(p data.Plot) { w.sketchRing("draw.hole", func(r orb.Ring) { w.holeDrawn(p, r) }, p.ID) })
		}),
		tool("draw.cut", "op.draw_cut", "cut-road", 'k', w.noCut, w.cut),
		tool("draw.merge", "op.draw_merge", "merge", 'j', w.noPlots, w.merge),
		tool("draw.zone", "op.draw_zone", "zone", 'g', w.noEdit, func() { w.sketchRing("draw.zone", w.zoneDrawn) }),
		{ID: "draw.resume", TitleKey: "op.draw_resume", Icon: "redo", Disabled: w.nothingToResume, Run: w.resumeDrawing},
	}
}

// onPlot does something with the plot that is selected.
func (w *Window) onPlot(f func(data.Plot)) {
	if p, ok := w.ws.Snapshot().Plot(w.selected.id); ok {
		f(p)
	}
}

// editShape lets the corners of the plot or the zone that is selected be moved.
func (w *Window) editShape() {
	snap, ref := w.ws.Snapshot(), data.Ref{Kind: w.selected.kind, ID: w.selected.id}
	var shape orb.MultiPolygon
	if p, ok := snap.Plot(ref.ID); ok && ref.Kind == data.KindPlot {
		shape = p.Shape
	}
	if z, ok := snap.Zone(ref.ID); ok && ref.Kind == data.KindZone {
		shape = z.Shape
	}
	t := draw.NewReshape(w.drawing.board, "draw.edit_shape", "hint.draw_edit_shape", shape)
	t.OnShape = func(mp orb.MultiPolygon) { w.reshaped(ref, mp) }
	w.takeDrawing(t, ref.ID)
}

// drawFromParcels makes a plot of the parcels that are selected, else of those that are clicked.
func (w *Window) drawFromParcels() {
	if hits := w.chosen(data.RoleParcels, feature.Areas); len(hits) > 0 {
		w.parcelsPicked(hits)
		return
	}
	t := draw.NewPick(w.drawing.board, "draw.from_parcels", "hint.draw_from_parcels", 1, w.parcelLayers, nil)
	t.OnPicked = w.parcelsPicked
	w.takeDrawing(t)
}

// merge makes one plot of those that are selected, else of those that are clicked; a plot that is selected alone is the first.
func (w *Window) merge() {
	hits := w.chosen(data.RolePlots, feature.Areas)
	if len(hits) > 1 {
		w.plotsPicked(hits)
		return
	}
	plots := func() []*scene.Layer { return []*scene.Layer{w.ws.Snapshot().Scene.Layer(workspace.ScenePlots)} }
	t := draw.NewPick(w.drawing.board, "draw.merge", "hint.draw_merge", 2, plots, hits)
	t.OnPicked = w.plotsPicked
	w.takeDrawing(t)
}

// Why an operation is off: translation keys.

func (w *Window) noPlot() string {
	if why := w.noEdit(); why != "" {
		return why
	}
	if _, ok := w.ws.Snapshot().Plot(w.selected.id); !ok || w.selected.kind != data.KindPlot {
		return "why.no_plot_selected"
	}
	return ""
}

func (w *Window) noOutline() string {
	if why := w.noPlot(); why != "" {
		return why
	}
	if p, _ := w.ws.Snapshot().Plot(w.selected.id); len(p.Shape) == 0 {
		return "why.no_outline"
	}
	return ""
}

func (w *Window) noShape() string {
	if why := w.noEdit(); why != "" {
		return why
	}
	if z, ok := w.ws.Snapshot().Zone(w.selected.id); ok && w.selected.kind == data.KindZone && len(z.Shape) > 0 {
		return ""
	}
	switch why := w.noOutline(); why {
	case "", "why.no_outline":
		return why
	}
	return "why.no_plot_or_zone"
}

func (w *Window) noPlots() string {
	if why := w.noEdit(); why != "" {
		return why
	}
	if len(w.ws.Snapshot().Plots) < 2 {
		return "why.no_plots"
	}
	return ""
}

func (w *Window) noParcels() string {
	if why := w.noEdit(); why != "" {
		return why
	}
	for _, l := range w.ws.Snapshot().Layers {
		if l.Role == data.RoleParcels {
			return ""
		}
	}
	return "why.no_parcels"
}
