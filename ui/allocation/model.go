package allocation

import "emprise/ui/kit"

// Rules are what counts and which land is looked at.
type Rules struct {
	First    string // code of what counts first
	Zones    bool
	Assemble bool
	SureOnly bool
}

// Model is what is shown.
type Model struct {
	Summary string       // what the answer comes to, in one line
	Gain    string       // and what it wins beside first come, first served
	Firsts  []kit.Option // what can count first
	Rules   Rules
	Fixed   string // why rules cannot be changed, "" when they can
	Working string // what is under way, "" for nothing
	Stopped string // that it was stopped, "" when it was not: it can be asked again
	Trouble string // why there is no answer
	Empty   string // why there is nothing to answer, and what to do
	Rows    []Row
	Columns []Column
	Cell    func(row, column int) Cell
	Row     int // in hand, −1 for none
	Column  int // in hand: −1 is the company itself
	Card    *Card
	Told    []Told // of the whole answer
	Actions []kit.Action
}

// Row is a need.
type Row struct {
	Number  string
	Company string
	Gets    string // the land that it gets, or that it gets none
	None    bool
}

// Column is land.
type Column struct {
	Name  string
	Under string // where it is
}

// State is how a need and land are to each other.
type State uint8

// The states.
const (
	Unfit State = iota
	Check       // something required is left to check
	Fits
)

// Cell is a pair.
type Cell struct {
	Text      string // the score
	State     State
	Given     bool // by the answer
	Locked    bool
	Forbidden bool
	Refused   bool // that is why it is forbidden
}

// Card is the pair in hand, or the need.
type Card struct {
	Title   string // the company
	Land    string // "" when it gets none
	Detail  string
	Lines   []Line
	Cost    string // what deciding so costs, "" while it is not known
	Actions []kit.Action
}

// Line is one thing to say, with a sign.
type Line struct {
	Icon string
	Text string
}

// Told is something of the whole answer under a heading.
type Told struct {
	Heading string
	Lines   []Line
}
