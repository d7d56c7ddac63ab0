package needform

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/explain"
	"emprise/data/template"
	"emprise/ui/kit"
)

// Model is what the form begins with.
type Model struct {
	Need      data.Need
	New       bool
	Companies []data.Company
	Communes  []kit.Option // INSEE code and name, to choose from
	Zones     []kit.Option // zones of the urban plan that occur
}

// Form is the panel.
type Form struct {
	Object   fyne.CanvasObject
	OnSave   func(data.Need)
	OnCancel func()

	loc    *locale.Locale
	tips   *kit.Tips
	model  Model
	form   *kit.Form
	fields map[string]kit.Field
	list   *fyne.Container
	more   *fyne.Container
	asked  []*criterion
	began  map[string]string // what a template filled fields with
}

// New makes a form of a model.
func New(loc *locale.Locale, tips *kit.Tips, m Model) *Form {
	f := &Form{loc: loc, tips: tips, model: m, fields: map[string]kit.Field{}, began: map[string]string{}, list: kit.Column(14), more: kit.Stack()}
	n := m.Need
	title := kit.NewTextField(loc.T("need.title"), "", loc.T("need.title_example"), "")
	companies := []kit.Option{{Text: loc.T("form.none")}}
	for _, c := range m.Companies {
		companies = append(companies, kit.Option{Code: c.ID, Text: c.Shown()})
	}
	company := kit.NewChoiceField(loc.T("need.company_id"), "", companies, nil)
	var stages []kit.Option
	for _, s := range data.Stages() {
		stages = append(stages, kit.Option{Code: string(s), Text: loc.T("stage." + string(s))})
	}
	stage := kit.NewChoiceField(loc.T("need.stage"), "", stages, nil)
	jobs := kit.NewTextField(loc.T("need.jobs"), "", "", "")
	received := kit.NewTextField(loc.T("need.received"), "", loc.T("form.day"), "")
	deadline := kit.NewTextField(loc.T("need.deadline"), "", loc.T("form.day"), "")
	notes := kit.NewNotesField(loc.T("need.notes"), "")
	for id, field := range map[string]kit.Field{
		"title": title, "company_id": company, "stage": stage, "jobs": jobs, "received": received, "deadline": deadline, "notes": notes,
	} {
		f.fields[id] = field
	}
	criteria := kit.Caption(loc.T("need.criteria"))
	criteria.Bold = true
	first := kit.Column(12)
	if m.New {
		first.Add(f.templates())
	}
	body := kit.Column(12,
		first, title.Object(), company.Object(), kit.Halves(stage.Object(), jobs.Object()), kit.Halves(received.Object(), deadline.Object()),
		kit.Space(0, 0), kit.Column(5, criteria, kit.Hairline(), kit.Caption(loc.T("need.criteria_hint")).Wrapping()), f.list, f.more,
		kit.Hairline(), notes.Object(),
	)
	head := loc.T("need.edit_title")
	if m.New {
		head = loc.T("need.new_title")
	}
	words := kit.FormText{Title: head, Save: loc.T("need.save"), Cancel: loc.T("form.cancel")}
	f.form = kit.NewForm(words, f.fields, body, f.save, func() { f.OnCancel() }, tips)
	f.Object = f.form.Object

	title.Fill(n.Title)
	company.Fill(n.CompanyID)
	if n.Stage != "" {
		stage.Fill(string(n.Stage))
	}
	if n.Jobs != nil {
		jobs.Fill(strconv.Itoa(*n.Jobs))
	}
	received.Fill(n.Received)
	deadline.Fill(n.Deadline)
	notes.Fill(n.Notes)
	for _, c := range n.Criteria {
		f.add(c)
	}
	f.offer()
	return f
}

// Field finds a field by the JSON name of what it holds; those of a criterion are its measure and "min", "ideal", "max",
// "allowed", "hard" or "weight" after a full stop: "area_m2.min". "template" is the list of templates of a new need.
func (f *Form) Field(id string) kit.Field { return f.form.Field(id) }

// Complain shows why the need was refused, at the field when the form has it.
func (f *Form) Complain(field, sentence string) {
	for _, part := range []string{".min", ".allowed", ""} {
		if f.fields[field+part] != nil {
			field += part
			break
		}
	}
	f.form.Complain(field, sentence)
}

// Save does what the button does.
func (f *Form) Save() { f.save() }

// Begin fills the form with a template, as choosing it from the list does: what it asks takes the place of what was asked.
func (f *Form) Begin(name string) {
	n, err := template.New(f.loc, name)
	if err != nil {
		f.form.Complain("", explain.Sentence(f.loc, err))
		return
	}
	for id, text := range map[string]string{"title": n.Title, "notes": n.Notes} {
		if have := f.fields[id].Value(); have == "" || have == f.began[id] {
			f.fields[id].Fill(text)
			f.began[id] = f.fields[id].Value()
		}
	}
	for len(f.asked) > 0 {
		f.drop(f.asked[0])
	}
	for _, c := range n.Criteria {
		f.add(c)
	}
	f.offer()
	f.form.Fit()
}

// templates is the list of templates to begin with.
func (f *Form) templates() fyne.CanvasObject {
	options := []kit.Option{{Text: f.loc.T("need.template_none")}}
	for _, name := range template.Names() {
		options = append(options, kit.Option{Code: name, Text: template.Title(f.loc, name)})
	}
	choice := kit.NewChoiceField(f.loc.T("need.template"), "", options, func(code string) {
		if code != "" {
			f.Begin(code)
		}
	})
	f.fields["template"] = choice
	return choice.Object()
}

// Ask adds a criterion, as choosing it from the list does.
func (f *Form) Ask(m data.Measure) {
	at := slices.IndexFunc(f.asked, func(o *criterion) bool {
		return o.given.Free != nil || slices.Index(data.Measures(), o.measure) > slices.Index(data.Measures(), m)
	})
	if at < 0 {
		at = len(f.asked)
	}
	f.asked = slices.Insert(f.asked, at, newCriterion(f, data.Criterion{Measure: m, Hard: true, Weight: 1}))
	f.lay()
	f.offer()
	f.form.Fit()
}

func (f *Form) add(c data.Criterion) {
	f.asked = append(f.asked, newCriterion(f, c))
	f.lay()
}

func (f *Form) drop(row *criterion) {
	f.asked = slices.DeleteFunc(f.asked, func(o *criterion) bool { return o == row })
	for _, part := range parts {
		delete(f.fields, string(row.measure)+"."+part)
	}
	f.lay()
	f.offer()
	f.form.Fit()
}

func (f *Form) lay() {
	f.list.Objects = nil
	for _, row := range f.asked {
		f.list.Objects = append(f.list.Objects, row.object)
	}
	f.list.Refresh()
}

// offer lists the measures that are not asked yet.
func (f *Form) offer() {
	options := []kit.Option{{Text: f.loc.T("need.add_criterion")}}
	for _, m := range data.Measures() {
		if !slices.ContainsFunc(f.asked, func(c *criterion) bool { return c.measure == m }) {
			options = append(options, kit.Option{Code: string(m), Text: explain.Measure(f.loc, m)})
		}
	}
	choice := kit.NewChoiceField("", "", options, func(code string) {
		if code != "" {
			f.Ask(data.Measure(code))
		}
	})
	f.more.Objects = []fyne.CanvasObject{choice.Object()}
	f.more.Refresh()
}
