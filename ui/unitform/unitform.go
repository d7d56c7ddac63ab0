package unitform

import (
	"fyne.io/fyne/v2"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/ui/asking"
	"emprise/ui/kit"
)

// Model is what the form begins with.
type Model struct {
	Unit       data.LandUnit
	Detail     string           // its zone and its parcels, in words
	Landowners []data.Landowner // to choose from
}

// Form is the panel.
type Form struct {
	Object   fyne.CanvasObject
	OnSave   func(data.LandUnit)
	OnCancel func()

	loc   *locale.Locale
	model Model
	form  *kit.Form
}

// New makes a form of a model.
func New(loc *locale.Locale, tips *kit.Tips, m Model) *Form {
	f := &Form{loc: loc, model: m}
	owners := []kit.Option{{Text: loc.T("value.unknown")}}
	for _, o := range m.Landowners {
		owners = append(owners, kit.Option{Code: o.ID, Text: o.Name})
	}
	fields := map[string]kit.Field{
		"landowner_id":     kit.NewChoiceField(loc.T("kind.landowner"), "", owners, nil),
		"use":              kit.NewChoiceField(loc.T("unit.use"), "", asking.Or(loc.T("value.unknown"), asking.Options(loc, "land_use.", data.LandUses())), nil),
		"last_activity":    kit.NewDayField(loc, tips, loc.T("unit.last_activity"), loc.T("unit.last_activity_hint")),
		"unoccupied_since": kit.NewDayField(loc, tips, loc.T("unit.unoccupied_since"), loc.T("unit.unoccupied_hint")),
		"reference":        kit.NewTextField(loc.T("unit.reference"), "", loc.T("unit.reference_example"), ""),
		"notes":            kit.NewNotesField(loc.T("company.notes"), ""),
	}
	body := kit.Column(12)
	for _, id := range []string{"landowner_id", "use", "last_activity", "unoccupied_since", "reference", "notes"} {
		body.Add(fields[id].Object())
	}
	f.form = kit.NewForm(asking.Text(loc, loc.T("unit.title", "id", m.Unit.ID), m.Detail), fields, body, f.Save, func() { f.OnCancel() }, tips)
	f.Object = f.form.Object
	u := m.Unit
	for id, value := range map[string]string{
		"landowner_id": u.LandownerID, "use": string(u.Use), "last_activity": u.LastActivity, "unoccupied_since": u.UnoccupiedSince, "reference": u.Reference, "notes": u.Notes,
	} {
		fields[id].Fill(value)
	}
	f.form.Fit()
	return f
}

// Save reads the fields and, when they make sense, tells OnSave.
func (f *Form) Save() { asking.Read(f.form, f.loc, f.read, f.OnSave) }

func (f *Form) read(a *asking.Answers) data.LandUnit {
	u := f.model.Unit
	u.LandownerID, u.Use, u.LastActivity, u.UnoccupiedSince = a.Text("landowner_id"), data.LandUse(a.Text("use")), a.Day("last_activity"), a.Day("unoccupied_since")
	u.Reference, u.Notes = a.Text("reference"), a.Text("notes")
	a.Valid(u.Validate())
	return u
}

// Field finds a field by the JSON name of what it holds.
func (f *Form) Field(id string) kit.Field { return f.form.Field(id) }

// Complain shows why the land unit was refused, at the field when the form has it.
func (f *Form) Complain(field, sentence string) { f.form.Complain(field, sentence) }
