package main

import (
	"emprise/data/outgoing"
	"emprise/data/workspace"
)

// exported is what was written as data.
type exported struct {
	Out      string          `json:"out"`
	Internal bool            `json:"internal"`
	Tables   []exportedTable `json:"tables"`
	Sources  []string        `json:"sources"`
}

type exportedTable struct {
	Data    string   `json:"data"`
	Title   string   `json:"title"`
	Rows    int      `json:"rows"`
	Columns []string `json:"columns"`
}

// data writes rows, layers and rankings in the form that the name of the file asks for. It is for the outside unless it is said to
// be internal.
func (v *exportVerb) data(e *env) error {
	date, err := v.date(e)
	if err != nil {
		return err
	}
	return e.read(v.Project, func(s *workspace.Snapshot) error {
		var subjects []outgoing.Subject
		for _, name := range v.Data {
			subject, err := outgoing.Find(s, name)
			if err != nil {
				return err
			}
			subjects = append(subjects, subject)
		}
		if _, err := outgoing.FormOf(v.Out, subjects); err != nil {
			return err
		}
		out, err := outgoing.Compose(e.ctx, s, subjects, outgoing.Options{
			Public: !v.Internal, Lang: e.loc.Lang(), Date: date, Bare: !v.BOM, Over: e.force,
		})
		if err != nil {
			return err
		}
		if err := out.Write(e.ctx, v.Out, e.report(e.loc.T("task.export", "file", v.Out))); err != nil {
			return forceable(err)
		}
		e.endProgress()
		done := exported{Out: v.Out, Internal: v.Internal, Sources: out.Sources()}
		rows := 0
		for i, t := range out.Book.Tables {
			one := exportedTable{Data: subjects[i].Name, Title: t.Title, Rows: t.Len}
			for _, c := range t.Columns {
				one.Columns = append(one.Columns, c.Name)
			}
			done.Tables, rows = append(done.Tables, one), rows+t.Len
		}
		if e.json {
			return e.print(done)
		}
		return e.line(e.loc.N("cli.export.data_done", rows, "file", v.Out))
	})
}
