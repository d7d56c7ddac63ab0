package standard

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"emprise/data"
)

// Mapping says which column of a source becomes which of our fields, and how. It is a value: it can be shown, edited,
// written as JSON, kept and used again on the next delivery.
type Mapping struct {
	Format   int         `json:"format"`             // of this text; 1
	Name     string      `json:"name,omitempty"`     // what its author calls it
	Standard string      `json:"standard,omitempty"` // where it comes from
	Noun     data.Kind   `json:"noun,omitempty"`     // plot or zone; empty: the layer's own columns, under the names we read
	Fields   []Field     `json:"fields"`
	Only     []Condition `json:"only,omitempty"`   // all must hold for a row to be taken
	Source   string      `json:"source,omitempty"` // written beside each quantity; empty: the name of its column
}

// Field is one line of a mapping. Several lines may fill the same field: the first that knows a value wins; notes add up.
type Field struct {
	To    string            `json:"to"`              // our field, by its JSON name
	From  string            `json:"from,omitempty"`  // the source's column, whatever its case
	Parts []string          `json:"parts,omitempty"` // instead: columns that make a parcel, (département,) commune, prefix, section, number
	Unit  Unit              `json:"unit,omitempty"`  // of the source's numbers; empty: already ours
	Form  Form              `json:"form,omitempty"`  // how to read; empty: as the field is
	Words map[string]string `json:"words,omitempty"` // the source's words, folded, and our codes; "" is understood but has none of ours
	Value string            `json:"value,omitempty"` // instead of a column: the same for all rows
}

const format = 1

// Parse reads a mapping that was kept, and refuses what it does not understand rather than map half.
func Parse(text []byte) (Mapping, error) {
	var m Mapping
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(&m); err != nil {
		return Mapping{}, fmt.Errorf("read mapping: %w: %w", data.ErrInvalid, err)
	}
	if err := m.Validate(); err != nil {
		return Mapping{}, fmt.Errorf("read mapping: %w", err)
	}
	return m, nil
}

// Validate says what is wrong with an edited mapping; the error wraps data.ErrInvalid.
func (m Mapping) Validate() error {
	bad := func(what, which string) error { return fmt.Errorf("mapping: %s %q: %w", what, which, data.ErrInvalid) }
	if m.Format != format {
		return bad("format", fmt.Sprint(m.Format))
	}
	if m.Noun != "" && targets[m.Noun] == nil {
		return bad("noun", string(m.Noun))
	}
	for _, f := range m.Fields {
		t, known := targets[m.Noun][f.To]
		sources := 0
		for _, is := range []bool{f.From != "", len(f.Parts) > 0, f.Value != ""} {
			if is {
				sources++
			}
		}
		switch {
		case f.To == "", m.Noun != "" && !known:
			return bad("field", f.To)
		case sources != 1:
			return bad("source of", f.To)
		case len(f.Parts) > 0 && len(f.Parts) != 4 && len(f.Parts) != 5:
			return bad("parts of", f.To)
		case f.Form != "" && !slices.Contains(Forms(), f.Form):
			return bad("form", string(f.Form))
		case f.Unit != "" && !slices.Contains(Units(), f.Unit):
			return bad("unit", string(f.Unit))
		}
		if base, _ := f.Unit.base(); t.unit != "" && f.Unit != "" && base != t.unit {
			return bad("unit of "+f.To, string(f.Unit))
		}
		for _, code := range f.Words {
			if code != "" && t.codes != nil && !slices.Contains(t.codes, code) {
				return bad("code of "+f.To, code)
			}
		}
		if f.Value != "" && t.codes != nil && !slices.Contains(t.codes, f.Value) {
			return bad("code of "+f.To, f.Value)
		}
	}
	return nil
}

// Lacking lists the columns that the mapping reads and a file does not have.
func (m Mapping) Lacking(columns []Column) []string {
	t := newTable(columns)
	var out []string
	miss := func(name string) {
		if name != "" && t.find(name) == nil && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	for _, f := range m.Fields {
		miss(f.From)
		for _, p := range f.Parts {
			miss(p)
		}
	}
	for _, c := range m.Only {
		miss(c.From)
	}
	return out
}

// form is how the field is read: as it says, or as its target is.
func (m Mapping) form(f Field) Form {
	if f.Form != "" {
		return f.Form
	}
	if t, ok := targets[m.Noun][f.To]; ok {
		return t.form
	}
	return FormText
}
