package main

import (
	"time"

	"emprise/data/dashboard"
	"emprise/data/fact"
	"emprise/data/report"
	"emprise/data/workspace"
)

type dashboardVerb struct {
	Project  string `arg:"" help:"project"`
	CSV      bool   `help:"csv" name:"csv"`
	Public   bool   `help:"export_public"`
	Out      string `help:"dashboard_out" placeholder:"FILE"`
	Language string `help:"text_language" enum:"fr,en," default:"" placeholder:"fr|en"`
}

func (v *dashboardVerb) Run(e *env) error {
	if v.Out != "" {
		if err := e.free(v.Out); err != nil {
			return err
		}
	}
	return e.read(v.Project, func(s *workspace.Snapshot) error {
		candidates, err := fact.Candidates(e.ctx, s)
		if err != nil {
			return err
		}
		f, err := dashboard.Of(e.ctx, s, candidates, dashboard.Options{Today: e.clock().Format(time.DateOnly), Public: v.Public})
		switch {
		case err != nil:
			return err
		case v.Out != "":
			return report.WriteDashboard(e.ctx, v.Out, f, report.Options{Public: v.Public, Lang: v.Language, Date: e.clock(), Author: e.author}, s)
		case v.CSV:
			return f.Table(e.loc).CSV(e.out, e.loc)
		case e.json:
			return e.print(f)
		}
		var table [][]string
		for _, chart := range f.Charts(e.loc) {
			for _, b := range chart.Bars {
				table = append(table, []string{chart.Title, b.Title, b.Value})
			}
			for _, n := range chart.Notes {
				table = append(table, []string{chart.Title, n, ""})
			}
		}
		return e.table(append([][]string{{e.loc.T("dashboard.column.part"), e.loc.T("dashboard.column.what"), e.loc.T("dashboard.column.value")}}, table...))
	})
}
