package ui

import (
	"fyne.io/fyne/v2"

	"emprise/ui/kit"
)

// presenting is how the window was before it was shown to a room.
type presenting struct {
	on   bool
	dock kit.Sizes
	size fyne.Size
}

// What a room needs at least: the size of texts, in per cent, and the width of the side that tells what is selected, Fyne units.
const (
	roomText = 130
	roomSide = 470
)

// presentOperations show the window to a room.
func (w *Window) presentOperations() []Operation {
	return []Operation{
		{ID: "present", TitleKey: "op.present", Group: "sitting", Icon: "present", Key: fyne.KeyF11, Disabled: w.noProject, Chosen: func() bool { return w.present.on }, Run: w.flipPresenting},
	}
}

// flipPresenting fills the screen with the map and what is selected, in large type, or brings the window back as it was.
func (w *Window) flipPresenting() {
	if w.present.on {
		w.leavePresenting()
		return
	}
	w.present = presenting{on: true, dock: w.settings.Dock, size: w.win.Canvas().Size()}
	d := w.settings.Dock
	d.HideLeft, d.Right = true, max(d.Right, roomSide)
	w.setDock(d)
	w.win.SetFullScreen(true)
	w.dressUp()
	w.runner.Post(w.showAll)
}

func (w *Window) leavePresenting() {
	if !w.present.on {
		return
	}
	before := w.present
	w.present = presenting{}
	d := w.settings.Dock
	d.HideLeft, d.Right = before.dock.HideLeft, before.dock.Right
	w.setDock(d)
	w.win.SetFullScreen(false)
	w.win.Resize(before.size)
	w.dressUp()
	w.runner.Post(w.showAll)
}

// textSize is that of texts now, in per cent; 0 is what is usual.
func (w *Window) textSize() int {
	if w.present.on {
		return max(roomText, w.settings.Text)
	}
	return w.settings.Text
}

// Presenting says whether the window is shown to a room.
func (w *Window) Presenting() bool { return w.present.on }
