package main

import (
	"errors"
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
	Public  bool   `help:"${h_export_public}" xor:"reader"`
	Need    string `help:"${h_export_need}" placeholder:"ID"`
	Date    string `help:"${h_export_date}" placeholder:"AAAA-MM-JJ"`
	DPI     int    `name:"dpi" help:"${h_export_dpi}" placeholder:"N"`

	Basemap     string `help:"${h_export_basemap}" placeholder:"ID|URL|FILE"`
	Attribution string `help:"${h_export_attribution}" placeholder:"S"`

	Standard string `help:"${h_export_standard}" enum:",sites-economiques,friches" default:""`
	Template string `help:"${h_export_template}" placeholder:"FILE"`
	Internal bool   `help:"${h_export_internal}" xor:"reader"`

	Data []string `help:"${h_export_data}" placeholder:"plots|zones|…"`
	BOM  bool     `help:"${h_export_bom}" name:"bom"`
}

// Validate refuses flags that say nothing together.
func (v *exportVerb) Validate() error {
	switch {
	case v.Standard != "" && len(v.Data) > 0:
		return errors.New("--data or --standard, not both")
	case v.BOM && len(v.Data) == 0:
		return errors.New("--bom goes with --data")
	}
	return nil
}

func (v *exportVerb) Run(e *env) error {
	if err := e.free(v.Out); err != nil {
		return err
	}
	switch {
	case v.Standard != "":
		return v.deliver(e)
	case len(v.Data) > 0:
		return v.data(e)
	}
	date, err := v.date(e)
	if err != nil {
		return err
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

// date is the day that is said, else today.
func (v *exportVerb) date(e *env) (time.Time, error) {
	if v.Date == "" {
		return e.clock(), nil
	}
	day, err := time.Parse(time.DateOnly, v.Date)
	if err != nil {
		return time.Time{}, &badDate{v.Date}
	}
	return day, nil
}

// badDate brings its own sentence.
type badDate struct{ given string }

func (d *badDate) Error() string { return "bad date " + d.given }

// Explain gives the translation key.
func (d *badDate) Explain() (key string, args []any) { return "cli.bad_date", []any{"date", d.given} }
