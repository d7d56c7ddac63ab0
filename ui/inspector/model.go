package inspector

import (
	"image/color"

	"fyne.io/fyne/v2"

	"emprise/ui/kit"
)

// Fact is one thing known, or not known, of what is selected.
type Fact struct {
	Label   string
	Value   string
	Source  string // where it comes from and of when, "" when nothing is said
	Unknown bool   // Value says so
	Small   bool   // Value is a mark of the program's, which nobody reads aloud and which must not be cut

	Key    string            // names a value that can be changed where it stands
	Edit   func()            // begins to; nil when it cannot be
	Editor fyne.CanvasObject // stands in the place of the value while it is changed
}

// Reason is what one criterion of the need that is ranked says.
type Reason struct {
	Icon     string
	Ink      color.Color // of the icon; nil is the text's
	Sentence string
	Source   string
	Points   string  // contribution to the score, "" when it has none
	Share    float64 // of the weight, 0 to 1; the bar's length
	Earned   float64 // of that share, 0 to 1
}

// Verdict is the answer to the need that is ranked.
type Verdict struct {
	Need    string
	Word    string
	Score   string
	Known   string // how much of the weight is known
	Mark    kit.Painter
	Reasons []Reason
}

// Link leads to something else.
type Link struct {
	Icon   string
	Title  string
	Detail string
	Run    func()      // nil leads nowhere
	Cut    *kit.Action // takes it off, nil when it cannot be
}

// Sign is a line of a legend.
type Sign struct {
	Mark  kit.Painter
	Title string
	Count string
}

// Gap is something that is not known, and can be entered where it stands.
type Gap struct {
	Key, Name string
	Edit      func()
}

// Section is a group of facts or links under a title.
type Section struct {
	Title string
	Blank string      // what is not known of it, in one line
	Gaps  []Gap       // the same where each can be entered; nil where none can
	Fill  *kit.Action // enters that; nil when nobody can
	Facts []Fact
	Links []Link
	Text  string // running text, as notes are
	Signs []Sign
	First bool // told before the reasons of the verdict
}

// Model is what the panel shows. An empty title shows what to do next.
type Model struct {
	Void     *kit.Action // what to begin with where there is nothing to be selected yet; nil says how to select
	Key      string      // of what is selected; a change goes back to the top
	Kind     string      // « Terrain »
	Title    string
	Detail   string
	Status   string
	Mark     kit.Painter       // of the status
	OnStatus func()            // begins to change it; nil when it cannot be
	Statuses fyne.CanvasObject // stands in the place of the status while it is changed
	Verdict  *Verdict
	Sections []Section
	Actions  []kit.Action // the first is the loudest
	Hushed   bool         // but where it is not advised
}
