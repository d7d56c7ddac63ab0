package kit

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"emprise/assets/locale"
)

// Field is one line of a form, which a person or a test can fill.
type Field interface {
	// Fill sets the value as if it were typed: text, the code of a choice, "yes" or "" for a mark.
	Fill(text string)
	// Value is what stands in the field now, in the same form.
	Value() string
	// Complain shows a sentence below the field; "" takes it away.
	Complain(sentence string)
	// Object is what to lay out.
	Object() fyne.CanvasObject
}

// field is what all fields share: a label above, a hint or a complaint below.
type field struct {
	column *fyne.Container
	below  *Text
	hint   string
}

func newField(label, hint string, control fyne.CanvasObject) field {
	f := field{hint: hint, below: Caption(hint).Wrapping()}
	objects := []fyne.CanvasObject{control, f.below}
	if label != "" {
		objects = append([]fyne.CanvasObject{Caption(label)}, objects...)
	}
	f.column = Column(3, objects...)
	f.Complain("")
	return f
}

// Object implements Field.
func (f field) Object() fyne.CanvasObject { return f.column }

// Complain implements Field.
func (f field) Complain(sentence string) {
	f.below.Value, f.below.Colour = f.hint, Caption("").Colour
	if sentence != "" {
		f.below.Value, f.below.Colour = locale.Raised(sentence), fynetheme.ColorNameError // it stands alone
	}
	f.below.Hidden = f.below.Value == ""
	f.below.Refresh()
}

// Hint changes the sentence below the field that is there while nothing is wrong.
func (f *field) Hint(text string) {
	f.hint = text
	f.Complain("")
}

// controlled is a field with a control that can have the keyboard.
type controlled interface{ control() fyne.Focusable }

func (f *TextField) control() fyne.Focusable   { return f.Entry }
func (f *ChoiceField) control() fyne.Focusable { return f.Select }
func (f *MarkField) control() fyne.Focusable   { return f.Check }
func (f *SliderField) control() fyne.Focusable { return f.Slider }

// Focus gives a field the keyboard.
func Focus(field Field, c fyne.Canvas) {
	if field, ok := field.(controlled); ok {
		c.Focus(field.control())
	}
}

// TextField is an entry.
type TextField struct {
	field
	Entry *Entry
	days  Days             // of one that takes a day; nil takes any text
	pick  *Button          // opens the month to choose the day from
	Today func() time.Time // of a day field: the day to begin with; NewDayField takes the clock
}

var _ Field = (*TextField)(nil)

// NewTextField makes an entry of one line; unit stands at its right and may be empty.
func NewTextField(label, hint, placeholder, unit string) *TextField {
	e := NewEntry()
	e.SetPlaceHolder(placeholder)
	var control fyne.CanvasObject = e
	if unit != "" {
		control = Row(6, Grow(e), Caption(unit))
	}
	return &TextField{field: newField(label, hint, control), Entry: e}
}

// NewNotesField makes an entry of several lines.
func NewNotesField(label, placeholder string) *TextField {
	e := newNotes()
	e.SetMinRowsVisible(3)
	e.SetPlaceHolder(placeholder)
	return &TextField{field: newField(label, "", e), Entry: e}
}

// Fill implements Field.
func (f *TextField) Fill(text string) {
	if f.days != nil {
		if day, ok := f.days.ParseDay(text); ok {
			text = f.days.ShortDay(day)
		}
	}
	f.Entry.SetText(text)
}

// Value implements Field.
func (f *TextField) Value() string {
	text := strings.TrimSpace(f.Entry.Text)
	if f.days != nil {
		if day, ok := f.days.ParseDay(text); ok {
			return day
		}
	}
	return text
}

// Focus gives the keyboard to a field of text, once it is in sight. What a line holds is marked, so that typing takes its place.
func (f *TextField) Focus() {
	if c := canvasOf(f.Entry); c != nil {
		c.Focus(f.Entry)
		if !f.Entry.MultiLine && f.Entry.Text != "" {
			f.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
		}
	}
}

// Option is one of the values of a choice.
type Option struct{ Code, Text string }

// ChoiceField is one of several.
type ChoiceField struct {
	field
	Select  *Select
	options []Option
}

var _ Field = (*ChoiceField)(nil)

// NewChoiceField makes a choice, the first option taken.
func NewChoiceField(label, hint string, options []Option, onChange func(code string)) *ChoiceField {
	f := &ChoiceField{options: options}
	f.Select = newSelect(distinct(options))
	f.Select.PlaceHolder = " "
	if len(options) > 0 {
		f.Select.Selected = f.Select.Options[0]
	}
	f.Select.OnChanged = func(string) {
		if onChange != nil {
			onChange(f.Value())
		}
	}
	f.field = newField(label, hint, f.Select)
	return f
}

// Offer changes the options; what was chosen stays chosen where it is among them, else the first is.
func (f *ChoiceField) Offer(options []Option) {
	was := f.Value()
	f.options = options
	f.Select.Options, f.Select.Selected = distinct(options), ""
	for i, o := range options {
		if i == 0 || o.Code == was {
			f.Select.Selected = f.Select.Options[i]
		}
	}
	f.Select.Refresh()
}

// distinct are the texts of options, those that are alike numbered: a Select knows what is chosen by its text.
func distinct(options []Option) []string {
	texts := make([]string, len(options))
	taken := make(map[string]bool, len(options))
	for i, o := range options {
		text := o.Text
		for n := 2; taken[text]; n++ {
			text = fmt.Sprintf("%s (%d)", o.Text, n)
		}
		texts[i], taken[text] = text, true
	}
	return texts
}

// Fill implements Field.
func (f *ChoiceField) Fill(code string) {
	for i, o := range f.options {
		if o.Code == code {
			if i != f.Select.SelectedIndex() {
				f.Select.SetSelectedIndex(i)
			}
			return
		}
	}
}

// Value implements Field.
func (f *ChoiceField) Value() string {
	if i := f.Select.SelectedIndex(); i >= 0 {
		return f.options[i].Code
	}
	return ""
}

// outline is the border that entries have, for controls that come without.
func outline() *Ground {
	g := NewGround("")
	g.Border, g.Radius = fynetheme.ColorNameInputBorder, 5
	return g
}

// MarkField is a box to tick.
type MarkField struct {
	field
	Check *Check
}

var _ Field = (*MarkField)(nil)

// NewMarkField makes a box with its text.
func NewMarkField(text, hint string, onChange func(on bool)) *MarkField {
	c := NewCheck(text, onChange)
	return &MarkField{newField("", hint, Pad(Insets{Left: -7}, c)), c}
}

// Fill implements Field.
func (f *MarkField) Fill(text string) { f.Check.SetChecked(text == "yes") }

// Value implements Field.
func (f *MarkField) Value() string {
	if f.Check.Checked {
		return "yes"
	}
	return ""
}

// SetField is any number of several, shown as words to press.
type SetField struct {
	field
	OnChange func() // nil tells nobody

	options []Option
	buttons []*Button
	chosen  []string
}

var _ Field = (*SetField)(nil)

// NewSetField makes a set with nothing chosen.
func NewSetField(label, hint string, options []Option) *SetField {
	f := &SetField{options: options}
	objects := make([]fyne.CanvasObject, len(options))
	for i, o := range options {
		b := NewButton(o.Text, "", Quiet, nil)
		b.Small = true
		b.OnTap = func() { f.flip(o.Code) }
		f.buttons = append(f.buttons, b)
		objects[i] = Stack(outline(), b)
	}
	f.field = newField(label, hint, Flow(5, objects...))
	return f
}

func (f *SetField) flip(code string) {
	if i := slices.Index(f.chosen, code); i >= 0 {
		f.chosen = slices.Delete(slices.Clone(f.chosen), i, i+1)
	} else {
		f.chosen = append(f.chosen, code)
	}
	f.show()
	if f.OnChange != nil {
		f.OnChange()
	}
}

func (f *SetField) show() {
	for i, o := range f.options {
		f.buttons[i].Chosen = slices.Contains(f.chosen, o.Code)
		f.buttons[i].Refresh()
	}
}

// Fill implements Field: codes separated by commas.
func (f *SetField) Fill(text string) {
	f.chosen = nil
	for _, code := range strings.Split(text, ",") {
		if code = strings.TrimSpace(code); code != "" {
			f.chosen = append(f.chosen, code)
		}
	}
	f.show()
}

// Value implements Field.
func (f *SetField) Value() string { return strings.Join(f.Chosen(), ",") }

// Chosen lists the codes in the order of the options.
func (f *SetField) Chosen() []string {
	var codes []string
	for _, o := range f.options {
		if slices.Contains(f.chosen, o.Code) {
			codes = append(codes, o.Code)
		}
	}
	return codes
}
