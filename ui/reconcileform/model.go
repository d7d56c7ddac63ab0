package reconcileform

// Model is what is shown, in words ready to be read.
type Model struct {
	Title string // the layer, and its dates
	Count string // how many differ, and how many are taken
	Notes string // what else to know: columns that are kept, areas that could not be measured
	Apply string // what the button says

	Sorts  []Sort
	Sort   string  // the code that is shown, "" for all
	Rows   []int32 // items of that sort
	InHand int32   // an item, -1 for none
	Detail Detail  // of the item in hand

	Taken func(item int32) bool
	Cell  func(item int32, column int) string // of the columns after the decision: see Columns
}

// Sort is a sort of items to look at alone.
type Sort struct {
	Code string
	Text string // with how many there are
}

// Detail is an item with both values side by side.
type Detail struct {
	Title  string
	What   string
	Mine   string // what the project has
	From   string // where it comes from
	Theirs string // what the file says
	To     string
	Aside  string
	Fixed  string // why it cannot be taken, "" when it can
}
