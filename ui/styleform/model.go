package styleform

import (
	"emprise/data/symbology"
	"emprise/geo/feature"
	"emprise/ui/kit"
)

// Model is what the editor begins with.
type Model struct {
	Layer   string // its name
	Kind    feature.Kind
	Columns []Column
	Design  symbology.Design
	Stretch float64 // plane metres a metre on the ground takes here: scales are said of the ground
}

// Column is an attribute that can part classes or name features.
type Column struct {
	Name   string
	Title  string // what it is called here; "" for its name
	Number bool
}

// Line is one sign of the legend as it would be.
type Line struct {
	Mark  kit.Painter
	Text  string
	Count string
}
