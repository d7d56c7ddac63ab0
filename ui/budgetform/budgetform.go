package budgetform

import (
	"fyne.io/fyne/v2"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/ui/asking"
	"emprise/ui/kit"
)

// Form is the panel.
type Form struct {
	Object   fyne.CanvasObject
	OnSave   func(data.Territory)
	OnCancel func()

	loc       *locale.Locale
	territory data.Territory
	form      *kit.Form
	fields    map[string]kit.Field
}

// The names of the fields are those of what they hold.
const (
	area  = "land_budget_m2"
	from  = "land_budget_from"
	until = "land_budget_until"
)

// New makes the form of a territory.
func New(loc *locale.Locale, tips *kit.Tips, t data.Territory) *Form {
	f := &Form{loc: loc, territory: t, fields: map[string]kit.Field{}}
	budget := kit.NewTextField(loc.T("budget.area"), loc.T("budget.area_hint"), "", "ha")
	start := kit.NewDayField(loc, tips, loc.T("budget.from"), "")
	end := kit.NewDayField(loc, tips, loc.T("budget.until"), "")
	f.fields[area], f.fields[from], f.fields[until] = budget, start, end
	body := kit.Column(12, budget.Object(), kit.Halves(start.Object(), end.Object()), kit.Caption(loc.T("budget.about")).Wrapping())
	words := asking.Text(loc, loc.T("op.budget"), t.Name)
	f.form = kit.NewForm(words, f.fields, body, f.Save, func() { f.OnCancel() }, tips)
	f.Object = f.form.Object
	if t.LandBudgetM2 != nil {
		budget.Fill(loc.Number(*t.LandBudgetM2/10_000, 2))
	}
	start.Fill(t.LandBudgetFrom)
	end.Fill(t.LandBudgetUntil)
	f.form.Filled()
	return f
}

// Field finds a field: land_budget_m2 (hectares), land_budget_from, land_budget_until.
func (f *Form) Field(id string) kit.Field { return f.form.Field(id) }

// Complain shows why it was refused.
func (f *Form) Complain(field, sentence string) { f.form.Complain(field, sentence) }

// Save does what the button does.
func (f *Form) Save() { asking.Read(f.form, f.loc, f.read, f.OnSave) }

// read gives the territory. An empty budget is one that is not known.
func (f *Form) read(a *asking.Answers) data.Territory {
	t := f.territory
	t.LandBudgetM2 = a.Number(area, 10_000, t.LandBudgetM2)
	t.LandBudgetFrom, t.LandBudgetUntil = a.Day(from), a.Day(until)
	return t
}
