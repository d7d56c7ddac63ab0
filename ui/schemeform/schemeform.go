package schemeform

import (
	"fyne.io/fyne/v2"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/ui/asking"
	"emprise/ui/kit"
)

// Model is what the form begins with.
type Model struct {
	Scheme data.Scheme
	New    bool
}

// Form is the panel.
type Form struct {
	Object   fyne.CanvasObject
	OnSave   func(data.Scheme)
	OnCancel func()

	loc   *locale.Locale
	model Model
	form  *kit.Form
}

// New makes a form of a model.
func New(loc *locale.Locale, tips *kit.Tips, m Model) *Form {
	f := &Form{loc: loc, model: m}
	fields := map[string]kit.Field{
		"name":   kit.NewTextField(loc.T("scheme.name"), "", loc.T("scheme.name_example"), ""),
		"funder": kit.NewTextField(loc.T("scheme.funder"), "", loc.T("scheme.funder_example"), ""),
		"opens":  kit.NewDayField(loc, tips, loc.T("scheme.opens"), ""),
		"closes": kit.NewDayField(loc, tips, loc.T("scheme.closes"), ""),
		"url":    kit.NewTextField(loc.T("scheme.url"), "", "https://…", ""),
		"notes":  kit.NewNotesField(loc.T("company.notes"), ""),
	}
	body := kit.Column(12,
		fields["name"].Object(), fields["funder"].Object(), kit.Halves(fields["opens"].Object(), fields["closes"].Object()), fields["url"].Object(), fields["notes"].Object(),
	)
	head := loc.T("scheme.edit_title")
	if m.New {
		head = loc.T("scheme.new_title")
	}
	f.form = kit.NewForm(asking.Text(loc, head, loc.T("scheme.detail")), fields, body, f.Save, func() { f.OnCancel() }, tips)
	f.Object = f.form.Object
	s := m.Scheme
	for id, value := range map[string]string{"name": s.Name, "funder": s.Funder, "opens": s.Opens, "closes": s.Closes, "url": s.URL, "notes": s.Notes} {
		fields[id].Fill(value)
	}
	f.form.Fit()
	return f
}

// Save reads the fields and, when they make sense, tells OnSave.
func (f *Form) Save() { asking.Read(f.form, f.loc, f.read, f.OnSave) }

func (f *Form) read(a *asking.Answers) data.Scheme {
	s := f.model.Scheme
	s.Name, s.Funder, s.Opens, s.Closes, s.URL, s.Notes = a.Text("name"), a.Text("funder"), a.Day("opens"), a.Day("closes"), a.Text("url"), a.Text("notes")
	a.Valid(s.Validate())
	return s
}

// Field finds a field by the JSON name of what it holds.
func (f *Form) Field(id string) kit.Field { return f.form.Field(id) }

// Complain shows why the scheme was refused, at the field when the form has it.
func (f *Form) Complain(field, sentence string) { f.form.Complain(field, sentence) }
