package establishmentform

import (
	"strings"

	"fyne.io/fyne/v2"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/assembly"
	"emprise/data/code"
	"emprise/ui/asking"
	"emprise/ui/kit"
)

// Model is what the form begins with.
type Model struct {
	Establishment data.Establishment
	New           bool
	Place         string         // where it stands, in words
	Companies     []data.Company // to choose from
	Zones         []data.Zone
	Units         []data.LandUnit
}

// Form is the panel.
type Form struct {
	Object   fyne.CanvasObject
	OnSave   func(data.Establishment)
	OnCancel func()

	loc    *locale.Locale
	model  Model
	form   *kit.Form
	fields map[string]kit.Field
}

// New makes a form of a model.
func New(loc *locale.Locale, tips *kit.Tips, m Model) *Form {
	f := &Form{loc: loc, model: m, fields: map[string]kit.Field{}}
	keep := func(id string, field kit.Field) fyne.CanvasObject {
		f.fields[id] = field
		return field.Object()
	}
	text := func(id, label, hint, example string) fyne.CanvasObject {
		return keep(id, kit.NewTextField(loc.T(label), hint, example, ""))
	}
	choice := func(id, label string, options []kit.Option) fyne.CanvasObject {
		return keep(id, kit.NewChoiceField(loc.T(label), "", asking.Or(loc.T("value.unknown"), options), nil))
	}
	body := kit.Column(12,
		text("name", "establishment.name", "", loc.T("call.name_example")),
		text("siret", "company.siret", loc.T("establishment.siret_hint"), "552 100 554 00013"),
		kit.Halves(text("naf", "company.naf", "", "25.50A"), text("workforce", "establishment.workforce", "", "")),
		choice("company_id", "kind.company", f.companies()),
		choice("zone_id", "kind.zone", f.zones()),
		choice("land_unit_id", "kind.land_unit", f.units()),
		kit.Halves(keep("from", kit.NewDayField(loc, tips, loc.T("establishment.from"), "")), keep("until", kit.NewDayField(loc, tips, loc.T("establishment.until"), ""))),
		choice("cfe", "establishment.cfe", asking.Options(loc, "answer.", data.Answers())),
		keep("notes", kit.NewNotesField(loc.T("company.notes"), "")),
	)
	head := loc.T("establishment.edit_title")
	if m.New {
		head = loc.T("establishment.new_title")
	}
	f.form = kit.NewForm(asking.Text(loc, head, m.Place), f.fields, body, f.Save, func() { f.OnCancel() }, tips)
	f.Object = f.form.Object
	e := m.Establishment
	for id, value := range map[string]string{
		"name": e.Name, "siret": e.SIRET, "naf": e.NAF, "company_id": e.CompanyID, "zone_id": e.ZoneID, "land_unit_id": e.LandUnitID, "cfe": string(e.CFE), "from": e.From, "until": e.Until,
		"notes": e.Notes,
	} {
		f.fields[id].Fill(value)
	}
	if e.Workforce != nil {
		f.fields["workforce"].Fill(asking.Number(loc, float64(*e.Workforce)))
	}
	f.form.Fit()
	f.fields["siret"].(*kit.TextField).Entry.OnChanged = func(string) { f.numbered() }
	return f
}

func (f *Form) companies() []kit.Option {
	var list []kit.Option
	for _, c := range f.model.Companies {
		list = append(list, kit.Option{Code: c.ID, Text: c.Shown()})
	}
	return list
}

func (f *Form) zones() []kit.Option {
	var list []kit.Option
	for _, z := range f.model.Zones {
		list = append(list, kit.Option{Code: z.ID, Text: z.Name})
	}
	return list
}

// units names land units by their numbers and parcels, for they have no other name.
func (f *Form) units() []kit.Option {
	var list []kit.Option
	for _, u := range f.model.Units {
		var said []string
		for _, p := range u.Parcels {
			if len(p) == 14 {
				said = append(said, assembly.ParcelName(p))
			}
		}
		list = append(list, kit.Option{Code: u.ID, Text: strings.TrimSuffix(u.ID+" · "+strings.Join(said, ", "), " · ")})
	}
	return list
}

// numbered finds the company of a number that is complete, when none was chosen.
func (f *Form) numbered() {
	n := asking.Of(f.form, f.loc).Code("siret")
	if !code.SIRET(n) || f.fields["company_id"].Value() != "" {
		return
	}
	for _, c := range f.model.Companies {
		if c.SIREN == n[:9] {
			f.fields["company_id"].Fill(c.ID)
		}
	}
}

// Save reads the fields and, when they make sense, tells OnSave.
func (f *Form) Save() { asking.Read(f.form, f.loc, f.read, f.OnSave) }

func (f *Form) read(a *asking.Answers) data.Establishment {
	e := f.model.Establishment
	e.Name, e.SIRET, e.NAF, e.Workforce = a.Text("name"), a.Code("siret"), a.Code("naf"), a.Whole("workforce")
	e.CompanyID, e.ZoneID, e.LandUnitID, e.CFE = a.Text("company_id"), a.Text("zone_id"), a.Text("land_unit_id"), data.Answer(a.Text("cfe"))
	e.From, e.Until, e.Notes = a.Day("from"), a.Day("until"), a.Text("notes")
	a.Valid(e.Validate())
	return e
}

// Field finds a field by the JSON name of what it holds.
func (f *Form) Field(id string) kit.Field { return f.form.Field(id) }

// Complain shows why the establishment was refused, at the field when the form has it.
func (f *Form) Complain(field, sentence string) { f.form.Complain(field, sentence) }
