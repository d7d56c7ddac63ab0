package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"emprise/ui/kit"
)

// makeRegions cuts the window into what F6 goes through: the toolbar, the lists, the map, the side, the drawer; the welcome and the
// tour, while they are there.
func (w *Window) makeRegions() []*kit.Region {
	w.reached = kit.NewGround("")
	w.reached.Border, w.reached.Edge = fynetheme.ColorNamePrimary, 2
	w.reached.Hide()
	w.chart.OnFocus = func(on bool) { kit.Show(w.reached, on && w.byKey) }
	w.regions = nil
	for _, part := range []fyne.CanvasObject{w.bar.Object, w.navigator.Object, kit.Stack(w.maps, kit.Pad(kit.All(1), w.reached), w.toasts.Layer), w.aside, w.bottom, w.lobby, w.tour.Layer} {
		w.regions = append(w.regions, kit.NewRegion(part))
	}
	return w.regions
}

// goToRegion brings the keyboard so many regions on, past those that are hidden or empty.
func (w *Window) goToRegion(by int) {
	n := len(w.regions)
	at := 2 // nothing has the keyboard: keys are those of the map
	if i := w.Region(); i >= 0 {
		at = i
		w.regions[i].Keep()
	}
	w.byKey = true
	defer func() { w.byKey = false }()
	for i := range n {
		if w.regions[((at+by*(i+1))%n+n)%n].Enter() {
			return
		}
	}
}

// Region is the number of the region that has the keyboard, in the order in which F6 goes, -1 for none.
func (w *Window) Region() int {
	return slices.IndexFunc(w.regions, (*kit.Region).Held)
}
