package standard

import (
	"fmt"
	"maps"
	"strings"

	"emprise/data"
)

// Nouns lists what a standard's features can become beside a layer.
func (s Standard) Nouns() []data.Kind {
	var out []data.Kind
	for _, n := range []data.Kind{data.KindZone, data.KindPlot} {
		if len(s.Fields[n]) > 0 {
			out = append(out, n)
		}
	}
	return out
}

// Propose makes the mapping of a recognised standard onto a noun (plot, zone, or "" for the layer's own columns), with the
// columns that the file has. For the standard "" it goes by the names of the columns. The result is for a person to edit.
func Propose(standard string, noun data.Kind, columns []Column) (Mapping, error) {
	m := Mapping{Format: format, Standard: standard, Noun: noun, Fields: []Field{}}
	if noun != "" && targets[noun] == nil {
		return m, fmt.Errorf("map to %s: %w", noun, data.ErrInvalid)
	}
	t := newTable(columns)
	if standard == "" {
		m.Fields = append(m.Fields, library.hints.fields(noun, t)...)
		return m, nil
	}
	s, ok := ByID(standard)
	if !ok {
		return m, fmt.Errorf("standard %s: %w", standard, data.ErrNotFound)
	}
	for _, tpl := range s.Fields[noun] {
		if f, ok := s.field(tpl, t); ok {
			m.Fields = append(m.Fields, f)
		}
	}
	if noun != "" {
		for _, c := range s.Only {
			if col := s.find(t, c.From); col != nil {
				m.Only = append(m.Only, Condition{col.Name, c.In})
			}
		}
	}
	return m, nil
}

// field makes a template meet the file; false when the file has not the column, or names of communes where their codes belong.
func (s *Standard) field(tpl Template, t table) (Field, bool) {
	f := Field{To: tpl.To, Unit: tpl.Unit, Form: tpl.Form, Value: tpl.Value}
	if tpl.From != "" {
		c := s.find(t, tpl.From)
		if c == nil || tpl.Form == FormINSEE && !plausible(c, target{form: FormINSEE}) {
			return f, false
		}
		f.From = c.Name
	}
	for _, part := range tpl.Parts {
		c := s.find(t, part)
		if c == nil {
			return f, false
		}
		f.Parts = append(f.Parts, c.Name)
	}
	if tpl.Words != "" {
		f.Words = maps.Clone(library.words[tpl.Words])
	}
	return f, true
}

// unitOf reads a unit off the end of a column's name: "surface_ha", "prix_m2", "puissance_kva".
func unitOf(name string, want Unit) Unit {
	low := strings.ToLower(name)
	for _, u := range []struct {
		end  string
		unit Unit
	}{{"ha", UnitHectare}, {"m2", UnitSquareMetre}, {"m²", UnitSquareMetre}, {"km", UnitKilometre}, {"mva", UnitMVA}, {"kva", UnitKVA}} {
		if base, _ := u.unit.base(); base == want && (strings.HasSuffix(low, "_"+u.end) || strings.HasSuffix(low, " "+u.end) || strings.HasSuffix(low, "("+u.end+")")) {
			return u.unit
		}
	}
	return UnitNone
}
