package ui

import "fyne.io/fyne/v2"

// bulkOperations change many rows at once.
func (w *Window) bulkOperations() []Operation {
	return []Operation{
		{ID: "plots.set", TitleKey: "op.plots_set", ShortKey: "op.plots_set_short", Group: "land", Icon: "edit", Shortcut: ctrlShift(fyne.KeyE), Disabled: w.noPlotsInHand, Run: w.setPlots},
	}
}
