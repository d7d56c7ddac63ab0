package main

import (
	"emprise/data/allocation"
	"emprise/data/explain"
)

// sideBySide is a row a need and a column a way: where it goes, and what it gives up there; then what each way comes to.
func (p *plan) sideBySide(e *env) [][]string {
	head := []string{e.loc.T("cli.column.company")}
	for _, a := range p.Result.Answers {
		head = append(head, capital(explain.Way(e.loc, a.Way)))
	}
	table := [][]string{head}
	for i, n := range p.Needs {
		row := []string{p.names.Need(n.ID)}
		for _, a := range p.Result.Answers {
			row = append(row, p.cell(e, a.Outcomes[i]))
		}
		table = append(table, row)
	}
	for _, total := range []struct {
		key string
		of  func(t allocation.Totals) string
	}{
		{"served", func(t allocation.Totals) string { return e.loc.Number(float64(t.Served), 0) }},
		{"fit", func(t allocation.Totals) string { return e.loc.Number(t.Fit, 1) }},
		{"jobs", func(t allocation.Totals) string { return e.loc.Number(t.Jobs, 0) }},
		{"land", func(t allocation.Totals) string { return e.loc.Hectares(t.LandM2) }},
		{"tco2e", func(t allocation.Totals) string { return e.loc.Number(t.TCO2e, 0) }},
		{"regret", func(t allocation.Totals) string { return e.loc.Number(t.Regret, 1) }},
	} {
		row := []string{e.loc.T("cli.allocate.total." + total.key)}
		for _, a := range p.Result.Answers {
			row = append(row, total.of(a.Totals))
		}
		table = append(table, row)
	}
	return table
}

// cell is a place without its id, and the points that are given up.
func (p *plan) cell(e *env, o allocation.Outcome) string {
	if o.PlaceID == "" {
		return "–"
	}
	said := p.place(e, o.PlaceID)
	if o.Regret >= 0.05 {
		said += " (−" + e.loc.Number(o.Regret, 1) + ")"
	}
	return said
}
