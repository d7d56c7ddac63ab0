package needform

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/explain"
	"emprise/data/template"
	"emprise/ui/asking"
	"emprise/ui/kit"
)

// Model is what the form begins with.
type Model struct {
	Need      data.Need
	New       bool
	Companies []data.Company
	Communes  []kit.Option // INSEE code and name, to choose from
	Zones     []kit.Option // zones of the urban plan that occur
	Targets   []Target     // what a criterion in one's own words can ask about
}

// Form is the panel.
type Form struct {
	Object   fyne.CanvasObject
	OnSave   func(data.Need)
	OnCancel func()
	OnChange func(data.Need) // the need as it would be saved, each time that it makes sense; nil tells nobody
	OnWeigh  func(data.Need) // weights are to be found by comparing; nil offers no such thing

	loc    *locale.Locale
	tips   *kit.Tips
	model  Model
	form   *kit.Form
	fields map[string]kit.Field
	asked  *kit.Lines[*criterion]
	offers *offer
	began  map[string]string // what a template filled fields with

	greatest float64 // weight that the need came with
	quiet    bool    // fields are being filled
}

// New makes a form of a model.
func New(loc *locale.Locale, tips *kit.Tips, m Model) *Form {
	f := &Form{loc: loc, tips: tips, model: m, fields: map[string]kit.Field{}, began: map[string]string{}, quiet: true}
	defer func() { f.quiet = false }()
	n := m.Need
	for _, c := range n.Criteria {
		f.greatest = max(f.greatest, c.Weight)
	}
	words := kit.LinesText{Up: loc.T("need.criterion_up"), Down: loc.T("need.criterion_down"), Drop: loc.T("need.drop_criterion")}
	f.asked = kit.NewLines(words, tips, (*criterion).draw, nil)
	f.offers = newOffer(f)
	title := kit.NewTextField(loc.T("need.title"), "", loc.T("need.title_example"), "")
	companies := []kit.Option{{Text: loc.T("form.none")}}
	for _, c := range m.Companies {
		companies = append(companies, kit.Option{Code: c.ID, Text: c.Shown()})
	}
	company := kit.NewChoiceField(loc.T("need.company_id"), "", companies, func(string) { f.changed() })
	stage := kit.NewChoiceField(loc.T("need.stage"), "", asking.Options(loc, "stage.", data.Stages()), nil)
	jobs := kit.NewTextField(loc.T("need.jobs"), "", "", "")
	received := kit.NewDayField(loc, tips, loc.T("need.received"), "")
	deadline := kit.NewDayField(loc, tips, loc.T("need.deadline"), "")
	notes := kit.NewNotesField(loc.T("need.notes"), "")
	for id, field := range map[string]kit.Field{
		"title": title, "company_id": company, "stage": stage, "jobs": jobs, "received": received, "deadline": deadline, "notes": notes,
	} {
		f.fields[id] = field
	}
	criteria := kit.Caption(loc.T("need.criteria"))
	criteria.Bold = true
	weigh := kit.NewButton(loc.T("need.weigh"), "", kit.Quiet, f.Weigh)
	weigh.Small, weigh.Tips, weigh.Tip = true, tips, loc.T("need.weigh_tip")
	first := kit.Column(12)
	if m.New {
		first.Add(f.templates())
	}
	body := kit.Column(12,
		first, title.Object(), company.Object(), kit.Halves(stage.Object(), jobs.Object()), kit.Halves(received.Object(), deadline.Object()),
		kit.Space(0, 0), kit.Column(5, kit.Row(6, kit.Grow(criteria), weigh), kit.Hairline(), kit.Caption(loc.T("need.criteria_hint")).Wrapping()),
		f.asked.Object, f.offers.list,
		kit.Hairline(), notes.Object(),
	)
	head := loc.T("need.edit_title")
	if m.New {
		head = loc.T("need.new_title")
	}
	around := kit.FormText{Title: head, Save: loc.T("need.save"), Cancel: loc.T("form.cancel")}
	f.form = kit.NewForm(around, f.fields, body, f.save, func() { f.OnCancel() }, tips)
	f.Object = f.form.Object
	f.form.AtOnce("criterion")

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
		f.asked.Add(newCriterion(f, c))
	}
	f.asked.OnChange = f.relaid
	f.asked.OnLeave = func(row *criterion) {
		f.forget(row)
		f.offers.show()
	}
	f.shares()
	f.offers.show()
	return f
}

// Field finds a field by the JSON name of what it holds; those of a criterion are its measure and "min", "ideal", "max",
// "allowed", "hard" or "weight" after a full stop: "area_m2.min". "template" is the list of templates of a new need, "criterion" the
// words to look for a criterion, and those of a criterion in one's own words begin with "free.".
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
	for _, row := range f.asked.All() {
		f.forget(row)
	}
	f.greatest = 0
	for _, c := range n.Criteria {
		f.greatest = max(f.greatest, c.Weight)
	}
	rows := make([]*criterion, len(n.Criteria))
	for i, c := range n.Criteria {
		rows[i] = newCriterion(f, c)
	}
	f.asked.Set(rows...)
	f.offers.close()
}

// relaid follows cards that came, went or moved.
func (f *Form) relaid() {
	if f.quiet {
		return
	}
	f.form.Moved()
	f.changed()
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
	at := slices.IndexFunc(f.asked.All(), func(o *criterion) bool {
		return o.given.Free != nil || slices.Index(data.Measures(), o.measure) > slices.Index(data.Measures(), m)
	})
	if at < 0 {
		at = len(f.asked.All())
	}
	f.insert(at, data.Criterion{Measure: m, Hard: true, Weight: 1})
}

// insert adds a criterion that was asked for, and closes what it was asked with.
func (f *Form) insert(at int, c data.Criterion) {
	f.asked.Insert(at, newCriterion(f, c))
	f.offers.close()
}

// replace makes the card of a criterion anew, for another form of the same question.
func (f *Form) replace(row *criterion, c data.Criterion) {
	held := 0
	if row.curve != nil {
		held = row.curve.held
	}
	f.forget(row)
	fresh := newCriterion(f, c)
	if fresh.curve != nil {
		fresh.curve.held = min(held, max(0, len(knobs(c))-1))
	}
	f.asked.Replace(row, fresh)
}

func (f *Form) forget(row *criterion) {
	for _, part := range parts {
		delete(f.fields, string(row.measure)+"."+part)
	}
}

// shares says which part of the weight each criterion has.
func (f *Form) shares() {
	sum := 0.0
	all := f.asked.All()
	weight := func(row *criterion) float64 {
		if field, ok := f.fields[string(row.measure)+".weight"].(*weightField); ok {
			return field.exact
		}
		return 0
	}
	for _, row := range all {
		sum += weight(row)
	}
	for _, row := range all {
		switch w := weight(row); {
		case row.share == nil:
		case w == 0:
			row.share.Set(f.loc.T("need.weight_0"))
		default:
			row.share.Set(f.loc.T("need.weight_share", "share", f.loc.Percent(w/sum, 0)))
		}
	}
}

// changed tells what the need would be now.
func (f *Form) changed() {
	if f.quiet {
		return
	}
	f.shares()
	if f.OnChange == nil {
		return
	}
	a := asking.Of(f.form, f.loc)
	if n := f.read(a); a.Rule == "" && n.Validate() == nil {
		f.OnChange(n)
	}
}

// Weigh takes the need, as far as it makes sense, to where its criteria are compared.
func (f *Form) Weigh() {
	asking.Read(f.form, f.loc, f.read, func(n data.Need) {
		if f.OnWeigh != nil {
			f.OnWeigh(n)
		}
	})
}

// Shift moves the criterion of a key by so many places down, as its buttons do.
func (f *Form) Shift(m data.Measure, by int) {
	if row := f.askedOf(m); row != nil {
		f.asked.Shift(row, by)
	}
}

// Draw moves the point of a criterion's value function that is held by so many steps, as the arrow keys do.
func (f *Form) Draw(m data.Measure, key fyne.KeyName) {
	if row := f.askedOf(m); row != nil && row.curve != nil {
		row.curve.TypedKey(&fyne.KeyEvent{Name: key})
	}
}

// askedOf is the card of a criterion, nil when it is not asked.
func (f *Form) askedOf(m data.Measure) *criterion {
	return f.asked.Find(func(c *criterion) bool { return c.measure == m })
}
