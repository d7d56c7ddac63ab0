package style

import (
	"strconv"
	"strings"

	"emprise/geo/expression"
	"emprise/geo/feature"
)

// Condition holds of some features: those whose value is one of Values, or lies Within, or is Unknown, or those of which the
// expression Where is true; only one of the four is set. A condition on a column that the layer has not, or on an expression
// that does not fit it, is about an unknown value: Rules.Check tells it.
type Condition struct {
	Column  string    // an attribute, whatever its case when no other has that name; after "=" an expression: "=prix / area_m2"
	Values  []string  // texts, to the letter
	Within  *Interval // of numbers, which may be written in a text
	Unknown bool      // no value, or no number where Numeric
	Numeric bool      // the column is meant as numbers, for Unknown
	Where   string    // instead of a column
	Not     bool      // holds when it does not; a value that is unknown is none of the values and in no interval, but a Where of which nothing is known is not its contrary either
}

// Is holds of the listed values.
func Is(column string, values ...string) Condition { return Condition{Column: column, Values: values} }

// IsNot holds of all other values and of what is unknown.
func IsNot(column string, values ...string) Condition {
	return Condition{Column: column, Values: values, Not: true}
}

// In holds of the numbers of an interval.
func In(column string, r Interval) Condition { return Condition{Column: column, Within: &r} }

// Where holds when an expression is true.
func Where(source string) Condition { return Condition{Where: source} }

// source is what a condition reads of a layer: a column, or an expression in its place. One of the three is set when the
// value can be known at all.
type source struct {
	column *feature.Column
	number func(f int) (float64, bool)
	text   func(f int) (string, bool)
}

// columnOf finds a column by name: to the letter, else whatever its case when only one has that name.
func columnOf(s *feature.Set, name string) *feature.Column {
	if c := s.Column(name); c != nil {
		return c
	}
	var found *feature.Column
	for _, c := range s.Columns {
		if strings.EqualFold(c.Name, name) {
			if found != nil {
				return nil
			}
			found = c
		}
	}
	return found
}

// read opens what a name of a column or an expression after "=" stands for.
func read(s *feature.Set, name string) (source, error) {
	formula, ok := strings.CutPrefix(name, "=")
	if !ok {
		c := columnOf(s, name)
		if c == nil {
			return source{}, &expression.Error{Problem: expression.UnknownColumn, Source: name, End: len(name), Found: name}
		}
		return source{column: c, number: numberOf(c), text: textOf(c)}, nil
	}
	e, err := expression.Parse(formula)
	if err != nil {
		return source{}, err
	}
	p, err := e.Bind(expression.Table{Features: s})
	if err != nil {
		return source{}, err
	}
	number := p.Number
	if p.Type() == expression.TypeText {
		number = func(f int) (float64, bool) {
			if t, ok := p.Text(f); ok {
				return expression.Number(t)
			}
			return 0, false
		}
	}
	return source{number: number, text: p.Text}, nil
}

func textOf(c *feature.Column) func(f int) (string, bool) {
	return func(f int) (string, bool) { return c.Text(f), c.Known(f) }
}

func numberOf(c *feature.Column) func(f int) (float64, bool) {
	if c.Type != feature.Text {
		return c.Number
	}
	return func(f int) (float64, bool) {
		if c.Known(f) {
			return expression.Number(c.Text(f))
		}
		return 0, false
	}
}

// test makes the condition a question about features of a set, and says why it cannot be asked.
func (w Condition) test(s *feature.Set) (func(f int) bool, error) {
	if w.Where != "" {
		p, err := expression.Where(w.Where, expression.Table{Features: s})
		if err != nil {
			return func(int) bool { return false }, err
		}
		want := expression.True
		if w.Not {
			want = expression.False
		}
		return func(f int) bool { return p.Truth(f) == want }, nil
	}
	have, err := read(s, w.Column)
	if err != nil {
		holds := w.Unknown != w.Not
		if !w.Unknown {
			holds = w.Not
		}
		return func(int) bool { return holds }, err
	}
	return w.against(have), nil
}

func (w Condition) against(have source) func(f int) bool {
	not := w.Not
	switch {
	case w.Within != nil:
		r := *w.Within
		return func(f int) bool {
			v, ok := have.number(f)
			return (ok && r.Holds(v)) != not
		}
	case w.Unknown && w.Numeric:
		return func(f int) bool { _, ok := have.number(f); return ok == not }
	case w.Unknown:
		return func(f int) bool { _, ok := have.text(f); return ok == not }
	}
	if c := have.column; c != nil && c.Type != feature.Text {
		numbers := w.numbers(c.Type)
		return func(f int) bool {
			v, ok := c.Number(f)
			_, is := numbers[v]
			return (ok && is) != not
		}
	}
	values := make(map[string]struct{}, len(w.Values))
	for _, v := range w.Values {
		values[v] = struct{}{}
	}
	return func(f int) bool {
		t, ok := have.text(f)
		if ok {
			_, ok = values[t]
		}
		return ok != not
	}
}

// numbers are the values as a column of numbers, or of yes and no, holds them.
func (w Condition) numbers(typ feature.Type) map[float64]struct{} {
	out := make(map[float64]struct{}, len(w.Values))
	for _, s := range w.Values {
		if typ == feature.Boolean {
			switch s {
			case "true":
				out[1] = struct{}{}
			case "false":
				out[0] = struct{}{}
			}
			continue
		}
		if v, err := strconv.ParseFloat(s, 64); err == nil {
			out[v] = struct{}{}
		}
	}
	return out
}
