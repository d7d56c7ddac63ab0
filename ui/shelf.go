package ui

import (
	"fyne.io/fyne/v2"

	"emprise/ui/kit"
)

// The panels that stand in the drawer besides the ranking, the table and the past.
const (
	shelfDashboard = "dashboard"
	shelfCompanies = "companies"
	shelfContracts = "contracts"
	shelfAssembly  = "assembly"
	shelfPlots     = "plots"

	shelfAllocation = "allocation"
)

// leastShelf is how high the drawer is in which such a panel can be read.
const leastShelf = 300

func (w *Window) shelfPanel(name string) fyne.CanvasObject {
	switch name {
	case shelfCompanies:
		return w.people.Object
	case shelfContracts:
		return w.papers.Object
	case shelfAssembly:
		return w.sets.Object
	case shelfPlots:
		return w.plotList.Object
	case shelfBoard:
		return w.works.Object
	case shelfAllocation:
		return w.allotment.Object
	case shelfContest:
		return w.arena.Object
	}
	return w.board.Object
}

// shelved says whether a panel is in the drawer and in sight.
func (w *Window) shelved(name string) bool {
	return w.shelf == name && w.settings.Dock.ShowBottom && w.bottom.Objects[0] == w.shelfPanel(name)
}

// takeShelf shows a panel in the drawer, in the place of whatever is there.
func (w *Window) takeShelf(name string) {
	if w.past.drawn != nil {
		w.closePast()
	}
	w.shelf = name
	d := w.settings.Dock
	d.Bottom = max(d.Bottom, leastShelf)
	w.showDrawerAt(w.shelfPanel(name), d)
}

// emptyShelf lets go of a panel that has nothing to show any more. Where another lies over it, or the drawer is closed, it does not come back:
// the table or the ranking has its place.
func (w *Window) emptyShelf(name string) {
	if w.shelf != name {
		return
	}
	if w.shelved(name) {
		w.leaveShelf()
		return
	}
	w.shelf = ""
	gone, below := w.shelfPanel(name), w.drawer.Object
	if w.table.layer != "" {
		below = w.attributes.Object
	}
	shown := w.table.layer != "" || w.ranking.needID != ""
	uncover := func(panel *fyne.CanvasObject, dock *kit.Sizes) {
		if *panel == gone {
			*panel, dock.ShowBottom = below, dock.ShowBottom && shown
		}
	}
	if w.covered != nil {
		uncover(&w.covered.panel, &w.covered.dock)
	}
	if w.comparing != nil {
		uncover(&w.comparing.before, &w.comparing.dock)
	}
	if w.bottom.Objects[0] == gone { // the drawer is closed
		w.bottom.Objects = []fyne.CanvasObject{below}
		w.bottom.Refresh()
	}
}

// leaveShelf brings back the table or the ranking, or closes the drawer when there is neither.
func (w *Window) leaveShelf() {
	w.shelf = ""
	if w.table.layer != "" {
		w.showDrawer(w.attributes.Object)
		return
	}
	w.closeTable()
}
