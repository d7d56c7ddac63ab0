package companies

import "emprise/ui/kit"

// Model is what is shown.
type Model struct {
	Companies []Line
	Chosen    string       // company
	Card      *Card        // of the company in hand, nil for none
	Actions   []kit.Action // of the head: a new company, a new exchange
}

// Line is a company of the list.
type Line struct {
	ID     string
	Name   string
	Detail string // how many needs, what is due
	Stage  string // how far things are
	Late   bool   // something is overdue
	Dim    bool   // nothing goes on
}

// Card is the company in hand.
type Card struct {
	Name    string
	Detail  string
	Facts   []Fact
	Actions []kit.Action
	Entries []Entry
}

// Fact is one thing known of it.
type Fact struct{ Label, Value string }

// Entry is something that happened.
type Entry struct {
	Date  string
	Icon  string
	Title string
	Lines []string // more of it
	Todo  string   // what is still to be done, "" for nothing
	Late  bool     // it is overdue

	Actions []kit.Action // what can be done about it
}
