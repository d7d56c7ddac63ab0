package ui

import (
	"fyne.io/fyne/v2"

	"emprise/ui/navigator"
	"emprise/ui/theme"
)

// viewOperations show and hide parts of the window and change how it looks.
func (w *Window) viewOperations() []Operation {
	return []Operation{
		{ID: "show.layers", TitleKey: "op.show_layers", Icon: "layers", Disabled: w.noProject, Run: func() { w.showTab(navigator.Layers) }},
		{ID: "show.plots", TitleKey: "op.show_plots", Icon: "plot", Disabled: w.noProject, Run: func() { w.showTab(navigator.Plots) }},
		{ID: "show.needs", TitleKey: "op.show_needs", Icon: "need", Disabled: w.noProject, Run: func() { w.showTab(navigator.Needs) }},
		{ID: "show.projects", TitleKey: "op.show_projects", Icon: "project", Disabled: w.noProject, Run: func() { w.showTab(navigator.Projects) }},
		{ID: "panel.left", TitleKey: "op.panel_left", Group: "view", Icon: "left-panel", Shortcut: ctrlShift(fyne.KeyL), Disabled: w.noProject, Run: w.toggleLeft},
		{ID: "panel.right", TitleKey: "op.panel_right", Group: "view", Icon: "right-panel", Shortcut: ctrlShift(fyne.KeyR), Disabled: w.noProject, Run: w.toggleRight},
		{ID: "theme", Title: w.themeTitle, Group: "view", Icon: "moon", Run: w.toggleTheme},
		{ID: "theme.system", TitleKey: "op.theme_system", Icon: "sun", Run: func() { w.setTheme(theme.System) }},
		{ID: "language", TitleKey: "op.language", Group: "view", Icon: "language", Run: w.toggleLanguage},
		{ID: "palette", TitleKey: "op.palette", Icon: "search", Shortcut: ctrl(fyne.KeyK), Run: w.openPalette},
		{ID: "quit", TitleKey: "op.quit", Group: "file", Icon: "close", Shortcut: ctrl(fyne.KeyQ), Run: w.askQuit},
	}
}
