package ui

import "fyne.io/fyne/v2"

// pastOperations tell what happened to the project.
func (w *Window) pastOperations() []Operation {
	return []Operation{
		{ID: "journal", TitleKey: "op.journal", Group: "edit", Icon: "history", Shortcut: ctrl(fyne.KeyJ), Disabled: w.noProject, Run: w.openJournal},
		{ID: "history", TitleKey: "op.history", Group: "edit", Icon: "history", Disabled: w.noRow, Run: w.openHistory},
		{ID: "compare", TitleKey: "op.compare", Group: "edit", Icon: "split", Disabled: w.noProject, Run: w.openComparison},
		{ID: "past.close", TitleKey: "ledger.close", Icon: "close", Disabled: w.noPast, Run: w.closePast},
	}
}

func (w *Window) noPast() string {
	if w.past.subject == "" {
		return "why.no_past"
	}
	return ""
}
