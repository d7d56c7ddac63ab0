package ui

import (
	"slices"

	"emprise/ui/inspector"
	"emprise/ui/kit"
	"emprise/ui/palette"
)

// adds is the sign of the lines of the inspector that add something, and lead nowhere.
const adds = "add"

// linksHere are the lines of what is inspected that lead somewhere.
func (w *Window) linksHere() []inspector.Link {
	var all []inspector.Link
	for _, s := range w.inspector.Model().Sections {
		all = append(all, s.Links...)
	}
	return slices.DeleteFunc(all, func(l inspector.Link) bool { return l.Run == nil || l.Icon == adds })
}

func (w *Window) noLink() string {
	if why := w.nothingSelected(); why != "" {
		return why
	}
	if len(w.linksHere()) == 0 {
		return "why.no_link"
	}
	return ""
}

// askLink offers what the inspected thing leads to, for who has no hand on the mouse.
func (w *Window) askLink() {
	w.tips.Hide()
	var list []kit.Action
	for _, l := range w.linksHere() {
		list = append(list, kit.Action{Title: l.Title, Detail: l.Detail, Icon: l.Icon, Run: l.Run})
	}
	w.palette = palette.Show(w.loc, w.win.Canvas(), list)
}
