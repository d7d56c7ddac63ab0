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
}
