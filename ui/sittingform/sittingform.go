package sittingform

import (
	"strings"

	"fyne.io/fyne/v2"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/ui/kit"
)

// Form is the panel.
type Form struct {
	Object   fyne.CanvasObject
	OnSave   func(data.Sitting)
	OnCancel func()

	form    *kit.Form
	sitting data.Sitting
	fields  map[string]kit.Field
}

// New makes a form of a sitting that is to be opened.
func New(loc *locale.Locale, tips *kit.Tips, s data.Sitting) *Form {
	f := &Form{sitting: s, fields: map[string]kit.Field{}}
	title := kit.NewTextField(loc.T("sitting.title"), "", loc.T("sitting.title_example"), "")
	place := kit.NewTextField(loc.T("sitting.place"), "", "", "")
	participants := kit.NewNotesField(loc.T("sitting.participants"), loc.T("sitting.participants_hint"))
	public := kit.NewMarkField(loc.T("sitting.public"), loc.T("sitting.public_hint"), nil)
	f.fields["title"], f.fields["place"], f.fields["participants"], f.fields["public"] = title, place, participants, public
	body := kit.Column(12, title.Object(), place.Object(), participants.Object(), public.Object())
	words := kit.FormText{Title: loc.T("sitting.new"), Detail: loc.T("sitting.detail"), Save: loc.T("sitting.start"), Cancel: loc.T("form.cancel")}
	f.form = kit.NewForm(words, f.fields, body, f.Save, func() { f.OnCancel() }, tips)
	f.Object = f.form.Object
	title.Fill(s.Title)
	place.Fill(s.Place)
	participants.Fill(strings.Join(s.Participants, "\n"))
	if s.Public {
		public.Fill("yes")
	}
	return f
}

// Field finds a field: title, place, participants, public.
func (f *Form) Field(id string) kit.Field { return f.form.Field(id) }

// Complain shows why the sitting was refused.
func (f *Form) Complain(field, sentence string) { f.form.Complain(field, sentence) }

// Save does what the button does.
func (f *Form) Save() {
	f.form.Complain("", "")
	s := f.sitting
	s.Title, s.Place, s.Public = f.fields["title"].Value(), f.fields["place"].Value(), f.fields["public"].Value() == "yes"
	s.Participants = nil
	for _, name := range strings.FieldsFunc(f.fields["participants"].Value(), func(r rune) bool { return r == '\n' || r == ';' }) {
		if name = strings.TrimSpace(name); name != "" {
			s.Participants = append(s.Participants, name)
		}
	}
	f.OnSave(s)
}
