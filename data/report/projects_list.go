package report

import (
	"cmp"
	"strings"

	"emprise/data"
	"emprise/data/rollup"
	"emprise/geo/sheet"
)

// table is the list that the discs refer to, by status.
func (pf *portfolio) table() sheet.Table {
	loc := pf.st.loc
	t := sheet.Table{
		Title: loc.T("report.projects.list"), More: "report.projects.more",
		Columns: []sheet.Column{
			{Title: loc.T("board.column.title")},
			{Title: loc.T("board.column.status"), Width: 6.2},
			{Title: loc.T("report.projects.when"), Width: 6.8, Small: true},
			{Title: loc.T("report.projects.brings"), Width: 9.4, Right: true},
		},
	}
	for _, p := range pf.all {
		row := sheet.Row{
			Cells: []string{p.Title, pf.state(p.Status), pf.years(p), pf.brought(p)},
			Note:  strings.Join(filled(capital(loc.T("project_type."+string(p.Type))), pf.where(p)), " · "),
		}
		if len(pf.places(p)) > 0 {
			m := discOf(p.Type)
			m.Text = pf.number[p.ID]
			row.Mark = &m
		} else {
			row.Cells[0] = loc.T("report.projects.unplaced", "n", pf.number[p.ID], "title", p.Title)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// filled are the texts that are not empty.
func filled(texts ...string) []string {
	var out []string
	for _, s := range texts {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}

// where names the zones of a project, else its communes.
func (pf *portfolio) where(p data.Project) string {
	var zones []string
	for _, id := range pf.ground.Zones(p) {
		if z, ok := pf.st.snap.Zone(id); ok {
			zones = append(zones, z.Name)
		}
	}
	return cmp.Or(strings.Join(zones, ", "), strings.Join(pf.ground.Communes(p), ", "))
}

// years are those of a project: « 2026–2028 ».
func (pf *portfolio) years(p data.Project) string {
	year := func(day string) string { return day[:min(4, len(day))] }
	a, b := year(p.Start), year(p.End)
	switch {
	case a == "" && b == "":
		return "–"
	case a == b:
		return a
	case b == "":
		return pf.st.loc.T("report.projects.from", "year", a)
	case a == "":
		return pf.st.loc.T("report.projects.until", "year", b)
	}
	return a + "–" + b
}

// brought is the foremost thing that a project brings: jobs, else tonnes, else euros; unknown where it ought to be known.
func (pf *portfolio) brought(p data.Project) string {
	loc := pf.st.loc
	n, jobs := p.JobCount()
	switch {
	case p.Type == data.Recruitment && !jobs, p.Type == data.Decarbonation && p.AvoidedTCO2 == nil && p.CapexEuro == nil:
		return loc.T("value.unknown")
	case p.Type != data.Recruitment && p.AvoidedTCO2 != nil:
		return loc.Unit(*p.AvoidedTCO2, 0, loc.T("unit.tco2e_year"))
	case jobs:
		return loc.N("dashboard.job_count", n)
	case p.CapexEuro != nil:
		return pf.millions(*p.CapexEuro)
	}
	return "–"
}

// list is the text after the map: what the projects bring by zone, commune and contract, and all of them by status.
func (pf *portfolio) list() *sheet.Prose {
	st, loc := pf.st, pf.st.loc
	pr := st.prose(loc.T("report.projects.annex"), strings.Join([]string{st.snap.Territory.Name, loc.N("counted.project", len(pf.all)), st.loc.Day(st.opt.Date)}, " · "))
	for _, of := range []struct {
		axis rollup.Axis
		key  string
	}{{pf.sums.Zones, "zone"}, {pf.sums.Communes, "commune"}, {pf.sums.Contracts, "contract"}} {
		if of.key == "contract" && len(of.axis.Groups) == 1 && of.axis.Groups[0].ID == "" {
			continue // no project hangs on a contract
		}
		g := &sheet.Grid{
			Columns: []sheet.GridColumn{
				{Title: loc.T("board.axis_one." + of.key), Share: 0.34},
				{Title: loc.T("board.column.projects"), Share: 0.1, Right: true},
				{Title: loc.T("board.sum.jobs"), Share: 0.16, Right: true},
				{Title: loc.T("board.sum.capex"), Share: 0.23, Right: true},
				{Title: loc.T("board.column.tco2e"), Share: 0.17, Right: true},
			},
			Total: pf.sumCells(loc.T("board.territory"), pf.sums.Territory),
		}
		for _, group := range of.axis.Groups {
			g.Rows = append(g.Rows, pf.sumCells(cmp.Or(group.Name, loc.T("board.nowhere."+of.key)), group))
		}
		pr.Parts = append(pr.Parts, sheet.Part{Heading: loc.T("board.axis." + of.key), Text: pf.several(of.axis), Grid: g})
	}
	for _, s := range pf.statuses() {
		if g := pf.ofStatus(s); len(g.Rows) > 0 {
			pr.Parts = append(pr.Parts, sheet.Part{Heading: loc.T("report.projects.of_status", "status", capital(pf.state(s)), "count", loc.N("counted.project", len(g.Rows))), Grid: g})
		}
	}
	return pr
}

// ofStatus lists the projects of a status, with all that is told of each.
func (pf *portfolio) ofStatus(s data.ProjectStatus) *sheet.Grid {
	loc := pf.st.loc
	g := &sheet.Grid{Columns: []sheet.GridColumn{
		{Title: loc.T("report.projects.number"), Share: 0.06},
		{Title: loc.T("board.column.title"), Share: 0.34},
		{Title: loc.T("board.column.place"), Share: 0.22},
		{Title: loc.T("report.projects.when"), Share: 0.14},
		{Title: loc.T("report.projects.brings"), Share: 0.24},
	}}
	for _, p := range pf.all {
		if p.Status != s {
			continue
		}
		title := strings.Join(filled(p.Title, capital(loc.T("project_type."+string(p.Type))), p.Owner), " · ")
		g.Rows = append(g.Rows, []string{pf.number[p.ID], title, cmp.Or(pf.where(p), loc.T("report.projects.nowhere")), pf.years(p), pf.everything(p)})
	}
	return g
}

// everything is everything that a project brings, and the money that it asks for.
func (pf *portfolio) everything(p data.Project) string {
	loc := pf.st.loc
	var parts []string
	if n, ok := p.JobCount(); ok {
		parts = append(parts, loc.N("dashboard.job_count", n))
	} else if p.Type == data.Recruitment {
		parts = append(parts, loc.T("report.projects.jobs_unknown"))
	}
	if p.CapexEuro != nil {
		parts = append(parts, loc.T("report.projects.invested", "euro", pf.millions(*p.CapexEuro)))
	}
	if p.AvoidedTCO2 != nil {
		parts = append(parts, loc.Unit(*p.AvoidedTCO2, 0, loc.T("unit.tco2e_year")))
	} else if p.Type == data.Decarbonation {
		parts = append(parts, loc.T("report.projects.tonnes_unknown"))
	}
	if schemes := pf.ground.Schemes(p); len(schemes) > 0 {
		parts = append(parts, strings.Join(schemes, ", "))
	}
	return cmp.Or(strings.Join(parts, " · "), "–")
}
