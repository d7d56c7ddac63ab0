package sittingform

import (
	"fyne.io/fyne/v2"

	"emprise/assets/locale"
	"emprise/ui/asking"
	"emprise/ui/kit"
)

// DecisionModel is what a decision is noted with.
type DecisionModel struct {
	Sitting string // its title
	About   string // the name of what is selected, "" when nothing is
}

// Noted is what was written down.
type Noted struct {
	Text     string
	About    bool // it is about what is selected
	Internal bool // the public version of the minutes is silent of it
}

// Decision is the form of a decision that no change of the project tells.
type Decision struct {
	Object   fyne.CanvasObject
	OnSave   func(Noted)
	OnCancel func()

	loc  *locale.Locale
	form *kit.Form
}

// NewDecision makes the form of a model.
func NewDecision(loc *locale.Locale, tips *kit.Tips, m DecisionModel) *Decision {
	f := &Decision{loc: loc}
	text := kit.NewNotesField(loc.T("decision.text"), loc.T("decision.text_example"))
	internal := kit.NewMarkField(loc.T("decision.internal"), loc.T("decision.internal_hint"), nil)
	fields := map[string]kit.Field{"text": text, "internal": internal}
	body := kit.Column(12, text.Object())
	if m.About != "" {
		about := kit.NewMarkField(loc.T("decision.about"), m.About, nil)
		about.Fill("yes")
		fields["about"] = about
		body.Add(about.Object())
	}
	body.Add(internal.Object())
	internal.Fill("yes")
	words := kit.FormText{Title: loc.T("decision.new"), Detail: m.Sitting, Save: loc.T("decision.save"), Cancel: loc.T("form.cancel")}
	f.form = kit.NewForm(words, fields, body, f.Save, func() { f.OnCancel() }, tips)
	f.Object = f.form.Object
	return f
}

// Field finds a field: text, internal, and about where something is selected.
func (f *Decision) Field(id string) kit.Field { return f.form.Field(id) }

// Complain shows why the decision was refused.
func (f *Decision) Complain(field, sentence string) { f.form.Complain(field, sentence) }

// Save does what the button does.
func (f *Decision) Save() {
	asking.Read(f.form, f.loc, func(a *asking.Answers) Noted {
		return Noted{Text: a.Needed("text"), About: a.Yes("about"), Internal: a.Yes("internal")}
	}, f.OnSave)
}
