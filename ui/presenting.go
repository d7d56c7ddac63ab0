package ui

import (
	"fyne.io/fyne/v2"

	"emprise/data/minutes"
	"emprise/ui/kit"
)

// presenting is how the window was before it was shown to a room.
type presenting struct {
	on   bool
	dock kit.Sizes
	size fyne.Size
}

// usual is a dock with what it had before the room; a form that is open stays in sight.
func (p presenting) usual(d kit.Sizes, form bool) kit.Sizes {
	d.HideLeft, d.HideRight, d.Right = p.dock.HideLeft, p.dock.HideRight && !form, p.dock.Right
	return d
}

// What a room needs at least: the size of texts, in per cent, and the width of the side that tells what is selected, in Fyne units and as
// a share of the window at most, for the map comes first.
const (
	roomText  = 130
	roomSide  = 470
	roomShare = 0.34
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
	w.showChrome()
	d := w.settings.Dock
	d.HideLeft, d.HideRight, d.Right = true, w.nothingToTell(), max(d.Right, min(roomSide, w.present.size.Width*roomShare))
	w.setDock(d)
	w.win.SetFullScreen(true)
	w.dressUp()
	w.runner.Post(w.showAll)
}

// showChrome shows the window's own tools, or, to a room, a slim line alone. All stays within reach of the keyboard.
func (w *Window) showChrome() {
	kit.Show(w.regions[0].Object, !w.present.on)
	w.frame.Layout.Layout(w.frame.Objects, w.frame.Size())
	w.inspector.Tell(w.present.on)
	w.line.Room = ""
	if w.present.on {
		w.line.Room = w.loc.T("status.room")
	}
	w.status.Set(w.line)
}

// outside says whether people from outside the authority look on: those in a room, unless a sitting goes on that is closed to the public.
func (w *Window) outside() bool {
	if !w.present.on {
		return false
	}
	s, on := minutes.Running(w.ws.Snapshot())
	return !on || s.Public
}

// nothingToTell says whether the side would be empty before a room.
func (w *Window) nothingToTell() bool { return w.selected.empty() && w.form == nil && !w.sits() }

// fitRoom gives the map of a room the place of a side that has nothing to tell.
func (w *Window) fitRoom() {
	if d := w.settings.Dock; w.present.on && d.HideRight != w.nothingToTell() {
		d.HideRight = !d.HideRight
		w.setDock(d)
	}
}

func (w *Window) leavePresenting() {
	if !w.present.on {
		return
	}
	before := w.present
	w.present = presenting{}
	w.showChrome()
	w.setDock(before.usual(w.settings.Dock, w.form != nil))
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
