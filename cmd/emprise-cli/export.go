package main

import (
	"time"

	"emprise/data/report"
	"emprise/data/workspace"
	"emprise/geo/sheet"
)

type exportVerb struct {
	Project string `arg:"" help:"${h_project}"`
	Sheet   string `help:"${h_export_sheet}" enum:"overview" default:"overview"`
	Out     string `help:"${h_export_out}" required:"" placeholder:"FILE"`
	Paper   string `help:"${h_export_paper}" enum:"A3,A4" default:"A3"`
	Public  bool   `help:"${h_export_public}"`
	Need    string `help:"${h_export_need}" placeholder:"ID"`
	Date    string `help:"${h_export_date}" placeholder:"AAAA-MM-JJ"`
	DPI     int    `name:"dpi" help:"${h_export_dpi}" placeholder:"N"`

	Basemap     string `help:"${h_export_basemap}" placeholder:"ID|URL|FILE"`
	Attribution string `help:"${h_export_attribution}" placeholder:"S"`

	Standard string `help:"${h_export_standard}" enum:",sites-economiques" default:""`
	Template string `help:"${h_export_template}" placeholder:"FILE"`
	Internal bool   `help:"${h_export_internal}"`
}

func (v *exportVerb) Run(e *env) error {
	if v.Standard != "" {
		return v.deliver(e)
	}
	date := e.clock()
	if v.Date != "" {
		day, err := time.Parse(time.DateOnly, v.Date)
		if err != nil {
			return &badDate{v.Date}
		}
		date = day
	}
	return e.read(v.Project, func(s *workspace.Snapshot) error {
		ground, leave, err := v.ground(e, s)
		if err != nil {
			return err
		}
		defer leave()
		page, err := report.Overview(e.ctx, s, report.Options{
			Paper: v.Paper, Public: v.Public, Lang: e.loc.Lang(), Date: date, Author: e.author, NeedID: v.Need, Ground: ground,
		})
		if err != nil {
			return err
		}
		lacks := ""
		if g := page.Map.Ground; g != nil && g.Note != "" {
			lacks = g.Note
			e.say(lacks)
		}
		pages := []*sheet.Sheet{page}
		if _, err := report.WriteSheets(e.ctx, v.Out, pages, "Emprise", v.DPI); err != nil {
			return err
		}
		if e.json {
			return e.print(struct {
				Out   string  `json:"out"`
				Sheet string  `json:"sheet"`
				Title string  `json:"title"`
				Pages int     `json:"pages"`
				Scale float64 `json:"scale"`
				Lacks string  `json:"lacks,omitempty"` // what is missing of the basemap
			}{v.Out, v.Sheet, page.Title, len(pages), page.Map.Denominator, lacks})
		}
		return e.line(e.loc.T("cli.export.done", "file", v.Out))
	})
}

// badDate brings its own sentence.
type badDate struct{ given string }

func (d *badDate) Error() string { return "bad date " + d.given }

// Explain gives the translation key.
func (d *badDate) Explain() (key string, args []any) { return "cli.bad_date", []any{"date", d.given} }
