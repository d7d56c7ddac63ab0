package stock

import (
	"strconv"
	"time"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/document"
)

// Document is the report in a language.
func (s *Stock) Document(loc *locale.Locale, date time.Time, author string) *document.Document {
	d := &document.Document{
		Title: loc.T("stock.title", "contract", s.Contract.Name), Lang: loc.Lang(), Author: author, Date: date,
		Subtitle: s.territory + " · " + loc.T("stock.period", "since", loc.Date(s.Since), "until", loc.Date(s.Until)),
		Stamps:   []string{loc.T("sheet.internal")}, Closing: loc.T("stock.closing"),
	}
	if s.Public {
		d.Stamps = []string{loc.T("sheet.public")}
	}
	if s.fictional {
		d.Stamps = append(d.Stamps, loc.T("sheet.fictional"))
	}
	d.Blocks = []document.Block{
		{Heading: loc.T("stock.result"), Items: s.results(loc)},
		{Heading: loc.T("stock.priorities"), Table: s.PriorityTable(loc)},
	}
	if len(s.Schemes) > 0 {
		d.Blocks = append(d.Blocks, document.Block{Heading: loc.T("stock.schemes"), Table: s.schemeTable(loc)})
	}
	moved := document.Block{Heading: loc.T("stock.moved")}
	for _, m := range s.Moved {
		moved.Items = append(moved.Items, loc.T("stock.move", "title", m.Title, "before", statusWords(loc, m.Before), "after", statusWords(loc, m.After)))
	}
	if len(s.Moved) == 0 {
		moved.Text = loc.T("stock.nothing_moved")
	}
	d.Blocks = append(d.Blocks, moved)
	if len(s.Years) > 0 {
		d.Blocks = append(d.Blocks, document.Block{
			Heading: loc.T("stock.years"), Text: loc.T("stock.known_since", "day", loc.Date(s.Known)), Table: s.yearTable(loc),
		})
	}
	return d
}

func (s *Stock) results(loc *locale.Locale) []string {
	lines := []string{loc.N("stock.projects", s.Projects), loc.N("stock.jobs", s.Jobs, "more", signed(loc, float64(s.Jobs-s.Before.Jobs)))}
	if s.JobsUnknown > 0 {
		lines = append(lines, loc.N("stock.jobs_unknown", s.JobsUnknown))
	}
	lines = append(lines, loc.T("stock.tco2e", "t", loc.Number(s.TCO2e, 0), "more", signed(loc, s.TCO2e-s.Before.TCO2e)))
	if s.TCO2Unknown > 0 {
		lines = append(lines, loc.N("stock.tco2e_unknown", s.TCO2Unknown))
	}
	return append(lines,
		loc.N("stock.offered", s.Offered.Plots, "area", loc.Hectares(float64(s.Offered.AreaM2))),
		loc.N("stock.taken", s.Taken.Plots, "area", loc.Hectares(float64(s.Taken.AreaM2)), "reused", loc.Hectares(float64(s.Reused.AreaM2))))
}

func signed(loc *locale.Locale, v float64) string {
	if v > 0 {
		return "+" + loc.Number(v, 0)
	}
	return loc.Number(v, 0)
}

func statusWords(loc *locale.Locale, s data.ProjectStatus) string {
	if s == "" {
		return loc.T("minutes.absent")
	}
	return loc.T("project_status." + string(s))
}

// PriorityTable has a line for each priority and a column for each status.
func (s *Stock) PriorityTable(loc *locale.Locale) *document.Table {
	t := &document.Table{Columns: []document.Column{{Title: loc.T("stock.column.priority"), Share: 0.28}}}
	for _, status := range data.ProjectStatuses() {
		t.Columns = append(t.Columns, document.Column{Title: loc.T("project_status." + string(status)), Right: true})
	}
	for _, p := range s.Priorities {
		row := []string{loc.T("project_type." + string(p.Type))}
		for _, status := range data.ProjectStatuses() {
			row = append(row, strconv.Itoa(p.ByStatus[status]))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func (s *Stock) schemeTable(loc *locale.Locale) *document.Table {
	t := &document.Table{Columns: []document.Column{{Title: loc.T("stock.column.scheme"), Share: 0.4}}}
	for _, c := range []string{"asked", "granted", "paid"} {
		t.Columns = append(t.Columns, document.Column{Title: loc.T("stock.column." + c), Right: true})
	}
	var sum Scheme
	for _, m := range s.Schemes {
		t.Rows = append(t.Rows, []string{m.Name, loc.Euro(m.Asked), loc.Euro(m.Granted), loc.Euro(m.Paid)})
		sum.Asked, sum.Granted, sum.Paid = sum.Asked+m.Asked, sum.Granted+m.Granted, sum.Paid+m.Paid
	}
	t.Total = []string{loc.T("stock.total"), loc.Euro(sum.Asked), loc.Euro(sum.Granted), loc.Euro(sum.Paid)}
	return t
}

func (s *Stock) yearTable(loc *locale.Locale) *document.Table {
	t := &document.Table{Columns: []document.Column{{Title: loc.T("stock.column.year")}}}
	for _, c := range []string{"projects", "jobs", "tco2e", "granted", "offered"} {
		t.Columns = append(t.Columns, document.Column{Title: loc.T("stock.column." + c), Right: true})
	}
	for _, y := range s.Years {
		granted := 0.0
		for _, m := range y.Schemes {
			granted += m.Granted
		}
		t.Rows = append(t.Rows, []string{
			strconv.Itoa(y.Year), strconv.Itoa(y.Projects), strconv.Itoa(y.Jobs), loc.Number(y.TCO2e, 0), loc.Euro(granted),
			loc.Hectares(float64(y.Offered.AreaM2)),
		})
	}
	return t
}

// Table is one line for each figure, for a spreadsheet: part, what, value in plain digits.
func (s *Stock) Table(loc *locale.Locale) *document.Table {
	t := &document.Table{Columns: []document.Column{
		{Title: loc.T("stock.column.part")}, {Title: loc.T("stock.column.what")}, {Title: loc.T("stock.column.value"), Right: true},
	}}
	add := func(part, what string, v float64) {
		t.Rows = append(t.Rows, []string{part, what, loc.Plain(v)})
	}
	for _, p := range s.Priorities {
		for _, status := range data.ProjectStatuses() {
			add(loc.T("project_type."+string(p.Type)), loc.T("project_status."+string(status)), float64(p.ByStatus[status]))
		}
	}
	for _, m := range s.Schemes {
		add(m.Name, loc.T("stock.column.asked"), m.Asked)
		add(m.Name, loc.T("stock.column.granted"), m.Granted)
		add(m.Name, loc.T("stock.column.paid"), m.Paid)
	}
	result := loc.T("stock.result")
	add(result, loc.T("stock.column.projects"), float64(s.Projects))
	add(result, loc.T("stock.column.jobs"), float64(s.Jobs))
	add(result, loc.T("stock.column.tco2e"), s.TCO2e)
	hectares := func(l Land) float64 { return float64(int(float64(l.AreaM2)/100+0.5)) / 100 }
	add(result, loc.T("stock.column.offered"), hectares(s.Offered))
	add(result, loc.T("stock.column.taken"), hectares(s.Taken))
	add(result, loc.T("stock.column.reused"), hectares(s.Reused))
	return t
}
