package standard

import (
	"strings"

	"emprise/geo/feature"
)

// Column is what detection needs to know of a column.
type Column struct {
	Name    string
	Type    feature.Type
	Samples []string // some known values, as text; none is no fault
}

// Columns describes the columns of a set, with the first distinct values of each.
func Columns(s *feature.Set) []Column {
	const samples, looked = 8, 2000
	out := make([]Column, 0, len(s.Columns))
	for _, c := range s.Columns {
		col := Column{Name: c.Name, Type: c.Type}
		seen := map[string]bool{}
		for f := 0; f < min(s.Len(), looked) && len(col.Samples) < samples; f++ {
			if !c.Known(f) {
				continue
			}
			if v := c.Text(f); strings.TrimSpace(v) != "" && !seen[v] {
				seen[v] = true
				col.Samples = append(col.Samples, v)
			}
		}
		out = append(out, col)
	}
	return out
}

// KindOf is the kind that most features with a geometry have; None when none has one.
func KindOf(s *feature.Set) feature.Kind {
	var n [4]int
	for _, k := range s.Kinds {
		n[k]++
	}
	best := feature.None
	for _, k := range []feature.Kind{feature.Points, feature.Lines, feature.Areas} {
		if n[k] > 0 && (best == feature.None || n[k] > n[best]) {
			best = k
		}
	}
	return best
}

// table finds columns by any of their names.
type table map[string]*Column

func newTable(columns []Column) table {
	t := table{}
	for i := range columns {
		if k := key(columns[i].Name); t[k] == nil {
			t[k] = &columns[i]
		}
	}
	return t
}

// find gives the first column that bears one of the names, nil when none does.
func (t table) find(names ...string) *Column {
	for _, n := range names {
		if c := t[key(n)]; c != nil {
			return c
		}
	}
	return nil
}
