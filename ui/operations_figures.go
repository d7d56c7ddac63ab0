package ui

import "fyne.io/fyne/v2"

// figureOperations show the figures of the territory and what they are measured against.
func (w *Window) figureOperations() []Operation {
	return []Operation{
		{ID: "dashboard", TitleKey: "op.dashboard", Group: "sitting", Icon: "chart", Shortcut: ctrlShift(fyne.KeyD), Disabled: w.noProject, Chosen: w.figuresShown, Run: w.flipDashboard},
		{ID: "dashboard.close", TitleKey: "op.dashboard_close", Icon: "close", Disabled: w.noDashboard, Run: w.closeDashboard},
		{ID: "dashboard.export", TitleKey: "op.dashboard_export", Icon: "export", Disabled: w.noFigures, Run: w.askDashboard},
		{ID: "budget", TitleKey: "op.budget", ShortKey: "op.budget_short", Group: "sitting", Icon: "edit", Disabled: w.noEdit, Run: w.editBudget},
	}
}

func (w *Window) noDashboard() string {
	if !w.figuresShown() {
		return "why.no_dashboard"
	}
	return ""
}

func (w *Window) noFigures() string {
	if why := w.noProject(); why != "" {
		return why
	}
	if why := w.noDashboard(); why != "" { // figures are counted anew only while they are shown
		return why
	}
	if w.figures.known == nil {
		return "why.no_dashboard"
	}
	return ""
}
