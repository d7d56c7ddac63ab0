package ledger

// Model is what the table shows.
type Model struct {
	Key     string // of the subject; a change goes back to the top
	Title   string
	Count   string
	Columns []Column
	Rows    int
	Cell    func(row, column int) string
	Chosen  int    // row, -1 for none
	Note    string // in place of the rows when there are none
	Facts   string // of the row in hand

	Searches bool // there is a field of words
	Search   string
	Dates    bool // there are fields of two days, and a button to compare with a file
	Since    string
	Until    string
	Exports  bool
}

// Column is one column.
type Column struct {
	Name     string
	Width    float32
	Trailing bool // numbers stand at the right
}
