package ui

import "fyne.io/fyne/v2"

// helpOperations tell what there is.
func (w *Window) helpOperations() []Operation {
	return []Operation{
		{ID: "help", TitleKey: "op.help", Group: "help", Icon: "question", Key: fyne.KeyF1, Run: w.openHelp},
	}
}
