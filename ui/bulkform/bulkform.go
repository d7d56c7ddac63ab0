package bulkform

import (
	"strconv"

	"fyne.io/fyne/v2"

	"emprise/assets/locale"
	"emprise/data/explain"
	"emprise/ui/asking"
	"emprise/ui/kit"
)

// Sort is how a value is asked for.
type Sort uint8

// The sorts.
const (
	Choice Sort = iota
	Number
	Day
	Set // several of the options
	Text
)

// Ask is a field that can be set.
type Ask struct {
	Name    string
	Title   string
	Sort    Sort
	Unit    string
	Options []kit.Option // of a choice, the one for unknown last; of a set
}

// Model is what the form begins with.
type Model struct {
	Detail string // of how many plots
	Asks   []Ask
	Wheres []kit.Option
}

// Answer is what is asked for.
type Answer struct {
	Name  string
	Value string // "" is unknown
	Where string
}

// Form is the panel.
type Form struct {
	Object   fyne.CanvasObject
	OnChange func(Answer)
	OnSave   func(Answer)
	OnCancel func()

	loc    *locale.Locale
	asks   []Ask
	values []kit.Field
	form   *kit.Form
	fields map[string]kit.Field
	clear  *kit.MarkField
	lines  *fyne.Container
	told   []string
}

// New makes the form; its fields are field, value, where and clear.
func New(loc *locale.Locale, tips *kit.Tips, m Model) *Form {
	f := &Form{loc: loc, asks: m.Asks, fields: map[string]kit.Field{}, lines: kit.Column(5)}
	var names []kit.Option
	for _, a := range m.Asks {
		names = append(names, kit.Option{Code: a.Name, Text: a.Title})
	}
	field := kit.NewChoiceField(loc.T("bulk.field"), "", names, func(string) { f.shape(); f.changed() })
	body := kit.Column(12, field.Object())
	for _, a := range m.Asks {
		v := f.value(a, tips)
		f.values = append(f.values, v)
		body.Add(v.Object())
	}
	f.clear = kit.NewMarkField(loc.T("bulk.clear"), "", func(bool) { f.changed() })
	where := kit.NewChoiceField(loc.T("bulk.where"), "", m.Wheres, func(string) { f.changed() })
	f.fields["field"], f.fields["where"], f.fields["clear"] = field, where, f.clear
	for _, o := range []fyne.CanvasObject{f.clear.Object(), where.Object(), kit.Column(6, kit.Caption(loc.T("bulk.changes")), f.lines)} {
		body.Add(o)
	}
	words := kit.FormText{Title: loc.T("bulk.title"), Detail: m.Detail, Save: loc.T("bulk.save"), Cancel: loc.T("form.cancel")}
	f.form = kit.NewForm(words, f.fields, body, f.Save, func() { f.OnCancel() }, tips)
	f.Object = f.form.Object
	f.shape()
	return f
}

// value makes what asks for the value of a field.
func (f *Form) value(a Ask, tips *kit.Tips) kit.Field {
	label := f.loc.T("bulk.value")
	if a.Sort == Choice {
		return kit.NewChoiceField(label, "", a.Options, func(string) { f.changed() })
	}
	if a.Sort == Set {
		s := kit.NewSetField(label, "", a.Options)
		s.OnChange = f.changed
		return s
	}
	t := kit.NewTextField(label, "", "", a.Unit)
	if a.Sort == Day {
		t = kit.NewDayField(f.loc, tips, label, "")
	}
	t.Entry.OnChanged = func(string) { f.changed() }
	return t
}

// at is the number of the field that is chosen.
func (f *Form) at() int {
	name := f.fields["field"].Value()
	for i, a := range f.asks {
		if a.Name == name {
			return i
		}
	}
	return 0
}

// shape shows the question that goes with the field.
func (f *Form) shape() {
	at := f.at()
	for i, v := range f.values {
		kit.Show(v.Object(), i == at)
	}
	f.fields["value"] = f.values[at]
	kit.Show(f.clear.Object(), f.asks[at].Sort != Choice)
	f.form.Fit()
}

// Field finds a field.
func (f *Form) Field(id string) kit.Field { return f.form.Field(id) }

// Complain shows why nothing was changed.
func (f *Form) Complain(field, sentence string) {
	if f.form.Field(field) == nil {
		field = "value"
	}
	f.form.Complain(field, sentence)
}

// Show says what the answer would change, a line each, the first in bold.
func (f *Form) Show(lines []string) {
	f.told, f.lines.Objects = lines, nil
	for i, l := range lines {
		text := kit.Body(l).Wrapping()
		text.Bold = i == 0
		f.lines.Add(text)
	}
	f.lines.Refresh()
	f.form.Fit()
}

// Told is what is shown of what would change.
func (f *Form) Told() []string { return f.told }

func (f *Form) changed() {
	f.form.Complain("", "")
	a, rule := f.Answer()
	if rule != "" {
		f.Show([]string{explain.Rule(f.loc, rule)})
		return
	}
	if f.OnChange != nil {
		f.OnChange(a)
	}
}

// Answer reads the fields; rule is the one that the value breaks, "" when it makes sense.
func (f *Form) Answer() (a Answer, rule string) {
	says := asking.Of(f.form, f.loc)
	return f.read(says), says.Rule
}

func (f *Form) read(says *asking.Answers) Answer {
	at := f.at()
	a := Answer{Name: f.asks[at].Name, Value: says.Text("value"), Where: says.Text("where")}
	switch {
	case f.asks[at].Sort == Choice:
		return a
	case f.clear.Value() == "yes":
		a.Value = ""
		return a
	}
	says.Needed("value")
	switch f.asks[at].Sort {
	case Day:
		a.Value = says.Day("value")
	case Number:
		if v := says.Number("value", 1, nil); v != nil {
			a.Value = strconv.FormatFloat(*v, 'f', -1, 64)
		}
	}
	return a
}

// Save does what the button does.
func (f *Form) Save() {
	asking.Read(f.form, f.loc, f.read, f.OnSave)
}
