package board

import (
	"emprise/data"
	"emprise/data/search"
	"emprise/ui/kit"
)

// View is a way to show the projects.
type View string

// The views, in the order of their buttons.
const (
	Lanes   View = "lanes"
	Time    View = "time"
	Table   View = "table"
	Rollups View = "rollup"
)

// Views lists them.
func Views() []View { return []View{Lanes, Time, Table, Rollups} }

// Model is what is shown.
type Model struct {
	View      View
	Filter    search.ProjectFilter
	Types     []Chip
	Zones     []kit.Option // with "" for any, as all choices
	Communes  []kit.Option
	Contracts []kit.Option
	Schemes   []kit.Option

	Lanes    []Lane    // in the order in which a project goes through them
	Projects []Project // those that the filter leaves, in the order of the table
	Chosen   string    // project
	Count    string    // how many of how many
	Empty    string    // why there is no project, "" when there is one
	Today    string    // AAAA-MM-JJ

	Columns []kit.GridColumn // of the table
	Sort    int              // the column that it is sorted by, -1 for none
	Down    bool
	Rollup  Rollup

	Add   []kit.Action // new projects
	Clear kit.Action   // takes the filter off
	Print kit.Action
}

// Chip is one of several values that can be in force together.
type Chip struct {
	Code  string
	Text  string
	Count int // of projects that have it
}

// Lane is a status.
type Lane struct {
	Status data.ProjectStatus
	Title  string
	Dim    bool // what is in it brings nothing
}

// Project is one of those that are shown.
type Project struct {
	ID     string
	Mark   kit.Painter // a sample of 18 by 14 of what it wears on the map
	Title  string
	Status data.ProjectStatus
	State  string // the status in words
	Detail string // who and where
	Value  string // what it brings
	Late   bool   // its end is over and it is not done
	When   string // its days in words, milestones too; "" for none
	Start  string // AAAA-MM-JJ
	End    string
	Steps  []Step
	Cells  []string // of the table
}

// Step is a milestone.
type Step struct {
	Title string
	Date  string // AAAA-MM-JJ
	Done  bool
}

// dated says whether a project has a day to stand on the line of time.
func (p Project) dated() bool { return p.Start != "" || p.End != "" || len(p.Steps) > 0 }

// Rollup is what the projects bring by place.
type Rollup struct {
	Axes    []kit.Option // sorts of places
	Axis    string
	Columns []kit.GridColumn
	Rows    []Group // that of the territory first
	Chosen  string  // the group whose projects are selected
	Note    string
}

// Group is a line of a rollup.
type Group struct {
	Code  string
	Cells []string
}
