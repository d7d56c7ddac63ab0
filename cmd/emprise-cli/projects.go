package main

import (
	"strings"

	"emprise/data"
	"emprise/data/workspace"
)

type projectsVerb struct {
	Project string `arg:"" help:"project"`
	Add     string `help:"add" placeholder:"FILE"`
	rowFlags
}

func (v *projectsVerb) Run(e *env) error {
	if done, err := handle[data.Project](e, v.Project, v.Add, v.rowFlags); done {
		return err
	}
	return e.read(v.Project, func(s *workspace.Snapshot) error {
		rows := readable[data.Project](s, v.Public)
		if e.json {
			return e.print(list(rows))
		}
		table := [][]string{e.titles("id", "type", "title", "status", "plots")}
		for _, p := range rows {
			table = append(table, []string{
				p.ID, e.loc.T("project_type." + string(p.Type)), p.Title, e.loc.T("project_status." + string(p.Status)),
				strings.Join(p.PlotIDs, " "),
			})
		}
		return e.table(table)
	})
}
