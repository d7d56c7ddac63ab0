package main

import (
	"strconv"

	"emprise/data"
	"emprise/data/workspace"
)

// territoryVerb shows what the project is about, and changes it.
type territoryVerb struct {
	Project string `arg:"" help:"project"`
	Set     string `help:"rows_set" placeholder:"FILE"`
}

func (v *territoryVerb) Run(e *env) error {
	if v.Set == "" {
		return e.read(v.Project, func(s *workspace.Snapshot) error {
			if e.json {
				return e.print(s.Territory)
			}
			var table [][]string
			for _, field := range []string{"name", "authority", "epsg", "language", "epci_siren", "id_ti", "land_budget_m2", "land_budget_from", "land_budget_until"} {
				value := e.cell(s, s.Territory, field, false)
				if field == "epsg" {
					value = strconv.Itoa(s.Territory.EPSG) // a code, no quantity
				}
				table = append(table, []string{e.field(field), value})
			}
			return e.table(table)
		})
	}
	drafts, err := readDrafts[data.Territory](e, v.Set)
	if err != nil {
		return err
	}
	return e.change(v.Project, func(w *workspace.Workspace) error {
		var row data.Row = w.Snapshot().Territory
		for _, d := range drafts {
			if row, err = d.row(row); err != nil {
				return err
			}
		}
		return e.put(w, []data.Row{row})
	})
}
