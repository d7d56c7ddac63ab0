package main

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/alecthomas/kong"

	"emprise/data/report"
	"emprise/data/workspace"
	"emprise/geo/sheet"
)

type exportVerb struct {
	Project string   `arg:"" help:"project"`
	Sheet   string   `help:"export_sheet" enum:"${export_sheets}," default:""`
	Out     string   `help:"export_out" required:"" placeholder:"FILE"`
	Rows    []string `help:"export_rows" placeholder:"ID"`
	Where   string   `help:"export_where" placeholder:"S"`
	Each    bool     `help:"export_each"`
	Pages   string   `help:"export_pages" placeholder:"1-3,7"`
	Public  bool     `help:"export_public" xor:"reader"`
	Need    string   `help:"export_need" placeholder:"ID"`
	Date    string   `help:"export_date" placeholder:"AAAA-MM-JJ"`
	DPI     int      `name:"dpi" help:"export_dpi" placeholder:"N"`

	compositionFlags

	Basemap     string `help:"export_basemap" placeholder:"ID|URL|FILE"`
	Attribution string `help:"export_attribution" placeholder:"S"`

	Standard string `help:"export_standard" enum:",sites-economiques,friches" default:""`
	Template string `help:"export_template" placeholder:"FILE"`
	Internal bool   `help:"export_internal" xor:"reader"`

	Data []string `help:"export_data" placeholder:"plots|zones|…"`
	BOM  bool     `help:"export_bom" name:"bom"`
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

// exportChoices are the templates and the papers as the flags take them.
func exportChoices() kong.Vars {
	var sheets []string
	for _, t := range report.Templates() {
		sheets = append(sheets, string(t))
	}
	papers := []string{""}
	for _, p := range sheet.Papers() {
		papers = append(papers, p.Name)
	}
	return kong.Vars{"export_sheets": strings.Join(sheets, ","), "export_papers": strings.Join(papers, ",")}
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
		composition, err := v.composition(e, s)
		if err != nil {
			return err
		}
		ground, leave, err := v.ground(e, s)
		if err != nil {
			return err
		}
		defer leave()
		book, err := report.Compose(e.ctx, s, report.Template(v.Sheet), report.Subject{IDs: v.Rows, Where: v.Where}, report.Options{
			Public: v.Public || composition.Public, Lang: e.loc.Lang(), Date: date, Author: e.author, NeedID: v.Need, Ground: ground,
			Composition: composition,
		})
		if err != nil {
			return err
		}
		if v.Pages != "" {
			at, ok := report.Pages(v.Pages, book.Len)
			if !ok {
				return &badPages{v.Pages, book.Len}
			}
			book = book.Only(at)
		}
		for _, file := range book.Files(v.Out, v.form()) {
			if err := e.free(file); err != nil {
				return err
			}
		}
		return v.write(e, book)
	})
}

func (v *exportVerb) form() report.Form {
	return report.Form{Creator: "Emprise", DPI: v.DPI, Each: v.Each}
}

func (v *exportVerb) write(e *env, book report.Book) error {
	first, err := book.Sheet(e.ctx, 0)
	if err != nil {
		return err
	}
	compose := book.Sheet
	book.Sheet = func(ctx context.Context, i int) (*sheet.Sheet, error) {
		if i == 0 {
			return first, nil
		}
		return compose(ctx, i)
	}
	lacks := ""
	if g := first.Map.Ground; g != nil && g.Note != "" {
		lacks = g.Note
		e.say(lacks)
	}
	files, err := report.WriteBook(e.ctx, v.Out, book, v.form(), e.report(v.Out))
	e.endProgress()
	if err != nil {
		return err
	}
	if e.json {
		return e.print(struct {
			Out   string   `json:"out"`
			Files []string `json:"files"`
			Sheet string   `json:"sheet"`
			Title string   `json:"title"` // of the first page
			Pages int      `json:"pages"`
			Scale float64  `json:"scale"`           // of the first page
			Lacks string   `json:"lacks,omitempty"` // what is missing of the basemap
		}{v.Out, files, v.Sheet, first.Title, book.Len, first.Map.Denominator, lacks})
	}
	if len(files) > 1 {
		return e.line(e.loc.N("cli.export.files", len(files)))
	}
	return e.line(e.loc.T("cli.export.done", "file", files[0]))
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

// badPages brings its own sentence.
type badPages struct {
	given string
	pages int
}

func (d *badPages) Error() string { return "bad pages " + d.given }

// Explain gives the translation key.
func (d *badPages) Explain() (key string, args []any) {
	return "cli.bad_pages", []any{"given", d.given, "pages", d.pages}
}
