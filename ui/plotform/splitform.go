package plotform

import (
	"strconv"

	"fyne.io/fyne/v2"

	"emprise/assets/locale"
	"emprise/ui/asking"
	"emprise/ui/kit"
)

// Part is a part of a plot that is split.
type Part struct {
	Name string // proposed
	Size string // in words
}

// SplitForm asks which part keeps the record of the plot, and what the parts are called.
type SplitForm struct {
	Object fyne.CanvasObject
	// OnSave takes which part keeps the record, and the name of each.
	OnSave   func(kept int, names []string)
	OnCancel func()

	loc    *locale.Locale
	parts  int
	form   *kit.Form
	fields map[string]kit.Field
}

// NewSplit makes the form of a split: its fields are kept, the number of a part from 0, and name.0, name.1 and so on.
func NewSplit(loc *locale.Locale, tips *kit.Tips, title string, sentences []string, parts []Part) *SplitForm {
	f := &SplitForm{loc: loc, parts: len(parts), fields: map[string]kit.Field{}}
	body := kit.Column(12, told(sentences)...)
	var list []kit.Option
	for i, p := range parts {
		list = append(list, kit.Option{Code: strconv.Itoa(i), Text: loc.T("split.part", "n", i+1, "size", p.Size)})
	}
	kept := kit.NewChoiceField(loc.T("split.kept"), loc.T("split.kept_hint"), list, nil)
	f.fields["kept"] = kept
	body.Add(kept.Object())
	for i, p := range parts {
		name := kit.NewTextField(loc.T("split.name", "n", i+1), "", "", "")
		name.Fill(p.Name)
		f.fields["name."+strconv.Itoa(i)] = name
		body.Add(name.Object())
	}
	words := kit.FormText{
		Title: title, Detail: loc.N("split.parts", len(parts)), Save: loc.T("split.save"), Cancel: loc.T("form.cancel"),
	}
	f.form = kit.NewForm(words, f.fields, body, f.Save, func() { f.OnCancel() }, tips)
	f.Object = f.form.Object
	return f
}

// Field finds a field.
func (f *SplitForm) Field(id string) kit.Field { return f.form.Field(id) }

// Complain shows why the split was refused.
func (f *SplitForm) Complain(field, sentence string) { f.form.Complain(field, sentence) }

// Save reads the fields and, when every part has a name, tells OnSave.
func (f *SplitForm) Save() {
	asking.Read(f.form, f.loc, f.read, func(names []string) {
		kept, err := strconv.Atoi(f.fields["kept"].Value())
		if err != nil {
			kept = 0
		}
		f.OnSave(kept, names)
	})
}

func (f *SplitForm) read(a *asking.Answers) []string {
	names := make([]string, f.parts)
	for i := range names {
		names[i] = a.Needed("name." + strconv.Itoa(i))
	}
	return names
}
