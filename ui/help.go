package ui

import (
	"slices"

	"emprise/ui/cheatsheet"
)

// openHelp shows all operations and their keys; those that are in no menu come last.
func (w *Window) openHelp() {
	if w.sheetOfAll != nil && w.sheetOfAll.Open() {
		w.sheetOfAll.Leave()
		return
	}
	w.tips.Hide()
	var groups []cheatsheet.Group
	for _, name := range append(slices.Clone(menus), "") {
		g := cheatsheet.Group{Title: w.loc.T("menu." + name)}
		if name == "" {
			g.Title = w.loc.T("menu.other")
		}
		g.Actions = slices.Concat(w.menuSections(name)...)
		groups = append(groups, g)
	}
	w.sheetOfAll = cheatsheet.Show(w.loc, w.win.Canvas(), slices.Clip(groups), w.actions("guide", "tour")...)
}

// Help is what the help shows, nil while it is not open.
func (w *Window) Help() []cheatsheet.Group {
	if w.sheetOfAll == nil || !w.sheetOfAll.Open() {
		return nil
	}
	return w.sheetOfAll.Groups()
}

// leaveOver closes what stands over the window, and says whether something did.
func (w *Window) leaveOver() bool {
	switch {
	case w.sheetOfAll != nil && w.sheetOfAll.Open():
		w.sheetOfAll.Leave()
	case w.aboutSheet != nil && w.aboutSheet.Open():
		w.aboutSheet.Leave()
	case w.chooser != nil && w.chooser.Open():
		w.chooser.Leave()
	case w.toured > 0:
		w.leaveTour()
	case w.Cell() != nil && w.form == nil:
		w.leaveCell()
	default:
		return false
	}
	return true
}
