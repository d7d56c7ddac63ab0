package contractform

import (
	"fyne.io/fyne/v2"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/ui/asking"
	"emprise/ui/kit"
)

// Model is what the form begins with.
type Model struct {
	Contract data.Contract
	New      bool
	Hanging  map[string]int // projects that hang on a sheet, by its code
}

// Answer is what was made of it.
type Answer struct {
	Contract data.Contract
	Renamed  map[string]string // codes of sheets as they were, for those that have another now
}

// Form is the panel.
type Form struct {
	Object   fyne.CanvasObject
	OnSave   func(Answer)
	OnCancel func()

	loc    *locale.Locale
	tips   *kit.Tips
	model  Model
	form   *kit.Form
	fields map[string]kit.Field
	axes   *kit.Lines[*axis]
	told   *kit.Text // what becomes of projects whose sheet goes
	made   int       // axes that were ever in the form
	drawn  int       // and sheets
}

// New makes a form of a model.
func New(loc *locale.Locale, tips *kit.Tips, m Model) *Form {
	f := &Form{loc: loc, tips: tips, model: m, fields: map[string]kit.Field{}, told: kit.Body("").Wrapping()}
	keep := func(id string, field kit.Field) fyne.CanvasObject {
		f.fields[id] = field
		return field.Object()
	}
	frameworks := asking.Or(loc.T("form.none"), asking.Options(loc, "framework.", data.Frameworks()))
	f.axes = kit.NewLines(asking.Lines(loc, "contract.axis_add"), tips, f.drawAxis, func() { f.addAxis(data.Axis{Code: f.nextAxis()}).title.Focus() })
	axes := kit.Caption(loc.T("contract.axes"))
	axes.Bold = true
	body := kit.Column(12,
		keep("name", kit.NewTextField(loc.T("contract.name"), "", loc.T("contract.name_example"), "")),
		keep("framework", kit.NewChoiceField(loc.T("contract.framework"), "", frameworks, nil)),
		kit.Halves(keep("start", kit.NewDayField(loc, tips, loc.T("contract.start"), "")), keep("end", kit.NewDayField(loc, tips, loc.T("contract.end"), ""))),
		keep("signatories", kit.NewNotesField(loc.T("contract.signatories"), loc.T("contract.signatories_example"))),
		kit.Column(5, axes, kit.Hairline(), kit.Caption(loc.T("contract.axes_hint")).Wrapping()),
		f.axes.Object, f.told,
		kit.Hairline(), keep("notes", kit.NewNotesField(loc.T("contract.notes"), "")),
	)
	f.told.Hide()
	head := loc.T("contract.edit_title")
	if m.New {
		head = loc.T("contract.new_title")
	}
	around := asking.Text(loc, head, m.Contract.ID)
	f.form = kit.NewForm(around, f.fields, body, f.Save, func() { f.OnCancel() }, tips)
	f.Object = f.form.Object
	f.fill()
	f.axes.OnChange = f.changed
	f.form.Fit()
	return f
}

// changed follows lines that came, went or moved.
func (f *Form) changed() {
	if f.form == nil {
		return
	}
	f.told.Set(f.loosened())
	kit.Show(f.told, f.told.Value != "")
	f.form.Moved()
}

// loosened says how many projects lose their sheet, "" when none does. They follow a sheet whose code changes, and else its code.
func (f *Form) loosened() string {
	kept := map[string]bool{}
	for _, x := range f.axes.All() {
		for _, s := range x.sheets.All() {
			if s.was == "" {
				kept[s.code.Value()] = true
			}
			kept[s.was] = true
		}
	}
	loose := 0
	for code, n := range f.model.Hanging {
		if !kept[code] {
			loose += n
		}
	}
	if loose == 0 {
		return ""
	}
	return f.loc.N("contract.loosened", loose)
}

// Told says what becomes of projects whose sheet was taken out, "" when there are none.
func (f *Form) Told() string { return f.told.Value }

// Field finds a field by the JSON name of what it holds. Those of an axis, numbered as they came into the form, are "axes.0.code" and
// "axes.0.title"; those of a sheet "actions.0.code", "actions.0.title" and "actions.0.notes".
func (f *Form) Field(id string) kit.Field { return f.form.Field(id) }

// Complain shows why the contract was refused, at the field when the form has it.
func (f *Form) Complain(field, sentence string) { f.form.Complain(field, sentence) }
