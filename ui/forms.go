package ui

import (
	"fyne.io/fyne/v2"

	"emprise/ui/kit"
	"emprise/ui/mapview/draw"
)

// form is a panel that takes the place of the inspector until it is saved or left.
type form interface {
	Field(id string) kit.Field
	Save()
	Complain(field, sentence string)
}

// lobbyForm is what a form takes beside the welcome, in Fyne units.
const lobbyForm = 380

// showForm puts a form in the place of the inspector, with the keyboard in its first field; without a project, at the side of the welcome.
// A form that was open and in which something was typed is kept, to go on with.
func (w *Window) showForm(f form, object fyne.CanvasObject) {
	w.keepForm(false)
	w.placeForm(f, object)
	if w.page != nil {
		w.page.Opened()
	}
}

func (w *Window) placeForm(f form, object fyne.CanvasObject) {
	w.takeFormAway()
	w.form, w.page, w.formObject = f, kit.FormOf(object), object
	if w.proof.form != f {
		w.dropProof()
	}
	if w.ws == nil {
		w.lobby.Objects = []fyne.CanvasObject{kit.Trailing(lobbyForm, w.welcome.Object, object)}
		w.lobby.Refresh()
	} else {
		w.side.Objects = []fyne.CanvasObject{object}
		w.dock.Stand(true) // before the form is laid out
		w.side.Refresh()
		if s := w.settings.Dock; s.HideRight {
			s.HideRight = false
			w.setDock(s)
		}
	}
	w.win.Canvas().Unfocus() // what had the keyboard may be gone
	if w.page != nil {
		w.focus(w.page.First())
	}
}

// wanted is the field that gets the keyboard next, and the form that was open when that was asked.
type wanted struct {
	field kit.Field // nil for none
	form  form
}

// focus gives a field of what has just been shown the keyboard, once that is drawn: to find it, Fyne goes through all of the window.
// Of several that are asked for, the last gets it.
func (w *Window) focus(f kit.Field) {
	asked := w.wanted.field != nil
	if w.wanted = (wanted{f, w.form}); asked || f == nil {
		return
	}
	w.runner.Post(func() {
		want := w.wanted
		w.wanted = wanted{}
		if w.form != want.form {
			return
		}
		switch f := want.field.(type) {
		case nil:
		case *kit.TextField:
			f.Focus()
		default:
			kit.Focus(f, w.win.Canvas())
		}
	})
}

// takeFormAway ends what goes with the form that is open: what it tries on the map, in the ranking, in the drawer.
func (w *Window) takeFormAway() {
	w.dropPreview()
	w.dropTrial()
	w.leaveComposing()
	w.form, w.page, w.formObject, w.imports, w.grounds.form = nil, nil, nil, nil, nil
	w.uncover()
}

// closeForm brings the inspector back, as a person asked for. What was typed is kept.
func (w *Window) closeForm() {
	w.keepForm(true)
	w.dropForm()
}

// putFormAside does so for something else that needs the place.
func (w *Window) putFormAside() {
	if w.form != nil {
		w.keepForm(false)
		w.dropForm()
	}
}

// dropForm brings the inspector back; nothing of the form is kept.
func (w *Window) dropForm() {
	w.takeFormAway()
	w.side.Objects = []fyne.CanvasObject{w.inspector.Object}
	w.dock.Stand(false)
	w.side.Refresh()
	w.lobby.Objects = []fyne.CanvasObject{w.welcome.Object}
	w.lobby.Refresh()
	w.win.Canvas().Unfocus()
	w.showInspector()
	w.fitRoom()
	w.dropProof()
}

// typedIn says whether something was typed into the form that is open, and not saved.
func (w *Window) typedIn() bool { return w.page != nil && w.page.Changed() }

// meantForMap says whether a character is, when nothing has the keyboard. While a form is open it may be meant for a field; where there is
// none to fill, a sitting still goes on.
func (w *Window) meantForMap(r rune) bool {
	if w.form == nil {
		return true
	}
	return r >= '1' && r <= '6' && w.sits() && (w.page == nil || !w.page.Asks())
}

// dropProof takes what a form showed of its land off the map.
func (w *Window) dropProof() {
	w.proof = proof{}
	if _, ok := w.sheet().Tool().(*draw.Proof); ok {
		w.sheet().Take(nil)
	}
}
