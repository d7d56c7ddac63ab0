package plotform

import (
	"fyne.io/fyne/v2"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/ui/kit"
)

// ZoneForm is the form of a zone.
type ZoneForm struct {
	Object   fyne.CanvasObject
	OnSave   func(data.Zone)
	OnCancel func()

	loc  *locale.Locale
	zone data.Zone
	form *kit.Form
	list map[string]kit.Field
}

// NewZone makes the form of a zone; title is its head, detail says what is drawn.
func NewZone(loc *locale.Locale, tips *kit.Tips, z data.Zone, title, detail string) *ZoneForm {
	f := &ZoneForm{loc: loc, zone: z, list: map[string]kit.Field{}}
	name := kit.NewTextField(loc.T("plot.name"), "", "", "")
	vocation := kit.NewChoiceField(loc.T("measure.vocation"), "", options(loc, "vocation.", data.Vocations(), loc.T("value.unknown")), nil)
	commune := kit.NewTextField(loc.T("measure.insee"), "", "", "")
	f.list["name"], f.list["vocation"], f.list["commune"] = name, vocation, commune
	body := kit.Column(12, name.Object(), vocation.Object(), commune.Object())
	words := kit.FormText{Title: title, Detail: detail, Save: loc.T("form.save"), Cancel: loc.T("form.cancel")}
	f.form = kit.NewForm(words, f.list, body, f.Save, func() { f.OnCancel() }, tips)
	f.Object = f.form.Object
	name.Fill(z.Name)
	vocation.Fill(string(z.Vocation))
	commune.Fill(z.Commune)
	return f
}

// Field finds a field by the JSON name of what it holds.
func (f *ZoneForm) Field(id string) kit.Field { return f.form.Field(id) }

// Complain shows why the zone was refused, at the field when the form has it.
func (f *ZoneForm) Complain(field, sentence string) { f.form.Complain(field, sentence) }

// Save reads the fields and, when they make sense, tells OnSave.
func (f *ZoneForm) Save() {
	f.form.Complain("", "")
	z := f.zone
	z.Name, z.Vocation, z.Commune = f.list["name"].Value(), data.Vocation(f.list["vocation"].Value()), f.list["commune"].Value()
	if z.Name == "" {
		f.form.Complain("name", f.loc.T("invalid.required"))
		return
	}
	f.OnSave(z)
}
