package ui

import (
	"slices"

	"fyne.io/fyne/v2"

	"emprise/data"
	"emprise/data/explain"
)

// makeOperations is the list, by what they work on. The identifiers are stable: tests and the driver use them.
func (w *Window) makeOperations() []Operation {
	return slices.Concat(
		w.projectOperations(),
		w.demoOperations(),
		w.fileOperations(),
		w.mapOperations(),
		w.styleOperations(),
		w.basemapOperations(),
		w.drawOperations(),
		w.outlineOperations(),
		w.viewOperations(),
		w.toolOperations(),
		w.sittingOperations(),
		w.reportOperations(),
		w.presentOperations(),
		w.exportOperations(),
		w.pageOperations(),
		w.reconcileOperations(),
		w.bulkOperations(),
		w.pastOperations(),
		w.figureOperations(),
		w.dealingOperations(),
		w.boardOperations(),
		w.registerOperations(),
		w.landRegisterOperations(),
		w.paperOperations(),
		w.tieOperations(),
		w.helpOperations(),
		w.regionOperations(),
		w.crashOperations(),
		w.assemblyOperations(),
		w.plotOperations(),
		w.needListOperations(),
		w.allocationOperations(),
		w.matchOperations(),
		w.formOperations(),
	)
}

// projectOperations work on the file and on what it holds.
func (w *Window) projectOperations() []Operation {
	return []Operation{
		{ID: "demo", TitleKey: "op.demo", Group: "file", Icon: "map", Run: func() { w.OpenDemo() }},
		{ID: "new", TitleKey: "op.new", Group: "file", Icon: "new", Shortcut: ctrl(fyne.KeyN), Run: w.askNew},
		{ID: "open", TitleKey: "op.open", Group: "file", Icon: "folder", Shortcut: ctrl(fyne.KeyO), Run: w.askOpen},
		{ID: "import", TitleKey: "op.import", Group: "file", Icon: "import", Shortcut: ctrl(fyne.KeyI), Disabled: w.noEdit, Run: w.askImport},
		{ID: "copy", TitleKey: "op.copy", Group: "file", Icon: "copy", Disabled: w.noProject, Run: w.askCopy},
		{ID: "publish", TitleKey: "op.publish", Group: "file", Icon: "copy", Disabled: w.noProject, Run: w.askPublic},
		{ID: "export", TitleKey: "op.export", Group: "file", Icon: "export", Shortcut: ctrl(fyne.KeyE), Disabled: w.noProject, Run: w.askExport},
		{ID: "close", TitleKey: "op.close", Group: "file", Icon: "close", Shortcut: ctrl(fyne.KeyW), Disabled: w.noProject, Run: w.askClose},

		{ID: "undo", Title: w.undoTitle, ShortKey: "op.undo", Group: "edit", Icon: "undo", Shortcut: ctrl(fyne.KeyZ), Disabled: w.noUndo, Run: w.undo},
		{ID: "redo", Title: w.redoTitle, ShortKey: "op.redo", Group: "edit", Icon: "redo", Shortcut: ctrlShift(fyne.KeyZ), Disabled: w.noRedo, Run: w.redo},

		{ID: "need.add", TitleKey: "op.need_add", ShortKey: "op.need_short", Group: "land", Icon: "need", Disabled: w.noEdit, Run: func() { w.editNeed("") }},
		{ID: "need.edit", TitleKey: "op.need_edit", ShortKey: "op.edit_short", Icon: "edit", Disabled: w.noNeedToEdit, Run: func() { w.editNeed(w.needInHand()) }},
		{ID: "match", TitleKey: "op.match", ShortKey: "op.match_short", Group: "land", Icon: "match", Shortcut: ctrl(fyne.KeyM), Disabled: w.noNeed, Run: w.matchSelected},
		{ID: "match.close", TitleKey: "op.match_close", Icon: "close", Disabled: w.noRanking, Run: w.closeRanking},
		{ID: "recruitment.add", TitleKey: "op.recruitment_add", ShortKey: "op.recruitment_short", Group: "land", Icon: "people", Disabled: w.noEdit, Run: func() { w.addProject(data.Recruitment) }},
		{ID: "innovation.add", TitleKey: "op.innovation_add", ShortKey: "op.innovation_short", Group: "land", Icon: "innovation", Disabled: w.noEdit, Run: func() { w.addProject(data.Innovation) }},
		{ID: "project.edit", TitleKey: "op.project_edit", ShortKey: "op.edit_short", Icon: "edit", Disabled: w.noProjectToEdit, Run: w.editProject},
		{ID: "delete", Title: w.deleteTitle, ShortKey: "op.delete_short", Group: "edit", Icon: "trash", Disabled: w.nothingToDelete, Run: func() { w.remove(w.selectedRow()) }},

		{ID: "layer.edit", TitleKey: "op.layer_edit", ShortKey: "op.edit_short", Icon: "edit", Disabled: w.noLayerToEdit, Run: w.editLayer},
	}
}

// Why an operation is off: translation keys.

func (w *Window) noProject() string {
	if w.ws == nil {
		return "why.no_project"
	}
	return ""
}

func (w *Window) noEdit() string {
	if w.before.on {
		return "why.before"
	}
	return w.noWrite()
}

// noWrite is for what may be written while the map shows the state before a sitting too.
func (w *Window) noWrite() string {
	switch {
	case w.ws == nil:
		return "why.no_project"
	case w.ws.ReadOnly():
		return "why.read_only"
	}
	return ""
}

func (w *Window) noUndo() string {
	if why := w.noEdit(); why != "" {
		return why
	}
	if u := w.undoer(); u != nil {
		if !u.CanUndo() {
			return "why.nothing_to_undo"
		}
		return ""
	}
	if _, ok := w.ws.UndoNote(); !ok {
		return "why.nothing_to_undo"
	}
	return ""
}

func (w *Window) noRedo() string {
	if why := w.noEdit(); why != "" {
		return why
	}
	if u := w.undoer(); u != nil {
		if !u.CanRedo() {
			return "why.nothing_to_redo"
		}
		return ""
	}
	if _, ok := w.ws.RedoNote(); !ok {
		return "why.nothing_to_redo"
	}
	return ""
}

func (w *Window) noNeed() string {
	if why := w.noProject(); why != "" {
		return why
	}
	if w.needInHand() == "" {
		return "why.no_need"
	}
	return ""
}

func (w *Window) noNeedToEdit() string {
	if why := w.noEdit(); why != "" {
		return why
	}
	return w.noNeed()
}

func (w *Window) noRanking() string {
	if w.ranking.needID == "" {
		return "why.no_ranking"
	}
	return ""
}

func (w *Window) noProjectToEdit() string {
	if why := w.noEdit(); why != "" {
		return why
	}
	if w.selected.kind != data.KindProject {
		return "why.no_project_selected"
	}
	return ""
}

func (w *Window) noLayerToEdit() string {
	if why := w.noEdit(); why != "" {
		return why
	}
	if _, ok := w.ws.Snapshot().Layer(w.selected.layer); !ok {
		return "why.no_layer_selected"
	}
	return ""
}

func (w *Window) nothingToDelete() string {
	if why := w.noEdit(); why != "" {
		return why
	}
	if !deletable(w.selected.kind) {
		return "why.nothing_to_delete"
	}
	return ""
}

// deletable says whether rows of a kind are deleted where they are selected.
func deletable(k data.Kind) bool { return slices.Contains(tiedKinds, k) }

func (w *Window) deleteTitle() string {
	if w.ws != nil && deletable(w.selected.kind) {
		return w.loc.T("op." + string(w.selected.kind) + "_delete")
	}
	return w.loc.T("op.delete")
}

func (w *Window) nothingSelected() string {
	if why := w.noProject(); why != "" {
		return why
	}
	if w.selected.empty() {
		return "why.nothing_selected"
	}
	return ""
}

// noPlace says why what is selected cannot be shown on the map.
func (w *Window) noPlace() string {
	if why := w.nothingSelected(); why != "" {
		return why
	}
	switch w.selected.kind {
	case data.KindPlot, data.KindZone, data.KindLayer, kindMany:
	default:
		if w.boxOf(w.selected).Empty() {
			return "why.no_place"
		}
	}
	return ""
}

func (w *Window) undoTitle() string {
	if w.undoer() != nil {
		return w.loc.T("op.undo_corner")
	}
	if w.ws != nil {
		if note, ok := w.ws.UndoNote(); ok {
			return w.loc.T("op.undo_what", "what", w.note(note))
		}
	}
	return w.loc.T("op.undo")
}

func (w *Window) redoTitle() string {
	if w.undoer() != nil {
		return w.loc.T("op.redo_corner")
	}
	if w.ws != nil {
		if note, ok := w.ws.RedoNote(); ok {
			return w.loc.T("op.redo_what", "what", w.note(note))
		}
	}
	return w.loc.T("op.redo")
}

// note reads the note of an edit: a key below "edit." in full, and its arguments.
func (w *Window) note(n data.Note) string { return explain.Note(w.loc, n) }
