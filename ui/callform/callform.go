package callform

import (
	"fyne.io/fyne/v2"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/ui/asking"
	"emprise/ui/kit"
)

// Model is what the form begins with.
type Model struct {
	Contact   data.Contact   // with its ID and its day; of a company when it is known
	Edit      bool           // the exchange is in the project already
	Companies []data.Company // to choose from
	Company   data.Company   // with the ID that a new one gets
	Need      data.Need      // with the ID that a need gets
}

// Answer is what was noted.
type Answer struct {
	Company data.Company // when it is new, else what the exchange names
	New     bool
	Contact data.Contact
	Need    *data.Need // nil when the exchange asks for no land
}

// Form is the panel.
type Form struct {
	Object   fyne.CanvasObject
	OnSave   func(Answer)
	OnCancel func()

	loc     *locale.Locale
	model   Model
	form    *kit.Form
	fields  map[string]kit.Field
	company *fyne.Container // of a new company
	need    *fyne.Container
}

// New makes a form of a model.
func New(loc *locale.Locale, tips *kit.Tips, m Model) *Form {
	f := &Form{loc: loc, model: m, fields: map[string]kit.Field{}}
	keep := func(id string, field kit.Field) fyne.CanvasObject {
		f.fields[id] = field
		return field.Object()
	}
	text := func(id, example, unit string) fyne.CanvasObject {
		return keep(id, kit.NewTextField(loc.T("call."+id), "", example, unit))
	}
	day := func(id string) fyne.CanvasObject { return keep(id, kit.NewDayField(loc, tips, loc.T("call."+id), "")) }
	companies := []kit.Option{{Text: loc.T("call.new_company")}}
	for _, c := range m.Companies {
		companies = append(companies, kit.Option{Code: c.ID, Text: c.Shown()})
	}
	body := kit.Column(12, keep("company_id", kit.NewChoiceField(loc.T("call.company"), "", companies, func(string) { f.shape() })))
	f.company = kit.Column(12, text("name", loc.T("call.name_example"), ""), kit.Halves(text("code_name", "", ""), text("activity", "", "")))
	body.Add(f.company)
	body.Add(kit.Halves(day("date"), keep("channel", kit.NewChoiceField(loc.T("call.channel"), "", asking.Options(loc, "channel.", data.Channels()), nil))))
	body.Add(kit.Halves(text("by", "", ""), text("with", "", "")))
	body.Add(text("subject", loc.T("call.subject_example"), ""))
	body.Add(keep("asked", kit.NewNotesField(loc.T("call.asked"), "")))
	body.Add(keep("promised", kit.NewNotesField(loc.T("call.promised"), "")))
	body.Add(kit.Halves(text("next", loc.T("call.next_example"), ""), day("next_due")))
	becomes := kit.NewMarkField(loc.T("call.becomes"), loc.T("call.becomes_hint"), func(bool) { f.shape() })
	f.fields["becomes"] = becomes
	f.need = kit.Column(12,
		text("need_title", loc.T("need.title_example"), ""),
		kit.Halves(text("area_min", "", "ha"), text("area_max", "", "ha")),
		kit.Halves(text("power_kva", "", "kVA"), text("price_eur_m2", "", "€/m²")),
		kit.Halves(text("motorway_m", "", "km"), day("deadline")),
		text("jobs", "", ""),
		kit.Caption(loc.T("call.bounds_hint")).Wrapping())
	if m.Contact.NeedID == "" {
		body.Add(kit.Hairline())
		body.Add(becomes.Object())
		body.Add(f.need)
	}
	title := loc.T("op.call_short")
	if m.Edit {
		title = loc.T("call.edit")
	}
	words := asking.Text(loc, title, loc.T("call.detail"))
	f.form = kit.NewForm(words, f.fields, body, f.Save, func() { f.OnCancel() }, tips)
	f.Object = f.form.Object
	f.fill()
	f.shape()
	return f
}

func (f *Form) fill() {
	c := f.model.Contact
	for id, value := range map[string]string{
		"company_id": c.CompanyID, "date": c.Date, "channel": string(c.Channel), "by": c.By, "with": c.With, "subject": c.Subject, "asked": c.Asked,
		"promised": c.Promised, "next": c.Next, "next_due": c.NextDue,
	} {
		f.fields[id].Fill(value)
	}
}

// shape shows what a new company and a need ask for besides.
func (f *Form) shape() {
	if f.form == nil {
		return
	}
	kit.Show(f.company, f.fields["company_id"].Value() == "")
	kit.Show(f.need, f.fields["becomes"].Value() == "yes")
	f.form.Fit()
}

// Field finds a field: company_id ("" for a new one), name, code_name, activity, date, channel, by, with, subject, asked, promised, next,
// next_due, becomes, need_title, area_min and area_max (hectares), power_kva, price_eur_m2, motorway_m (kilometres), deadline, jobs.
func (f *Form) Field(id string) kit.Field {
	switch id {
	case "title":
		id = "need_title" // of the need, when it is refused
	case "company":
		id = "company_id"
	}
	return f.form.Field(id)
}

// Complain shows why it was refused.
func (f *Form) Complain(field, sentence string) {
	if field == "title" {
		field = "need_title"
	}
	f.form.Complain(field, sentence)
}

// Save does what the button does.
func (f *Form) Save() {
	asking.Read(f.form, f.loc, f.read, f.OnSave)
}
