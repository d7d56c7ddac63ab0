package main

import (
	"emprise/data/workspace"
)

type layersVerb struct {
	Project string `arg:"" help:"project"`
}

func (v *layersVerb) Run(e *env) error {
	return e.read(v.Project, func(s *workspace.Snapshot) error {
		if e.json {
			return e.print(list(s.Layers))
		}
		rows := [][]string{e.titles("id", "name", "role", "count", "producer", "licence", "date")}
		for _, l := range s.Layers {
			rows = append(rows, []string{l.ID, l.Name, e.loc.T("role." + string(l.Role)), e.count(l.Count), l.Producer, l.Licence, e.loc.Date(l.Date)})
		}
		return e.table(rows)
	})
}

// list is rows for JSON: an empty array rather than null.
func list[R any](rows []R) []R {
	if rows == nil {
		return []R{}
	}
	return rows
}

// titles are the heads of columns.
func (e *env) titles(names ...string) []string {
	heads := make([]string, len(names))
	for i, n := range names {
		heads[i] = e.loc.T("cli.column." + n)
	}
	return heads
}

func (e *env) count(n int) string { return e.loc.Number(float64(n), 0) }
