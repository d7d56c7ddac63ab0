package ui

import (
	"slices"

	"emprise/ui/navigator"
)

// needListOperations say how the needs are listed.
func (w *Window) needListOperations() []Operation {
	return []Operation{
		{ID: "needs.group", TitleKey: "op.needs_group", Group: "view", Icon: "need", Disabled: w.noProject, Run: w.groupNeedsNext},
	}
}

// groupNeeds puts the needs of the list together, and remembers how.
func (w *Window) groupNeeds(g navigator.Grouping) {
	w.settings.NeedGroups = g
	w.settings.save()
	w.showNavigator()
}

// groupNeedsNext goes on to the next way to group, and shows the list.
func (w *Window) groupNeedsNext() {
	all := navigator.Groupings()
	next := all[(slices.Index(all, w.settings.NeedGroups)+1)%len(all)]
	w.showTab(navigator.Needs)
	w.groupNeeds(next)
	key := "navigator.ungrouped"
	if next != navigator.Ungrouped {
		key = "navigator.by." + string(next)
	}
	w.say(w.loc.T("navigator.grouped", "how", w.loc.T(key)))
}

// Navigator is the panel of layers, plots, needs and projects.
func (w *Window) Navigator() *navigator.Navigator { return w.navigator }
