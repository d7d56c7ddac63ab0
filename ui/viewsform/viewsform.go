package viewsform

import (
	"strconv"

	"fyne.io/fyne/v2"

	"emprise/assets/locale"
	"emprise/ui/asking"
	"emprise/ui/kit"
)

// Form is the panel.
type Form struct {
	Object   fyne.CanvasObject
	OnGo     func(i int) // to the view of a line
	OnKeep   func()      // the view of the moment
	OnDrop   func(i int)
	OnSave   func(names []string) // one a line, as they stand
	OnCancel func()

	form  *kit.Form
	loc   *locale.Locale
	names []*kit.TextField
}

// New makes the panel of views that have names.
func New(loc *locale.Locale, tips *kit.Tips, names []string) *Form {
	f := &Form{loc: loc}
	fields := map[string]kit.Field{}
	body := kit.Column(12)
	for i, name := range names {
		field := kit.NewTextField("", "", "", "")
		field.Fill(name)
		fields[FieldOf(i)] = field
		f.names = append(f.names, field)
		there := kit.IconButton("locate", loc.T("views.go"), tips, func() { f.OnGo(i) })
		off := kit.IconButton("trash", loc.T("views.drop"), tips, func() { f.OnDrop(i) })
		body.Add(kit.Row(4, kit.Grow(field.Object()), there, off))
	}
	if len(names) == 0 {
		body.Add(kit.Body(loc.T("views.none")).Wrapping())
	}
	keep := kit.NewButton(loc.T("op.view_keep"), "bookmark", kit.Plain, func() { f.OnKeep() })
	body.Add(kit.Row(0, keep))
	words := asking.Text(loc, loc.T("views.title"), loc.T("views.detail"))
	f.form = kit.NewForm(words, fields, body, f.Save, func() { f.OnCancel() }, tips)
	f.Object = f.form.Object
	return f
}

// FieldOf is the identifier of the name of a line.
func FieldOf(i int) string { return "name." + strconv.Itoa(i) }

// Field finds the name of a line.
func (f *Form) Field(id string) kit.Field { return f.form.Field(id) }

// Complain shows what is wrong.
func (f *Form) Complain(field, sentence string) { f.form.Complain(field, sentence) }

// Save does what the button does. A view must have a name.
func (f *Form) Save() {
	asking.Read(f.form, f.loc, func(a *asking.Answers) []string {
		names := make([]string, len(f.names))
		for i := range names {
			names[i] = a.Needed(FieldOf(i))
		}
		return names
	}, f.OnSave)
}
