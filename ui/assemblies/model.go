package assemblies

import "emprise/ui/kit"

// Asked is where and how sets are looked for.
type Asked struct {
	Where  string // code of one of the places
	Most   int    // parcels at most
	Street int    // metres of a street that may run through, 0 for none
	Free   bool   // no parcel with buildings
	Strips bool   // long and thin sets too
}

// Model is what is shown.
type Model struct {
	Need     string       // title, with the company
	Wanted   string       // what it asks, in one line
	Places   []kit.Option // where sets can be looked for
	Asked    Asked
	Working  string // what the search has come to, "" when none goes on
	Trouble  string // why there is no answer
	Rows     []Row
	Chosen   int      // row in hand, −1 for none
	Searched []string // what was looked at, and whether that is all
	Card     *Card    // of the row in hand
}

// Row is one set.
type Row struct {
	Name    string // its parcels
	Area    string
	Owners  string
	Price   string
	Compact string
	Verdict string
	Best    string // by what it is the best of the list
}

// Card is the set in hand.
type Card struct {
	Title   string
	Detail  string   // which of how many
	Facts   []string // what is known
	Doubts  []string // what must be checked, or stands against it
	Actions []kit.Action
	Steps   []kit.Action // to the sets before and after
}
