package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// toolOperations give the hand another tool, and change what is selected as a whole. Tools have a letter, typed on the map.
func (w *Window) toolOperations() []Operation {
	tool := func(id, titleKey, icon string, letter rune) Operation {
		return Operation{
			ID: id, TitleKey: titleKey, Group: "map", Icon: icon, Letter: letter, Disabled: w.noProject,
			Chosen: func() bool { return w.chart != nil && w.sheet().Tool().Name() == id }, Run: func() { w.takeTool(id) },
		}
	}
	return []Operation{
		tool("tool.hand", "op.tool_hand", "hand", 'v'),
		tool("tool.zoom", "op.tool_zoom", "zoom-box", 'z'),
		tool("tool.box", "op.tool_box", "box", 'b'),
		tool("tool.lasso", "op.tool_lasso", "lasso", 'l'),
		tool("tool.polygon", "op.tool_polygon", "polygon", 'p'),
		tool("tool.radius", "op.tool_radius", "circle", 'c'),
		tool("tool.length", "op.tool_length", "ruler", 'm'),
		tool("tool.area", "op.tool_area", "area", 's'),
		{ID: "measure.copy", TitleKey: "op.measure_copy", Icon: "copy", Shortcut: ctrl(fyne.KeyC), Disabled: w.nothingMeasured, Run: w.copyMeasured},

		{ID: "view.back", TitleKey: "op.view_back", Group: "map", Icon: "back", Shortcut: alt(fyne.KeyLeft), Disabled: w.noViewBefore, Run: func() { w.chart.Back() }},
		{ID: "view.forward", TitleKey: "op.view_forward", Group: "map", Icon: "forward", Shortcut: alt(fyne.KeyRight), Disabled: w.noViewAfter, Run: func() { w.chart.Forward() }},
		{ID: "view.keep", TitleKey: "op.view_keep", Group: "map", Icon: "bookmark", Shortcut: ctrl(fyne.KeyD), Disabled: w.noEdit, Run: w.keepView},
		{ID: "view.list", TitleKey: "op.view_list", Group: "map", Icon: "bookmark", Shortcut: ctrl(fyne.KeyB), Disabled: w.noProject, Run: w.listViews},
		{ID: "split", Title: w.splitTitle, Group: "view", Icon: "split", Letter: 't', Disabled: w.noProject, Chosen: func() bool { return w.split.twin != nil }, Run: w.flipSplit},

		{ID: "go", TitleKey: "op.go", Group: "map", Icon: "locate", Shortcut: ctrl(fyne.KeyG), Disabled: w.noProject, Run: w.askPlace},
		{ID: "position.flip", TitleKey: "op.position_flip", Icon: "locate", Disabled: w.noProject, Run: w.flipDegrees},
		{ID: "position.copy", TitleKey: "op.position_copy", Icon: "copy", Shortcut: ctrlShift(fyne.KeyC), Disabled: w.noPointer, Run: w.copyPosition},

		{ID: "select.offer", TitleKey: "op.select_offer", Icon: "question", Letter: 'o', Disabled: w.noProject, Run: w.offerHere},
		{ID: "select.view", TitleKey: "op.select_view", Icon: "extent", Shortcut: ctrl(fyne.KeyA), Disabled: w.noProject, Run: w.gatherView},
		{ID: "select.invert", TitleKey: "op.select_invert", ShortKey: "op.select_invert_short", Icon: "invert", Disabled: w.noFeature, Run: w.invert},
		{ID: "select.grow", TitleKey: "op.select_grow", ShortKey: "op.select_grow_short", Icon: "neighbours", Letter: 'n', Disabled: w.noArea, Run: w.grow},
		{ID: "select.whole", TitleKey: "op.select_whole", Icon: "whole", Letter: 'w', Chosen: func() bool { return w.settings.Whole }, Disabled: w.noProject, Run: w.flipWhole},
	}
}

// alt makes shortcuts that browsers have for the same thing.
func alt(key fyne.KeyName) *desktop.CustomShortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt}
}
