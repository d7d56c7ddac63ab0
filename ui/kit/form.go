package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"emprise/assets/locale"
	"emprise/ui/theme"
)

// Form is a page of fields between a head and a foot with its buttons.
type Form struct {
	Object fyne.CanvasObject
	title  string
	body   fyne.CanvasObject
	page   *Page
	submit func() // what the button does
	cancel func() // and the other one
	fields map[string]Field
	began  map[string]string // what fields said when they were filled
	opened map[string]string // and when the form was opened
	moved  bool              // something was changed that is no field
	atOnce map[string]bool   // fields that take effect as they are filled
	sorry  *Text
	foot   *fyne.Container
	save   *Button
	mend   *Button
}

// FormText is what a form says around its fields.
type FormText struct{ Title, Detail, Save, Cancel string }

// NewForm makes a form. The body holds the objects of the fields, laid out as the panel likes.
func NewForm(text FormText, fields map[string]Field, body fyne.CanvasObject, onSave, onCancel func(), tips *Tips) *Form {
	f := &Form{title: text.Title, body: body, fields: fields, submit: onSave, cancel: onCancel, sorry: Body("").Wrapping()}
	f.sorry.Colour = "error"
	f.sorry.Hide()
	head := Head(text.Title, text.Detail, text.Cancel, tips, onCancel)
	f.save = NewButton(text.Save, "", Primary, onSave)
	f.mend = NewButton("", "edit", Plain, nil)
	f.mend.Hide()
	f.foot = Column(8, f.sorry, f.mend, Ending(8, f.save, NewButton(text.Cancel, "", Plain, onCancel)))
	f.page = NewPage(Pad(Insets{16, 14, 16, 18}, body))
	f.follow()
	frame := Frame(head, Column(0, Hairline(), On(theme.Bar, Pad(Sides(16, 12), f.foot))), f.page)
	slices.Reverse(frame.Objects[1:]) // for the keyboard the foot comes before the cross
	f.Object = container.New(&formLayout{form: f}, NewGround("background"), frame)
	return f
}

// Field finds a field, nil when there is none.
func (f *Form) Field(id string) Field { return f.fields[id] }

// Cancel leaves the form, as its button and its cross do.
func (f *Form) Cancel() { f.cancel() }

// NameSave changes what the main button says.
func (f *Form) NameSave(text string) {
	f.save.Text = text
	f.save.Refresh()
	f.foot.Refresh()
}

// Mend offers the way to what stands against the form, below the sentence that says so; "" takes it away.
func (f *Form) Mend(text string, run func()) {
	f.mend.Text, f.mend.OnTap = text, run
	f.mend.Hidden = text == ""
	f.mend.Refresh()
	f.foot.Refresh()
	f.Object.Refresh()
}

// Mends says what the way offered is called, "" when none is, and goes it.
func (f *Form) Mends() (text string, run func()) { return f.mend.Text, f.mend.OnTap }

// Fit lays the form out again after fields have come or gone.
func (f *Form) Fit() {
	f.follow()
	f.page.Fit()
}

// Moved lays the form out again after a person has added, moved or taken out a line.
func (f *Form) Moved() {
	f.Touch()
	f.Fit()
}

// follow makes Enter in a line do what the button does.
func (f *Form) follow() {
	for _, field := range f.fields {
		if line, ok := field.(*TextField); ok && !line.Entry.MultiLine && line.Entry.OnSubmitted == nil {
			line.Entry.OnSubmitted = func(string) { f.submit() }
		}
	}
}

// Filled notes what stands in the fields: who reads them later is told which of them nobody has touched.
func (f *Form) Filled() {
	f.began = map[string]string{}
	for id, field := range f.fields {
		f.began[id] = field.Value()
	}
}

// Untouched says whether a field says what it did when the form was filled.
func (f *Form) Untouched(id string) bool {
	began, ok := f.began[id]
	return ok && began == f.fields[id].Value()
}

// Complain shows a sentence at the field it is about, or above the buttons when the form has no such field.
func (f *Form) Complain(id, sentence string) {
	for _, other := range f.fields {
		other.Complain("")
	}
	f.sorry.Value = ""
	if at := f.fields[id]; at != nil {
		at.Complain(sentence)
	} else {
		f.sorry.Value = locale.Raised(sentence)
	}
	f.sorry.Hidden = f.sorry.Value == ""
	f.sorry.Refresh()
	f.page.Fit()
	f.Object.Refresh()
	if at := f.fields[id]; at != nil && sentence != "" {
		f.page.Bring(at.Object())
	}
}

// Head is the top of a page at the side: its title, a second line, and a cross that closes it.
func Head(title, detail, closeTip string, tips *Tips, onClose func()) fyne.CanvasObject {
	lines := []fyne.CanvasObject{Lead(title).Wrapping()}
	if detail != "" {
		lines = append(lines, Caption(detail).Wrapping())
	}
	row := []fyne.CanvasObject{Grow(Stack(Column(1, lines...)))}
	if onClose != nil {
		cross := IconButton("close", closeTip, tips, onClose)
		cross.Small = true
		row = append(row, cross)
	}
	return Column(0, Pad(Insets{16, 12, 10, 11}, Row(6, row...)), Hairline())
}
