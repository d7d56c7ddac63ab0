package companyform

import (
	"strconv"

	"fyne.io/fyne/v2"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/ui/asking"
	"emprise/ui/kit"
)

// Model is what the form begins with.
type Model struct {
	Company data.Company
	New     bool
	Known   []data.Company // the others, so that one that is there already is recognised
}

// Form is the panel.
type Form struct {
	Object   fyne.CanvasObject
	OnSave   func(data.Company)
	OnCancel func()

	loc    *locale.Locale
	model  Model
	form   *kit.Form
	fields map[string]kit.Field
	people *kit.Lines[*person]
	made   int // people that were ever in the form
}

// phoneWidth is what a number of a telephone takes of a line, in Fyne units.
const phoneWidth = 116

// person is a line: whom one talks to.
type person struct {
	id                      string // of its fields, before a full stop
	name, role, phone, mail *kit.TextField
}

// New makes a form of a model.
func New(loc *locale.Locale, tips *kit.Tips, m Model) *Form {
	f := &Form{loc: loc, model: m, fields: map[string]kit.Field{}}
	keep := func(id string, field kit.Field) fyne.CanvasObject {
		f.fields[id] = field
		return field.Object()
	}
	text := func(id, hint, example string) fyne.CanvasObject {
		return keep(id, kit.NewTextField(loc.T("company."+id), hint, example, ""))
	}
	sizes := asking.Or(loc.T("value.unknown"), asking.Options(loc, "company_size.", data.Sizes()))
	f.people = kit.NewLines(asking.Lines(loc, "company.person_add"), tips, f.drawPerson, func() { f.addPerson(data.Person{}).name.Focus() })
	people := kit.Caption(loc.T("company.people"))
	body := kit.Column(12,
		text("name", "", loc.T("call.name_example")),
		text("code_name", loc.T("company.code_name_hint"), ""),
		text("activity", "", loc.T("company.activity_example")),
		text("siren", "", "552 100 554"),
		text("siret", loc.T("company.siret_hint"), "552 100 554 00013"),
		kit.Halves(text("naf", "", "25.50A"), keep("size", kit.NewChoiceField(loc.T("company.size"), "", sizes, nil))),
		kit.Column(4, people, f.people.Object),
		text("contact", loc.T("company.contact_hint"), ""),
		keep("notes", kit.NewNotesField(loc.T("company.notes"), "")),
	)
	head := loc.T("company.edit_title")
	if m.New {
		head = loc.T("company.new_title")
	}
	around := asking.Text(loc, head, loc.T("company.detail"))
	f.form = kit.NewForm(around, f.fields, body, f.Save, func() { f.OnCancel() }, tips)
	f.Object = f.form.Object
	f.fill()
	f.people.OnChange = f.form.Moved
	f.form.Fit()
	for id := range registers {
		f.fields[id].(*kit.TextField).Entry.OnChanged = func(string) { f.typed(id) }
	}
	return f
}

func (f *Form) fill() {
	c := f.model.Company
	for id, value := range map[string]string{
		"name": c.Name, "code_name": c.CodeName, "activity": c.Activity, "siren": c.SIREN, "siret": c.SIRET, "naf": c.NAF, "size": string(c.Size),
		"contact": c.Contact, "notes": c.Notes,
	} {
		f.fields[id].Fill(value)
	}
	for _, p := range c.People {
		f.addPerson(p)
	}
}

func (f *Form) addPerson(have data.Person) *person {
	p := &person{id: "people." + strconv.Itoa(f.made)}
	f.made++
	field := func(part, value string) *kit.TextField {
		t := kit.NewTextField("", "", f.loc.T("company.person_"+part), "")
		t.Fill(value)
		f.fields[p.id+"."+part] = t
		return t
	}
	p.name, p.role, p.phone, p.mail = field("name", have.Name), field("role", have.Role), field("phone", have.Phone), field("mail", have.Mail)
	f.people.Add(p)
	return p
}

func (f *Form) drawPerson(p *person, buttons fyne.CanvasObject) fyne.CanvasObject {
	return kit.Card(kit.Row(4, kit.Grow(p.name.Object()), buttons), p.role.Object(), kit.Cells(8, []float32{phoneWidth, 0}, p.phone.Object(), p.mail.Object()))
}

// AddLine adds a person, as the button does; there is no other sort of lines.
func (f *Form) AddLine(string) { f.addPerson(data.Person{}) }

// DropLine takes a person out, given by the beginning of the names of its fields: "people.0".
func (f *Form) DropLine(id string) { f.people.Drop(f.personOf(id)) }

// ShiftLine moves a person by so many places down.
func (f *Form) ShiftLine(id string, by int) { f.people.Shift(f.personOf(id), by) }

func (f *Form) personOf(id string) *person {
	return f.people.Find(func(p *person) bool { return p.id == id })
}

// Field finds a field by the JSON name of what it holds; those of a person, numbered as they came into the form, are "people.0.name" and
// role, phone and mail.
func (f *Form) Field(id string) kit.Field { return f.form.Field(id) }

// Complain shows why the company was refused, at the field when the form has it.
func (f *Form) Complain(field, sentence string) { f.form.Complain(field, sentence) }
