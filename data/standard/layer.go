package standard

import (
	"strings"

	"emprise/geo/feature"
)

// Layer gives the set with the mapped fields as columns under our names, in our units and codes; geometry and the source's
// columns stay. A column that is ours but for the case of its name is renamed; one whose name we need for a value read
// anew becomes NAME_source, unless all its values are read as they stand. Rows are never left out.
func (m Mapping) Layer(set *feature.Set) (*feature.Set, []Issue) {
	b := m.bind(set)
	out := *set
	out.Columns = append([]*feature.Column(nil), set.Columns...)
	var issues []Issue
	var order []string
	groups := map[string][]line{}
	for _, l := range b.lines {
		if l.column == nil && l.Value == "" && !whole(l.parts) {
			continue
		}
		if groups[l.To] == nil {
			order = append(order, l.To)
		}
		groups[l.To] = append(groups[l.To], l)
	}
	for _, to := range order {
		lines := groups[to]
		if l := lines[0]; len(lines) == 1 && l.column != nil && l.form == FormText && strings.EqualFold(l.column.Name, to) {
			rename(&out, l.column, to)
			continue
		}
		column, faults := b.build(to, lines)
		issues = append(issues, faults...)
		if own := named(out.Columns, to); own != nil && same(own, column, set.Len()) {
			rename(&out, own, to)
			continue
		} else if own != nil {
			rename(&out, own, own.Name+"_source")
		}
		out.Columns = append(out.Columns, column)
	}
	return &out, issues
}

// named finds a column by its name, whatever its case.
func named(columns []*feature.Column, name string) *feature.Column {
	for _, c := range columns {
		if strings.EqualFold(c.Name, name) {
			return c
		}
	}
	return nil
}

// same says whether two columns of n rows hold the same values.
func same(a, b *feature.Column, n int) bool {
	if a.Type != b.Type {
		return false
	}
	for f := range n {
		if a.Known(f) != b.Known(f) || a.Known(f) && a.Text(f) != b.Text(f) {
			return false
		}
	}
	return true
}

func whole(parts []*feature.Column) bool {
	for _, p := range parts {
		if p == nil {
			return false
		}
	}
	return len(parts) > 0
}

// rename puts a copy under another name where the column was; the words are shared.
func rename(s *feature.Set, old *feature.Column, name string) {
	for i, c := range s.Columns {
		if c.Name == old.Name {
			again := *c
			again.Name = name
			s.Columns[i] = &again
			return
		}
	}
}

func (b binding) build(to string, lines []line) (*feature.Column, []Issue) {
	var issues []Issue
	var w feature.Builder
	for f := range b.set.Len() {
		w.Begin(feature.None)
		w.Unknown(to)
		for _, l := range lines {
			v := l.read(f, "")
			if v.Rule != "" {
				issues = append(issues, issue(b.set, f, "", v.Rule, v.Detail))
			}
			if !v.Known {
				continue
			}
			if l.form == FormNumber {
				w.Number(to, v.Number, feature.Real)
			} else {
				w.Text(to, v.Text)
			}
			break
		}
		w.End()
	}
	s, err := w.Set()
	if err != nil {
		panic(err) // each Begin has its End above
	}
	if len(s.Columns) == 0 {
		return &feature.Column{Name: to}, issues
	}
	return s.Columns[0], issues
}
