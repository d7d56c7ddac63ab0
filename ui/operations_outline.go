package ui

import (
	"github.com/paulmach/orb"

	"emprise/data"
)

// outlineOperations give a plot its outline that came without one, as a point or as a line of a table.
func (w *Window) outlineOperations() []Operation {
	return []Operation{
		{
			ID: "draw.outline", TitleKey: "op.draw_outline", ShortKey: "op.draw_outline_short", Group: "draw", Icon: "draw", Disabled: w.noOutlineWanted,
			Chosen: func() bool { return w.chart != nil && w.sheet().Tool().Name() == "draw.outline" }, Run: func() { w.onPlot(w.drawOutline) },
		},
		{
			ID: "plot.parcel", TitleKey: "op.plot_parcel", ShortKey: "op.plot_parcel_short", Group: "draw", Icon: "from-parcels", Disabled: w.noParcelUnder,
			Run: func() { w.onPlot(w.takeParcel) },
		},
	}
}

// drawOutline draws the first outline of a plot.
func (w *Window) drawOutline(p data.Plot) {
	w.sketchRing("draw.outline", func(r orb.Ring) { w.outlined(p.ID, orb.MultiPolygon{{r}}) }, p.ID)
}

// Why an operation is off: translation keys.

func (w *Window) noOutlineWanted() string {
	switch why := w.noOutline(); why {
	case "why.no_outline":
		return ""
	case "":
		return "why.has_outline"
	default:
		return why
	}
}

func (w *Window) noParcelUnder() string {
	if why := w.noOutlineWanted(); why != "" {
		return why
	}
	p, _ := w.ws.Snapshot().Plot(w.selected.id)
	if p.At == (orb.Point{}) {
		return "why.plot_nowhere"
	}
	if len(w.parcelUnder(p)) == 0 {
		return "why.no_parcel_under"
	}
	return ""
}
