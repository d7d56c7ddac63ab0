package navigator

import (
	"emprise/data"
	"emprise/ui/kit"
)

// Tab is one of the lists.
type Tab int

// The tabs.
const (
	Layers Tab = iota
	Plots
	Needs
	Projects
)

// Layer is a line of the layer list.
type Layer struct {
	ID      string
	Name    string
	Detail  string
	Count   int
	Visible bool
	Mark    kit.Painter

	Arriving bool // it is being brought in: it cannot be hidden or worked with yet
}

// Plot is a line of the plot list.
type Plot struct {
	ID       string
	Name     string
	Commune  string
	Zone     string
	Status   data.Status
	AreaM2   float64 // 0 when it is not known
	Area     string  // that in words
	Mark     kit.Painter
	Offered  bool
	Projects int
}

// Need is a line of the need list.
type Need struct {
	ID      string
	Title   string
	Company string
	Stage   data.Stage
	Asked   string // « au moins 2,00 ha », "" when no area is asked
	Offer   string // how far the last offer to it has come, "" when nothing was offered
	Ranked  bool   // its ranking is on the map
}

// Project is a line of the project list.
type Project struct {
	ID     string
	Type   data.ProjectType
	Title  string
	Place  string
	Status data.ProjectStatus
}

// Model is what the panel shows. Layers come in the order of the list, the one on top of the map first.
type Model struct {
	Layers []Layer
	// What the other lists hold is asked for when they come in front; nil is none.
	Plots    func() []Plot
	Needs    func() []Need
	Projects func() []Project
	Grouping Grouping // of the needs
	Chosen   string   // ID of what is selected, in whichever list it is

	Import, AddNeed, AddProject kit.Action
}
