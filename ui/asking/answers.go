package asking

import (
	"errors"
	"math"
	"strings"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/explain"
	"emprise/ui/kit"
)

// Answers reads the fields of a form one after the other. The first that does not make sense is kept with the rule that it breaks, the end of a
// translation key; what is read after it counts for nothing.
type Answers struct {
	Field, Rule string // "" while all makes sense; a rule about no field is about the whole

	form *kit.Form
	loc  *locale.Locale
}

// Of begins to read a form.
func Of(f *kit.Form, loc *locale.Locale) *Answers { return &Answers{form: f, loc: loc} }

// Wrong keeps what breaks a rule, when it is the first to do so; "" is no rule.
func (a *Answers) Wrong(field, rule string) {
	if a.Rule == "" && rule != "" {
		a.Field, a.Rule = field, rule
	}
}

// Valid keeps the rule that a whole breaks, when err tells one.
func (a *Answers) Valid(err error) {
	var bad *data.FieldError
	if errors.As(err, &bad) {
		a.Wrong(bad.Field, bad.Rule)
	}
}

// Text is what stands in a field, "" when the form has none of that name.
func (a *Answers) Text(id string) string {
	if field := a.form.Field(id); field != nil {
		return field.Value()
	}
	return ""
}

// Needed is a text that must not be empty.
func (a *Answers) Needed(id string) string {
	text := a.Text(id)
	if text == "" {
		a.Wrong(id, "required")
	}
	return text
}

// Yes says whether a mark is set.
func (a *Answers) Yes(id string) bool { return a.Text(id) == "yes" }

// Code is a number that a register gives, without the spaces that people write in it; letters are capitals.
func (a *Answers) Code(id string) string {
	return strings.ToUpper(strings.Join(strings.Fields(a.Text(id)), ""))
}

// Day is a day as AAAA-MM-JJ, "" for an empty field.
func (a *Answers) Day(id string) string {
	text := a.Text(id)
	if text == "" {
		return ""
	}
	day, ok := a.loc.ParseDay(text)
	if !ok {
		a.Wrong(id, "bad_date")
	}
	return day
}

// Number is a number that is not below nought in a unit that is so much of ours, nil for an empty field, and what it came with for one that
// nobody touched.
func (a *Answers) Number(id string, per float64, came *float64) *float64 {
	if a.form.Untouched(id) {
		return came
	}
	return a.typed(id, per)
}

func (a *Answers) typed(id string, per float64) *float64 {
	text := a.Text(id)
	if text == "" {
		return nil
	}
	v, ok := a.loc.ParseIn(text, per)
	switch {
	case !ok:
		a.Wrong(id, "not_a_number")
	case v < 0:
		a.Wrong(id, "negative")
	}
	return &v
}

// mostCounted is more than anybody counts one by one.
const mostCounted = 1e6

// Whole is a number of things, nil for an empty field.
func (a *Answers) Whole(id string) *int {
	v := a.typed(id, 1)
	if v == nil {
		return nil
	}
	if *v != math.Trunc(*v) || *v > mostCounted {
		a.Wrong(id, "not_a_number")
		return nil
	}
	n := int(*v)
	return &n
}

// Read hands on what a form says, when it makes sense; else it says at the field what is wrong.
func Read[T any](f *kit.Form, loc *locale.Locale, read func(a *Answers) T, then func(T)) {
	f.Complain("", "")
	a := Of(f, loc)
	answer := read(a)
	if a.Rule != "" {
		f.Complain(a.Field, explain.Rule(loc, a.Rule))
		return
	}
	then(answer)
}
