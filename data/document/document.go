package document

import "time"

// Document is a text to hand out. Its texts carry no markup.
type Document struct {
	Title    string
	Subtitle string
	Stamps   []string // said beside the title: "Internal document"
	Lang     string   // "fr" or "en"
	Author   string   // may be empty
	Date     time.Time
	Blocks   []Block
	Closing  string // a small line below all; may be empty
}

// Block is one part of a document: what it holds stands in the order of its fields, and what is empty is left out.
type Block struct {
	Heading string
	Text    string // a paragraph
	Items   []string
	Table   *Table
	Picture *Picture
}

// Table is a table of texts.
type Table struct {
	Columns []Column
	Rows    [][]string // a cell for each column
	Total   []string   // the last row, set apart; nil without
}

// Column of a table.
type Column struct {
	Title string
	Share float64 // of the width; 0 takes as much as the others
	Right bool    // numbers stand against the right
}

// Picture is a drawing that is finished.
type Picture struct {
	PNG     []byte
	WidthMM float64 // on paper
	HighMM  float64
	Caption string
}

// Tables gives the tables of a document in their order.
func (d *Document) Tables() []*Table {
	var all []*Table
	for _, b := range d.Blocks {
		if b.Table != nil {
			all = append(all, b.Table)
		}
	}
	return all
}

// Shares gives the share of the width that each column takes; they add up to 1.
func (t *Table) Shares() []float64 {
	shares := make([]float64, len(t.Columns))
	given, open := 0.0, 0
	for i, c := range t.Columns {
		shares[i] = c.Share
		given += c.Share
		if c.Share == 0 {
			open++
		}
	}
	each := 0.0
	if open > 0 {
		each = max(1-given, 0.1*float64(open)) / float64(open)
	}
	sum := given + each*float64(open)
	for i := range shares {
		if shares[i] == 0 {
			shares[i] = each
		}
		shares[i] /= sum
	}
	return shares
}
