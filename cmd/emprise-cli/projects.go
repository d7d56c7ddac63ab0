package main

import (
	"strings"

	"emprise/data"
	"emprise/data/workspace"
)

type projectsVerb struct {
	Project string `arg:"" help:"${h_project}"`
	Add     string `help:"${h_add}" placeholder:"FILE"`
}

func (v *projectsVerb) Run(e *env) error {
	if v.Add != "" {
		return add(e, v.Project, v.Add, "edit.project", func(p *data.Project, w *workspace.Workspace) string {
			if p.ID == "" {
				p.ID = w.NewID(data.KindProject, "")
			}
			if p.Status == "" {
				p.Status = data.ProjectIdea
			}
			return p.Title
		})
	}
	return e.read(v.Project, func(s *workspace.Snapshot) error {
		if e.json {
			return e.print(list(s.Projects))
		}
		rows := [][]string{e.titles("id", "type", "title", "status", "plots")}
		for _, p := range s.Projects {
			rows = append(rows, []string{
				p.ID, e.loc.T("project_type." + string(p.Type)), p.Title, e.loc.T("project_status." + string(p.Status)),
				strings.Join(p.PlotIDs, " "),
			})
		}
		return e.table(rows)
	})
}
