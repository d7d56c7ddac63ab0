package tieform

import (
	"fyne.io/fyne/v2"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/ui/asking"
	"emprise/ui/kit"
)

// Model is what is tied.
type Model struct {
	From string // the record in hand
	To   string // the one that it is tied to
}

// Answer is what the one is to the other.
type Answer struct {
	Sort  data.TieSort
	Back  bool // the other is it to the one in hand
	Label string
}

// Form is the panel.
type Form struct {
	Object   fyne.CanvasObject
	OnSave   func(Answer)
	OnCancel func()

	loc   *locale.Locale
	model Model
	form  *kit.Form
	sort  *kit.ChoiceField
	back  *kit.MarkField
	label *kit.TextField
	says  *kit.Text
}

// New makes the form of a model; its fields are sort, back and label.
func New(loc *locale.Locale, tips *kit.Tips, m Model) *Form {
	f := &Form{loc: loc, model: m, says: kit.Body("").Wrapping()}
	f.sort = kit.NewChoiceField(loc.T("tie.sort"), "", asking.Options(loc, "tie_sort.", data.TieSorts()), func(string) { f.say() })
	f.back = kit.NewMarkField(loc.T("tie.back"), "", func(bool) { f.say() })
	f.label = kit.NewTextField(loc.T("tie.label"), "", loc.T("tie.label_example"), "")
	body := kit.Column(12, f.sort.Object(), f.back.Object(), f.says, f.label.Object())
	words := asking.Text(loc, loc.T("tie.title"), loc.T("tie.between", "from", m.From, "to", m.To))
	words.Save = loc.T("tie.save")
	fields := map[string]kit.Field{"sort": f.sort, "back": f.back, "label": f.label}
	f.form = kit.NewForm(words, fields, body, f.Save, func() { f.OnCancel() }, tips)
	f.Object = f.form.Object
	f.say()
	return f
}

// mutual says whether a sort of tie is the same both ways.
func mutual(s data.TieSort) bool { return s == data.TieRelated || s == data.TieSymbiosis }

// say reads the tie out as it will be kept.
func (f *Form) say() {
	sort := data.TieSort(f.sort.Value())
	kit.Show(f.back.Object(), !mutual(sort))
	from, to := f.model.From, f.model.To
	if f.answer().Back {
		from, to = to, from
	}
	f.says.Set(f.loc.T("tie.says", "from", from, "sort", f.loc.T("tie_sort."+string(sort)), "to", to))
	if f.form != nil {
		f.form.Fit()
	}
}

func (f *Form) answer() Answer {
	a := Answer{Sort: data.TieSort(f.sort.Value()), Label: f.label.Value()}
	a.Back = f.back.Value() == "yes" && !mutual(a.Sort)
	return a
}

// Says is the tie as it is read out.
func (f *Form) Says() string { return f.says.Value }

// Field finds a field.
func (f *Form) Field(id string) kit.Field { return f.form.Field(id) }

// Complain shows why it was refused.
func (f *Form) Complain(field, sentence string) { f.form.Complain(field, sentence) }

// Save does what the button does.
func (f *Form) Save() {
	f.form.Complain("", "")
	f.OnSave(f.answer())
}
