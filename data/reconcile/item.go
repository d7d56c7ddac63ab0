package reconcile

import (
	"emprise/data"
	"emprise/geo"
)

// Sort is what has happened to features, or to a value.
type Sort string

// The sorts. The first eight are of features of the layer, the others of rows.
const (
	New     Sort = "new"     // the file has it, the layer has not
	Gone    Sort = "gone"    // the layer has it, the file has not
	Redrawn Sort = "redrawn" // the same identifier, another geometry; its values may differ too
	Changed Sort = "changed" // the same place, other values
	Renamed Sort = "renamed" // the same land under another identifier
	Split   Sort = "split"   // one has become several
	Merged  Sort = "merged"  // several have become one
	Recut   Sort = "recut"   // land that is cut up otherwise

	RowNew   Sort = "row_new"  // a plot or zone that the project has not
	RowGone  Sort = "row_gone" // one that came from the layer and is not in the file
	Filled   Sort = "filled"   // a value that the project lacks
	Updated  Sort = "updated"  // a value that came from the file and was not edited since
	Conflict Sort = "conflict" // a value that was entered or edited, and that the file says otherwise
	Followed Sort = "followed" // a plot whose parcels have become others
)

// Sorts lists them in the order in which items are listed.
func Sorts() []Sort {
	return []Sort{Split, Merged, Renamed, Recut, Gone, New, Redrawn, Changed, Followed, Conflict, Updated, Filled, RowNew, RowGone}
}

// Item is one thing to decide: Accept takes what the file says, keep leaves what is there.
type Item struct {
	Sort   Sort
	Old    []int32          // features of the layer, ascending; none of a row
	New    []int32          // features of the file, ascending
	Shares []Share          // which land goes where; none of what is not land
	Before geo.SquareMetres // of Old together, drawn
	After  geo.SquareMetres // of New together

	Row *Value // of the sorts of rows
}

// Share is the land that a feature of the layer and one of the file have in common.
type Share struct {
	Old, New int32
	Area     geo.SquareMetres
	OfOld    float64 // 0 to 1
	OfNew    float64
}

// Value is what the project and the file say of one field of one row.
type Value struct {
	Ref    data.Ref
	Name   string // of the row, for people
	Field  string // the JSON name; "shape" is the outline; "" the whole row
	Mine   Said
	Theirs Said
	From   []Succession // of Followed: what became of which parcel
	Sure   bool         // of Followed: the parcels cover the same land as before
	UsedBy []data.Ref   // of RowGone: what refers to it, so that it cannot go

	row    data.Row // as the file has it
	shares []int    // of Followed: the items of the layer that it goes by
}

// Said is a value with where it comes from.
type Said struct {
	Value  any    // as in the row; nil is unknown
	Source string // "" when it was entered here
	Date   string // AAAA-MM-JJ, AAAA-MM or AAAA; "" is unknown
}

// Succession is one parcel and those that have its land now.
type Succession struct {
	Parcel string
	To     []Successor // none: nothing has
}

// Successor is a parcel that has land of another one.
type Successor struct {
	Parcel string
	OfOld  float64 // share of the parcel before
	OfNew  float64 // share of this one
	Left   bool    // not proposed: that part lies outside the outline of the plot
}
