package main

import (
	"emprise/data"
	"emprise/data/workspace"
)

type companiesVerb struct {
	Project string `arg:"" help:"${h_project}"`
	Add     string `help:"${h_add}" placeholder:"FILE"`
}

func (v *companiesVerb) Run(e *env) error {
	if v.Add != "" {
		return add(e, v.Project, v.Add, "edit.company", func(c *data.Company, w *workspace.Workspace) string {
			if c.ID == "" {
				c.ID = w.NewID(data.KindCompany, "")
			}
			return c.Name
		})
	}
	return e.read(v.Project, func(s *workspace.Snapshot) error {
		if e.json {
			return e.print(list(s.Companies))
		}
		rows := [][]string{e.titles("id", "name", "code_name", "activity")}
		for _, c := range s.Companies {
			rows = append(rows, []string{c.ID, c.Name, c.CodeName, c.Activity})
		}
		return e.table(rows)
	})
}
