package exportform

import (
	"emprise/data/report"
	"emprise/ui/kit"
)

// Request is what is asked.
type Request struct {
	Sheet  string // one of Sheets
	About  string // ID of the need, zone, contract or sitting that the sheet is about, "" for a sheet about none
	Chosen bool   // only the pages of what is selected on the map
	Pages  string // such as "1-3,7"; "" for all

	Look   report.Composition
	Public bool
	Ground bool // the basemap that the map shows is printed below it
	Lang   string
	Author string
	Format string // the extension: "pdf", "svg", "png"
	DPI    int    // of a picture; 0 for what is usual
	Path   string

	Replace []string // the files that are there of which it was asked
}

// What a sheet can be about.
const (
	AboutNeed     = "need"
	AboutZone     = "zone"
	AboutContract = "contract"
	AboutSitting  = "sitting"
)

// Sheet is one kind of sheets that can be asked for.
type Sheet struct {
	Code  string
	About string // what it is about, "" for a whole
	Atlas bool   // a page for each of many rows, of which some may be selected
	Text  bool   // pages of text, on which no map stands
}

// The sheets that are no templates of report: an overview, and texts that stand on pages.
const (
	Ranking   = report.SheetRanking // the overview of a need
	Inventory = "inventory"
	Stock     = "stock"
	Minutes   = "minutes"
)

// Sheets lists what can be asked for, in the order in which it is offered.
func Sheets() []Sheet {
	return []Sheet{
		{Code: string(report.TemplateOverview)},
		{Code: Ranking, About: AboutNeed},
		{Code: string(report.TemplateWaterfall), About: AboutNeed},
		{Code: string(report.TemplateCompare), About: AboutNeed},
		{Code: string(report.TemplateWhyNot), About: AboutNeed, Text: true},
		{Code: string(report.TemplateAllocation)},
		{Code: string(report.TemplateProjects)},
		{Code: string(report.TemplatePlot), Atlas: true},
		{Code: string(report.TemplateZone), Atlas: true},
		{Code: string(report.TemplateDashboard), Text: true},
		{Code: Inventory, About: AboutZone, Text: true},
		{Code: Stock, About: AboutContract, Text: true},
		{Code: Minutes, About: AboutSitting, Text: true},
		{Code: string(report.TemplateSources), Text: true},
	}
}

// sheetOf finds a sheet by its code, the first when there is none.
func sheetOf(code string) Sheet {
	for _, s := range Sheets() {
		if s.Code == code {
			return s
		}
	}
	return Sheets()[0]
}

// Layer is one that a map of the project can show.
type Layer struct {
	ID, Name string
	OnMap    bool // the map shows it
}

// Model is what the form begins with.
type Model struct {
	Request Request
	About   map[string][]kit.Option // what there is of each that a sheet can be about; a sheet about what there is none of is not offered
	Chosen  map[string]int          // how many rows are selected, by the code of an atlas
	Layers  []Layer                 // top first
	Ground  string                  // the name of the basemap that the map shows, "" when it shows none
	Folder  string                  // where files are proposed
	Public  map[string]bool         // whether a sheet was for the outside last, by its code
	Kept    []kit.Option            // compositions of the project
	KeptID  string                  // the one that the request comes from, "" for none
	Fixed   bool                    // the project is only read: none can be kept
}
