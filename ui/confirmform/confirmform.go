package confirmform

import (
	"fyne.io/fyne/v2"

	"emprise/assets/locale"
	"emprise/ui/kit"
)

// Model is what is asked, in words.
type Model struct {
	Title  string
	Detail string
	Told   []string // what follows from it, a line each
	Close  string   // a last word, "" for none
	Save   string   // what the button says
}

// Form is the panel.
type Form struct {
	Object   fyne.CanvasObject
	OnSave   func()
	OnCancel func()

	form  *kit.Form
	model Model
}

// New makes the form of a model; it has no field.
func New(loc *locale.Locale, tips *kit.Tips, m Model) *Form {
	f := &Form{model: m}
	body := kit.Column(8)
	for _, s := range m.Told {
		body.Add(kit.Beside(10, 4, kit.Body("•"), kit.Body(s).Wrapping()))
	}
	if m.Close != "" {
		body.Add(kit.Caption(m.Close).Wrapping())
	}
	words := kit.FormText{Title: m.Title, Detail: m.Detail, Save: m.Save, Cancel: loc.T("form.cancel")}
	f.form = kit.NewForm(words, map[string]kit.Field{}, body, f.Save, func() { f.OnCancel() }, tips)
	f.Object = f.form.Object
	return f
}

// Told lists what is told.
func (f *Form) Told() []string { return f.model.Told }

// Field finds no field: nothing is asked but yes or no.
func (f *Form) Field(id string) kit.Field { return f.form.Field(id) }

// Complain shows why it was refused.
func (f *Form) Complain(field, sentence string) { f.form.Complain(field, sentence) }

// Save does what the button does.
func (f *Form) Save() {
	f.form.Complain("", "")
	f.OnSave()
}
