package plots

import (
	"emprise/data/search"
	"emprise/ui/kit"
)

// Model is what is shown.
type Model struct {
	Filter     search.PlotFilter
	Statuses   []Chip       // of status, each with its code
	Zones      []kit.Option // with "" for any, as all choices
	Communes   []kit.Option
	Servicings []kit.Option
	Conditions []Condition  // in force beside the statuses
	Kept       []kit.Option // filters under a name; "" is none
	KeptChosen string

	Cards  bool            // in place of the table
	IDs    []string        // of the plots
	Row    func(i int) Row // puts the plot of one of the IDs into words, when it comes into sight
	Chosen string          // plot
	Count  string          // how many of how many
	Told   string          // what the filter cannot tell, "" for nothing
	Land   []Land          // by status, then in all
	Empty  string          // why there is no row

	Actions []kit.Action // of the head: keep the filter, colour, the table of all columns
	Clear   kit.Action
}

// Chip is one of several values that can be in force together.
type Chip struct {
	Code  string
	Text  string
	Count int // of plots that have it
}

// Condition is one that is in force.
type Condition struct {
	Part search.PlotPart
	Text string
}

// Row is a plot.
type Row struct {
	Name    string
	Place   string
	Status  string
	Mark    kit.Painter // of the status, as on the map
	Area    string
	Price   string
	Service string

	Sketch   kit.Painter // its outline as the map draws it, nil when it has none
	Networks string      // what reaches it: power, fibre, rail
}

// Size is the area and the price in one line.
func (r Row) Size() string { return r.Area + " · " + r.Price }

// Land is how much ground some plots cover together.
type Land struct {
	Mark  kit.Painter
	Name  string
	Value string
}
