package attributes

// Model is what the table shows.
type Model struct {
	Layer    string // its name
	Columns  []Column
	Rows     []int32 // features in the order shown
	Total    int     // features of the layer
	InView   int     // features within the map's view, -1 while it is not known
	Working  bool    // a filter or an order is being worked out
	Sort     int     // column, -1 for the order of the file
	Down     bool
	Filter   string
	Trouble  string // what is wrong with the filter, "" when nothing is
	OnlyView bool   // features within the view only
	OnlyMine bool   // chosen features only
	Chosen   map[int32]bool
	Editable bool   // its rows can be changed together
	Facts    string // of the column in hand: count, sum, mean …

	Cell func(feature int32, column int) string
}

// Column is one attribute.
type Column struct {
	Name   string
	Number bool // stands at the right
	Width  float32
}
