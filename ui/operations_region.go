package ui

import "fyne.io/fyne/v2"

// regionOperations bring the keyboard from one part of the window to another.
func (w *Window) regionOperations() []Operation {
	return []Operation{
		{ID: "menu", TitleKey: "op.menu", Icon: "menu", Key: fyne.KeyF10, Run: func() { w.bar.OpenMenu() }},
		{ID: "region.next", TitleKey: "op.region_next", Group: "view", Icon: "forward", Key: fyne.KeyF6, Run: func() { w.goToRegion(1) }},
		{ID: "region.previous", TitleKey: "op.region_previous", Group: "view", Icon: "back", Key: fyne.KeyF6, Shifted: true, Run: func() { w.goToRegion(-1) }},
	}
}
