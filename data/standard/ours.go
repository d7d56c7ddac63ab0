package standard

import "emprise/geo/feature"

// Kept is the mapping that reads the rows of a layer which was brought in by m: our fields under our names where the layer has
// them, else the source's columns, which stay beside.
func (m Mapping) Kept(set *feature.Set) Mapping {
	out := m
	out.Fields = nil
	for _, f := range m.Fields {
		switch {
		case f.To != "notes" && named(set.Columns, f.To) != nil:
			f = Field{To: f.To, From: f.To}
		case f.From != "" && named(set.Columns, f.From) == nil && named(set.Columns, f.From+"_source") != nil:
			f.From += "_source"
		}
		out.Fields = append(out.Fields, f)
	}
	return out
}
