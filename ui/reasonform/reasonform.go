package reasonform

import (
	"fyne.io/fyne/v2"

	"emprise/assets/locale"
	"emprise/ui/asking"
	"emprise/ui/kit"
)

// Model is what is asked, in words.
type Model struct {
	Title  string
	Detail string // of what ends
	Label  string
	Save   string
	Reason string // to begin with
}

// Form is the panel.
type Form struct {
	Object   fyne.CanvasObject
	OnSave   func(reason string)
	OnCancel func()

	loc    *locale.Locale
	form   *kit.Form
	reason *kit.TextField
}

// New makes the form of a model; its field is reason.
func New(loc *locale.Locale, tips *kit.Tips, m Model) *Form {
	f := &Form{loc: loc, reason: kit.NewNotesField(m.Label, "")}
	words := kit.FormText{Title: m.Title, Detail: m.Detail, Save: m.Save, Cancel: loc.T("form.cancel")}
	f.form = kit.NewForm(words, map[string]kit.Field{"reason": f.reason}, kit.Column(12, f.reason.Object()), f.Save, func() { f.OnCancel() }, tips)
	f.Object = f.form.Object
	f.reason.Fill(m.Reason)
	return f
}

// Field finds the field.
func (f *Form) Field(id string) kit.Field { return f.form.Field(id) }

// Complain shows why it was refused.
func (f *Form) Complain(field, sentence string) { f.form.Complain(field, sentence) }

// Save does what the button does.
func (f *Form) Save() {
	asking.Read(f.form, f.loc, func(a *asking.Answers) string { return a.Needed("reason") }, f.OnSave)
}
