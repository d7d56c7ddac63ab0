package ui

import (
	"slices"

	"fyne.io/fyne/v2"

	"emprise/data"
)

// boardOperations show the projects and move them on.
func (w *Window) boardOperations() []Operation {
	return []Operation{
		{ID: "projects", TitleKey: "op.projects", Group: "land", Icon: "project", Shortcut: ctrlShift(fyne.KeyK), Disabled: w.noProject, Chosen: func() bool { return w.shelved(shelfBoard) }, Run: w.flipBoard},
		{ID: "projects.clear", TitleKey: "op.projects_clear", ShortKey: "op.plots_clear_short", Icon: "close", Disabled: w.noBoardFilter, Run: func() { w.filterBoard(boarding{}.filter) }},
		{ID: "projects.print", TitleKey: "op.projects_print", Icon: "export", Disabled: w.noProjects, Run: w.printProjects},
		{ID: "project.on", TitleKey: "op.project_on", Icon: "forward", Disabled: func() string { return w.noShift(1) }, Run: func() { w.shiftProject(1) }},
		{ID: "project.back", TitleKey: "op.project_back", Icon: "back", Disabled: func() string { return w.noShift(-1) }, Run: func() { w.shiftProject(-1) }},
	}
}

func (w *Window) noProjects() string {
	if why := w.noProject(); why != "" {
		return why
	}
	if len(w.ws.Snapshot().Projects) == 0 {
		return "why.no_projects"
	}
	return ""
}

func (w *Window) noBoardFilter() string {
	if why := w.noProject(); why != "" {
		return why
	}
	if w.boarding.filter.Empty() {
		return "why.no_board_filter"
	}
	return ""
}

// noShift says why the selected project cannot be moved by so many statuses.
func (w *Window) noShift(by int) string {
	if why := w.noProjectToEdit(); why != "" {
		return why
	}
	p, ok := w.ws.Snapshot().Project(w.selected.id)
	if i := slices.Index(data.ProjectStatuses(), p.Status) + by; !ok || i < 0 || i >= len(data.ProjectStatuses()) {
		return "why.no_further_status"
	}
	return ""
}
