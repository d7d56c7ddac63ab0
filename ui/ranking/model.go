package ranking

import (
	"emprise/data/match"
	"emprise/ui/kit"
)

// Row is one plot against the need.
type Row struct {
	PlotID  string
	Rank    string // "1", "–" for a plot that does not fit
	Verdict match.Verdict
	Word    string // of the verdict
	Mark    kit.Painter
	Name    string
	Place   string
	AreaM2  *float64
	Score   *float64      // 0 to 100
	Known   float64       // share of the weight that is known
	Reason  func() string // what stands against it, or speaks for it; told for the lines in sight only
}

// Offer is how far the last offer of a plot to the need has come.
type Offer struct {
	Word    string // the stage
	Tip     string // since when, and why it was refused
	Refused bool
	Order   int // of the stage, 1 the first; 0 where nothing was offered
}

// Model is what the drawer shows.
type Model struct {
	NeedID  string
	Title   string
	Company string
	Asked   string           // the criteria in one line
	Rows    []Row            // in the order of the ranking
	Chosen  string           // plot
	Marked  []string         // plots that are to be compared
	Offers  map[string]Offer // by plot; those that were never offered are left out
	Working bool             // the ranking is being made
	Tried   bool             // what is ranked is not stored
}
