package ui

import "fyne.io/fyne/v2"

// mapOperations move the map and change what is selected on it.
func (w *Window) mapOperations() []Operation {
	return []Operation{
		{ID: "search", TitleKey: "op.search", Group: "map", Icon: "search", Shortcut: ctrl(fyne.KeyF), Disabled: w.noProject, Run: w.openSearch},
		{ID: "layer.up", TitleKey: "op.layer_up", Icon: "chevron-up", Shortcut: ctrlShift(fyne.KeyUp), Disabled: func() string { return w.noStep(1) }, Run: func() { w.stepLayer(1) }},
		{ID: "layer.down", TitleKey: "op.layer_down", Icon: "chevron-down", Shortcut: ctrlShift(fyne.KeyDown), Disabled: func() string { return w.noStep(-1) }, Run: func() { w.stepLayer(-1) }},
		{ID: "table", TitleKey: "op.table", Group: "map", Icon: "drawer", Shortcut: ctrl(fyne.KeyT), Disabled: w.noTable, Run: w.openTable},
		{ID: "table.close", TitleKey: "op.table_close", Icon: "close", Disabled: w.noOpenTable, Run: w.closeTable},
		{ID: "zoom.all", TitleKey: "op.zoom_all", Group: "map", Icon: "extent", Shortcut: ctrl(fyne.Key0), Disabled: w.noProject, Run: func() { w.zoomAll() }},
		{ID: "zoom.in", TitleKey: "op.zoom_in", Group: "map", Icon: "zoom-in", Shortcut: ctrl(fyne.KeyEqual), Disabled: w.noProject, Run: func() { w.chart.ZoomIn() }},
		{ID: "zoom.out", TitleKey: "op.zoom_out", Group: "map", Icon: "zoom-out", Shortcut: ctrl(fyne.KeyMinus), Disabled: w.noProject, Run: func() { w.chart.ZoomOut() }},
		{ID: "zoom.selected", TitleKey: "op.zoom_selected", ShortKey: "op.zoom_selected_short", Group: "map", Icon: "pin", Disabled: w.noPlace, Run: w.zoomSelected},
		{ID: "select.none", TitleKey: "op.select_none", Icon: "close", Disabled: w.nothingSelected, Run: func() { w.choose(selection{}) }},
	}
}
