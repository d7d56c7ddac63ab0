package ui

import (
	"time"

	"emprise/ui/statusbar"
)

// sayTime is how long what was said stays in the status bar.
const sayTime = 8 * time.Second

// say shows in the status bar for a while what goes on, what was measured, why something cannot be done.
func (w *Window) say(text string) { w.inBar(text, statusbar.Calm) }

// sayWhile says what is so only while holds says so.
func (w *Window) sayWhile(text string, holds func() bool) {
	w.say(text)
	w.holds = holds
}

// sayLasting says what is waited for, until something else is said.
func (w *Window) sayLasting(text string) {
	w.say(text)
	w.runner.Stop("said")
}

func (w *Window) inBar(text string, tone statusbar.Tone) {
	w.clearBar()
	w.spoken = text
	if text == "" {
		return
	}
	w.line.Message, w.line.Tone = text, tone
	w.status.Set(w.line)
	w.runner.Later("said", sayTime, w.clearBar)
}

// heard notes what is said over the map, which the bar does not repeat.
func (w *Window) heard(text string) {
	w.clearBar()
	w.spoken = text
}

func (w *Window) clearBar() {
	w.holds = nil
	w.runner.Stop("said")
	if w.line.Message != "" {
		w.line.Message = ""
		w.status.Set(w.line)
	}
}

// holdsStill takes what is said out of the bar when it is not so any more.
func (w *Window) holdsStill() {
	if w.holds != nil && !w.holds() {
		w.clearBar()
	}
}

// Said is what was said last, in the status bar or over the map.
func (w *Window) Said() string { return w.spoken }

// InBar is the message in the status bar, "" once it has left.
func (w *Window) InBar() string { return w.line.Message }
