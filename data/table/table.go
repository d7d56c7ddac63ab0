package table

import (
	"context"
	"time"

	"emprise/assets/locale"
)

// Sort is what the cells of a column are.
type Sort uint8

// The sorts.
const (
	Text   Sort = iota
	Whole       // a number without decimals
	Number      // with Column.Decimals of them
	Day         // AAAA-MM-JJ
	Answer      // yes or no
)

// Column of a table.
type Column struct {
	Name     string // for programs: what a field is called in JSON and a column in a file of data
	Title    string // for people, with the unit where there is one
	Unit     string // "" without
	Meaning  string // a sentence
	Words    []string
	Sort     Sort
	Decimals int // of a Number, shown in a workbook; Exact shows them all
}

// Exact is as many decimals as a number has.
const Exact = -1

// Table is rows of typed cells.
type Table struct {
	Name    string // for programs
	Title   string // for people
	Columns []Column
	Len     int
	// Row gives the cells of a row, a cell for each column, all of which are unknown when it is called.
	Row func(i int, cells []Value)
}

// Source is where what a table says comes from.
type Source struct{ What, Producer, Licence, Date string }

// Book is what leaves together, in one language.
type Book struct {
	Title   string
	Author  string // who hands it out
	Locale  *locale.Locale
	Date    time.Time
	Stamps  []string // said beside the title: "Internal document"
	Notes   []string
	Tables  []*Table
	Sources []Source
}

// patience is how many rows are written between two looks at the context.
const patience = 1 << 9

// each visits the rows of a table. The cells are the same ones each time.
func (t *Table) each(ctx context.Context, report func(done, total int64), write func(row int, cells []Value) error) error {
	cells := make([]Value, len(t.Columns))
	for i := range t.Len {
		if i%patience == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
			if report != nil {
				report(int64(i), int64(t.Len))
			}
		}
		clear(cells)
		t.Row(i, cells)
		if err := write(i, cells); err != nil {
			return err
		}
	}
	if report != nil {
		report(int64(t.Len), int64(t.Len))
	}
	return ctx.Err()
}
