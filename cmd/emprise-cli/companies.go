package main

import (
	"emprise/data"
	"emprise/data/workspace"
)

type companiesVerb struct {
	Project string `arg:"" help:"project"`
	Add     string `help:"add" placeholder:"FILE"`
	rowFlags
}

func (v *companiesVerb) Run(e *env) error {
	if done, err := handle[data.Company](e, v.Project, v.Add, v.rowFlags); done {
		return err
	}
	return e.read(v.Project, func(s *workspace.Snapshot) error {
		rows := readable[data.Company](s, v.Public)
		if e.json {
			return e.print(list(rows))
		}
		table := [][]string{e.titles("id", "name", "code_name", "activity")}
		for _, c := range rows {
			table = append(table, []string{c.ID, c.Name, c.CodeName, c.Activity})
		}
		return e.table(table)
	})
}
