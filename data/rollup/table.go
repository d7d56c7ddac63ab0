package rollup

import (
	"strconv"
	"strings"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/document"
)

// Table is a line for each group and axis, that of the territory first, for a spreadsheet: values in plain digits, how many projects do
// not say theirs, and the projects.
func (r *Rollup) Table(loc *locale.Locale) *document.Table {
	t := &document.Table{}
	column := func(title string, right bool) {
		t.Columns = append(t.Columns, document.Column{Title: title, Right: right})
	}
	column(loc.T("rollup.column.axis"), false)
	column(loc.T("rollup.column.id"), false)
	column(loc.T("rollup.column.name"), false)
	column(loc.T("board.column.projects"), true)
	for _, of := range data.ProjectTypes() {
		column(loc.T("project_type."+string(of)), true)
	}
	for _, s := range data.ProjectStatuses() {
		column(loc.T("project_status."+string(s)), true)
	}
	for _, sum := range []string{"jobs", "capex", "tco2e"} {
		column(loc.T("board.column."+sum), true)
		column(loc.T("rollup.column.unknown", "what", loc.T("board.column."+sum)), true)
	}
	column(loc.T("rollup.column.ids"), false)
	add := func(axis, name string, g Group) {
		row := []string{axis, g.ID, name, strconv.Itoa(len(g.Projects))}
		for _, of := range data.ProjectTypes() {
			row = append(row, strconv.Itoa(g.OfType(of)))
		}
		for _, s := range data.ProjectStatuses() {
			row = append(row, strconv.Itoa(g.OfStatus(s)))
		}
		for _, s := range []Sum{g.Jobs, g.CapexEuro, g.TCO2e} {
			row = append(row, s.plain(loc), strconv.Itoa(len(s.Unknown)))
		}
		t.Rows = append(t.Rows, append(row, strings.Join(g.Projects, " ")))
	}
	territory := loc.T("board.territory")
	add(territory, territory, r.Territory)
	for _, of := range []struct {
		key  string
		axis Axis
	}{{"zone", r.Zones}, {"commune", r.Communes}, {"contract", r.Contracts}} {
		for _, g := range of.axis.Groups {
			name := g.Name
			if g.ID == "" {
				name = loc.T("board.nowhere." + of.key)
			}
			add(loc.T("board.axis_one."+of.key), name, g)
		}
	}
	return t
}

// plain is the total in digits, nothing when no project says its share.
func (s Sum) plain(loc *locale.Locale) string {
	if s.Known == 0 {
		return ""
	}
	return loc.Plain(s.Total)
}
