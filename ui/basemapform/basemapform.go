package basemapform

import (
	"fyne.io/fyne/v2"

	"emprise/assets/locale"
	"emprise/ui/asking"
	"emprise/ui/kit"
)

// Model is what the panel begins with.
type Model struct {
	Sources []kit.Option // the first one is none
	Chosen  string
	Opacity float64 // 0 to 1
}

// Form is the panel.
type Form struct {
	Object    fyne.CanvasObject
	OnChoose  func(code string)
	OnOpacity func(share float64)
	OnAdd     func(address, attribution string) // is answered by Added or Complain
	OnFile    func()
	OnForget  func(code string) // takes a source off the list that was added
	OnClear   func()            // empties what is kept on this machine
	OnClose   func()

	form    *kit.Form
	loc     *locale.Locale
	fields  map[string]kit.Field
	kept    *kit.Text
	filling bool
}

// New makes a panel of a model.
func New(loc *locale.Locale, tips *kit.Tips, m Model) *Form {
	f := &Form{loc: loc, fields: map[string]kit.Field{}, kept: kit.Caption(loc.T("basemap.kept_counting")).Wrapping()}
	source := kit.NewChoiceField(loc.T("basemap.source"), loc.T("basemap.source_hint"), m.Sources, func(code string) {
		if !f.filling {
			f.OnChoose(code)
		}
	})
	opacity := newShareField(loc, loc.T("basemap.opacity"), func(share float64) {
		if !f.filling {
			f.OnOpacity(share)
		}
	})
	address := kit.NewTextField(loc.T("basemap.address"), loc.T("basemap.address_hint"), "https://…/{z}/{x}/{y}.png", "")
	attribution := kit.NewTextField(loc.T("basemap.attribution"), loc.T("basemap.attribution_hint"), "", "")
	f.fields["source"], f.fields["opacity"], f.fields["address"], f.fields["attribution"] = source, opacity, address, attribution
	button := func(key, icon string, run func()) *kit.Button {
		b := kit.NewButton(loc.T(key), icon, kit.Plain, run)
		b.Small = true
		return b
	}
	body := kit.Column(14,
		source.Object(), opacity.Object(),
		kit.Hairline(),
		address.Object(), attribution.Object(), kit.Row(8, button("basemap.add", "add", f.add), button("basemap.open_file", "folder", func() { f.OnFile() })),
		kit.Hairline(),
		kit.Column(6, f.kept, kit.Row(8, button("basemap.clear", "trash", func() { f.OnClear() }), button("basemap.forget", "close", func() { f.OnForget(source.Value()) }))),
		kit.Caption(loc.T("basemap.about")).Wrapping(),
	)
	words := kit.FormText{Title: loc.T("basemap.title"), Detail: loc.T("basemap.detail"), Save: loc.T("basemap.done"), Cancel: loc.T("form.cancel")}
	f.form = kit.NewForm(words, f.fields, body, f.Save, func() { f.OnClose() }, tips)
	f.Object = f.form.Object
	f.form.AtOnce("source", "opacity")
	f.Choose(m.Chosen)
	f.filling = true
	opacity.show(m.Opacity)
	f.filling = false
	return f
}

// Choose marks a source as the one that is shown.
func (f *Form) Choose(code string) {
	f.filling = true
	f.fields["source"].Fill(code)
	f.filling = false
}

// Keep says how much is kept on this machine.
func (f *Form) Keep(sentence string) {
	f.kept.Value = sentence
	f.kept.Refresh()
	f.form.Fit()
}

// Field finds a field: source, opacity (percent), address, attribution.
func (f *Form) Field(id string) kit.Field { return f.form.Field(id) }

// Complain shows why an address cannot be shown.
func (f *Form) Complain(field, sentence string) { f.form.Complain(field, sentence) }

// Save adds the address that stands in its field, and closes the panel when there is none.
func (f *Form) Save() {
	if f.fields["address"].Value() != "" {
		f.add()
		return
	}
	f.OnClose()
}

func (f *Form) add() {
	asking.Read(f.form, f.loc, func(a *asking.Answers) string { return a.Needed("address") }, func(address string) {
		f.OnAdd(address, f.fields["attribution"].Value())
	})
}
