package ui

import (
	"slices"

	"fyne.io/fyne/v2"

	"emprise/data"
	"emprise/ui/confirmform"
	"emprise/ui/importform"
	"emprise/ui/kit"
	"emprise/ui/palette"
)

// keptForm is a form that was left with what was typed in it, and what went with it in the window.
type keptForm struct {
	form   form
	page   *kit.Form
	object fyne.CanvasObject
	meant  bool // a person left it: nobody is asked about it before it is lost

	proof     proof
	imports   *importform.Form
	composing *composing
	preview   preview
	tried     *data.Need
}

// mostKept is how many forms are kept.
const mostKept = 20

// formInHand is the form that is open, to come back to.
func (w *Window) formInHand() *keptForm {
	k := &keptForm{
		form: w.form, page: w.page, object: w.formObject, imports: w.imports, composing: w.composing, preview: w.preview, tried: w.ranking.tried,
	}
	if w.proof.form == w.form {
		k.proof = w.proof
	}
	return k
}

// keepForm keeps the form that is open when something was typed into it, and tells so with the way back.
func (w *Window) keepForm(meant bool) {
	if w.form == nil || !w.typedIn() {
		return
	}
	k := w.formInHand()
	k.meant = meant
	w.keep(k)
	w.keepMessage(message{text: w.loc.T("form.kept", "form", k.page.Title()), kept: k})
	w.showToolbar()
}

func (w *Window) keep(k *keptForm) {
	w.kept = append(w.kept, k)
	w.kept = w.kept[max(0, len(w.kept)-mostKept):]
}

// settle says that what a form asks is done: nothing that was typed into it waits any more.
func (w *Window) settle(f form) {
	if w.form == f && w.page != nil {
		w.page.Opened()
	}
	w.kept = slices.DeleteFunc(w.kept, func(k *keptForm) bool { return k.form == f })
}

// isKept says whether a form can be gone on with.
func (w *Window) isKept(k *keptForm) bool { return k != nil && slices.Contains(w.kept, k) }

// resumeForm brings a form back as it was left.
func (w *Window) resumeForm(k *keptForm) {
	if !w.isKept(k) {
		return
	}
	w.kept = slices.DeleteFunc(w.kept, func(o *keptForm) bool { return o == k })
	w.putFormAside()
	if k.proof.form != nil {
		w.prove(k.form, k.proof.shapes, k.proof.words)
	}
	w.placeForm(k.form, k.object)
	w.imports = k.imports
	if f := k.imports; f != nil && f.Columns != nil {
		w.showColumns(f.Columns)
	}
	if f := k.imports; f != nil && f.OnSystem != nil {
		f.OnSystem() // the map shows the file again
	}
	if k.preview.layer != "" {
		w.preview = k.preview
		w.showMap(nil)
	}
	if k.tried != nil {
		w.tryNeed(*k.tried)
	}
	if c := k.composing; c != nil {
		w.composing = c
		if !c.off {
			w.coverMap(c.panel.Object)
			w.paintPage()
		}
	}
	w.showToasts()
	w.showToolbar()
}

// resumeLast goes on with the form that was left, or asks with which of them.
func (w *Window) resumeLast() {
	if len(w.kept) == 1 {
		w.resumeForm(w.kept[0])
		return
	}
	w.tips.Hide()
	var list []kit.Action
	for _, k := range slices.Backward(w.kept) {
		list = append(list, kit.Action{ID: "form.resume", Title: k.page.Title(), Icon: "edit", Run: func() { w.resumeForm(k) }})
	}
	w.palette = palette.Show(w.loc, w.win.Canvas(), list)
}

// forgetForms lets go of all forms, with their project.
func (w *Window) forgetForms() {
	w.kept, w.asksLeave = nil, leave{}
	for i := range w.messages.all {
		w.messages.all[i].kept = nil
	}
}

// leave is a question at the side: whether to go on with what loses what was typed.
type leave struct {
	form  form
	title string // key
}

// unsaved names what was typed, is not saved and was not left on purpose.
func (w *Window) unsaved() []string {
	var titles []string
	for _, k := range w.kept {
		if !k.meant {
			titles = append(titles, k.page.Title())
		}
	}
	if w.typedIn() {
		titles = append(titles, w.page.Title())
	}
	if w.ws != nil {
		titles = append(titles, w.waitingCells()...)
	}
	return titles
}

// unlessTyped goes on with what closes the project. When something was typed and is not saved it asks first, as that cannot be brought back;
// to ask again for the same is an answer.
func (w *Window) unlessTyped(titleKey string, then func()) {
	lost := w.unsaved()
	if len(lost) == 0 {
		then()
		return
	}
	agree := func() {
		for _, k := range w.kept {
			k.meant = true
		}
		w.cells = nil
		w.dropForm()
		then()
	}
	if w.form != nil && w.form == w.asksLeave.form && w.asksLeave.title == titleKey {
		agree()
		return
	}
	var was *keptForm
	if w.typedIn() {
		was = w.formInHand()
		w.keep(was)
	}
	w.dropForm()
	m := confirmform.Model{Title: w.loc.T(titleKey), Close: w.loc.T("form.lost"), Save: w.loc.T("form.leave")}
	for _, title := range lost {
		m.Told = append(m.Told, w.loc.T("form.unsaved", "form", title))
	}
	f := confirmform.New(w.loc, w.tips, m)
	f.OnCancel = func() {
		w.dropForm()
		w.resumeForm(was)
	}
	f.OnSave = agree
	w.showForm(f, f.Object)
	w.asksLeave = leave{f, titleKey}
}

// askQuit ends the program, unless something that was typed would be lost.
func (w *Window) askQuit() { w.unlessTyped("op.quit", w.Close) }
