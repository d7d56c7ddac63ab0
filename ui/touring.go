package ui

import (
	"strconv"

	"emprise/ui/navigator"
	"emprise/ui/tour"
)

// tourTabs are the steps of the tour: what the list at the left shows meanwhile.
var tourTabs = []navigator.Tab{navigator.Layers, navigator.Plots, navigator.Needs, navigator.Projects, navigator.Layers}

// offerTour shows the newcomer around the demonstration, once. Where nothing is remembered, each time would be the first.
func (w *Window) offerTour() {
	if w.settings.path == "" || w.settings.Toured || w.ws.Path() != w.demoPath() {
		return
	}
	w.startTour()
}

func (w *Window) noTour() string {
	if w.toured == 0 {
		return "why.no_tour"
	}
	return ""
}

func (w *Window) startTour() {
	w.settings.Toured = true
	w.settings.save()
	w.goToStep(1)
}

func (w *Window) nextOfTour() {
	if w.toured == len(tourTabs) {
		w.leaveTour()
		return
	}
	w.goToStep(w.toured + 1)
}

func (w *Window) goToStep(step int) {
	w.toured = step
	w.showTab(tourTabs[step-1])
	w.showTour()
	w.tour.TakeKeyboard(w.win.Canvas())
}

func (w *Window) leaveTour() {
	w.toured = 0
	w.win.Canvas().Unfocus()
	w.showTour()
}

// showTour brings the card up to date; without a project there is nothing to be shown around.
func (w *Window) showTour() {
	if w.ws == nil {
		w.toured = 0
	}
	m := tour.Model{Step: w.toured, Of: len(tourTabs)}
	if w.toured > 0 {
		n := strconv.Itoa(w.toured)
		m.Title, m.Text = w.loc.T("tour."+n), w.loc.T("tour.text_"+n)
		if m.Around = w.navigator.Object; w.toured == m.Of {
			m.Around = w.bar.Object
		}
	}
	w.tour.Set(m)
}

// Tour is the step of the tour that is shown, from 1; 0 is none.
func (w *Window) Tour() int { return w.toured }
