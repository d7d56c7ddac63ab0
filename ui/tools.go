package ui

import (
	"emprise/geo"
	"emprise/geo/feature"
	"emprise/ui/mapview"
)

// makeTool makes a tool of a map by the identifier of its operation.
func (w *Window) makeTool(m *mapview.Map, id string) mapview.Tool {
	switch id {
	case "tool.zoom":
		return mapview.NewZoomTool(m, id, "hint.zoom")
	case "tool.box":
		return mapview.NewBoxTool(m, id, "hint.box", w.gatherBox)
	case "tool.lasso":
		return mapview.NewLasso(m, id, "hint.lasso", w.gatherRing)
	case "tool.polygon":
		return mapview.NewPolygonTool(m, id, "hint.polygon", w.gatherRing)
	case "tool.radius":
		return mapview.NewCircleTool(m, w.loc, id, "hint.radius", func(_ geo.XY, _ geo.Metres, ring []geo.XY, how mapview.How) {
			w.gatherRing(ring, how)
		})
	case "tool.length":
		return mapview.NewRuler(m, w.loc, id, "hint.length", false, w.measured)
	case "tool.area":
		return mapview.NewRuler(m, w.loc, id, "hint.area", true, w.measured)
	}
	return nil
}

// takeTool puts a tool into the hand; the one that is there already is laid down.
func (w *Window) takeTool(id string) {
	if w.form != nil && !w.typedIn() {
		w.dropForm()
	}
	// The toolbar has one place for tools that select and one for those that measure.
	switch id {
	case "tool.box", "tool.lasso", "tool.polygon", "tool.radius":
		w.shaper = id
	case "tool.length", "tool.area":
		w.ruler = id
	}
	m := w.sheet()
	if m.Tool().Name() == id {
		id = mapview.HandName
	}
	m.Take(w.makeTool(m, id))
}

// measured tells the result of a measure, which can be copied.
func (w *Window) measured(text string) {
	w.result = text
	w.say(w.loc.T("status.measured", "what", text))
	w.showToolbar()
}

func (w *Window) nothingMeasured() string {
	if w.result == "" {
		return "why.nothing_measured"
	}
	return ""
}

func (w *Window) copyMeasured() { w.copyText(w.result) }

// copyText puts a text on the clipboard and says so.
func (w *Window) copyText(text string) {
	w.cfg.App.Clipboard().SetContent(text)
	w.say(w.loc.T("status.copied_text", "what", text))
}

func (w *Window) noViewBefore() string {
	if why := w.noProject(); why != "" {
		return why
	}
	if !w.chart.CanGoBack() {
		return "why.no_view_before"
	}
	return ""
}

func (w *Window) noViewAfter() string {
	if why := w.noProject(); why != "" {
		return why
	}
	if !w.chart.CanGoForward() {
		return "why.no_view_after"
	}
	return ""
}

// noFeature says why nothing can be done with the features that are selected.
func (w *Window) noFeature() string {
	if why := w.noProject(); why != "" {
		return why
	}
	if w.gathered() == nil {
		return "why.no_feature_selected"
	}
	return ""
}

// noArea is the same where only areas will do.
func (w *Window) noArea() string {
	if why := w.noFeature(); why != "" {
		return why
	}
	for _, g := range w.gathered() {
		for _, f := range g.features {
			if g.layer.Features.Kinds[f] == feature.Areas {
				return ""
			}
		}
	}
	return "why.no_area_selected"
}

// flipWhole changes whether shapes select what they touch or only what lies wholly in them.
func (w *Window) flipWhole() {
	w.settings.Whole = !w.settings.Whole
	w.settings.save()
	if w.settings.Whole {
		w.say(w.loc.T("status.whole"))
	} else {
		w.say(w.loc.T("status.touching"))
	}
	w.showToolbar()
}
