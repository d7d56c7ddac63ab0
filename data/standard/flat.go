package standard

import (
	"slices"

	"emprise/data"
)

// NounOf is what the features of a role become beside a layer: plots, zones, or "" for nothing.
func NounOf(role data.Role) data.Kind {
	switch role {
	case data.RolePlots:
		return data.KindPlot
	case data.RoleZones:
		return data.KindZone
	}
	return ""
}

// Flat is the mapping that keeps the fields of a noun as columns of a layer, under the same names. Notes are left out: they
// are the source's columns, which a layer has anyway.
func (m Mapping) Flat() Mapping {
	flat := Mapping{Format: format, Name: m.Name, Standard: m.Standard, Fields: []Field{}}
	for _, f := range m.Fields {
		if f.To == "notes" && m.Noun != "" {
			continue
		}
		if m.Noun != "" && f.Form == "" {
			f.Form = m.form(f)
		}
		flat.Fields = append(flat.Fields, f)
	}
	return flat
}

// Over gives the fields of m, and those of below that fill none of the same.
func (m Mapping) Over(below Mapping) Mapping {
	out := m
	out.Fields = slices.Clone(m.Fields)
	for _, f := range below.Fields {
		if !slices.ContainsFunc(m.Fields, func(own Field) bool { return own.To == f.To }) {
			out.Fields = append(out.Fields, f)
		}
	}
	return out
}
