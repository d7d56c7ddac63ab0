package landownerform

import (
	"fyne.io/fyne/v2"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/ui/asking"
	"emprise/ui/kit"
)

// Model is what the form begins with.
type Model struct {
	Landowner data.Landowner
	New       bool
}

// Form is the panel.
type Form struct {
	Object   fyne.CanvasObject
	OnSave   func(data.Landowner)
	OnCancel func()

	loc   *locale.Locale
	model Model
	form  *kit.Form
}

// New makes a form of a model.
func New(loc *locale.Locale, tips *kit.Tips, m Model) *Form {
	f := &Form{loc: loc, model: m}
	fields := map[string]kit.Field{
		"name":    kit.NewTextField(loc.T("landowner.name"), "", loc.T("landowner.name_example"), ""),
		"sort":    kit.NewChoiceField(loc.T("landowner.sort"), "", asking.Or(loc.T("value.unknown"), asking.Options(loc, "landowner_sort.", data.LandownerSorts())), nil),
		"siren":   kit.NewTextField(loc.T("company.siren"), "", "552 100 554", ""),
		"contact": kit.NewTextField(loc.T("landowner.contact"), loc.T("company.contact_hint"), "", ""),
		"notes":   kit.NewNotesField(loc.T("company.notes"), ""),
	}
	body := kit.Column(12)
	for _, id := range []string{"name", "sort", "siren", "contact", "notes"} {
		body.Add(fields[id].Object())
	}
	head := loc.T("landowner.edit_title")
	if m.New {
		head = loc.T("landowner.new_title")
	}
	f.form = kit.NewForm(asking.Text(loc, head, loc.T("landowner.detail")), fields, body, f.Save, func() { f.OnCancel() }, tips)
	f.Object = f.form.Object
	o := m.Landowner
	for id, value := range map[string]string{"name": o.Name, "sort": string(o.Sort), "siren": o.SIREN, "contact": o.Contact, "notes": o.Notes} {
		fields[id].Fill(value)
	}
	f.form.Fit()
	return f
}

// Save reads the fields and, when they make sense, tells OnSave.
func (f *Form) Save() { asking.Read(f.form, f.loc, f.read, f.OnSave) }

func (f *Form) read(a *asking.Answers) data.Landowner {
	o := f.model.Landowner
	o.Name, o.Sort, o.SIREN, o.Contact, o.Notes = a.Text("name"), data.LandownerSort(a.Text("sort")), a.Code("siren"), a.Text("contact"), a.Text("notes")
	a.Valid(o.Validate())
	return o
}

// Field finds a field by the JSON name of what it holds.
func (f *Form) Field(id string) kit.Field { return f.form.Field(id) }

// Complain shows why the landowner was refused, at the field when the form has it.
func (f *Form) Complain(field, sentence string) { f.form.Complain(field, sentence) }
