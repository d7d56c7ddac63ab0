package main

import (
	"strings"

	"emprise/data"
	"emprise/data/explain"
	"emprise/data/match"
	"emprise/data/workspace"
)

type needsVerb struct {
	Project string `arg:"" help:"${h_project}"`
	Add     string `help:"${h_add}" placeholder:"FILE"`
}

func (v *needsVerb) Run(e *env) error {
	if v.Add != "" {
		return add(e, v.Project, v.Add, "edit.need", func(n *data.Need, w *workspace.Workspace) string {
			if n.ID == "" {
				n.ID = w.NewID(data.KindNeed, "")
			}
			return n.Title
		})
	}
	return e.read(v.Project, func(s *workspace.Snapshot) error {
		if e.json {
			return e.print(list(s.Needs))
		}
		rows := [][]string{e.titles("id", "title", "company", "criteria")}
		for _, n := range s.Needs {
			company, _ := s.Company(n.CompanyID)
			rows = append(rows, []string{n.ID, n.Title, company.Shown(), criteria(e, n)})
		}
		return e.table(rows)
	})
}

// criteria says in one line what a need asks.
func criteria(e *env, n data.Need) string {
	asked := make([]string, 0, len(n.Criteria))
	for _, c := range n.Criteria {
		r := match.Reason{Measure: c.Measure, Min: c.Min, Ideal: c.Ideal, Max: c.Max, Allowed: c.Allowed}
		asked = append(asked, explain.Measure(e.loc, c.Measure)+" "+explain.Asked(e.loc, r))
	}
	return strings.Join(asked, " · ")
}
