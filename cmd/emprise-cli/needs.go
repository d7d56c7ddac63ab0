package main

import (
	"strings"

	"emprise/data"
	"emprise/data/explain"
	"emprise/data/match"
	"emprise/data/workspace"
)

type needsVerb struct {
	Project string `arg:"" help:"project"`
	Add     string `help:"add" placeholder:"FILE"`
	rowFlags
}

func (v *needsVerb) Run(e *env) error {
	if done, err := handle[data.Need](e, v.Project, v.Add, v.rowFlags); done {
		return err
	}
	return e.read(v.Project, func(s *workspace.Snapshot) error {
		rows := readable[data.Need](s, v.Public)
		if e.json {
			return e.print(list(rows))
		}
		table := [][]string{e.titles("id", "title", "company", "criteria")}
		for _, n := range rows {
			table = append(table, []string{n.ID, n.Title, e.cell(s, n, "company_id", v.Public), criteria(e, n)})
		}
		return e.table(table)
	})
}

// criteria says in one line what a need asks.
func criteria(e *env, n data.Need) string {
	asked := make([]string, 0, len(n.Criteria))
	for _, c := range n.Criteria {
		r := match.Asks(c)
		asked = append(asked, explain.Asker(e.loc, r)+" "+explain.Asked(e.loc, r))
	}
	return strings.Join(asked, " · ")
}
