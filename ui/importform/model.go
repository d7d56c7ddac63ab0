package importform

import (
	"emprise/data"
	"emprise/ui/kit"
)

// Model is what is known of a file, in words ready to be read, and the layer that is proposed.
type Model struct {
	Path  string // "": the form is about a layer that is there
	Layer data.Layer

	About      string   // format and number of objects
	Recognised string   // what the file was recognised as, or that it was not
	Confidence float64  // 0 to 1; 0 shows none
	Why        string   // what the guess goes by
	Notes      []string // what else to know: parts that cannot be read, and what becomes of each part

	Parts []kit.Option // of an archive, none when there is one; the code All is for all of them
	Part  string       // the code chosen

	Newer   string       // that it looks like a newer edition of a layer, "" when it does not
	Updates []kit.Option // which layers it may update, the code "" being none

	Question string       // about the coordinate system, "" when there is none
	Systems  []kit.Option // answers, the code "" being none
	Proposal string       // which answer is the likeliest, in words
	Must     bool         // an answer is needed
}

// All is the code of all parts of an archive.
const All = "*"

// Answer is what the user says.
type Answer struct {
	Path   string
	Part   string // a code of Parts
	System string // a code of Systems
	Layer  data.Layer
	Update string // the ID of the layer that it is to update, "" for a layer of its own
	Rows   bool   // plots or zones are made of it, where its role has some
}

// ColumnsModel is a mapping in words ready to be read, and the first rows of the file that it is for.
type ColumnsModel struct {
	Count string // how many fields are filled
	Saved string // that a mapping that was kept is applied, "" when none is
	Name  string // under which it is kept; "" leaves what stands in the field

	Lines []Line

	Columns []kit.GridColumn // of the source
	Rows    int
	Cell    func(row, column int) string
	Picture kit.Painter // of the first features, nil when none has a place
}

// Line is one of our fields and where it comes from.
type Line struct {
	Key      string // our field, with ".2" for its second line
	Title    string
	Sources  []kit.Option // columns, the code "" being none
	Source   string
	Units    []kit.Option // none when it is no quantity
	Unit     string
	Examples string
	Read     string // how many rows are read and how many cannot be
	Trouble  bool
	Codes    []kit.Option // what a word may mean, the code "" being nothing
	Words    []Word       // of the source, that mean nothing to us yet or were given a meaning here
}

// Word is a word of the source.
type Word struct {
	Text  string
	Shown string
	Count string
	Code  string
}
