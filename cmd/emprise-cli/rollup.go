package main

import (
	"emprise/data/rollup"
	"emprise/data/workspace"
)

type rollupVerb struct {
	Project string `arg:"" help:"project"`
	CSV     bool   `help:"csv" name:"csv"`
	Public  bool   `help:"export_public"`
}

func (v *rollupVerb) Run(e *env) error {
	return e.read(v.Project, func(s *workspace.Snapshot) error {
		if v.Public {
			s = s.Shown()
		}
		r := rollup.Of(s, nil)
		table := r.Table(e.loc)
		switch {
		case v.CSV:
			return table.CSV(e.out, e.loc)
		case e.json:
			return e.print(r)
		}
		var head []string
		for _, c := range table.Columns {
			head = append(head, c.Title)
		}
		rows := [][]string{head}
		rows = append(rows, table.Rows...)
		for i, r := range rows { // the IDs are in CSV and JSON
			rows[i] = append([]string{r[0]}, r[2:len(r)-1]...)
		}
		return e.table(rows)
	})
}
