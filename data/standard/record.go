package standard

import (
	"slices"
	"strings"

	"emprise/geo/feature"
)

// Value is what one field of a mapping found in one row: the source's own words and ours beside them.
type Value struct {
	To     string
	From   string // the column
	Words  string // as the source writes it
	Text   string // ours: a code, an identifier, a day, a list joined by "|", a number
	Number float64
	Unit   Unit // of Number
	Known  bool
	Rule   string // of the issue that reading raised, "" when none
	Detail string
}

// Record is one row read through a mapping, in the order of the mapping's fields.
type Record struct {
	Feature int
	Values  []Value
}

// Get is the value of a field: the first line that knows one.
func (r Record) Get(to string) (Value, bool) {
	for _, v := range r.Values {
		if v.To == to && v.Known {
			return v, true
		}
	}
	return Value{}, false
}

// Preview reads the first n rows that the mapping takes, to be shown before anything is kept.
func (m Mapping) Preview(set *feature.Set, n int) []Record {
	b := m.bind(set)
	var out []Record
	for f := 0; f < set.Len() && len(out) < n; f++ {
		if b.takes(f) {
			out = append(out, b.record(f))
		}
	}
	return out
}

// binding is a mapping that has met the columns of a set.
type binding struct {
	mapping Mapping
	set     *feature.Set
	lines   []line
	only    []selection
}

type selection struct {
	column *feature.Column
	in     []string
}

func (m Mapping) bind(set *feature.Set) binding {
	b := binding{mapping: m, set: set}
	for _, f := range m.Fields {
		t := targets[m.Noun][f.To]
		l := line{Field: f, form: m.form(f), codes: t.codes}
		l.unit, l.scale = f.Unit.base()
		if l.unit == UnitNone {
			l.unit = t.unit
		}
		l.column, l.next = column(set, f.From)
		for _, p := range f.Parts {
			c, _ := column(set, p)
			l.parts = append(l.parts, c)
		}
		b.lines = append(b.lines, l)
	}
	for _, c := range m.Only {
		s := selection{}
		s.column, _ = column(set, c.From)
		for _, v := range c.In {
			s.in = append(s.in, fold(v))
		}
		b.only = append(b.only, s)
	}
	return b
}

// column finds a column as the file writes it, or in another case, and the one after it.
func column(set *feature.Set, name string) (found, next *feature.Column) {
	if name == "" {
		return nil, nil
	}
	i := slices.IndexFunc(set.Columns, func(c *feature.Column) bool { return c.Name == name })
	if i < 0 {
		i = slices.IndexFunc(set.Columns, func(c *feature.Column) bool { return key(c.Name) == key(name) })
	}
	if i < 0 {
		return nil, nil
	}
	if i+1 < len(set.Columns) {
		next = set.Columns[i+1]
	}
	return set.Columns[i], next
}

func text(c *feature.Column, f int) string {
	if c == nil {
		return ""
	}
	return strings.TrimSpace(c.Text(f))
}

func (b binding) takes(f int) bool {
	for _, s := range b.only {
		if !slices.Contains(s.in, fold(text(s.column, f))) {
			return false
		}
	}
	return true
}

func (b binding) record(f int) Record {
	r := Record{Feature: f}
	insee := ""
	for _, l := range b.lines {
		if l.To == "insee" && insee == "" {
			if v := l.read(f, ""); v.Known {
				insee = v.Text
			}
		}
	}
	if insee == "" { // parcels without their commune are completed by the one at the head of the identifier
		for _, l := range b.lines {
			if l.To == "id" && insee == "" {
				insee = inseeWithin(l.read(f, "").Text, "")
			}
		}
	}
	for _, l := range b.lines {
		r.Values = append(r.Values, l.read(f, insee))
	}
	return r
}
