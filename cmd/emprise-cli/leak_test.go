package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"emprise/data"
	"emprise/data/outgoing"
	"emprise/data/report"
	"emprise/data/standard"
)

// leak is a way out of the project: a command line that writes the file OUT, or to standard output.
type leak struct {
	args   []string
	ext    string      // of OUT; "" is standard output
	inside string      // the flag of the internal version; "" is the one without --public
	kinds  []data.Kind // of which every mark is in the internal version
	some   bool        // some mark is in the internal version
	closed bool        // there is no version for the outside: it is refused
}

// kindOf are the kinds by what they are called as data.
var kindOf = map[string]data.Kind{
	"plots": data.KindPlot, "zones": data.KindZone, "companies": data.KindCompany, "needs": data.KindNeed, "proposals": data.KindProposal,
	"projects": data.KindProject, "contracts": data.KindContract, "schemes": data.KindScheme, "units": data.KindLandUnit,
	"establishments": data.KindEstablishment, "landowners": data.KindLandowner, "contacts": data.KindContact, "sittings": data.KindSitting,
	"remarks": data.KindRemark, "ties": data.KindTie, "views": data.KindView, "attachments": data.KindAttachment, "compositions": data.KindComposition, "layers": data.KindLayer,
}

// leaks lists every way out: what the packages say that they write, and the verbs.
func leaks(t *testing.T) []leak {
	t.Helper()
	var all []leak
	var open, closed []string // data that may leave, and that may not
	var told, kept []data.Kind
	for _, name := range append(outgoing.Names(), "ranking:BES-0001", "layer:terrains") {
		k, isKind := kindOf[name]
		s := outgoing.Subject{Name: name, Kind: k}
		switch name {
		case "ranking:BES-0001":
			s.Need = "BES-0001"
		case "layer:terrains":
			s.Layer = "terrains"
		}
		var kinds []data.Kind
		if isKind && name != "views" && name != "layers" {
			kinds = []data.Kind{k}
		}
		if s.Secret() {
			closed, kept = append(closed, name), append(kept, kinds...)
		} else {
			open, told = append(open, name), append(told, kinds...)
		}
		for _, form := range []string{outgoing.CSV, outgoing.GeoJSON} { // those that hold one table alone
			if form == outgoing.GeoJSON && !s.Located() {
				continue
			}
			all = append(all, leak{
				args: []string{"export", "P", "--data", name, "--out", "OUT"}, ext: "." + form, inside: "--internal", closed: s.Secret(), kinds: kinds,
				some: name == "layer:terrains" || name == outgoing.Inventory || name == "ranking:BES-0001",
			})
		}
	}
	for _, form := range outgoing.Forms() {
		if form == outgoing.CSV || form == outgoing.GeoJSON {
			continue
		}
		all = append(
			all,
			leak{args: []string{"export", "P", "--data", strings.Join(open, ","), "--out", "OUT"}, ext: "." + form, inside: "--internal", kinds: told},
			leak{args: []string{"export", "P", "--data", strings.Join(closed, ","), "--out", "OUT"}, ext: "." + form, inside: "--internal", kinds: kept, closed: true},
		)
	}
	for _, id := range standard.Deliveries() {
		all = append(all, leak{args: []string{"export", "P", "--standard", id, "--out", "OUT"}, ext: ".gpkg", inside: "--internal", some: id == "sites-economiques"})
	}
	for _, sheet := range report.Templates() {
		for _, form := range report.SheetForms() {
			// A picture has no text that could be searched; its text is that of the others.
			ask := []string{"export", "P", "--sheet", string(sheet), "--dpi", "30", "--out", "OUT"}
			if sheet == report.TemplatePlot || sheet == report.TemplateZone {
				ask = append(ask, "--pages", "1-2")
			}
			if sheet != report.TemplateCompare && sheet != report.TemplateWhyNot && sheet != report.TemplateWaterfall { // of a need
				all = append(all, leak{args: ask, ext: "." + form})
			}
			some := sheet != report.TemplateSources && sheet != report.TemplateZone
			all = append(all, leak{args: append(slices.Clone(ask), "--need", "BES-0001"), ext: "." + form, some: form != "png" && some})
			if form == "pdf" { // what a screen tells is told otherwise, and is part of other pages
				all = append(all, leak{args: append(slices.Clone(ask), "--need", "BES-0001", "--paper", "16:9"), ext: "." + form, some: some && sheet != report.TemplatePlot})
			}
		}
		if sheet == report.TemplatePlot || sheet == report.TemplateZone { // a file for each row, called after it
			for _, form := range []string{"pdf", "svg"} {
				all = append(all, leak{args: []string{"export", "P", "--sheet", string(sheet), "--each", "--need", "BES-0001", "--out", "OUT"}, ext: "." + form, some: sheet == report.TemplatePlot})
			}
		}
	}
	for _, form := range report.DashboardForms() {
		all = append(all, leak{args: []string{"dashboard", "P", "--out", "OUT"}, ext: "." + form})
	}
	for _, form := range report.Forms() {
		all = append(
			all,
			leak{args: []string{"sittings", "P", "minutes", "SEA-0001", "--out", "OUT"}, ext: "." + form, some: true},
			leak{args: []string{"inventory", "P", "--out", "OUT"}, ext: "." + form, some: true},
			leak{args: []string{"stock", "P", "--contract", "CTR-0001", "--out", "OUT"}, ext: "." + form},
		)
	}
	for _, verb := range []string{
		"contacts", "proposals", "contracts", "schemes", "units", "establishments", "landowners", "remarks", "ties", "views", "attachments",
		"plots", "zones", "companies", "needs", "projects", "sittings",
	} {
		all = append(all, leak{args: []string{verb, "P", "--json"}, some: verb != "views"}, leak{args: []string{verb, "P"}})
	}
	return append(
		all,
		leak{args: []string{"sittings", "P", "minutes", "SEA-0001"}, some: true},
		leak{args: []string{"sittings", "P", "minutes", "SEA-0001", "--json"}, some: true},
		leak{args: []string{"inventory", "P", "--csv"}, some: true},
		leak{args: []string{"inventory", "P", "--json"}, some: true},
		leak{args: []string{"stock", "P", "--contract", "CTR-0001", "--csv"}},
		leak{args: []string{"stock", "P", "--contract", "CTR-0001", "--json"}},
		leak{args: []string{"dashboard", "P", "--csv"}},
		leak{args: []string{"dashboard", "P", "--json"}},
		leak{args: []string{"rollup", "P"}},
		leak{args: []string{"rollup", "P", "--csv"}},
		leak{args: []string{"rollup", "P", "--json"}},
		leak{args: []string{"copy", "P", "OUT"}, ext: ".gpkg", some: true},
	)
}

func (l leak) name() string { return strings.Join(l.args[:min(len(l.args), 4)], " ") + l.ext }

// What is confidential is nowhere in what is written for the outside, in no part and no layer of a file; in what is written for the
// inside it is.
func TestNothingConfidentialLeaves(t *testing.T) {
	t.Parallel()
	if raced || testing.Short() {
		t.Skip("many command lines")
	}
	s := secretProject(t)
	for _, l := range leaks(t) {
		t.Run(l.name(), func(t *testing.T) {
			t.Parallel()
			outside, inside := []string{"--public"}, []string{}
			if l.inside != "" {
				outside, inside = nil, []string{l.inside}
			}
			if l.closed {
				if code, _, stderr := run(t, append(s.line(l, filepath.Join(t.TempDir(), "out"+l.ext)), outside...)...); code != exitFailed || stderr == "" {
					t.Errorf("exit code %d", code)
				}
			} else if got := s.found(t, l, outside); len(got) > 0 {
				t.Errorf("in the public version: %v", got)
			}
			got := s.found(t, l, inside)
			for _, k := range l.kinds {
				for _, m := range s.by[k] {
					if where := s.marks[m]; got[m] == "" && !strings.HasSuffix(where, ".provenance") && !strings.HasSuffix(where, ".author") && !strings.HasSuffix(where, ".content") && !strings.HasSuffix(where, ".date") && !s.otherwise(got, where) {
						t.Errorf("%s is not in the internal version", where)
					}
				}
			}
			if l.some && len(got) == 0 {
				t.Error("nothing confidential is in the internal version: the test would find nothing")
			}
		})
	}
}

// otherwise says whether a value was found in another of the ways in which it is written.
func (s *secrets) otherwise(got map[string]string, where string) bool {
	for m := range got {
		if s.marks[m] == where {
			return true
		}
	}
	return false
}

func (s *secrets) line(l leak, out string) []string {
	args := slices.Clone(l.args)
	for i, a := range args {
		switch a {
		case "P":
			args[i] = s.project
		case "OUT":
			args[i] = out
		}
	}
	return args
}

// found are the marks in what a command line writes, its messages and the names of its files, with what they stand in.
func (s *secrets) found(t *testing.T, l leak, flags []string) map[string]string {
	t.Helper()
	dir := t.TempDir()
	code, stdout, stderr := run(t, append(s.line(l, filepath.Join(dir, "out"+l.ext)), flags...)...)
	if code != exitDone {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	text := laidOpen(t, dir) + stdout + stderr
	plain := strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "").Replace(text)
	got := map[string]string{}
	for m, where := range s.marks {
		if strings.Contains(text, m) || strings.Contains(plain, m) {
			got[m] = where
		}
	}
	return got
}

// writers are the functions that write something for people, by package. Who adds one adds the ways out that it opens to leaks, or
// says here why it opens none.
var writers = map[string]string{
	"outgoing.Write": "leaks", "outgoing.Compose": "leaks",
	"report.WritePDF": "leaks", "report.WriteText": "leaks",
	"report.WriteSheets": "leaks", "report.WriteDashboard": "leaks", "report.WriteBook": "leaks", "report.Compose": "leaks",
	"report.Write":            "how sheets are composed, in words that are typed for it",
	"report.WritePNG":         "a picture has no text that could be searched",
	"report.WriteFeatures":    "the attribute table, for the inside alone",
	"report.WriteJournal":     "the journal, for the inside alone",
	"report.WriteJournalJSON": "the journal, for the inside alone",
	"publication.Write":       "leaks",
	"standard.Fill":           "leaks",
	"document.CSV":            "leaks, by inventory and stock", "document.Markdown": "leaks", "document.ODT": "leaks", "document.DOCX": "leaks",
	"table.CSV": "leaks", "table.JSON": "leaks", "table.XLSX": "leaks", "table.Lines": "leaks",
	"gpkg.Fill": "leaks, by the standards", "gpkg.Make": "leaks",
}

func TestEveryWayOutIsTried(t *testing.T) {
	t.Parallel()
	writes := regexp.MustCompile(`^(Write.*|Export.*|Compose|Fill|Make|CSV|JSON|XLSX|ODT|DOCX|SVG|KML|KMZ|HTML|Markdown|Lines)$`)
	found := map[string]bool{}
	for _, pkg := range []string{"outgoing", "report", "publication", "standard", "document", "table", "gpkg", "qgis", "minutes", "inventory", "stock", "incoming", "dashboard", "inquiry", "template", "needfile"} {
		files, err := filepath.Glob(filepath.Join("..", "..", "data", pkg, "*.go"))
		if err != nil || len(files) == 0 {
			t.Fatal(pkg, err)
		}
		for _, f := range files {
			if strings.HasSuffix(f, "_test.go") {
				continue
			}
			parsed, err := parser.ParseFile(token.NewFileSet(), f, nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range parsed.Decls {
				if fn, ok := d.(*ast.FuncDecl); ok && writes.MatchString(fn.Name.Name) {
					found[pkg+"."+fn.Name.Name] = true
				}
			}
		}
	}
	for name := range found {
		if writers[name] == "" {
			t.Errorf("%s writes something: add it to writers, and its ways out to leaks", name)
		}
	}
	for name := range maps.Keys(writers) {
		if !found[name] {
			t.Errorf("%s is not there any more", name)
		}
	}
	listed := outgoing.Names()
	for name := range kindOf {
		if !slices.Contains(listed, name) {
			t.Errorf("no data are called %s", name)
		}
	}
	if len(kindOf)+1 != len(listed) {
		t.Errorf("%d kinds of data are tried, not %d", len(kindOf)+1, len(listed))
	}
}
