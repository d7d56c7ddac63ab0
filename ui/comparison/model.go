package comparison

import "emprise/ui/kit"

// Most is how many plots are shown side by side.
const Most = 4

// Model is what is shown.
type Model struct {
	Title    string // of the need
	Plots    []Plot // one is a waterfall
	Criteria []Criterion
	Tries    []Try    // of one plot
	Holds    []string // sentences on how far the ranking holds
	Working  bool     // they are being found
	Empty    string   // why there is nothing to show
}

// Plot is a plot with its answer.
type Plot struct {
	ID, Name string
	Verdict  string // in words
	Mark     kit.Painter
	Score    string  // in words, "" without one
	Share    float64 // of a whole score
}

// Criterion is what each plot gets for one thing that is asked.
type Criterion struct {
	Name   string
	Weight string // "30 %", "" without weight
	Cells  []Cell // one a plot
}

// Cell is what a plot gets for a criterion. From, Earned and Room are shares of a whole score.
type Cell struct {
	Value  string
	Points string // in words
	From   float64
	Earned float64
	Room   float64 // what could be earned; of something unknown: what it might come to
	Known  bool
	Missed bool // a hard condition
}

// Try is a number that can be tried otherwise: of the plot, or of what is asked.
type Try struct {
	Key   string
	Name  string
	Asked bool // of what is asked
	Steps int  // places of the slider
	At    int
	Say   func(place int) string
}
