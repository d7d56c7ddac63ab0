package importform

import (
	"fyne.io/fyne/v2"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/ui/kit"
)

// Form is the panel.
type Form struct {
	Object   fyne.CanvasObject
	OnImport func(path string, l data.Layer)
	OnCancel func()

	loc    *locale.Locale
	path   string
	layer  data.Layer
	form   *kit.Form
	fields map[string]kit.Field
}

// New makes a form for a file, with what is already guessed of its layer; without a path it is about a layer that is there.
func New(loc *locale.Locale, tips *kit.Tips, path string, guess data.Layer) *Form {
	f := &Form{loc: loc, path: path, layer: guess, fields: map[string]kit.Field{}}
	var roles []kit.Option
	for _, r := range data.Roles() {
		roles = append(roles, kit.Option{Code: string(r), Text: loc.T("role." + string(r))})
	}
	role := kit.NewChoiceField(loc.T("import.role"), loc.T("import.role_hint"), roles, nil)
	name := kit.NewTextField(loc.T("import.name"), "", "", "")
	producer := kit.NewTextField(loc.T("import.producer"), "", "DGFiP, IGN…", "")
	licence := kit.NewTextField(loc.T("import.licence"), "", "Licence Ouverte 2.0", "")
	date := kit.NewTextField(loc.T("import.date"), loc.T("import.date_hint"), loc.T("form.day"), "")
	f.fields["role"], f.fields["name"], f.fields["producer"] = role, name, producer
	f.fields["licence"], f.fields["date"] = licence, date
	body := kit.Column(12,
		role.Object(), name.Object(), producer.Object(), licence.Object(), date.Object(), kit.Caption(loc.T("import.why")).Wrapping(),
	)
	words := kit.FormText{Title: loc.T("import.title"), Detail: path, Save: loc.T("import.run"), Cancel: loc.T("form.cancel")}
	if path == "" {
		words = kit.FormText{Title: loc.T("import.edit_title"), Detail: guess.Name, Save: loc.T("form.save"), Cancel: loc.T("form.cancel")}
	}
	f.form = kit.NewForm(words, f.fields, body, f.save, func() { f.OnCancel() }, tips)
	f.Object = f.form.Object
	role.Fill(string(guess.Role))
	name.Fill(guess.Name)
	producer.Fill(guess.Producer)
	licence.Fill(guess.Licence)
	date.Fill(guess.Date)
	return f
}

// Field finds a field by the JSON name of what it holds.
func (f *Form) Field(id string) kit.Field { return f.form.Field(id) }

// Complain shows why the file was refused.
func (f *Form) Complain(field, sentence string) { f.form.Complain(field, sentence) }

// Save does what the button does.
func (f *Form) Save() { f.save() }

func (f *Form) save() {
	f.form.Complain("", "")
	l := f.layer
	value := func(id string) string { return f.fields[id].Value() }
	l.Role, l.Name, l.Producer = data.Role(value("role")), value("name"), value("producer")
	l.Licence, l.Date = value("licence"), value("date")
	if f.path != "" {
		l.Visible = true
	}
	if l.Name == "" {
		f.form.Complain("name", f.loc.T("invalid.required"))
		return
	}
	f.OnImport(f.path, l)
}
