package ui

import (
	"slices"

	"emprise/ui/kit"
	"emprise/ui/toolbar"
)

// menus are the groups of operations that are menus, in the order in which they stand.
var menus = []string{"file", "edit", "land", "draw", "map", "ground", "view", "sitting", "help"}

// sections are how the operations of a menu stand together, with a line between; those that are not named come after them, but before what
// leaves.
var sections = map[string][][]string{
	"file": {
		{"new", "open", "demo"},
		{"import", "export", "export.data"},
		{"copy", "publish"},
		{"territory", "check", "compact", "recover"},
		{"preferences"},
		{"close", "quit"},
	},
	"edit": {{"undo", "redo"}, {"edit", "delete", "form.resume"}, {"tie.add", "tie.cut", "link.follow"}, {"history", "journal", "compare"}},
	"land": {
		{"need.add", "need.weigh", "match", "match.compare"},
		{"plots", "plots.set", "assemble", "allocation"},
		{"companies", "company.add", "call", "proposal.add", "landowner.add", "establishment.add", "establishment.place"},
		{"projects", "recruitment.add", "innovation.add"},
	},
	"draw": {
		{"draw.polygon", "draw.rectangle", "draw.rectangle_turned", "draw.from_parcels", "draw.zone"},
		{"draw.edit_shape", "draw.split", "draw.hole", "draw.cut", "draw.merge"},
		{"plot.edit", "zone.edit"},
	},
	"map":     {{"search", "go", "table"}, {"zoom.all", "zoom.in", "zoom.out", "zoom.selected"}, {"view.back", "view.forward", "view.keep", "view.list"}},
	"view":    {{"panel.left", "panel.right", "split"}, {"theme", "language"}, {"region.next", "region.previous"}},
	"sitting": {{"sitting", "sitting.minutes", "present"}, {"dashboard", "budget"}, {"contracts", "contract.add", "scheme.add"}, {"inventory", "inventory.build", "stock"}},
	"help":    {{"guide", "help", "tour"}, {"tasks"}, {"about"}},
}

// menuModel is the menus as they stand now.
func (w *Window) menuModel() []toolbar.Menu {
	model := make([]toolbar.Menu, len(menus))
	for i, name := range menus {
		model[i] = toolbar.Menu{Title: w.loc.T("menu." + name), Sections: w.menuSections(name)}
	}
	return model
}

func (w *Window) menuSections(name string) [][]kit.Action {
	var list [][]kit.Action
	named := map[string]bool{}
	for _, ids := range sections[name] {
		var actions []kit.Action
		for _, id := range ids {
			if o := w.operation(id); o != nil && o.Group == name {
				named[id] = true
				actions = append(actions, w.action(o))
			}
		}
		if len(actions) > 0 {
			list = append(list, actions)
		}
	}
	var rest []kit.Action
	for i := range w.operations {
		if o := &w.operations[i]; o.Group == name && !named[o.ID] {
			rest = append(rest, w.action(o))
		}
	}
	switch {
	case len(rest) == 0:
	case name == "file":
		list = slices.Insert(list, len(list)-1, rest)
	default:
		list = append(list, rest)
	}
	return list
}

// Menus is what the menus hold now, and whether they are open.
func (w *Window) Menus() (menus []toolbar.Menu, open bool) { return w.menuModel(), w.bar.MenuOpen() }
