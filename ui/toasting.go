package ui

import (
	"reflect"
	"slices"
	"time"

	"emprise/data"
	"emprise/data/explain"
	"emprise/ui/kit"
	"emprise/ui/statusbar"
	"emprise/ui/toast"
)

// message is something that was said: what was done or what went wrong.
type message struct {
	id      int
	at      time.Time
	text    string
	trouble bool
	note    *data.Note // of the edit that it tells of, nil for none
	offer   string     // the operation that it offers, "" for none
	kept    *keptForm  // that it tells of, nil for none
}

// mostMessages is how many are kept to be read again.
const mostMessages = 50

// How long a message stays: long enough to be read, and longer when it offers a way back.
const (
	toastTime      = 6 * time.Second
	toastOfferTime = 10 * time.Second
)

// messages are what was said, oldest first, and which of it is still shown.
type messages struct {
	all   []message
	shown []int // by id
	held  bool  // the pointer is on one
	last  int   // id
}

func (w *Window) makeToasts() *toast.Stack {
	s := toast.New(w.loc, w.tips)
	s.OnDismiss = w.dismissToast
	s.OnHover = func(inside bool) {
		w.messages.held = inside
		if !inside {
			w.showToasts()
		}
	}
	s.OnMore = w.openTasks
	return s
}

// tell says over the map what was done.
func (w *Window) tell(text string) {
	w.heard(text)
	w.keepMessage(message{text: text})
}

// tellFile tells that a file was written, and offers an operation on it: to read it, or to see its folder.
func (w *Window) tellFile(path, text, offer string) {
	w.exported = path
	w.showToolbar()
	w.heard(text)
	w.keepMessage(message{text: text, offer: offer})
}

// did tells that an edit was made, with the way back for as long as it is the last.
func (w *Window) did(n data.Note) {
	text := w.note(n)
	w.heard(text)
	w.keepMessage(message{text: text, note: &n, offer: "undo"})
}

// toldOf tells how an edit went.
func (w *Window) toldOf(n data.Note) func(error) {
	return func(err error) {
		if err != nil {
			w.trouble(err)
			return
		}
		w.did(n)
	}
}

// trouble shows what went wrong and what to do, until a person takes it away.
func (w *Window) trouble(err error) {
	text := w.sentence(err)
	w.heard(text)
	w.keepMessage(message{text: text, trouble: true})
}

// sentence says what went wrong.
func (w *Window) sentence(err error) string { return explain.Sentence(w.loc, err) }

// troubleIn says in a form what went wrong with what it asked for, where it stays; when the form is gone, over the map.
func (w *Window) troubleIn(f form, err error) {
	if w.form != f {
		w.trouble(err)
		return
	}
	text := w.sentence(err)
	w.inBar(text, statusbar.Trouble)
	f.Complain("", text)
}

// keepMessage keeps a message and shows it. One that says the same as the last that is shown takes its place.
func (w *Window) keepMessage(m message) {
	k := &w.messages
	if m.text == "" {
		return
	}
	k.last++
	m.id, m.at = k.last, w.cfg.Clock()
	for _, o := range k.all {
		if o.text == m.text && o.trouble == m.trouble {
			k.shown = slices.DeleteFunc(k.shown, func(id int) bool { return id == o.id })
		}
	}
	k.all = append(k.all, m)
	k.all = k.all[max(0, len(k.all)-mostMessages):]
	k.shown = append(k.shown, m.id)
	w.showToasts()
}

func (k *messages) find(id int) (message, bool) {
	for _, m := range k.all {
		if m.id == id {
			return m, true
		}
	}
	return message{}, false
}

// showToasts brings the messages over the map up to date. What tells of an edit offers the way back while the edit is the last one; what
// there is no room for leaves, unless something went wrong: that is folded, and comes back when there is room.
func (w *Window) showToasts() {
	k := &w.messages
	var list []toast.Toast
	var kept []int
	for i, id := range k.shown {
		m, ok := k.find(id)
		if !ok || !m.trouble && i < len(k.shown)-toast.Most {
			continue
		}
		kept = append(kept, id)
		t := toast.Toast{ID: m.id, Text: m.text, Trouble: m.trouble}
		offer := m.offer
		if w.isKept(m.kept) {
			offer = "form.resume"
		}
		if offer != "" && w.stillOffered(m) {
			a := w.actions(offer)[0]
			run := a.Run
			if m.kept != nil {
				run = func() { w.resumeForm(m.kept) }
			}
			a.Run = func() {
				w.dismissToast(m.id)
				run()
			}
			t.Action = &a
		}
		list = append(list, t)
	}
	k.shown = kept
	w.toasts.Set(list)
	w.letToastsLeave()
}

func (w *Window) stillOffered(m message) bool {
	if o := w.operation(m.offer); o != nil && o.Disabled != nil && o.Disabled() != "" {
		return false
	}
	if m.note == nil {
		return true
	}
	last, ok := w.ws.UndoNote()
	if m.offer == "redo" {
		last, ok = w.ws.RedoNote()
	}
	return ok && w.undoer() == nil && reflect.DeepEqual(last, *m.note)
}

// forgetEdit takes away the messages that tell of an edit that was taken back or made again.
func (w *Window) forgetEdit(n data.Note) {
	k := &w.messages
	k.shown = slices.DeleteFunc(k.shown, func(id int) bool {
		m, ok := k.find(id)
		return !ok || m.note != nil && reflect.DeepEqual(*m.note, n)
	})
}

// letToastsLeave takes the oldest message that is calm away after a while, and so on; none leaves from under the pointer.
func (w *Window) letToastsLeave() {
	k := &w.messages
	if k.held {
		w.runner.Stop("toast")
		return
	}
	for _, id := range k.shown {
		m, _ := k.find(id)
		if m.trouble {
			continue
		}
		stay := toastTime
		if m.offer != "" || m.kept != nil {
			stay = toastOfferTime
		}
		w.runner.Later("toast", stay, func() { w.dismissToast(id) })
		return
	}
	w.runner.Stop("toast")
}

// dismissToast takes a message away; it can still be read in the list of what is under way.
func (w *Window) dismissToast(id int) {
	k := &w.messages
	k.held = false // the pointer is on nothing now
	k.shown = slices.DeleteFunc(k.shown, func(o int) bool { return o == id })
	w.showToasts()
}

// dismissAll takes all messages away.
func (w *Window) dismissAll() {
	w.messages.shown, w.messages.held = nil, false
	w.showToasts()
}

func (w *Window) noToast() string {
	if len(w.messages.shown) == 0 {
		return "why.no_toast"
	}
	return ""
}

// saidBefore are the messages, the newest first; to choose one copies it.
func (w *Window) saidBefore() []kit.Action {
	var list []kit.Action
	for _, m := range slices.Backward(w.messages.all) {
		a := kit.Action{ID: "said", Title: m.text, Icon: "check", Detail: w.loc.T("toast.at", "time", m.at.Format("15:04")), Run: func() { w.copyText(m.text) }}
		if m.trouble {
			a.Icon = "warning"
		}
		list = append(list, a)
	}
	return list
}

// Toasts are the messages over the map.
func (w *Window) Toasts() []toast.Toast { return w.toasts.Shown() }

// Folded is how many messages there is no room for, and Unfold asks for them.
func (w *Window) Folded() int { return w.toasts.More() }

// Unfold asks for the messages that there is no room for.
func (w *Window) Unfold() { w.toasts.OnMore() }

// Tell tells that something was done, and Trouble that something went wrong, as the window itself does.
func (w *Window) Tell(text string) { w.tell(text) }

// Trouble is for what comes from outside the window.
func (w *Window) Trouble(err error) { w.trouble(err) }
