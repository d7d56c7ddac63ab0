package style

import (
	"emprise/geo/scene"
)

// Rules say how each feature of a layer looks. The zero value draws nothing.
type Rules struct {
	// Classes are tried in order, the first that holds is worn. They are drawn in order too: the last lies on top.
	Classes []Class
	// First lists the order in which classes are tried when it is not the order in which they are drawn: indices.
	First []int

	// Only is a condition in the language of expressions; what it is not true for is not drawn. "" draws all.
	Only string

	Label   Label
	Plates  []Label // further names, for classes that want another look: a label's own When says which
	Shown   Range   // when the layer is drawn at all
	Opacity float64 // 0 and 1 are opaque
	Shared  bool    // outlines of areas are drawn once where two share them; set it for dashes

	Unit    string   // of the numbers that classes part, for the legend: "€/m²"; an area in "m²" is told in hectares where it is large
	Cluster *Cluster // points that stand too close are drawn as one; nil: never
	Made    Made
}

// Cluster is how points that stand too close to be told apart are drawn as one sign with their number.
type Cluster struct {
	Radius float64 // how close, typographic pixels
	Shown  Range   // when points are put together; beyond it each is drawn
	Fill   RGBA    // of the sign; alpha 0: the colour of the markers when they are of one class, else Ink
	Ink    RGBA    // of the number and the rim
}

// Class is the features for which all conditions hold, and their symbol.
type Class struct {
	Symbol Symbol
	When   []Condition // none: all features
}

// Label is how features are named on the map. Without columns it names nothing.
type Label struct {
	Columns  []string // the first one that is known is read; after "=" an expression: "=nom || ' (' || section || ')'"
	Size     float64  // em, typographic pixels
	Sizes    Ramp     // multiplies it
	Bold     bool
	Italic   bool
	Upper    bool // in capitals
	Colour   RGBA
	Halo     RGBA
	Width    float64 // of the halo on each side, typographic pixels
	Priority int     // greater is placed first
	Shown    Range
	Inside   bool    // of an area: only if it fits in it
	Above    bool    // of an area: over its upper edge if there is room, rather than in it
	Shield   RGBA    // of a line: written level on a plate of this colour rather than along it; alpha 0: no plate
	Below    float64 // moved down by this many typographic pixels, for the name of a marker
	When     []Condition
}

// Single gives all features one symbol.
func Single(s Symbol) Rules { return Rules{Classes: []Class{{Symbol: s}}} }

// Uniform says that all features wear the only class, so that none need be asked.
func (r Rules) Uniform() bool {
	return len(r.Classes) == 1 && len(r.Classes[0].When) == 0 && r.First == nil && r.Only == ""
}

// Value pairs a value with a symbol.
type Value struct {
	Of     string
	Symbol Symbol
}

// ByColumn gives each value of an attribute its symbol, and the others the fallback when there is one.
func ByColumn(column string, values []Value, fallback *Symbol) Rules {
	var r Rules
	if fallback != nil {
		r.Classes = append(r.Classes, Class{Symbol: *fallback})
	}
	for _, v := range values {
		r.First = append(r.First, len(r.Classes))
		r.Classes = append(r.Classes, Class{v.Symbol, []Condition{{Column: column, Values: []string{v.Of}}}})
	}
	if fallback != nil {
		r.First = append(r.First, 0)
	}
	return r
}

// IDColumn is the attribute that tells features apart.
const IDColumn = "id"

// ByID gives the listed features the symbol of their group, and the others the fallback when there is one: groups are
// pairs of a symbol and the ids that wear it, drawn in order.
func ByID(groups []Group, fallback *Symbol) Rules {
	var r Rules
	if fallback != nil {
		r.Classes = append(r.Classes, Class{Symbol: *fallback})
	}
	for _, g := range groups {
		r.First = append(r.First, len(r.Classes))
		r.Classes = append(r.Classes, Class{g.Symbol, []Condition{{Column: IDColumn, Values: g.IDs}}})
	}
	if fallback != nil {
		r.First = append(r.First, 0)
	}
	return r
}

// Group is a symbol and the ids of the features that wear it.
type Group struct {
	IDs    []string
	Symbol Symbol
}

// For gives the symbol of one feature, false when it is not drawn. To ask for many, take a Picker.
func (r Rules) For(l *scene.Layer, f int) (*Symbol, bool) {
	i := r.Picker(l).Class(f)
	if i < 0 {
		return nil, false
	}
	return &r.Classes[i].Symbol, true
}
